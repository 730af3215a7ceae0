"""What staff put right in the browser, what waits for them to look at, and what readers report."""

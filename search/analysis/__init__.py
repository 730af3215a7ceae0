"""Text as search sees it: folded, cut into words, its numbers and months read."""

"""The engine's hits → what a results page, a file or a feed shows."""

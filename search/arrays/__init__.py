"""Texts in flat arrays, memory-mapped: where runs of characters and words stand in them."""

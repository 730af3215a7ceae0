"""Judged queries, and how well a search answers them."""

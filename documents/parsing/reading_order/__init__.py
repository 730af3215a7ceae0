"""Frames of pages → one run of lines for each text."""

"""Prints made-up gazettes: clean sources in, garbled two-column dumps out."""

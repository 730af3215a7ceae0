"""Frames of pages → texts, each with its lines in reading order."""

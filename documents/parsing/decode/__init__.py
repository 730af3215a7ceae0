"""Bytes → text → lines that know their page."""

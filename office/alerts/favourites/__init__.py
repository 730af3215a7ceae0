"""Clauses and documents that accounts have marked for themselves."""

"""The hits of a question as files and feeds."""

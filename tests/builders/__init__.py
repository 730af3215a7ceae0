"""What tests put in: an issue as text, as a parse, as rows and as index entries."""

"""What a person typed → a question → a tree → terms."""

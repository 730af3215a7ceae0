"""The evidence that a doubtful hanzi is a mark, kind by kind."""

"""What the gazette knows: facts read out of documents, kept as rows, looked up as pages."""

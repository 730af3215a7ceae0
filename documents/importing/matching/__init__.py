"""Which issue a file is, and which of its documents and clauses are those that are held."""

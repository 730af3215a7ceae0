"""How fast archives of 10,000 to a million clauses are searched, beside tantivy."""

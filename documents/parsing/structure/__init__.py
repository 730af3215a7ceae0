"""A run of lines → documents, parts, paragraphs and clauses."""

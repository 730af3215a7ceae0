"""The pages that people read: home, months, an issue, a document, its clauses and sources."""

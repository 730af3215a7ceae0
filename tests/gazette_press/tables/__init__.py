"""Made-up tables and their print: ruled, partly ruled, open, merged, wrapped, over columns and pages."""

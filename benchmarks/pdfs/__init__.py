"""How PDFs and scans are read: whole, by pages, tables, and beside other programs."""

"""What is in force, and what says so: statements, amendments, lists of what was reviewed."""

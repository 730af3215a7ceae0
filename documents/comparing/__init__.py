"""Two documents side by side (新旧对照): clauses aligned, differences marked to the character."""

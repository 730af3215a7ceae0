"""Help in asking: completion, spelling, other queries that find something."""

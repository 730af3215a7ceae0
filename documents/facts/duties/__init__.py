"""Which unit has to do what: by notes and lines, by verbs, in tables; members' duties."""

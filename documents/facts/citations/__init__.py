"""Documents that texts name, what is held of them, and how documents are related."""

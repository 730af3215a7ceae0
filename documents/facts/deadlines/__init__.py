"""Times and figures: by when, how often, within which period, how much."""

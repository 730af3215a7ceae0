"""A gazette file → rows, in the place of what was held of its month, links and all."""

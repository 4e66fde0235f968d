"""Places: nations, regions, authorities, co-operatives, outcodes and named places."""

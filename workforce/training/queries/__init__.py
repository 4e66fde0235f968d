"""Reading training: the catalogue, records, a home's matrix, and the figures of homes."""

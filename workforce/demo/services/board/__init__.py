"""The rows of the board: applications’ ways, adverts that ended, alerts, looks and counters."""

"""Offering courses, recording completions, loading the defaults, telling what runs out."""

"""Verbs of choosing together: moves of several, notes, criteria, scores, panels, kept letters."""

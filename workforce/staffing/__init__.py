"""Measures, snapshots, disclosure control and publication of shortfalls."""

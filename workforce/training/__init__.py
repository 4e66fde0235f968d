"""Courses, requirements, completions and their expiry."""

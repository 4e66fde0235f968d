"""Applicants as those who choose together read them."""

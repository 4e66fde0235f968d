"""Queries of what follows shortlisting; those for a reader name them."""

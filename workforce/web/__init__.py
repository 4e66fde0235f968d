"""Request-shaped things that every door shares; it knows no feature."""

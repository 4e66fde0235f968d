"""Home, help, worried about a child, statements and health."""

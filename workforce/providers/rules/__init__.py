"""Plain rules of organisations and homes: reading registers, comparing frames."""

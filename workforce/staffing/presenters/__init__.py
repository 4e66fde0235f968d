"""What readers of shortfalls are shown."""

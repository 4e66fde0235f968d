"""What is typed when several people choose together."""

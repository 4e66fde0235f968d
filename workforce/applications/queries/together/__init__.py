"""What those who choose together read."""

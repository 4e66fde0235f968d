"""The adopted rules of training, and the topics and requirements held as dated data."""

"""What the board of the invented country carries: who applies where, and what adverts ask."""

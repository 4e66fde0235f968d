"""What brings candidates back, as plain values."""

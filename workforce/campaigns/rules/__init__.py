"""What can be worked out about campaigns from plain values."""

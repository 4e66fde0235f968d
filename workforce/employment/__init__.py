"""Establishment posts, people in post, starters and leavers."""

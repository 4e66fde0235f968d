"""Adapters to the outside, each with a fake of the same shape beside it."""

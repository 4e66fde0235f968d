"""The plan of the invented country: plain values from a seed and a day, no database."""

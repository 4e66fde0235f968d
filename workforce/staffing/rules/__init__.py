"""The arithmetic of shortfalls: plain values in and out, no clock and no database."""

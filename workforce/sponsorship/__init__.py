"""Sponsorship cases, their states and their deadlines."""

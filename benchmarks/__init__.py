"""Promises about speed, each measured beside its floor in one run."""

"""Arithmetic behind the figures of jobs: where people came from, how long posts stay open."""

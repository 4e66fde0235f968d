"""Arithmetic of applications: plain values in and out."""

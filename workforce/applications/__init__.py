"""Applying, choosing, offers and starts."""

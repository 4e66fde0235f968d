"""Stored files, opened only through the policy of the row that owns them."""

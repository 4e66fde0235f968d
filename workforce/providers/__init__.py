"""Organisations, joining, homes, the regulators' register, memberships and roles."""

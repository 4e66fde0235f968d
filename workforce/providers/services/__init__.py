"""The verbs of joining, members, homes and the register, one module for each."""

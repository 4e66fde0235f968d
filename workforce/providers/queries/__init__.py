"""Reading organisations, members, homes and the register, one module for each."""

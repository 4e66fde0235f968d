"""People, sign-in, second factor and sessions."""

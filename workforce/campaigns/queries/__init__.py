"""Reading campaigns: for their keepers, for the public, and their figures."""

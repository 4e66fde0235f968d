"""Reading applications: for candidates, for those who choose, and for figures."""

"""Doors of open days: for everybody, for those who come, and for those who hold them."""

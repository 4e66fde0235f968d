"""Reading open days: as everybody, as those who hold them, and who has a place."""

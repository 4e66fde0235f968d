"""What becomes of an advert that people have seen: it changes, it ends, its posts are filled."""

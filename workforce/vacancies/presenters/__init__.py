"""Jobs in words: cards, pages and rows for people who read them."""

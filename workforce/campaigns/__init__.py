"""National campaigns: their pages, links, targets, and those who are interested."""

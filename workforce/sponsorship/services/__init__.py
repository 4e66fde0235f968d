"""Opening cases, moving them lawfully, and keeping the duties and dates that run on them."""

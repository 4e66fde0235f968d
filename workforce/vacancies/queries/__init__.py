"""Reading the board: searches, one job, a recruiter's own adverts, and facts for figures."""

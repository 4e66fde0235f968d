"""The board: posting, search, feeds and the open data of jobs."""

"""What the pages of sponsorship show to officers, and to the worker."""

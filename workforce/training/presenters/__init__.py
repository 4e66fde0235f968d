"""What the pages and files of training show."""

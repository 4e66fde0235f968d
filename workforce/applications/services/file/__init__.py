"""What an offer hands on to the file that it opens."""

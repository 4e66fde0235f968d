"""What an employer owes people in post, homes without a registered manager, and what waits."""

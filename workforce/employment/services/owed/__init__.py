"""Recording what an employer owes people in post, and what becomes of registered managers."""

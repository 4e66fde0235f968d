"""What is typed after shortlisting."""

"""What follows shortlisting as candidates, recruiters and referees read it."""

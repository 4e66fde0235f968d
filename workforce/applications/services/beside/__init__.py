"""What is done beside the form: interest, declarations, equality, papers."""

"""Letters: written in the transaction that caused them, posted by a job."""

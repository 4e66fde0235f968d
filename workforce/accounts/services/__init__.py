"""What people do with their accounts; each verb is a whole use case."""

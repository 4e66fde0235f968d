"""Verbs of what follows shortlisting: interviews, messages, offers, references, the place."""

"""Rules of what follows shortlisting: times, calendars, offers, references, places."""

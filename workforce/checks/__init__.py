"""Appointments and the start gate: nobody starts unchecked."""

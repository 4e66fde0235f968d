"""Appointments, the rows of the start gate, and what is kept beside them."""

from workforce.checks.models.appointments import (
    APPOINTMENT,
    CHECK,
    Appointment,
    Check,
)

__all__ = [
    "APPOINTMENT",
    "CHECK",
    "Appointment",
    "Check",
]

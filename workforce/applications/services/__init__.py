"""What is done with applications: applying, choosing, and keeping them."""

from workforce.applications.services.applying import apply, decline, withdraw
from workforce.applications.services.choosing import (
    interview,
    mark_started,
    note_starts,
    offer,
    shortlist,
    turn_down,
)
from workforce.applications.services.keeping import carry_over, erase_of, forget_decided

__all__ = [
    "apply",
    "carry_over",
    "decline",
    "erase_of",
    "forget_decided",
    "interview",
    "mark_started",
    "note_starts",
    "offer",
    "shortlist",
    "turn_down",
    "withdraw",
]

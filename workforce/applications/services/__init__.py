"""What is done with applications: applying, choosing, and keeping them."""

from workforce.applications.services.applying import decline, withdraw
from workforce.applications.services.choosing import (
    interview,
    mark_started,
    note_starts,
    offer,
    shortlist,
    take_back_offer,
    turn_down,
)
from workforce.applications.services.keeping import (
    carry_over,
    end_undecided,
    erase_of,
    forget_decided,
    forget_started,
)

__all__ = [
    "carry_over",
    "decline",
    "end_undecided",
    "erase_of",
    "forget_decided",
    "forget_started",
    "interview",
    "mark_started",
    "note_starts",
    "offer",
    "shortlist",
    "take_back_offer",
    "turn_down",
    "withdraw",
]

"""Safeguarding concerns: opening one, doing what it asks for, and closing it."""

from workforce.checks.services.concerns.opening import About, open_concern
from workforce.checks.services.concerns.reminding import readers, remind
from workforce.checks.services.concerns.tending import close_concern, finish_task, note_look

__all__ = [
    "About",
    "close_concern",
    "finish_task",
    "note_look",
    "open_concern",
    "readers",
    "remind",
]

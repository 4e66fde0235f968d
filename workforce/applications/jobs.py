"""Following what happened below: starts made from the checks page."""

from datetime import date

from workforce.applications import services
from workforce.core.actors import Actor


def note_starts(day: date) -> str:
    """Move offers whose appointment has started; safe at any time, however late."""
    _ = day
    return f"noted {services.note_starts(Actor.system('note-starts'))}"

"""Where a letter stands."""

from enum import StrEnum


class LetterState(StrEnum):
    """Where a letter stands on its way out."""

    WAITING = "waiting"
    POSTED = "posted"
    FAILED = "failed"


class Channel(StrEnum):
    """How a letter travels."""

    EMAIL = "email"
    TEXT = "text"

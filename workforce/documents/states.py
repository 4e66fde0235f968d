"""Where the scan of a stored file stands."""

from enum import StrEnum


class ScanState(StrEnum):
    """What a virus scan said of a file."""

    WAITING = "waiting"
    CLEAN = "clean"
    INFECTED = "infected"
    NOT_SCANNED = "not-scanned"

"""Codes of offers as people read and type them, and until when an offer can be answered."""

import re
from datetime import date, timedelta

CODE_LENGTH = 10
GROUP = 4
OPEN_FOR = timedelta(days=14)
LONGEST = timedelta(days=90)


def in_groups(code: str) -> str:
    """A code as it is read out: ABCD-EFGH-JK."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def plain(typed: str) -> str:
    """What somebody typed, as codes are kept: capitals and figures only."""
    return re.sub(r"[^A-Z0-9]", "", typed.upper())[: CODE_LENGTH + 1]


def can_be_answered(expires_on: date, today: date) -> bool:
    """Whether an offer still waits: its last day counts."""
    return today <= expires_on


def closing_day_stands(expires_on: date, today: date) -> bool:
    """Whether an offer can be open until a day: from today, and at most ninety days."""
    return today <= expires_on <= today + LONGEST

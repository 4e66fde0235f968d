"""The code that proves a request to join by a second channel."""

from datetime import datetime, timedelta
from enum import StrEnum

CODE_LENGTH = 8
MOST_ATTEMPTS = 5
GOOD_FOR = timedelta(days=14)


class Attempt(StrEnum):
    """What came of typing in a code."""

    RIGHT = "right"
    WRONG = "wrong"
    EXPIRED = "expired"
    SPENT = "spent"


def tidy(code: str) -> str:
    """A code as it was made: without spaces and dashes, in capitals."""
    return "".join(code.replace("-", "").split()).upper()


def sealed(organisation_public_id: str, code: str) -> str:
    """What is digested: a code serves one request only."""
    return f"joining:{organisation_public_id}:{tidy(code)}"


def judge(*, agrees: bool, attempts: int, expires_at: datetime | None, now: datetime) -> Attempt:
    """What an attempt comes to, after `attempts` wrong ones before it."""
    if attempts >= MOST_ATTEMPTS:
        return Attempt.SPENT
    if expires_at is None or now >= expires_at:
        return Attempt.EXPIRED
    if agrees:
        return Attempt.RIGHT
    return Attempt.SPENT if attempts + 1 >= MOST_ATTEMPTS else Attempt.WRONG


def tries_left(attempts: int) -> int:
    """How many more wrong codes are allowed."""
    return max(0, MOST_ATTEMPTS - attempts)

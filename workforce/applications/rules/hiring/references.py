"""References: how long a link serves, when it is chased, and which answers worry."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

LINK_LASTS = timedelta(weeks=12)
BY_HAND_AFTER = timedelta(days=7)
CHASED_AFTER = (7, 14, 28)
CANDIDATE_TOLD_AFTER = (9, 16, 30)
# Answers that those who choose are shown first: they may be nothing, and are asked about.
WORRYING: Mapping[str, frozenset[str]] = {
    "again": frozenset({"no", "not-sure"}),
    "suitable": frozenset({"no", "not-sure"}),
    "discipline": frozenset({"yes", "not-sure"}),
    "concern": frozenset({"yes", "not-sure"}),
    "investigation": frozenset({"yes", "not-sure"}),
}


def is_open(expires_at: datetime, now: datetime) -> bool:
    """Whether a link still serves."""
    return now < expires_at


def may_remind(sent_at: datetime, reminded_at: datetime | None, now: datetime) -> bool:
    """Whether somebody may remind by hand: a week after the last letter."""
    return now - max(sent_at, reminded_at or sent_at) >= BY_HAND_AFTER


def steps_due(after: Iterable[int], sent_at: datetime, now: datetime) -> tuple[int, ...]:
    """The steps whose day has come, the latest last."""
    return tuple(days for days in after if now - sent_at >= timedelta(days=days))


def raises_concern(answers: Mapping[str, object]) -> bool:
    """Whether any answer is one that has to be asked about."""
    return any(answers.get(name) in worrying for name, worrying in WORRYING.items())

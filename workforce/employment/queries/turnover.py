"""People who joined and left their employer, by home: moves and second posts are neither."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from sqlalchemy import select

from workforce.core.db import session
from workforce.employment import rules
from workforce.employment.queries import terms
from workforce.employment.rules import Post, Service
from workforce.employment.states import GOES_ON, LeavingReason


@dataclass(frozen=True, slots=True)
class Turnover:
    """People who joined an employer and who left one, by the home they began or ended in."""

    joined: Counter[int]
    left: Counter[int]


def turnover_by_home(after: date, until: date) -> Turnover:
    """People whose first day, or whose first day away, lies in (after, until].

    Each person of an employer counts once for unbroken time: a promotion, a second post and a
    move to another home of the same provider are neither a start nor a leaving.
    """
    joined: Counter[int] = Counter()
    left: Counter[int] = Counter()
    for service in _services(after, until):
        if service.began_between(after, until):
            joined[service.first.home_id] += 1
        if service.ended_between(after, until):
            left[service.last.home_id] += 1
    return Turnover(joined, left)


def leaving_reasons_by_home(after: date, until: date) -> dict[int, Counter[LeavingReason]]:
    """What employers say of those who left, as `turnover_by_home` counts them, by home.

    An end without a reason, such as going over to the bank, is "not stated".
    """
    found: dict[int, Counter[LeavingReason]] = {}
    for service in _services(after, until):
        if service.ended_between(after, until):
            reason = service.last.reason or LeavingReason.NOT_STATED
            found.setdefault(service.last.home_id, Counter())[reason] += 1
    return found


def _services(after: date, until: date) -> Iterator[Service]:
    """Every unbroken service that can touch the window, employer by employer."""
    earliest = after - timedelta(days=rules.MOVE_DAYS)
    stretch = terms.stretches()
    person = (stretch.c.organisation_id, stretch.c.person_reference)
    query = (
        select(
            *person,
            stretch.c.home_id,
            stretch.c.from_on,
            stretch.c.until_on,
            stretch.c.leaving_reason,
            stretch.c.goes_on,
        )
        .where(terms.counted(stretch), terms.covering(stretch, earliest, until))
        .order_by(*person, stretch.c.spell_id, stretch.c.from_on)
    )
    rows = session().execute(query)
    for _person, spells in groupby(rows, key=lambda row: (row[0], row[1])):
        yield from rules.services_of(
            Post(home, start, end, reason in GOES_ON, bool(goes_on), _reason(reason))
            for _employer, _reference, home, start, end, reason, goes_on in spells
        )


def _reason(stored: str | None) -> LeavingReason | None:
    return LeavingReason(stored) if stored else None

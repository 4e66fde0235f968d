"""When a home may change owner, and how the register's numbers find it before and after."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from workforce.providers.rules.register import Fact
from workforce.providers.states import HomeStatus

FURTHEST_DAYS = 366
# A register may drop an old number months before, or after, it lists the new one.
GAP_DAYS = 120


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A home by the number it has now, and until when it had another."""

    current: str
    until_on: date


def day_stands(on_day: date, today: date) -> bool:
    """Whether a change of owner may be set for a day: tomorrow or later, within a year."""
    return today < on_day <= today + timedelta(days=FURTHEST_DAYS)


def is_due(on_day: date, today: date) -> bool:
    """Whether the London day has begun on which the home changes owner."""
    return on_day <= today


def as_known_now(
    facts: Iterable[Fact], earlier: Mapping[str, Renumbered], awaited: Collection[str]
) -> tuple[Fact, ...]:
    """What a register states, by the numbers under which homes are known now.

    Of a home that stands there under both numbers, the present one counts; under the earlier
    number alone it is still the same home. A number that a home is to get soon is no new home.
    """
    stated = list(facts)
    numbers = {fact.registration_number for fact in stated}
    kept = []
    for fact in stated:
        now = earlier.get(fact.registration_number)
        if now is None:
            if fact.registration_number not in awaited:
                kept.append(fact)
        elif now.current not in numbers and fact.status is not HomeStatus.CLOSED:
            kept.append(replace(fact, registration_number=now.current))
    return tuple(kept)


def not_yet_listed(
    facts: Iterable[Fact], earlier: Mapping[str, Renumbered], as_at: date
) -> frozenset[str]:
    """Present numbers that a register does not have yet, or again: their homes are not closed."""
    numbers = {fact.registration_number for fact in facts}
    return frozenset(
        one.current
        for one in earlier.values()
        if one.current not in numbers and as_at <= one.until_on + timedelta(days=GAP_DAYS)
    )

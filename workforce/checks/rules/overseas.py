"""Time abroad: months lived in each country, and whether its certificate is asked for."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources

from dateutil.relativedelta import relativedelta

from workforce.checks.rules.history import Span

DAYS_OF_A_MONTH = 30
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OverseasRule:
    """How long, within how many years and from what age on; and where that comes from."""

    from_day: date | None
    until_day: date | None
    months: int
    years: int
    age: int
    fresh_months: int
    confidence: str
    note: str
    source: str
    url: str

    def covers(self, day: date) -> bool:
        """Whether it holds on a day."""
        return (self.from_day is None or self.from_day <= day) and (
            self.until_day is None or day <= self.until_day
        )


@lru_cache(maxsize=1)
def overseas_rules() -> tuple[OverseasRule, ...]:
    """The rules of the packaged file."""
    file = resources.files("workforce.checks").joinpath("data/overseas.json")
    return tuple(
        OverseasRule(
            from_day=_day(one["from"]),
            until_day=_day(one["until"]),
            months=one["months"],
            years=one["years"],
            age=one["age"],
            fresh_months=one["fresh_months"],
            confidence=one["confidence"],
            note=one["note"],
            source=one["source"],
            url=one["url"],
        )
        for one in json.loads(file.read_text("utf-8"))["rules"]
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def overseas_rule(day: date) -> OverseasRule:
    """The rule that holds on a day."""
    return next(one for one in overseas_rules() if one.covers(day))


def months_of(stays: Iterable[Span], first: date, last: date) -> int:
    """Whole months of stays within a window, its last day included; days of overlap count once.

    Days left over of several stays count together, thirty to a month.
    """
    months, left = 0, []
    for from_on, until_on in _merged(stays, first, last):
        end = until_on + ONE_DAY
        spent = relativedelta(end, from_on)
        whole = spent.years * 12 + spent.months
        months += whole
        left.append((end - (from_on + relativedelta(months=whole))).days)
    return months + (sum(left) // DAYS_OF_A_MONTH if len(left) > 1 else 0)


def _merged(stays: Iterable[Span], first: date, last: date) -> list[tuple[date, date]]:
    """The stays within a window, those that overlap or touch as one."""
    merged: list[tuple[date, date]] = []
    for stay in sorted(stays, key=lambda one: (one.first, one.last or date.max)):
        from_on, until_on = max(stay.first, first), min(stay.last or last, last)
        if from_on > until_on:
            continue
        if merged and from_on <= merged[-1][1] + ONE_DAY:
            merged[-1] = (merged[-1][0], max(merged[-1][1], until_on))
        else:
            merged.append((from_on, until_on))
    return merged


def months_by_country(
    stays: Iterable[tuple[str, Span]], born_on: date | None, day: date
) -> Mapping[str, int]:
    """Months that count in each country on a day: in the last years, and of age.

    Where the date of birth is not known, all time counts.
    """
    rule = overseas_rule(day)
    first = day - relativedelta(years=rule.years) + ONE_DAY
    if born_on is not None:
        first = max(first, born_on + relativedelta(years=rule.age))
    found: dict[str, list[Span]] = defaultdict(list)
    for country, stay in stays:
        found[country].append(stay)
    return {country: months_of(spans, first, day) for country, spans in sorted(found.items())}


def certificates_asked(
    stays: Iterable[tuple[str, Span]], born_on: date | None, day: date
) -> Mapping[str, int]:
    """The countries whose certificate is asked for on a day, with the months lived there."""
    months = months_by_country(stays, born_on, day)
    least = overseas_rule(day).months
    return {country: count for country, count in months.items() if count >= least}


def still_good(dated_on: date, left_on: date | None, day: date) -> bool:
    """Whether a certificate of a country may be relied on: young enough, or made after leaving."""
    fresh_until = dated_on + relativedelta(months=overseas_rule(day).fresh_months)
    return day <= fresh_until or (left_on is not None and dated_on > left_on)

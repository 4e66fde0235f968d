"""The filters of a search as its page shows them: answers with counts, and tags to take away."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from workforce.core.translation import Lazy, _, lazy
from workforce.employment.states import CONTRACT_NAMES, NEVER_ADVERTISED, ROLE_NAMES
from workforce.places import rules as places
from workforce.providers.states import HOME_TYPE_NAMES, SECTOR_NAMES
from workforce.vacancies.rules import filters as filtering
from workforce.vacancies.rules.filters import LEAST_PAY, PATTERNS, POSTED_WITHIN, Filters, in_pounds
from workforce.vacancies.rules.search import Search
from workforce.vacancies.states import (
    DRIVING_NAMES,
    HOURS_PATTERN_NAMES,
    QUALIFICATION_NAMES,
    WELSH_NEED_NAMES,
    PayPeriod,
)
from workforce.web import layout

COUNTED = 1_000
LEGENDS: dict[str, Lazy] = {
    "role": lazy("Role"),
    "contract": lazy("Contract"),
    "pattern": lazy("Hours"),
    "pay": lazy("Pay at least"),
    "driving": lazy("Driving"),
    "qualification": lazy("Qualification"),
    "welsh": lazy("Welsh"),
    "sector": lazy("Who runs the home"),
    "home_type": lazy("Kind of home"),
    "region": lazy("Region"),
    "authority": lazy("Council area"),
    "posted": lazy("Posted within"),
    "campaign": lazy("Campaign"),
}
LABELS: dict[str, Mapping[Any, Lazy]] = {
    "role": ROLE_NAMES,
    "contract": {c: n for c, n in CONTRACT_NAMES.items() if c not in NEVER_ADVERTISED},
    "driving": DRIVING_NAMES,
    "qualification": QUALIFICATION_NAMES,
    "welsh": WELSH_NEED_NAMES,
    "sector": SECTOR_NAMES,
    "home_type": HOME_TYPE_NAMES,
}
ONE_ANSWER = frozenset({"pay", "posted", "campaign"})
Counts = Mapping[str, Mapping[Any, int]]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a filter, with how many jobs it would leave."""

    value: str
    text: str
    chosen: bool
    count: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One filter: several answers may be chosen, or one of a list."""

    name: str
    legend: str
    options: tuple[Option, ...]

    @property
    def is_list(self) -> bool:
        """Whether one answer is chosen from a list."""
        return self.name in ONE_ANSWER

    @property
    def chosen(self) -> int:
        """How many answers are chosen."""
        return sum(option.chosen for option in self.options)


@dataclass(frozen=True, slots=True)
class Tag:
    """An answer that narrows the search, and the same search without it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Running:
    """A campaign whose jobs can be looked at alone."""

    slug: str
    name: str


def address(search: Search, via: str = "") -> str:
    """The page of a search, with the code of the tracked link that led here, if one did."""
    pairs = [*search.query, *((("via", via),) if via else ())]
    return "/jobs" + (f"?{urlencode(pairs)}" if pairs else "")


def groups(filters: Filters, counts: Counts, campaigns: Sequence[Running]) -> tuple[Group, ...]:
    """Every filter with its answers; councils only where they were counted."""
    chosen = set(filters.pairs)
    made = (
        Group(name, str(LEGENDS[name]), tuple(_options(name, filters, chosen, counts, campaigns)))
        for name in LEGENDS
    )
    return tuple(group for group in made if group.options)


def _options(
    name: str,
    filters: Filters,
    chosen: set[tuple[str, str]],
    counts: Counts,
    campaigns: Sequence[Running],
) -> Iterator[Option]:
    if name == "pay":
        yield from _pays(filters, counts)
        return
    for value, key, text in _answers(name, counts, campaigns):
        count = _count(counts, name, key)
        yield Option(value, text, (name, value) in chosen, count)


def _answers(
    name: str, counts: Counts, campaigns: Sequence[Running]
) -> Iterator[tuple[str, Any, str]]:
    """The value in a link, the key in the counts and the words of each answer."""
    if name in LABELS:
        yield from ((key.value, key.value, str(text)) for key, text in LABELS[name].items())
    elif name == "pattern":
        yield from ((PATTERNS[key], key, str(text)) for key, text in HOURS_PATTERN_NAMES.items())
    elif name == "region":
        yield from ((one.slug, one.code, places.region_name(one.code)) for one in places.regions())
    elif name == "authority":
        yield from _councils(counts)
    elif name == "posted":
        yield from ((str(days), days, days_ago(days)) for days in POSTED_WITHIN)
    else:
        yield from ((one.slug, one.slug, one.name) for one in campaigns)


def _councils(counts: Counts) -> Iterator[tuple[str, Any, str]]:
    found = [(council(code), code) for code in counts.get("authority", ())]
    yield from ((code, code, name) for name, code in sorted(found))


def _pays(filters: Filters, counts: Counts) -> Iterator[Option]:
    """Amounts an hour and a year in one list; the period follows from the amount."""
    for period, steps in LEAST_PAY.items():
        own = filters.pay_pence if filters.pay_period is period else 0
        for pence in sorted({*steps, *([own] if own else [])}):
            count = _count(counts, period.value, pence) if pence in steps else ""
            yield Option(in_pounds(pence), pay_at_least(period, pence), pence == own, count)


def _count(counts: Counts, name: str, key: object) -> str:
    if name not in counts:
        return ""
    jobs = counts[name].get(key, 0)
    return f"{COUNTED:,}+" if jobs > COUNTED else f"{jobs:,}"


def pay_at_least(period: PayPeriod, pence: int) -> str:
    """Such as “£13.00 an hour or more”."""
    pounds = layout.pounds(pence)
    if period is PayPeriod.HOUR:
        return _("%(pay)s an hour or more", pay=pounds)
    return _("%(pay)s a year or more", pay=pounds)


def days_ago(days: int) -> str:
    """Such as “Last 7 days”."""
    return _("Since yesterday") if days == 1 else _("Last %(count)s days", count=days)


def council(code: str) -> str:
    """The name of a council by its code."""
    fact = places.directory().by_code(code)
    return fact.display_name if fact else code


def tags(search: Search, campaigns: Sequence[Running], via: str = "") -> tuple[Tag, ...]:
    """What narrows a search, each with the search without it."""
    return tuple(
        Tag(
            tag_text(search.filters, name, value, campaigns),
            address(search.narrowed(filtering.without(search.filters, name, value)), via),
        )
        for name, value in search.filters.pairs
        if name != "pay_period"
    )


def tag_text(filters: Filters, name: str, value: str, campaigns: Sequence[Running] = ()) -> str:
    """One answer in words, by itself."""
    if name == "pay":
        return pay_at_least(filters.pay_period, filters.pay_pence)
    if name == "posted":
        return _("Posted: %(when)s", when=days_ago(int(value)).lower())
    if name == "authority":
        return council(value)
    found = (text for said, _key, text in _answers(name, {}, campaigns) if said == value)
    return next(found, value)


def cleared(search: Search) -> Search:
    """The same words and place without any filter."""
    return replace(search, filters=Filters())

"""The filters of a search: read from what a link carries, and written back the same way."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from workforce.employment.states import NEVER_ADVERTISED, Contract, JobRole
from workforce.places import rules as places
from workforce.providers.states import HomeType, Sector
from workforce.vacancies.states import Driving, HoursPattern, PayPeriod, Qualification, WelshNeed

Pairs = tuple[tuple[str, str], ...]
Typed = Mapping[str, Sequence[str]]
EnumT = TypeVar("EnumT", bound=StrEnum)

POSTED_WITHIN = (1, 3, 7, 14, 30)
# What is offered as the least pay; each answer also holds all that pay more.
LEAST_PAY = {
    PayPeriod.HOUR: (1200, 1250, 1300, 1350, 1400, 1500, 1600, 1800, 2000),
    PayPeriod.YEAR: (2_200_000, 2_400_000, 2_600_000, 2_800_000, 3_000_000, 3_500_000, 4_500_000),
}
PATTERNS = {pattern: str(pattern.name).lower().replace("_", "-") for pattern in HoursPattern}
CAMPAIGN = re.compile(r"[a-z0-9-]{1,60}")
# Nobody is paid so much for an hour, nor so little for a year.
LOWEST_YEARLY_PENCE, MOST_PENCE = 100_000, 100_000_000
MOST_AUTHORITIES = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search narrows by; an empty part does not narrow.

    Of one part any of the values will do; a job must do for every part. `patterns` are bits of
    `HoursPattern`, `pay_pence` is the least pay for an hour or a year, `posted_within` is days.
    """

    roles: tuple[JobRole, ...] = ()
    contracts: tuple[Contract, ...] = ()
    patterns: int = 0
    pay_pence: int = 0
    pay_period: PayPeriod = PayPeriod.HOUR
    driving: tuple[Driving, ...] = ()
    qualifications: tuple[Qualification, ...] = ()
    welsh: tuple[WelshNeed, ...] = ()
    sectors: tuple[Sector, ...] = ()
    home_types: tuple[HomeType, ...] = ()
    region_codes: tuple[str, ...] = ()
    authority_codes: tuple[str, ...] = ()
    posted_within: int = 0
    campaign: str = ""

    @property
    def pairs(self) -> Pairs:
        """The parameters from which the same filters are read again, always in this order."""
        return tuple(_written(self))

    @property
    def chosen_patterns(self) -> tuple[HoursPattern, ...]:
        """The kinds of hours, one by one."""
        return tuple(pattern for pattern in HoursPattern if pattern & self.patterns)

    @property
    def count(self) -> int:
        """How many answers are chosen."""
        return len(self.pairs) - (1 if self.pay_pence else 0)

    def beside(self, other: "Filters") -> "Filters":
        """These filters and the answers of others, where both choose among several."""
        return read(grouped((*self.pairs, *other.pairs)))


CHOSEN: dict[str, tuple[str, type[StrEnum]]] = {
    "role": ("roles", JobRole),
    "contract": ("contracts", Contract),
    "driving": ("driving", Driving),
    "qualification": ("qualifications", Qualification),
    "welsh": ("welsh", WelshNeed),
    "sector": ("sectors", Sector),
    "home_type": ("home_types", HomeType),
}
NAMES = (*CHOSEN, "pattern", "pay", "pay_period", "region", "authority", "posted", "campaign")


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Names and values of a query as lists of values by name."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def read(typed: Typed) -> Filters:
    """The filters that a query asks for; what is not known is ignored."""
    pay, period = _pay(_first(typed, "pay"), _first(typed, "pay_period"))
    return Filters(
        roles=_known(JobRole, typed, "role"),
        contracts=tuple(
            contract
            for contract in _known(Contract, typed, "contract")
            if contract not in NEVER_ADVERTISED
        ),
        patterns=sum(
            pattern for pattern, value in PATTERNS.items() if value in typed.get("pattern", ())
        ),
        pay_pence=pay,
        pay_period=period,
        driving=_known(Driving, typed, "driving"),
        qualifications=_known(Qualification, typed, "qualification"),
        welsh=_known(WelshNeed, typed, "welsh"),
        sectors=_known(Sector, typed, "sector"),
        home_types=_known(HomeType, typed, "home_type"),
        region_codes=tuple(_regions(typed.get("region", ()))),
        authority_codes=tuple(_authorities(typed.get("authority", ()))),
        posted_within=_days(_first(typed, "posted")),
        campaign=_slug(_first(typed, "campaign")),
    )


def _known(kind: type[EnumT], typed: Typed, name: str) -> tuple[EnumT, ...]:
    wanted = set(typed.get(name, ()))
    return tuple(value for value in kind if value.value in wanted)


def _first(typed: Typed, name: str) -> str:
    """The first answer that says something: a form sends empty ones too."""
    return next((value.strip() for value in typed.get(name, ()) if value.strip()), "")


def _regions(values: Sequence[str]) -> Iterator[str]:
    wanted = set(values)
    return (region.code for region in places.regions() if wanted & {region.slug, region.code})


def _authorities(values: Sequence[str]) -> Iterator[str]:
    wanted = {value.upper() for value in values[:MOST_AUTHORITIES]}
    return (fact.code for fact in places.authorities() if fact.code in wanted)


def _days(value: str) -> int:
    return next((days for days in POSTED_WITHIN if str(days) == value), 0)


def _slug(value: str) -> str:
    return value if CAMPAIGN.fullmatch(value) else ""


def _pay(amount: str, period: str) -> tuple[int, PayPeriod]:
    """The least pay in pence; an amount of a thousand pounds and more is for a year."""
    pence = _pence(amount)
    said = next((known for known in PayPeriod if known.value == period), None)
    guessed = PayPeriod.YEAR if pence >= LOWEST_YEARLY_PENCE else PayPeriod.HOUR
    return (pence, said or guessed) if pence else (0, PayPeriod.HOUR)


def _pence(amount: str) -> int:
    try:
        pounds = Decimal(amount.replace("£", "").replace(",", "").strip() or "0")
    except InvalidOperation:
        return 0
    if not pounds.is_finite() or not 0 < pounds * 100 <= MOST_PENCE:
        return 0
    return int(pounds * 100)


def _written(filters: Filters) -> Iterator[tuple[str, str]]:
    for name, (part, _kind) in CHOSEN.items():
        yield from ((name, value.value) for value in getattr(filters, part))
    yield from (("pattern", PATTERNS[pattern]) for pattern in filters.chosen_patterns)
    if filters.pay_pence:
        yield "pay", in_pounds(filters.pay_pence)
        yield "pay_period", filters.pay_period.value
    slugs = {region.code: region.slug for region in places.regions()}
    yield from (("region", slugs[code]) for code in filters.region_codes)
    yield from (("authority", code) for code in filters.authority_codes)
    if filters.posted_within:
        yield "posted", str(filters.posted_within)
    if filters.campaign:
        yield "campaign", filters.campaign


def in_pounds(pence: int) -> str:
    """Pence as a link writes pounds: 12.50, or 24000."""
    pounds, rest = divmod(pence, 100)
    return f"{pounds}.{rest:02}" if rest else str(pounds)


def without(filters: Filters, name: str, value: str = "") -> Filters:
    """The filters without one answer, or without all answers of one name."""
    gone = {"pay", "pay_period"} if name == "pay" else {name}
    left = [
        (said, answer)
        for said, answer in filters.pairs
        if said not in gone or (value and answer != value and name != "pay")
    ]
    return read(grouped(left))

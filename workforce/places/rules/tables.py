"""The packaged reference tables, read as plain facts."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources

from workforce.places.rules import names
from workforce.places.states import Basis, Nation


@dataclass(frozen=True, slots=True)
class RegionFact:
    """One of the nine English regions, or Wales."""

    code: str
    name: str
    slug: str
    nation: Nation
    welsh_name: str


@dataclass(frozen=True, slots=True)
class AuthorityFact:
    """An upper-tier authority and the days on which it stood (both inclusive, None is open)."""

    code: str
    name: str
    region_code: str
    nation: Nation
    old_code: str | None
    previous_code: str | None
    valid_from: date | None
    valid_to: date | None
    predecessor: str | None
    welsh_name: str | None = None

    @property
    def display_name(self) -> str:
        """The name as people say it."""
        return names.undressed(self.name)

    def stood_on(self, day: date) -> bool:
        """Whether the authority existed on a day."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True, slots=True)
class AliasFact:
    """A way in which somebody writes the name of an authority, and where it was seen."""

    name: str
    code: str
    seen_in: str


@dataclass(frozen=True, slots=True)
class MemberFact:
    """An authority's membership of a regional care co-operative."""

    cooperative_code: str
    cooperative_name: str
    authority_code: str
    valid_from: date | None
    valid_to: date | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class CountyFact:
    """A group of authorities that people search by; never used for figures."""

    slug: str
    name: str
    authority_codes: frozenset[str]


def rows(file_name: str) -> Iterator[dict[str, str]]:
    """The rows of a packaged table."""
    table = resources.files("workforce.places") / "data" / file_name
    yield from csv.DictReader(table.read_text(encoding="utf-8").splitlines())


@lru_cache(maxsize=1)
def regions() -> tuple[RegionFact, ...]:
    """The nine English regions and Wales, in the order in which every page lists them."""
    return tuple(
        RegionFact(r["code"], r["name"], r["slug"], Nation(r["nation"]), r["welsh_name"])
        for r in rows("regions.csv")
    )


@lru_cache(maxsize=1)
def region_names() -> tuple[tuple[str, str], ...]:
    """Other ways of writing a region, each with the code meant."""
    return tuple((r["as_written"], r["code"]) for r in rows("region_names.csv"))


@lru_cache(maxsize=1)
def authorities() -> tuple[AuthorityFact, ...]:
    """Every authority we know, ended ones included, by code."""
    welsh = {r["code"]: r["welsh_name"] for r in rows("welsh_names.csv")}
    facts = [_authority(row, welsh.get(row["code"])) for row in rows("local_authorities.csv")]
    return tuple(sorted(facts, key=lambda fact: fact.code))


def _authority(row: dict[str, str], welsh_name: str | None) -> AuthorityFact:
    return AuthorityFact(
        code=row["code"],
        name=row["name"],
        region_code=row["region_code"],
        nation=Nation(row["nation"].lower()),
        old_code=row["old_la_code"] or None,
        previous_code=row["previous_code"] or None,
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        predecessor=row["predecessor"] or None,
        welsh_name=welsh_name,
    )


@lru_cache(maxsize=1)
def aliases() -> tuple[AliasFact, ...]:
    """Names of authorities as files and people write them, Welsh names included."""
    seen = [
        AliasFact(r["as_written"], r["code"], r["seen_in"])
        for r in rows("local_authority_names.csv")
    ]
    welsh = [AliasFact(r["welsh_name"], r["code"], "Welsh name") for r in rows("welsh_names.csv")]
    return (*seen, *welsh)


@lru_cache(maxsize=1)
def members() -> tuple[MemberFact, ...]:
    """Every membership of a regional care co-operative."""
    return tuple(
        MemberFact(
            cooperative_code=r["rcc_code"],
            cooperative_name=r["rcc_name"],
            authority_code=r["la_code"],
            valid_from=_day(r["valid_from"]),
            valid_to=_day(r["valid_to"]),
            basis=Basis(r["basis"]),
        )
        for r in rows("regional_care_cooperatives.csv")
    )


@lru_cache(maxsize=1)
def counties() -> tuple[CountyFact, ...]:
    """Groups of authorities that people search by."""
    return tuple(
        CountyFact(r["slug"], r["name"], frozenset(r["la_codes"].split()))
        for r in rows("counties.csv")
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None

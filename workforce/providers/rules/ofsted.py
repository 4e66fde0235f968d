"""Ofsted's underlying data: which sheet is the register, and what its rows state."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from workforce.places import rules as places
from workforce.providers.rules import ods
from workforce.providers.rules.register import (
    LONGEST_OWNER,
    LONGEST_TYPE,
    Fact,
    Gathering,
    Line,
    Reading,
    headings_of,
    region_names,
)
from workforce.providers.states import HomeStatus, HomeType, Regulator, Sector

NUMBER = "urn"
TYPE = "provision type"
STATUS = "registration status"
AUTHORITY = "local authority"
PLACES = "places"
REGION = "government office region"
SECTOR = "sector"
REGISTERED = "registration date"
SHORT_BREAK = places.key("Short-break-only children's home")
OWNERS = tuple(
    map(places.key, ("Organisation name", "Organisation which owns the provider", "Organisation"))
)
REQUIRED = (NUMBER, TYPE, STATUS, AUTHORITY, PLACES)
ADDRESS = ("address 1", "address 2", "town", "county")
HEADING_WITHIN = 30

_NOT_THE_REGISTER = re.compile(r"\bin year\b|\bseries\b|\bleavers\b|\bjoiners\b|^la\b")
_DAY = re.compile(r"(?<!\d)(\d{1,2})[ _]*([a-z]{3})[a-z]*[ _]*(\d{4})(?!\d)", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_STATUSES = {
    "active": HomeStatus.ACTIVE,
    "suspended": HomeStatus.SUSPENDED,
    "resigned": HomeStatus.CLOSED,
    "cancelled": HomeStatus.CLOSED,
    "closed": HomeStatus.CLOSED,
}
_SECTORS = {
    "private": Sector.PRIVATE,
    "voluntary": Sector.VOLUNTARY,
    "local authority": Sector.LOCAL_AUTHORITY,
    "health authority": Sector.HEALTH,
    "health": Sector.HEALTH,
}


def read(path: Path, as_at: date | None = None, progress: ods.Progress | None = None) -> Reading:
    """The register in a workbook of underlying data, as at `as_at` or the day its sheet names."""
    sheets: dict[str, _Sheet] = {}
    for row in ods.rows(path, wanted=_may_be_the_register, progress=progress):
        if row.sheet not in sheets:
            sheets[row.sheet] = _Sheet(row.sheet, as_at)
        sheets[row.sheet].take(row)
    sheet = _register_among(sheets.values())
    if sheet.as_at is None:
        raise ods.UnreadableFile(
            f"The sheet “{sheet.name}” does not say its day: give it with --as-at YYYY-MM-DD"
        )
    if as_at and sheet.named_day and sheet.named_day != as_at:
        sheet.gathering.notes.append(
            f"The sheet says {sheet.named_day.isoformat()}; taken as at {as_at.isoformat()}"
        )
    return sheet.gathering.reading(Regulator.OFSTED, sheet.as_at)


def home_type(text: str) -> HomeType | None:
    """Which kind of children's home a provision type is; None for what is no children's home."""
    known = places.key(text)
    if not re.search(r"\bchildrens homes?\b", known):
        return None
    for word, kind in (("secure", HomeType.SECURE), ("school", HomeType.SPECIAL_SCHOOL)):
        if word in known.split():
            return kind
    exact = known in {"childrens home", "childrens homes"}
    return HomeType.CHILDRENS_HOME if exact else HomeType.OTHER


def day_named(sheet: str) -> date | None:
    """The day in a sheet's name: "Providers+places_at_31_Mar_2023"."""
    match = _DAY.search(sheet)
    if match is None or match[2].lower() not in _MONTHS:
        return None
    try:
        return date(int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1]))
    except ValueError:
        return None


def _may_be_the_register(sheet: str) -> bool:
    return not _NOT_THE_REGISTER.search(places.key(sheet))


def _register_among(sheets: Iterable["_Sheet"]) -> "_Sheet":
    """The sheet that lists every provider; the one of providers and places goes before others."""
    read_sheets = list(sheets)
    complete = [sheet for sheet in read_sheets if sheet.headings is not None]
    if complete:
        return max(complete, key=_Sheet.rank)
    named = [sheet for sheet in read_sheets if sheet.named_day and sheet.nearly]
    if not named:
        raise ods.UnreadableFile(
            "No sheet lists providers with the columns URN, Provision type, Registration status, "
            "Local authority and Places: is this Ofsted's underlying data?"
        )
    sheet = max(named, key=_Sheet.rank)
    missing = ", ".join(name for name in REQUIRED if name not in sheet.nearly)
    raise ods.UnreadableFile(f"The sheet “{sheet.name}” lacks the column(s): {missing}")


class _Sheet:
    """One sheet while it is read; a register once its headings are found."""

    def __init__(self, name: str, as_at: date | None) -> None:
        self.name = name
        self.named_day = day_named(name)
        self.as_at = as_at or self.named_day
        self.headings: dict[str, tuple[int, str]] | None = None
        self.nearly: frozenset[str] = frozenset()
        self.gathering = Gathering()
        self._seen = 0

    def rank(self) -> tuple[int, date]:
        """How likely this sheet is the whole register, and the newer first."""
        known = places.key(self.name)
        order = ("provider" in known) + ("provider" in known and "places" in known)
        return order, self.named_day or date.min

    def take(self, row: ods.Row) -> None:
        """Look for the headings, then take the rows below them."""
        self._seen += 1
        if self.headings is not None:
            if self.as_at is not None:
                _take(Line(row.line, row.cells, self.headings), self.as_at, self.gathering)
        elif self._seen <= HEADING_WITHIN:
            headings = headings_of(row.cells)
            present = frozenset(headings) & frozenset(REQUIRED)
            if len(present) == len(REQUIRED):
                self.headings = headings
            elif len(present) > len(self.nearly):
                self.nearly = present


def _take(line: Line, as_at: date, gathering: Gathering) -> None:
    written = line.raw(TYPE)
    kind = home_type(written)
    if not written and not line.raw(NUMBER):
        return
    if kind is None and written:
        gathering.left_out[written] += 1
        return
    number = line.registration_number(NUMBER)
    if kind is None:
        line.refuse(TYPE, "is empty")
        gathering.add(line, NUMBER, None, number)
        return
    gathering.add(line, NUMBER, _fact(line, number, kind, as_at, gathering.notes), number)


def _fact(line: Line, number: str, kind: HomeType, as_at: date, notes: list[str]) -> Fact | None:
    """The home of a row, or None with the line's refusals saying why not."""
    authority = line.authority(AUTHORITY, as_at)
    status = _STATUSES.get(places.key(line.raw(STATUS)))
    if status is None:
        line.refuse(STATUS, "is none of Active, Suspended, Resigned, Cancelled, Closed")
    written = line.short(TYPE, LONGEST_TYPE) or ""
    owner = line.short(next(filter(line.raw, OWNERS), OWNERS[0]), LONGEST_OWNER)
    count, registered_on = line.places_count(PLACES), line.day(REGISTERED)
    if authority is None or status is None:
        return None
    _compare_region(line, authority, notes)
    return Fact(
        registration_number=number,
        home_type=kind,
        type_as_registered=written,
        sector=_SECTORS.get(places.key(line.raw(SECTOR)), Sector.OTHER),
        status=status,
        short_break_only=line.says_yes(SHORT_BREAK),
        places_count=count,
        nation=authority.nation.value,
        region_code=authority.region_code,
        authority_code=authority.code,
        owner_as_registered=owner,
        registered_on=registered_on,
        name=line.stated("name"),
        address=", ".join(filter(None, map(line.stated, ADDRESS))) or None,
        postcode=line.stated("postcode"),
    )


def _compare_region(line: Line, authority: places.AuthorityFact, notes: list[str]) -> None:
    """Say so where the printed region is not the authority's, whose region is taken."""
    printed = line.stated(REGION)
    region = region_names()[authority.region_code]
    if printed and places.key(printed) != places.key(region):
        notes.append(
            f"Line {line.number}: {line.raw(AUTHORITY)} lies in {region}, not in {printed} "
            "as printed"
        )

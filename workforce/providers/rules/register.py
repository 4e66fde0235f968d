"""A register as plain values: what one reading states, what was refused, what was left out."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import lru_cache

from workforce.places import rules as places
from workforce.providers.states import HomeStatus, HomeType, Regulator, Sector

LONGEST_TYPE = 120
LONGEST_OWNER = 200
NOT_STATED = frozenset({"", "redacted", "not recorded", "not known", "unknown", "null", "n a"})
Headings = Mapping[str, tuple[int, str]]
_NUMBER = re.compile(r"^(?=.*\d)[A-Z0-9][A-Z0-9/-]{2,29}$")
_WHOLE = re.compile(r"^\d{1,3}$", re.ASCII)
_DAY = re.compile(r"^(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})$")


@dataclass(frozen=True, slots=True)
class Fact:
    """One home as a register states it; what the register hides or omits is None."""

    registration_number: str
    home_type: HomeType
    type_as_registered: str
    sector: Sector
    status: HomeStatus
    short_break_only: bool
    places_count: int
    nation: str
    region_code: str
    authority_code: str
    owner_as_registered: str | None = None
    registered_on: date | None = None
    closed_on: date | None = None
    name: str | None = None
    address: str | None = None
    postcode: str | None = None

    @property
    def is_mainstream(self) -> bool:
        """Whether it counts as a mainstream children's home in the regulator's headline."""
        return self.home_type in {HomeType.CHILDRENS_HOME, HomeType.SHORT_BREAK}


@dataclass(frozen=True, slots=True)
class Refusal:
    """One cell for which its row could not be taken."""

    line: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One register as at one day: the homes, and everything that was not taken and why.

    `doubtful_numbers` are registration numbers of refused rows: such homes are in the register,
    so they must not be taken for closed.
    """

    regulator: Regulator
    as_at: date
    facts: tuple[Fact, ...]
    refusals: tuple[Refusal, ...] = ()
    doubtful_numbers: frozenset[str] = frozenset()
    left_out: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def content_hash(self) -> str:
        """SHA-256 over what was taken, whatever the order of rows: equal means nothing changed."""
        ordered = sorted(self.facts, key=lambda fact: fact.registration_number)
        content = [[asdict(fact) for fact in ordered], sorted(self.doubtful_numbers)]
        text = json.dumps(content, sort_keys=True, default=str, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


class Line:
    """One row under its headings; it gathers everything wrong with it, not just the first."""

    def __init__(self, number: int, cells: Iterable[str], headings: Headings) -> None:
        self.number = number
        self.refusals: list[Refusal] = []
        self._cells = tuple(cells)
        self._headings = headings

    @property
    def has_every_cell(self) -> bool:
        """Whether the row holds a cell for each heading and nothing beside them."""
        width = 1 + max(position for position, _ in self._headings.values())
        return len(self._cells) >= width and not any(map(str.strip, self._cells[width:]))

    def raw(self, column: str) -> str:
        """The cell as written, without needless spaces; empty where there is no such column."""
        position, _ = self._headings.get(column, (len(self._cells), ""))
        return " ".join(self._cells[position].split()) if position < len(self._cells) else ""

    def stated(self, column: str) -> str | None:
        """The cell, or None where it is empty, redacted or said to be unknown."""
        text = self.raw(column)
        return None if places.key(text) in NOT_STATED else text

    def says_yes(self, column: str) -> bool:
        """Whether a yes-or-no cell is filled with anything but a no."""
        return places.key(self.raw(column)) not in NOT_STATED | {"n", "no", "false", "0"}

    def refuse(self, column: str, reason: str) -> None:
        """Note that this cell cannot be taken."""
        heading = self._headings.get(column, (0, column))[1]
        self.refusals.append(Refusal(self.number, heading, self.raw(column)[:200], reason))

    def short(self, column: str, longest: int) -> str | None:
        """A stated text of bounded length."""
        text = self.stated(column)
        if text is not None and len(text) > longest:
            self.refuse(column, f"is longer than {longest} characters")
            return None
        return text

    def registration_number(self, column: str) -> str:
        """The number by which the regulator knows a home, in capitals; empty where unusable."""
        text = self.raw(column).upper().replace(" ", "")
        if not text:
            self.refuse(column, "is empty")
        elif not _NUMBER.match(text):
            self.refuse(column, "is not a registration number")
        return text if _NUMBER.match(text) else ""

    def places_count(self, column: str) -> int:
        """A whole number of places."""
        text = self.raw(column).replace(",", "")
        if _WHOLE.match(text):
            return int(text)
        self.refuse(column, "is not a whole number from 0 to 999" if text else "is empty")
        return 0

    def day(self, column: str) -> date | None:
        """A day as DD/MM/YYYY or ISO, if one is stated."""
        text = self.stated(column)
        if text is None:
            return None
        try:
            return day_of(text)
        except ValueError:
            self.refuse(column, "is not a day like 31/03/2023 or 2023-03-31")
            return None

    def authority(self, column: str, as_at: date) -> places.AuthorityFact | None:
        """The authority of this name as at the register's day."""
        text = self.raw(column)
        found = places.directory().on(text, as_at) if text else None
        if found is None:
            reason = f"is not an authority that stood on {as_at:%d %B %Y}"
            self.refuse(column, reason if text else "is empty")
        return found


def day_of(text: str) -> date:
    """A day written DD/MM/YYYY or ISO; ValueError where it is neither."""
    british = _DAY.match(text)
    if british:
        return date(int(british["year"]), int(british["month"]), int(british["day"]))
    return date.fromisoformat(text.partition("T")[0])


@lru_cache(maxsize=1)
def region_names() -> Mapping[str, str]:
    """Names of the regions by code, in their customary order."""
    return {region.code: region.name for region in places.regions()}


def headings_of(cells: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Columns by comparable name, with their place and spelling; of two alike the first counts."""
    found: dict[str, tuple[int, str]] = {}
    for position, cell in enumerate(cells):
        written = " ".join(cell.split())
        if written:
            found.setdefault(places.key(written), (position, written))
    return found


class Gathering:
    """Rows as they are read: homes once each, refusals, and what was left out by type."""

    def __init__(self) -> None:
        self.facts: dict[str, Fact] = {}
        self.refusals: list[Refusal] = []
        self.doubtful: set[str] = set()
        self.left_out: Counter[str] = Counter()
        self.notes: list[str] = []
        self._lines: dict[str, int] = {}

    def add(self, line: Line, number_column: str, fact: Fact | None, number: str) -> None:
        """Take the home of a row, or note why not."""
        if number in self._lines:
            line.refuse(number_column, f"stands already on line {self._lines[number]}")
        if fact is None or line.refusals:
            self.refusals += line.refusals
            self.doubtful |= {number} if number else set()
            return
        self._lines[number] = line.number
        self.facts[number] = fact

    def reading(self, regulator: Regulator, as_at: date) -> Reading:
        """Everything gathered, as one reading."""
        return Reading(
            regulator=regulator,
            as_at=as_at,
            facts=tuple(self.facts.values()),
            refusals=tuple(self.refusals),
            doubtful_numbers=frozenset(self.doubtful - self.facts.keys()),
            left_out=dict(sorted(self.left_out.items(), key=lambda pair: (-pair[1], pair[0]))),
            notes=tuple(self.notes),
        )

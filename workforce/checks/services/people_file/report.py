"""What a people file came to: counts, differences, who waits or is absent, what was refused."""

from dataclasses import dataclass, field
from enum import StrEnum

from workforce.checks.rules import Missing
from workforce.checks.rules.people_file import Refused
from workforce.employment.states import JobRole


class Outcome(StrEnum):
    """What became of a row."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    LEFT = "left"
    IN_POST_BEFORE = "in-post-before"
    STARTED = "started"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody whose start was refused: the appointment under way and what it lacks."""

    line: int
    person_reference: str
    appointment_id: str
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one row that the file says otherwise; a new spell has no field."""

    line: int
    person_reference: str
    outcome: Outcome
    field: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Absent:
    """Somebody in post whose post the file does not mention. Nobody leaves by being absent."""

    person_reference: str
    home_registration_number: str
    role: JobRole


@dataclass(slots=True)
class Report:
    """What a people file came to: rows by what became of them, who waits, and what was refused."""

    dry_run: bool
    row_count: int
    counts: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    waiting: list[Waiting] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    absent: list[Absent] = field(default_factory=list)

    @property
    def taken_count(self) -> int:
        """Rows whose people now stand as the file says."""
        return sum(self.counts.values()) - self.counts[Outcome.WAITING]

    @property
    def changed_count(self) -> int:
        """Rows that changed anything."""
        return self.taken_count - self.counts[Outcome.UNCHANGED]

    @property
    def all_taken(self) -> bool:
        """Whether nothing was refused and nobody waits at the gate."""
        return not self.refused and not self.waiting

    def add(self, other: "Report") -> None:
        """Take up what became of some of the rows."""
        self.waiting += other.waiting
        self.refused += other.refused
        self.differences += other.differences
        for outcome, count in other.counts.items():
            self.counts[outcome] += count

    def sort(self) -> None:
        """Put every list into the order of the file."""
        self.refused.sort(key=lambda one: (one.line, one.column))
        self.waiting.sort(key=lambda one: one.line)
        self.differences.sort(key=lambda one: one.line)
        self.absent.sort(
            key=lambda one: (one.home_registration_number, one.person_reference, one.role)
        )

"""Absence, cover, hours files and staff records as pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from workforce.core.actors import Actor
from workforce.core.translation import Lazy, _, lazy
from workforce.employment import policies, rules
from workforce.employment.models import Absence, Cover, PersonInPost, StaffRecord
from workforce.employment.services.presence import HoursOutcome, HoursReport
from workforce.employment.states import ABSENCE_NAMES, COVER_NAMES, ROLE_NAMES
from workforce.providers.models import Home
from workforce.web.layout import long_date

OUTCOME_NAMES: dict[HoursOutcome, Lazy] = {
    HoursOutcome.ADDED: lazy("Added"),
    HoursOutcome.CHANGED: lazy("Changed"),
    HoursOutcome.UNCHANGED: lazy("Unchanged"),
}


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """One absence; without its reason for those who do not keep the person's record."""

    public_id: str
    kind: Lazy
    from_on: date
    until_on: date | None
    expected_until: date | None
    is_long: bool

    @classmethod
    def of(cls, row: Absence, today: date, *, in_full: bool) -> "AbsenceLine":
        """An absence as the reader may see it."""
        return cls(
            row.public_id if in_full else "",
            ABSENCE_NAMES[row.kind] if in_full else lazy("Away"),
            row.from_on,
            row.until_on,
            row.expected_until,
            in_full
            and rules.is_long_term(
                row.from_on, row.until_on, row.expected_until, max(today, row.from_on)
            ),
        )


@dataclass(frozen=True, slots=True)
class AwayLine:
    """Somebody in post in a home who is away on a day."""

    person_id: str
    name: str
    role: Lazy
    absence: AbsenceLine


@dataclass(frozen=True, slots=True)
class AwayPage:
    """Who is away from a home as at a day."""

    home_id: str
    home_name: str
    as_at: date
    people: Sequence[AwayLine]
    in_full: bool

    @classmethod
    def of(
        cls,
        actor: Actor,
        home: Home,
        as_at: date,
        away: Iterable[tuple[PersonInPost, Absence]],
    ) -> "AwayPage":
        """The page for a reader; the reasons only for keepers, and never one's own people's."""
        keeps = policies.can_keep_people(actor, home)
        return cls(
            home.public_id,
            home.known_as,
            as_at,
            [
                AwayLine(
                    person.public_id,
                    person.name,
                    ROLE_NAMES[person.role],
                    AbsenceLine.of(
                        absence, as_at, in_full=keeps and not policies.is_own(actor, person)
                    ),
                )
                for person, absence in away
            ],
            keeps,
        )


@dataclass(frozen=True, slots=True)
class CoverLine:
    """Who stands in for staff of a role."""

    public_id: str
    role: Lazy
    kind: Lazy
    weekly_hours: Decimal
    fte: Decimal
    from_on: date
    until_on: date | None
    covers_vacancy: bool

    @classmethod
    def of(cls, row: Cover) -> "CoverLine":
        """One cover."""
        return cls(
            row.public_id,
            ROLE_NAMES[row.role],
            COVER_NAMES[row.kind],
            row.weekly_hours,
            row.fte,
            row.from_on,
            row.until_on,
            row.covers_vacancy,
        )


@dataclass(frozen=True, slots=True)
class CoverPage:
    """The cover of a home."""

    home_id: str
    home_name: str
    covers: Sequence[CoverLine]
    can_keep: bool

    @classmethod
    def of(cls, actor: Actor, home: Home, covers: Iterable[Cover]) -> "CoverPage":
        """The page for somebody who may see the home's people."""
        return cls(
            home.public_id,
            home.known_as,
            [CoverLine.of(row) for row in covers],
            policies.can_keep_people(actor, home),
        )


@dataclass(frozen=True, slots=True)
class HoursPage:
    """What became of a file of hours, in words."""

    report: HoursReport
    counts: Sequence[tuple[Lazy, int]]

    @classmethod
    def of(cls, report: HoursReport) -> "HoursPage":
        """The report of an import."""
        counts = [(OUTCOME_NAMES[outcome], count) for outcome, count in report.counts.items()]
        return cls(report, counts)


def staff_record_rows(row: PersonInPost, record: StaffRecord | None) -> list[tuple[str, Any]]:
    """A staff record question by question; None stands as "Not recorded here"."""
    born = record.date_of_birth if record else None
    rows: list[tuple[str, Any]] = [
        (_("Full name"), row.name),
        (_("Sex"), _sex(record.sex if record else None)),
        (_("Date of birth"), long_date(date.fromisoformat(born)) if born else None),
        (_("Home address"), record.home_address if record else None),
        (_("Qualifications for work with children"), record.qualifications if record else None),
        (_("Experience of work with children"), record.experience if record else None),
        (_("Do they live in the home?"), _yes_or_no(record.lives_in if record else None)),
    ]
    if row.home.nation == "wales":
        rows += [
            (
                _("Do you keep a copy of the birth certificate?"),
                _yes_or_no(record.has_birth_certificate if record else None),
            ),
            (
                _("Do you keep a copy of the passport?"),
                _yes_or_no(record.has_passport if record else None),
            ),
            (
                _("Disciplinary and other employment records"),
                record.disciplinary if record else None,
            ),
        ]
    return rows


def _sex(known: str | None) -> str | None:
    return {"female": _("Female"), "male": _("Male")}.get(known or "")


def _yes_or_no(known: bool | None) -> str | None:  # noqa: FBT001 - an answer, not a switch
    if known is None:
        return None
    return _("Yes") if known else _("No")


def hours_json(report: HoursReport) -> dict[str, Any]:
    """The report as plain JSON values: references and reasons, never what a cell said."""
    return {
        "dry_run": report.dry_run,
        "rows": report.row_count,
        "taken": report.taken_count,
        "outcomes": {outcome.value: count for outcome, count in report.counts.items()},
        "differences": [
            {
                "line": one.line,
                "person_reference": one.person_reference,
                "week_ending": one.week_ending.isoformat(),
                "before": str(one.before),
                "after": str(one.after),
            }
            for one in report.differences
        ],
        "refused": [
            {"line": one.line, "column": one.column, "reason": str(one.reason)}
            for one in report.refused
        ],
    }

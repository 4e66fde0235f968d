"""What officers see of cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from workforce.core.lifecycle import StateChange
from workforce.core.translation import _
from workforce.employment.models import PersonInPost
from workforce.employment.states import ROLE_NAMES
from workforce.sponsorship import rules
from workforce.sponsorship.models import Duty, SponsorshipCase
from workforce.sponsorship.presenters.duties import DutyLine
from workforce.sponsorship.states import CASE_NAMES, CLOSED, CaseState
from workforce.web.fields import Choice
from workforce.web.layout import long_date, moment_in_words

# The moves that turn a case away from its course are not the green button.
ASIDE = frozenset({CaseState.WITHDRAWN, CaseState.NOT_ELIGIBLE, CaseState.REFUSED})


def person_choices(people: Sequence[PersonInPost]) -> list[Choice]:
    """People in post as choices: name, role and home."""
    return [
        Choice(one.public_id, f"{one.name}, {ROLE_NAMES[one.role]}, {one.home.known_as}")
        for one in people
    ]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in the list."""

    public_id: str
    worker: str
    home: str
    state: str
    permission_to: date | None
    next_due_on: date | None
    is_late: bool

    @classmethod
    def all_of(
        cls, cases: Sequence[SponsorshipCase], duties: Sequence[Duty], today: date
    ) -> list[Self]:
        """The cases, each with the duty that is due first."""
        due: dict[int, date] = {}
        for duty in duties:
            if duty.is_open:
                due[duty.case_id] = min(duty.due_on, due.get(duty.case_id, date.max))
        return [
            cls(
                one.public_id,
                one.worker_name,
                one.home.known_as,
                str(one.state.label),
                one.permission_to,
                due.get(one.id),
                due.get(one.id, date.max) < today,
            )
            for one in cases
        ]


@dataclass(frozen=True, slots=True)
class Move:
    """A state that the case can be moved to now."""

    state: str
    text: str
    variant: str
    asks_why: bool

    @classmethod
    def of(cls, state: CaseState) -> Self:
        """The move as a button."""
        variant = "secondary" if state in ASIDE else ""
        return cls(state.value, str(state.label), variant, state in rules.NEEDS_REASON)


@dataclass(frozen=True, slots=True)
class Event:
    """A move of the case, for its timeline."""

    title: str
    when: str
    at: str
    by: str
    text: str

    @classmethod
    def of(cls, change: StateChange, names: Mapping[str, str]) -> Self:
        """The move, with the name of whoever made it."""
        by = names.get(change.actor_id, "") if change.actor_kind == "person" else _("the service")
        return cls(
            str(CASE_NAMES[CaseState(change.to_state)]),
            moment_in_words(change.created_at),
            change.created_at.isoformat(),
            by,
            change.reason,
        )


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case: where it stands, what can follow, what is due."""

    public_id: str
    worker: str
    state: str
    is_closed: bool
    rows: list[tuple[str, Any]]
    moves: list[Move]
    duties: list[DutyLine]
    timeline: list[Event]
    has_permission: bool
    has_person: bool
    checked_on: date

    @classmethod
    def of(
        cls,
        case: SponsorshipCase,
        moves: Sequence[CaseState],
        duties: Sequence[Duty],
        events: Sequence[Event],
        today: date,
    ) -> Self:
        """The case on a day."""
        return cls(
            case.public_id,
            case.worker_name or _("Erased"),
            str(case.state.label),
            case.state in CLOSED,
            _rows(case),
            [Move.of(state) for state in moves],
            [DutyLine.of(duty, today) for duty in duties],
            list(events),
            case.permission_to is not None,
            case.person_in_post_id is not None,
            rules.checked_on(),
        )


def _rows(case: SponsorshipCase) -> list[tuple[str, Any]]:
    person = case.person_in_post
    return [
        (_("Home"), case.home.known_as),
        (_("Record of work"), person.name if person else _("Not linked yet")),
        (_("Occupation code"), case.occupation_code),
        (_("Certificate of sponsorship"), case.certificate_number),
        (_("First day of the permission"), long_date(case.permission_from)),
        (_("Last day of the permission"), long_date(case.permission_to)),
    ]

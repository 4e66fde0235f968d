"""What is owed to people in post, as pages and files show it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workforce.core.actors import Actor
from workforce.core.paging import Page
from workforce.core.translation import Lazy
from workforce.employment import policies
from workforce.employment.models import DutyEvent, PersonInPost
from workforce.employment.queries.owed.duties import PersonDuties
from workforce.employment.rules.duties import Due
from workforce.employment.states import (
    BASIS_NAMES,
    DUTY_NAMES,
    DUTY_STATE_NAMES,
    OUTCOME_NAMES,
    ROLE_NAMES,
    Basis,
    DutyKind,
    DutyState,
)
from workforce.providers.models import Home

PER_PAGE = 100
TONES = {
    DutyState.OVERDUE: "bad",
    DutyState.DUE_SOON: "warn",
    DutyState.PAST_SUGGESTION: "neutral",
    DutyState.NOT_RECORDED: "neutral",
    DutyState.NOT_DUE: "neutral",
    DutyState.DONE: "good",
}


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One duty towards one person, as a list shows it."""

    person_id: str
    name: str
    role: Lazy
    home: str
    kind: Lazy
    state: Lazy
    tone: str
    done_on: date | None
    due_on: date | None
    basis: Lazy
    owner: str | None

    @classmethod
    def of(cls, person: PersonDuties, due: Due) -> "DutyLine":
        """A line for somebody who may see the person."""
        row = person.row
        return cls(
            row.public_id,
            row.name,
            ROLE_NAMES[row.role],
            row.home.known_as,
            DUTY_NAMES[due.kind],
            DUTY_STATE_NAMES[due.state],
            TONES[due.state],
            due.done_on,
            due.due_on,
            BASIS_NAMES[due.basis],
            person.owner_of(due.kind),
        )


def narrowed(
    people: Iterable[PersonDuties], kind: DutyKind | None, state: DutyState | None
) -> list[tuple[PersonDuties, Due]]:
    """The duties of a kind and a state, or all: the most pressing first."""
    order = list(DutyState)
    found = [
        (person, due)
        for person in people
        for due in person.dues
        if kind in {None, due.kind} and state in {None, due.state}
    ]
    return sorted(
        found,
        key=lambda one: (order.index(one[1].state), one[1].due_on or date.max, one[0].row.id),
    )


@dataclass(frozen=True, slots=True)
class DutiesPage:
    """The duties of a home, or of all homes, as at a day."""

    home_id: str | None
    home_name: str | None
    as_at: date
    lines: Page[DutyLine]
    overdue_count: int
    people_count: int
    suggested: bool
    can_set_policy: bool

    @classmethod
    def of(
        cls,
        actor: Actor,
        people: Sequence[PersonDuties],
        *,
        home: Home | None,
        chosen: dict[str, Any],
        number: int,
    ) -> "DutiesPage":
        """One page of the list, for somebody who may see these people."""
        found = narrowed(people, chosen["kind"], chosen["state"])
        last = max(1, -(-len(found) // PER_PAGE))
        number = min(number, last)
        part = found[(number - 1) * PER_PAGE : number * PER_PAGE]
        states = Counter(due.state for person in people for due in person.dues if due.is_owed)
        return cls(
            home.public_id if home else None,
            home.known_as if home else None,
            chosen["as_at"],
            Page([DutyLine.of(*one) for one in part], number, PER_PAGE, len(found)),
            states[DutyState.OVERDUE],
            len(people),
            any(due.basis is Basis.SUGGESTED for person in people for due in person.dues),
            policies.can_set_policy(actor, actor.organisation_id or 0),
        )


@dataclass(frozen=True, slots=True)
class EventLine:
    """Something that happened, or was recorded in error."""

    public_id: str
    kind: Lazy
    outcome: Lazy
    done_on: date
    next_on: date | None
    led_by: str
    note: str | None
    recorded_by: str | None
    recorded_on: Any
    set_aside_at: Any
    why: str | None

    @classmethod
    def of(cls, event: DutyEvent) -> "EventLine":
        """An event as the employer and the person see it."""
        return cls(
            event.public_id,
            DUTY_NAMES[event.kind],
            OUTCOME_NAMES[event.outcome],
            event.done_on,
            event.next_on,
            event.led_by,
            event.note,
            event.recorded_by.name if event.recorded_by else None,
            event.created_at,
            event.set_aside_at,
            event.set_aside_reason,
        )


@dataclass(frozen=True, slots=True)
class PersonDutiesPage:
    """Everything owed to one person, and everything that was recorded."""

    public_id: str
    name: str
    home_id: str
    lines: Sequence[DutyLine]
    events: Sequence[EventLine]
    can_keep: bool
    is_own: bool

    @classmethod
    def of(
        cls,
        actor: Actor,
        row: PersonInPost,
        people: Iterable[PersonDuties],
        events: Iterable[DutyEvent],
    ) -> "PersonDutiesPage":
        """The page for somebody who may see the person."""
        return cls(
            row.public_id,
            row.name,
            row.home.public_id,
            [DutyLine.of(person, due) for person in people for due in person.dues],
            [EventLine.of(event) for event in events],
            policies.can_keep_duties(actor, row),
            policies.is_own(actor, row),
        )


@dataclass(frozen=True, slots=True)
class OwnDutiesPage:
    """What one's own employers owe, and what they recorded."""

    employers: Sequence[tuple[str, Sequence[DutyLine]]]
    events: Sequence[EventLine]

    @classmethod
    def of(cls, people: Iterable[PersonDuties], events: Iterable[DutyEvent]) -> "OwnDutiesPage":
        """The page for the person it is about."""
        return cls(
            [
                (person.row.organisation.name, [DutyLine.of(person, due) for due in person.dues])
                for person in people
            ],
            [EventLine.of(event) for event in events],
        )

"""What is owed to people in post, as pages and files show it."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workforce.core.actors import Actor
from workforce.core.paging import Page
from workforce.core.translation import Lazy, _
from workforce.core.types import Source
from workforce.employment import policies
from workforce.employment.models import DutyEvent, DutyPolicy, PersonInPost
from workforce.employment.queries.owed.duties import PersonDuties
from workforce.employment.rules import duties as rules
from workforce.employment.rules.duties import Due, DutyRule
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
# A spreadsheet takes a cell that begins like this for a formula, and runs it.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
COLUMNS = (
    "home_registration_number",
    "person_reference",
    "given_name",
    "family_name",
    "role",
    "contract",
    "duty",
    "state",
    "done_on",
    "due_on",
    "basis",
    "owner",
    "as_at",
)


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


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """One duty: what the law says where, what the provider has set, what we suggest."""

    kind: Lazy
    law: Sequence[tuple[str, str, DutyRule]]
    days: int | None
    from_on: date | None
    later: Sequence[tuple[int, date]]
    suggested_days: int

    @classmethod
    def of(
        cls, kind: DutyKind, nations: Iterable[str], entries: Iterable[DutyPolicy], day: date
    ) -> "PolicyLine":
        """A duty on a day, with what is set already from a later day."""
        mine = [one for one in entries if one.kind is kind]
        now = next((one for one in mine if one.from_on <= day), None)
        known = [(nation, rules.duty_rule(nation, kind, day)) for nation in sorted(nations)]
        names = {"england": _("England"), "wales": _("Wales")}
        return cls(
            DUTY_NAMES[kind],
            [(names[nation], _(rule.note), rule) for nation, rule in known if rule is not None],
            now.days if now else None,
            now.from_on if now else None,
            [(one.days, one.from_on) for one in reversed(mine) if one.from_on > day],
            rules.suggested_days(kind),
        )


@dataclass(frozen=True, slots=True)
class PolicyPage:
    """What the law asks for and what the provider has set."""

    lines: Sequence[PolicyLine]
    note: str
    can_set: bool

    @classmethod
    def of(
        cls, actor: Actor, nations: Iterable[str], entries: Sequence[DutyPolicy], day: date
    ) -> "PolicyPage":
        """The page for somebody of the provider."""
        return cls(
            [PolicyLine.of(kind, nations, entries, day) for kind in DutyKind],
            _(rules.contracts_note()),
            policies.can_set_policy(actor, actor.organisation_id or 0),
        )


def safe(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def duties_csv(found: Iterable[tuple[PersonDuties, Due]], day: date) -> str:
    """One row for each person and duty; invented people say so in a last column."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    rows = list(found)
    invented = any(person.row.source is Source.INVENTED for person, _due in rows)
    writer.writerow((*COLUMNS, "data_source") if invented else COLUMNS)
    for person, due in rows:
        values = [safe(value) for value in _values(person, due, day)]
        writer.writerow([*values, "invented"] if invented else values)
    return out.getvalue()


def _values(person: PersonDuties, due: Due, day: date) -> list[str]:
    row = person.row
    return [
        row.home.registration_number,
        row.person_reference,
        row.given_name,
        row.family_name,
        row.role.value,
        row.contract.value,
        due.kind.value,
        due.state.value,
        due.done_on.isoformat() if due.done_on else "",
        due.due_on.isoformat() if due.due_on else "",
        due.basis.value,
        person.owner_of(due.kind) or "",
        day.isoformat(),
    ]

"""References, interviews and risk assessments as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workforce.checks import policies
from workforce.checks.models import (
    Appointment,
    ChildrensPart,
    Interview,
    NamedReferee,
    Reference,
    RiskAssessment,
)
from workforce.checks.presenters.recruitment.history import not_yet
from workforce.checks.states import (
    DECISIONS,
    RISK_REASONS,
    SLOT_NAMES,
    YOUNG_PEOPLE_NAMES,
    ReferenceSlot,
    RiskDecision,
    YoungPeople,
)
from workforce.core.actors import Actor
from workforce.core.translation import Lazy, _
from workforce.web.layout import long_date, moment_in_words


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """One reference: who wrote it, who was rung, and what is still to be done."""

    public_id: str
    title: str
    slot: Lazy
    status: str
    tone: str
    rows: Sequence[tuple[str, Any]]
    has_come: bool
    was_rung: bool
    open_concern: bool

    @classmethod
    def of(cls, row: Reference) -> "ReferenceLine":
        """A reference as somebody who may see the file sees it."""
        status, tone = _reference_status(row)
        return cls(
            row.public_id,
            ", ".join(filter(None, (row.referee_name, row.organisation))),
            SLOT_NAMES[row.slot],
            status,
            tone,
            _reference_rows(row),
            row.received_on is not None,
            row.rung_on is not None,
            row.open_concern,
        )


def _reference_status(row: Reference) -> tuple[str, str]:
    if row.received_on is None:
        return _("Asked for, not received"), "wait"
    if row.open_concern:
        return _("Raises a concern"), "bad"
    if row.rung_on is None:
        return _("Received, not yet verified by voice"), "new"
    return _("Verified by voice"), "good"


def _reference_rows(row: Reference) -> list[tuple[str, Any]]:
    rung = _("Not yet")
    if row.rung_on is not None:
        by = row.rung_by.name if row.rung_by else ""
        rung = _(
            "%(who)s, on %(day)s, by %(by)s", who=row.rung_name, day=long_date(row.rung_on), by=by
        )
    rows: list[tuple[str, Any]] = [
        (_("How they know the person"), row.relation),
        (_("Asked on"), long_date(row.asked_on)),
        (_("Received on"), long_date(row.received_on) or _("Not yet")),
        (_("Rung"), rung),
    ]
    more = (
        (_("In the place of the most recent employer, because"), row.instead_reason),
        (_("How the number was found"), row.number_found),
        (_("What they confirmed"), row.confirmed),
        (_("What the reference says"), row.answers),
        (_("How the concern was resolved"), row.concerns_resolved),
    )
    return rows + [(key, value) for key, value in more if value]


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A referee whom the person named and who is still to be asked, or was written to."""

    public_id: str
    title: str
    slot: Lazy
    rows: Sequence[tuple[str, Any]]
    may_ask: bool

    @classmethod
    def of(cls, row: NamedReferee) -> "NamedLine":
        """A named referee; who answers a private link is asked by nobody else."""
        waits = ""
        if row.asked_on is not None:
            waits = _("On %(day)s, by a private link", day=long_date(row.asked_on))
        return cls(
            row.public_id,
            ", ".join(filter(None, (row.name, row.organisation))),
            SLOT_NAMES[slot_of(row)],
            [
                (_("How they know the person"), row.relation),
                (_("Email address"), row.email),
                (_("Written to"), waits or _("Not yet")),
            ],
            row.asked_on is None,
        )


def slot_of(row: NamedReferee) -> ReferenceSlot:
    """As which of the references somebody stands whom the person named."""
    return ReferenceSlot.MOST_RECENT if row.most_recent else ReferenceSlot.SECOND


def filled_in(row: NamedReferee | None) -> dict[str, Any]:
    """A named referee as the form of asking takes them."""
    if row is None:
        return {}
    return {
        "slot": slot_of(row).value,
        "referee_name": row.name,
        "organisation": row.organisation,
        "relation": row.relation,
    }


@dataclass(frozen=True, slots=True)
class ReferencesPage:
    """The page of references."""

    appointment_id: str
    name: str
    lines: Sequence[ReferenceLine]
    named: Sequence[NamedLine]
    nothing: str
    may_add: bool

    @classmethod
    def of(
        cls,
        row: Appointment,
        found: Sequence[Reference],
        named: Sequence[NamedReferee],
        *,
        may_add: bool,
    ) -> "ReferencesPage":
        """The page for somebody who may see the appointment."""
        return cls(
            row.public_id,
            row.name,
            [ReferenceLine.of(one) for one in found],
            [NamedLine.of(one) for one in named] if may_add else (),
            not_yet(row),
            may_add,
        )


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """One interview."""

    title: str
    rows: Sequence[tuple[str, Any]]

    @classmethod
    def of(cls, row: Interview) -> "InterviewLine":
        """An interview as somebody who may see the file sees it."""
        return cls(
            _("Interview of %(day)s", day=long_date(row.held_on)),
            [
                (_("Who interviewed"), row.panel),
                (_("Trained in safer recruitment"), row.trained),
                (_("What was asked and answered"), row.record),
                (_("The children’s part in it"), row.children_part),
            ],
        )


@dataclass(frozen=True, slots=True)
class PartLine:
    """What part children had in choosing, on one day."""

    title: str
    rows: Sequence[tuple[str, Any]]

    @classmethod
    def of(cls, row: ChildrensPart) -> "PartLine":
        """Their part as somebody who may see the file sees it."""
        done = ", ".join(str(YOUNG_PEOPLE_NAMES[YoungPeople(one)]) for one in row.parts)
        return cls(
            _("The children’s part on %(day)s", day=long_date(row.on_day)),
            [(_("What they did"), done), (_("What was recorded"), row.words)],
        )


@dataclass(frozen=True, slots=True)
class RiskLine:
    """One risk assessment of a check."""

    public_id: str
    status: str
    tone: str
    rows: Sequence[tuple[str, Any]]
    can_approve: bool

    @classmethod
    def of(cls, actor: Actor, row: RiskAssessment, *, is_latest: bool) -> "RiskLine":
        """A risk assessment, and whether the reader may approve it."""
        status, tone = _("Waits for a second person"), "wait"
        if row.approved_at is not None:
            may = row.decision is RiskDecision.MAY_WORK
            status, tone = str(DECISIONS[row.decision]), "good" if may else "bad"
        if not is_latest:
            status, tone = _("Replaced by a later one"), "closed"
        return cls(
            row.public_id,
            status,
            tone,
            _risk_rows(row),
            is_latest
            and row.approved_at is None
            and row.recorded_by_id != actor.person_id
            and policies.can_verify(actor, row.check),
        )


def _risk_rows(row: RiskAssessment) -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = [
        (_("Why it was assessed"), RISK_REASONS[row.because]),
        (_("Who assessed the risk"), f"{row.assessor}, {long_date(row.assessed_on)}"),
        (_("Decision"), DECISIONS[row.decision]),
        (_("Conditions"), row.conditions or _("None")),
        (_("Recorded by"), row.recorded_by.name),
    ]
    if row.steps:
        rows.append((_("What was tried to get the certificate"), row.steps))
    if row.approved_by is not None:
        words = f"{row.approved_by.name}, {moment_in_words(row.approved_at)}"
        rows.append((_("Approved by"), words))
    return rows

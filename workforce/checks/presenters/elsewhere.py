"""Agency workers, what a home may accept, and what people share: as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workforce.checks import policies
from workforce.checks.models import (
    Acceptance,
    AgencyCheck,
    AgencyWorker,
    Appointment,
    Check,
)
from workforce.checks.presenters.checklist import TONES
from workforce.checks.queries import agency, sharing
from workforce.checks.rules.taking_over import Way, rule_of
from workforce.checks.states import CHECK_NAMES, STATE_NAMES, CheckState
from workforce.core.actors import Actor
from workforce.core.translation import Lazy, _
from workforce.web.layout import long_date, moment_in_words


@dataclass(frozen=True, slots=True)
class WorkerLine:
    """One worker of an agency."""

    public_id: str
    name: str
    reference: str
    settled: int
    asked: int

    @classmethod
    def of(cls, row: AgencyWorker) -> "WorkerLine":
        """A worker as their agency sees them."""
        settled = sum(check.state is CheckState.SATISFACTORY for check in row.checks)
        return cls(row.public_id, row.name, row.person_reference, settled, len(row.checks))


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One check that somebody else holds: its kind, days and people, never what it says."""

    public_id: str
    title: Lazy
    status: Lazy
    tone: str
    rows: Sequence[tuple[str, Any]]
    can_verify: bool

    @classmethod
    def of(cls, check: AgencyCheck | Check, reader_id: int | None) -> "HeldLine":
        """A check of somebody else’s list."""
        seen = check.state is CheckState.SEEN
        return cls(
            check.public_id,
            CHECK_NAMES[check.kind],
            STATE_NAMES[check.state],
            TONES[check.state],
            facts(check),
            seen and check.seen_by_id != reader_id,
        )


def facts(check: AgencyCheck | Check) -> list[tuple[str, Any]]:
    """When a check is dated, when it ends, who saw it and who verified it."""
    rows: list[tuple[str, Any]] = []
    if check.dated_on is not None:
        rows.append((_("Date on the evidence"), long_date(check.dated_on)))
    if check.expires_on is not None:
        rows.append((_("Ends on"), long_date(check.expires_on)))
    if check.update_service:
        rows.append((_("Update Service"), _("On the Update Service when it was seen")))
    if check.seen_by is not None:
        rows.append((_("Seen by"), f"{check.seen_by.name}, {moment_in_words(check.seen_at)}"))
    if check.verified_by is not None:
        words = f"{check.verified_by.name}, {moment_in_words(check.verified_at)}"
        rows.append((_("Verified by"), words))
    return rows


@dataclass(frozen=True, slots=True)
class OfferedLine:
    """One check of ours beside what somebody else holds of the same matter."""

    check_id: str
    title: Lazy
    ours: Lazy
    tone: str
    theirs: HeldLine | None
    why_not: str
    accepted: str
    can_take: bool

    @classmethod
    def of(
        cls,
        check: Check,
        theirs: AgencyCheck | Check | None,
        way: Way,
        *,
        accepted: Acceptance | None = None,
        may: bool = True,
    ) -> "OfferedLine":
        """A row of the page on which checks are taken over one by one."""
        rule = rule_of(check.kind, way)
        service = way is Way.CONSENT or (theirs is not None and theirs.update_service)
        allowed = rule.allows(check.appointment.home.nation, update_service=service)
        stands = theirs is not None and theirs.state is CheckState.SATISFACTORY
        by = ""
        if accepted is not None:
            name = accepted.accepted_by.name if accepted.accepted_by else ""
            by = f"{name}, {moment_in_words(accepted.accepted_at)}"
        return cls(
            check.public_id,
            CHECK_NAMES[check.kind],
            STATE_NAMES[check.state],
            TONES[check.state],
            HeldLine.of(theirs, None) if theirs is not None else None,
            _(rule.why) if rule.why and not (allowed and way is Way.AGENCY) else "",
            by,
            may and allowed and stands and accepted is None,
        )


@dataclass(frozen=True, slots=True)
class ElsewherePage:
    """What others hold of the person of an appointment, beside our own list."""

    public_id: str
    name: str
    agency: str
    offered: Sequence[OfferedLine]
    shared: Sequence[OfferedLine]

    @classmethod
    def of(cls, actor: Actor, row: Appointment, day: date) -> "ElsewherePage":
        """The page for somebody who may see the appointment."""
        worker = agency.worker_of(row)
        held = {(one.kind, one.subject): one for one in worker.checks} if worker else {}
        accepted = agency.accepted_among(row.checks)
        shown = sharing.shown_to(row, day)
        may = all(policies.can_record(actor, one) for one in row.checks)
        return cls(
            row.public_id,
            row.name,
            worker.organisation.name if worker else "",
            [
                OfferedLine.of(
                    one,
                    held.get((one.kind, one.subject)),
                    Way.AGENCY,
                    accepted=accepted.get(one.id),
                    may=may,
                )
                for one in (row.checks if worker else ())
            ],
            [
                OfferedLine.of(one, shown.get((one.kind, one.subject)), Way.CONSENT, may=may)
                for one in (row.checks if shown else ())
            ],
        )

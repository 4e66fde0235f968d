"""Agency workers as their agency lists them, and as the homes that have taken them do."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workforce.checks.models import Acceptance, AgencyProposal, AgencyWorker, Photograph
from workforce.checks.presenters.elsewhere.held import HeldLine, allowed_to, sides_of
from workforce.checks.queries import agency, passes
from workforce.checks.queries.passes import Lack, LackKind
from workforce.checks.rules.taking_over import Stand, Way, stand_of
from workforce.checks.states import CheckKind, CheckState
from workforce.core.actors import Actor
from workforce.core.translation import Lazy, _, lazy
from workforce.web.layout import long_date

SOON_DAYS = 60
PICTURES = frozenset({LackKind.NO_PHOTOGRAPH, LackKind.OLD_PHOTOGRAPH})


@dataclass(frozen=True, slots=True)
class WorkerLine:
    """One worker of an agency, with what waits for the agency."""

    public_id: str
    name: str
    reference: str
    settled: int
    asked: int
    to_record: int
    to_verify: int
    in_doubt: int
    providers: Sequence[str]
    ends_on: date | None
    left_on: date | None

    @classmethod
    def of(cls, row: AgencyWorker, providers: Sequence[str], today: date) -> "WorkerLine":
        """A worker as their agency sees them; `providers` have taken them into a home."""
        states = Counter(check.state for check in row.checks)
        ends = [
            check.expires_on
            for check in row.checks
            if check.state is CheckState.SATISFACTORY and check.expires_on is not None
        ]
        first = min(ends, default=None)
        return cls(
            row.public_id,
            row.name,
            row.person_reference,
            states[CheckState.SATISFACTORY],
            len(row.checks) - states[CheckState.NOT_APPLICABLE],
            states[CheckState.OUTSTANDING],
            states[CheckState.SEEN],
            states[CheckState.UNSATISFACTORY],
            providers,
            first if first is not None and (first - today).days <= SOON_DAYS else None,
            row.left_on,
        )


@dataclass(frozen=True, slots=True)
class WorkerPage:
    """One worker of an agency with their checks, offers and photograph."""

    worker: AgencyWorker
    rows: Sequence[tuple[str, Any]]
    lines: Sequence[HeldLine]
    offers: Sequence[tuple[str, Lazy]]
    photograph: Photograph | None

    @classmethod
    def of(
        cls, actor: Actor, worker: AgencyWorker, may_not_apply: Collection[CheckKind]
    ) -> "WorkerPage":
        """The page for whoever keeps the worker."""
        papers = agency.papers_for(actor, worker.checks)
        reasons = agency.reasons_of(worker.checks)
        relied = agency.relied_on(worker)
        return cls(
            worker,
            _said(worker),
            [
                HeldLine.of(
                    one, actor.person_id, papers, reasons, may_not_apply, relied.get(one.id, ())
                )
                for one in worker.checks
            ],
            [(one.organisation.name, _became(one)) for one in agency.offers_of(worker)],
            passes.photograph_of(worker.organisation_id, worker.person_reference),
        )


def _said(worker: AgencyWorker) -> list[tuple[str, Any]]:
    rows = [
        (_("Your reference"), worker.person_reference),
        (_("Their own email address"), worker.email or ""),
        (_("Account"), _("Linked by themselves") if worker.account_id else _("Not linked")),
    ]
    if worker.left_on is not None:
        rows.append((_("Left on"), long_date(worker.left_on)))
    return rows


def _became(offer: AgencyProposal) -> Lazy:
    if offer.appointment_id is not None:
        return lazy("taken")
    return lazy("waiting") if offer.closed_at is None else lazy("closed")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One agency worker in one home: whether they may work there tonight, and how rows stand."""

    appointment_id: str
    name: str
    agency: str
    home: str
    tonight: Lazy
    tone: str
    missing: int
    notes: Sequence[Lazy]
    stands: Mapping[str, int]

    @classmethod
    def of(
        cls, row: AgencyProposal, accepted: Mapping[int, Acceptance], today: date
    ) -> "PlacedLine":
        """A worker whom a home has taken, as its readers see them."""
        appointment = row.appointment
        if appointment is None:
            raise LookupError(row.public_id)
        lacking = passes.why_no_pass(appointment, today)
        words, tone = _tonight(lacking, started=appointment.person_in_post is not None)
        return cls(
            appointment.public_id,
            appointment.name,
            row.worker.organisation.name,
            appointment.home.known_as,
            words,
            tone,
            len([one for one in lacking if one.kind is LackKind.CHECK]),
            _notes(row.worker, lacking),
            stands_of(row, accepted, today),
        )


def _tonight(lacking: Sequence[Lack], *, started: bool) -> tuple[Lazy, str]:
    """Whether somebody may work tonight: a photograph is for the pass, not for the work."""
    if not started:
        return lazy("Not started"), "wait"
    if all(one.kind in PICTURES for one in lacking):
        return lazy("May work tonight"), "good"
    return lazy("Must not work tonight"), "bad"


def _notes(worker: AgencyWorker, lacking: Sequence[Lack]) -> list[Lazy]:
    notes = []
    if worker.left_on is not None:
        notes.append(lazy("Has left the agency"))
    if any(one.kind in PICTURES for one in lacking):
        notes.append(lazy("No recent photograph: no door pass"))
    return notes


def stands_of(
    row: AgencyProposal, accepted: Mapping[int, Acceptance], today: date
) -> dict[str, int]:
    """How many rows that the rules ask for stand in which way beside the agency’s."""
    held = {(one.kind, one.subject): one for one in row.worker.checks}
    found: Counter[Stand] = Counter()
    for check in row.appointment.checks if row.appointment else ():
        if check.required:
            theirs, mine = held.get((check.kind, check.subject)), accepted.get(check.id)
            allowed, _why = allowed_to(check, theirs, Way.AGENCY)
            found[stand_of(sides_of(check, theirs, mine, today, allowed=allowed))] += 1
    return {stand.value: found[stand] for stand in Stand}

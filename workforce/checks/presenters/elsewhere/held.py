"""What a home may accept of an agency, and what people share: as pages show it."""

from collections.abc import Collection, Mapping, Sequence
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
    Photograph,
)
from workforce.checks.presenters.checklist import TONES
from workforce.checks.queries import agency, passes, sharing
from workforce.checks.rules.taking_over import (
    STAND_NAMES,
    Sides,
    Stand,
    Way,
    rule_of,
    stand_of,
)
from workforce.checks.states import (
    CHECK_NAMES,
    LEVEL_NAMES,
    STATE_NAMES,
    CheckKind,
    CheckState,
)
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.translation import Lazy, _
from workforce.documents.models import Document
from workforce.web.layout import long_date, moment_in_words

STAND_TONES: dict[Stand, str] = {
    Stand.ACCEPTED: "good",
    Stand.TO_LOOK_AT: "new",
    Stand.IN_DOUBT: "bad",
    Stand.NOT_RECORDED: "wait",
    Stand.OWN: "good",
    Stand.HOME_ONLY: "neutral",
}


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One check that somebody else holds: its kind, days and people, never what it says."""

    public_id: str
    title: Lazy
    status: Lazy
    tone: str
    rows: Sequence[tuple[str, Any]]
    can_verify: bool
    can_doubt: bool
    can_set_aside: bool
    papers: Sequence[Document] = ()
    reason: str = ""
    relied_on: Sequence[str] = ()

    @classmethod
    def of(
        cls,
        check: AgencyCheck | Check,
        reader_id: int | None,
        papers: Mapping[int, Sequence[Document]] | None = None,
        reasons: Mapping[int, str] | None = None,
        may_not_apply: Collection[CheckKind] = (),
        relied_on: Sequence[str] = (),
    ) -> "HeldLine":
        """A check of somebody else’s list; `papers` and `reasons` by the number of the check."""
        seen = check.state is CheckState.SEEN
        return cls(
            check.public_id,
            CHECK_NAMES[check.kind],
            STATE_NAMES[check.state],
            TONES[check.state],
            facts(check),
            seen and check.seen_by_id != reader_id,
            check.state in {CheckState.SEEN, CheckState.SATISFACTORY},
            check.kind in may_not_apply
            and check.state in {CheckState.OUTSTANDING, CheckState.SEEN},
            (papers or {}).get(check.id, ()),
            (reasons or {}).get(check.id, ""),
            relied_on,
        )


def facts(check: AgencyCheck | Check) -> list[tuple[str, Any]]:
    """When a check is dated, when it ends, who saw it and who verified it."""
    rows: list[tuple[str, Any]] = []
    if check.dated_on is not None:
        rows.append((_("Date on the evidence"), long_date(check.dated_on)))
    if check.expires_on is not None:
        rows.append((_("Ends on"), long_date(check.expires_on)))
    if check.certificate_level is not None:
        rows.append((_("Level"), LEVEL_NAMES[check.certificate_level]))
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
    stand: str
    stand_tone: str
    theirs: HeldLine | None
    why_not: str
    accepted: str
    can_take: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """All that is asked to lay the checks of an agency, or of another employer, beside ours."""

    way: Way
    held: Mapping[tuple[CheckKind, str], AgencyCheck | Check]
    accepted: Mapping[int, Acceptance]
    papers: Mapping[int, Sequence[Document]]
    reasons: Mapping[int, str]
    may: bool

    def line(self, check: Check, day: date) -> OfferedLine:
        """One row of the page on which checks are taken over one by one."""
        theirs = self.held.get((check.kind, check.subject))
        allowed, why = allowed_to(check, theirs, self.way)
        accepted = self.accepted.get(check.id)
        stand = stand_of(sides_of(check, theirs, accepted, day, allowed=allowed))
        from_agency = self.way is Way.AGENCY
        return OfferedLine(
            check.public_id,
            CHECK_NAMES[check.kind],
            STATE_NAMES[check.state],
            TONES[check.state],
            str(STAND_NAMES[stand]) if from_agency else "",
            STAND_TONES[stand],
            HeldLine.of(theirs, None, self.papers, self.reasons) if theirs is not None else None,
            why,
            by_whom(accepted) if accepted is not None else "",
            self.may and allowed and stands_on(theirs, day) and accepted is None,
        )


def allowed_to(check: Check, theirs: AgencyCheck | Check | None, way: Way) -> tuple[bool, str]:
    """Whether a kind of check may be taken over for this home, and why not, or how."""
    rule = rule_of(check.kind, way)
    service = way is Way.CONSENT or (theirs is not None and theirs.update_service)
    allowed = rule.allows(check.appointment.home.nation, update_service=service)
    return allowed, _(rule.why) if rule.why and not (allowed and way is Way.AGENCY) else ""


def stands_on(theirs: AgencyCheck | Check | None, day: date) -> bool:
    """Whether somebody else found it right, and its last day is not past."""
    if theirs is None or theirs.state is not CheckState.SATISFACTORY:
        return False
    return theirs.expires_on is None or theirs.expires_on >= day


def sides_of(
    check: Check,
    theirs: AgencyCheck | Check | None,
    accepted: Acceptance | None,
    day: date,
    *,
    allowed: bool,
) -> Sides:
    """One matter as both sides hold it; what was accepted ends with what the home wrote down."""
    ending = check if accepted is not None else theirs
    last = ending.expires_on if ending is not None else None
    return Sides(
        check.state,
        theirs.state if theirs is not None else None,
        allowed,
        accepted is not None,
        last is not None and last < day,
    )


def by_whom(accepted: Acceptance) -> str:
    """Who accepted a check, and when."""
    name = accepted.accepted_by.name if accepted.accepted_by else ""
    return f"{name}, {moment_in_words(accepted.accepted_at)}"


@dataclass(frozen=True, slots=True)
class ElsewherePage:
    """What others hold of the person of an appointment, beside our own list."""

    public_id: str
    name: str
    agency: str
    left_on: date | None
    parted: bool
    photograph: Photograph | None
    offered: Sequence[OfferedLine]
    shared: Sequence[OfferedLine]

    @classmethod
    def of(cls, actor: Actor, row: Appointment, day: date) -> "ElsewherePage":
        """The page for somebody who may see the appointment."""
        worker = agency.worker_of(row)
        may = all(policies.can_record(actor, one) for one in row.checks)
        shown = sharing.shown_to(row, day)
        beside = Beside(Way.CONSENT, shown, {}, {}, {}, may)
        is_shown = worker is not None and agency.may_look(actor, worker)
        return cls(
            row.public_id,
            row.name,
            worker.organisation.name if worker else "",
            worker.left_on if worker else None,
            worker is not None
            and agency.agreed(row.organisation_id, worker.organisation_id) is None,
            _photograph(actor, row, worker) if worker and is_shown else None,
            _offered(actor, row, worker, day, may=may) if worker and is_shown else (),
            [beside.line(one, day) for one in row.checks] if shown else (),
        )


def theirs_of(actor: Actor, check: Check, way: Way) -> HeldLine | None:
    """What somebody else holds of the same matter, as far as the actor may look at it now."""
    appointment, wanted = check.appointment, (check.kind, check.subject)
    if way is Way.CONSENT:
        shared = sharing.shown_to(appointment, clock.today()).get(wanted)
        return HeldLine.of(shared, None) if shared is not None else None
    worker = agency.worker_of(appointment)
    if worker is None or not agency.may_look(actor, worker):
        return None
    theirs = next((one for one in worker.checks if (one.kind, one.subject) == wanted), None)
    papers = agency.papers_for(actor, worker.checks)
    return HeldLine.of(theirs, None, papers) if theirs is not None else None


def _offered(
    actor: Actor, row: Appointment, worker: AgencyWorker, day: date, *, may: bool
) -> list[OfferedLine]:
    """Our rows beside those of the agency."""
    beside = Beside(
        Way.AGENCY,
        {(one.kind, one.subject): one for one in worker.checks},
        agency.accepted_among(row.checks),
        agency.papers_for(actor, worker.checks),
        agency.reasons_of(worker.checks),
        may,
    )
    return [beside.line(one, day) for one in row.checks]


def _photograph(actor: Actor, row: Appointment, worker: AgencyWorker) -> Photograph | None:
    """The picture of the agency, where the home has none as recent."""
    theirs = passes.photograph_of(worker.organisation_id, worker.person_reference)
    ours = passes.photograph_of(row.organisation_id, row.person_reference)
    if theirs is None or not policies.can_keep_appointment(actor, row):
        return None
    return theirs if ours is None or ours.taken_on < theirs.taken_on else None

"""Opening a concern: what it stops at once, and what has to be done by when."""

from dataclasses import dataclass
from datetime import date

from workforce.checks import policies
from workforce.checks.models import CHECK, Appointment, Concern, ConcernTask
from workforce.checks.queries import concerns
from workforce.checks.rules import concerns as rules
from workforce.checks.services import evidence
from workforce.checks.services.concerns import reminding
from workforce.checks.states import CheckKind, CheckState, ConcernKind
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError, NotAllowed
from workforce.core.lifecycle import begin, move
from workforce.core.translation import lazy
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home

# Which check a kind of concern takes the ground from.
UNSETTLES: dict[ConcernKind, CheckKind] = {
    ConcernKind.NEW_DISCLOSURE: CheckKind.CRIMINAL_RECORD,
    ConcernKind.BARRED_LIST_HIT: CheckKind.CRIMINAL_RECORD,
    ConcernKind.DISQUALIFICATION: CheckKind.DISQUALIFICATION,
}
REASON = "concern"


@dataclass(frozen=True, slots=True)
class About:
    """Whom a concern is about: an appointment, or somebody who is or was in post."""

    appointment: Appointment | None = None
    spell: PersonInPost | None = None

    @property
    def row(self) -> Appointment | PersonInPost:
        """The one row that is given."""
        found = self.appointment or self.spell
        if found is None:
            raise ValueError("Say whom the concern is about")
        return found

    @property
    def home(self) -> Home:
        """Where they work, worked or are to work."""
        return self.row.home


@atomic
def open_concern(
    actor: Actor, about: About, kind: ConcernKind, *, aware_on: date, details: str = ""
) -> Concern:
    """Open a concern: its tasks are set, and whatever it stops is stopped at once."""
    row = about.row
    if not policies.can_raise_concern(actor, row) or concerns.is_about(
        actor, row.organisation_id, row.person_reference
    ):
        raise NotAllowed(lazy("Your role does not include this"))
    if aware_on > clock.today():
        raise DomainError(lazy("The day must be today or in the past"), "aware_on")
    locked(about.home)  # as a start does, and in its order
    theirs = [locked(one) for one in _theirs(row, kind)]
    concern = Concern(
        organisation_id=row.organisation_id,
        person_reference=row.person_reference,
        home_id=row.home_id,
        appointment_id=about.appointment.id if about.appointment else None,
        person_in_post_id=about.spell.id if about.spell else None,
        account_id=row.account_id,
        kind=kind,
        aware_on=aware_on,
        details=details.strip() or None,
        opened_by_id=actor.person_id,
    )
    session().add(concern)
    begin(concern, actor=actor)
    _set_tasks(concern, about.home.nation)
    for one in theirs:
        if one.organisation_id == row.organisation_id:
            _unsettle(actor, one, kind)
    audit.record(actor, "open-concern", concern)
    if not policies.can_tend_concern(actor, concern):
        session().flush()
        session().refresh(concern, ["tasks"])
        reminding.tell(concern, clock.today())
    return concern


def _theirs(row: Appointment | PersonInPost, kind: ConcernKind) -> list[Appointment]:
    """The appointments to be held against a start at the same moment."""
    found = concerns.appointments_of(row.organisation_id, row.person_reference)
    if kind is ConcernKind.BARRED_LIST_HIT:
        found += concerns.checking_elsewhere(row.organisation_id, row.person_reference)
    return sorted(found, key=lambda one: one.id)


def _set_tasks(concern: Concern, nation: str) -> None:
    for task in rules.tasks_for(concern.kind, nation):
        due_on = task.due_on(concern.aware_on, nation)
        session().add(
            ConcernTask(
                concern_id=concern.id,
                code=task.code,
                due_on=due_on,
                overdue_after=task.overdue_after(concern.aware_on, due_on),
            )
        )


def _unsettle(actor: Actor, appointment: Appointment, kind: ConcernKind) -> None:
    for check in appointment.checks:
        held = check.state not in {CheckState.UNSATISFACTORY, CheckState.NOT_APPLICABLE}
        if held and check.kind is UNSETTLES.get(kind):
            evidence.forget_verdict(check)
            move(check, CheckState.UNSATISFACTORY, by=CHECK, actor=actor, reason=REASON)

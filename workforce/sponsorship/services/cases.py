"""Opening cases, moving them lawfully, and linking them to the people they are about."""

from dataclasses import dataclass
from datetime import date

from workforce.core import audit, clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.core.translation import lazy
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home
from workforce.sponsorship import policies, rules
from workforce.sponsorship.models import CASE, SponsorshipCase
from workforce.sponsorship.services import duties
from workforce.sponsorship.services.duties import Permission
from workforce.sponsorship.states import CaseState


@dataclass(frozen=True, slots=True)
class Worker:
    """Who a case is about: the name as the employer has it, and their occupation code."""

    name: str
    occupation_code: str
    person_in_post: PersonInPost | None = None


@atomic
def open_case(actor: Actor, home: Home, worker: Worker) -> SponsorshipCase:
    """Open a case for somebody who is to work in a home of the actor's organisation."""
    case = _new(actor, home, worker, CaseState.INTAKE)
    lifecycle.begin(case, actor=actor)
    audit.record(actor, "open-case", case)
    return case


@atomic
def open_case_at_work(
    actor: Actor, home: Home, worker: Worker, permission: Permission
) -> SponsorshipCase:
    """Open a case for somebody who already works in a home with permission."""
    if worker.person_in_post is None:
        raise DomainError(lazy("Choose who it is among the people in post"), "person")
    case = _new(actor, home, worker, CaseState.ACTIVE)
    case.started_on = _in_post_today(worker.person_in_post).started_on
    lifecycle.begin(case, actor=actor)
    audit.record(actor, "open-case", case)
    duties.keep_permission(actor, case, permission)
    return case


@atomic
def link_person(actor: Actor, case: SponsorshipCase, person: PersonInPost) -> None:
    """Say which person in post a case is about, in whichever home of the provider they work.

    They entered through the start gate; somebody who moved takes the case along.
    """
    case = locked(case)
    duties.own(actor, case)
    if not policies.can_open_case(actor, person.home):
        raise NotFound(lazy("Page not found"))
    _of_employer(case.organisation_id, person)
    case.person_in_post_id, case.account_id = person.id, person.account_id
    case.home_id, case.nation = person.home_id, person.home.nation
    audit.record(actor, "link-case", case)


@atomic
def move_case(actor: Actor, case: SponsorshipCase, to: CaseState, *, reason: str = "") -> None:
    """Move a case to a state that is open now; nobody starts but through the start gate."""
    case = locked(case)
    duties.own(actor, case)
    if to not in moves_of(case):
        raise Conflict(lazy("This has changed since you opened the page. Check it and try again"))
    if to in rules.NEEDS_REASON and not reason.strip():
        raise DomainError(lazy("Enter the reason"), "reason")
    if to is CaseState.GRANTED and case.permission_to is None:
        raise DomainError(lazy("Enter the dates of the permission first"))
    if to is CaseState.STARTED:
        case.started_on = _started_on(case)
    lifecycle.move(case, to, by=CASE, actor=actor, reason=reason.strip())


def moves_of(case: SponsorshipCase) -> tuple[CaseState, ...]:
    """The states that a case can be moved to now."""
    lawful = CASE.moves.get(case.state, frozenset())
    return rules.next_moves(case.state, lawful, started=case.started_on is not None)


def _new(actor: Actor, home: Home, worker: Worker, state: CaseState) -> SponsorshipCase:
    home, person = locked(home), worker.person_in_post
    if not policies.can_open_case(actor, home):
        raise NotFound(lazy("Page not found"))
    if not rules.is_occupation_code(worker.occupation_code):
        raise DomainError(
            lazy("An occupation code has four digits, such as 6134"), "occupation_code"
        )
    if person is not None:
        _of_home(home, person)
    case = SponsorshipCase(
        organisation_id=home.organisation_id,
        home_id=home.id,
        person_in_post_id=person.id if person else None,
        account_id=person.account_id if person else None,
        state=state,
        worker_name=worker.name,
        occupation_code=worker.occupation_code,
        nation=home.nation,
    )
    session().add(case)
    return case


def _of_employer(organisation_id: int, person: PersonInPost) -> None:
    if person.organisation_id != organisation_id:
        raise DomainError(lazy("Choose somebody who works for you"), "person")


def _of_home(home: Home, person: PersonInPost) -> None:
    if home.organisation_id is None or person.home_id != home.id:
        raise DomainError(lazy("Choose somebody who works in this home"), "person")
    _of_employer(home.organisation_id, person)


def _in_post_today(person: PersonInPost) -> PersonInPost:
    if not person.in_post_on(clock.today()):
        raise DomainError(lazy("Choose somebody who is in post today"), "person")
    return person


def _started_on(case: SponsorshipCase) -> date:
    """The day on which the person of a case started, as their record of work has it."""
    if case.person_in_post is None:
        raise DomainError(
            lazy(
                "Link this case to the person’s record of work first. They have one once their "
                "checks are complete and they have started"
            )
        )
    return _in_post_today(case.person_in_post).started_on

"""Putting adverts before people: at once, on a day, or before the employer's own staff first."""

from datetime import date

from workforce.accounts.models import Person
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.lifecycle import move
from workforce.core.translation import lazy
from workforce.vacancies.models import VACANCY, Vacancy
from workforce.vacancies.queries import facts
from workforce.vacancies.queries.posting import funded
from workforce.vacancies.services import checking, indexing, shown, steps
from workforce.vacancies.states import AboveFunded, VacancyState

State = VacancyState
WAITING = (State.SCHEDULED, State.INTERNAL)
JOB = "publish-scheduled-vacancies"
BATCH = 500


@atomic
def publish(
    actor: Actor, vacancy: Vacancy, *, above_funded_why: AboveFunded | None = None
) -> VacancyState:
    """Put a draft before whom its dates say: on its day, own staff first, or everybody now."""
    steps.own_all(actor, locked(vacancy))
    if vacancy.state is not State.DRAFT:
        raise Conflict(lazy("This job is already live: you can change its closing date or end it"))
    today = clock.today()
    _refuse_unready(vacancy, today)
    ask_above_funded(vacancy, above_funded_why, vacancy.posts_count)
    put(actor, vacancy, _due_state(vacancy, today))
    return vacancy.state


@atomic
def unschedule(actor: Actor, vacancy: Vacancy) -> None:
    """Turn a scheduled advert into a draft again, without a day."""
    steps.own(actor, locked(vacancy))
    if vacancy.state is not State.SCHEDULED:
        raise Conflict(lazy("This job is not scheduled"))
    move(vacancy, State.DRAFT, by=VACANCY, actor=actor)
    vacancy.publish_on = vacancy.told_unpublished_at = None


@atomic
def show_everybody(actor: Actor, vacancy: Vacancy) -> None:
    """Publish now what waits for its day or is shown to own staff first."""
    steps.own_all(actor, locked(vacancy))
    if vacancy.state not in WAITING:
        raise Conflict(lazy("This job does not wait to be published"))
    _refuse_unready(vacancy, clock.today())
    put(actor, vacancy, State.LIVE)


@atomic
def publish_due(vacancy_id: int, day: date) -> bool:
    """Publish one advert whose day has come; where it cannot be, its recruiter is told once."""
    vacancy = locked(session().get_one(Vacancy, vacancy_id))
    to = _due_state(vacancy, day)
    if vacancy.state not in WAITING or to is vacancy.state:
        return False
    if checking.lacks(vacancy, day):
        _tell_unpublished(vacancy)
        return False
    put(Actor.system(JOB), vacancy, to)
    return True


def put(actor: Actor, vacancy: Vacancy, to: VacancyState) -> None:
    """Move an advert before its readers, with no more of its places than may be known."""
    vacancy.told_unpublished_at = None
    if to is not State.SCHEDULED:
        shown.show(vacancy)
    if to is State.LIVE:
        indexing.index(vacancy)
        vacancy.published_at, vacancy.ended_at = clock.now(), None
        vacancy.first_published_at = vacancy.first_published_at or vacancy.published_at
    move(vacancy, to, by=VACANCY, actor=actor)


def ask_above_funded(vacancy: Vacancy, why: AboveFunded | None, posts_count: int) -> None:
    """Ask why more posts are advertised than are vacant, and keep the answer; nothing is summed."""
    if funded.above(vacancy, clock.today(), posts_count=posts_count) is None:
        return
    if why is None:
        raise DomainError(
            lazy("You advertise more posts than are vacant. Say why"), "above_funded_why"
        )
    vacancy.above_funded_why = why


def _refuse_unready(vacancy: Vacancy, today: date) -> None:
    refusals = checking.lacks(vacancy, today)
    if refusals:
        raise checking.NotReady(refusals)


def _due_state(vacancy: Vacancy, day: date) -> VacancyState:
    """Before whom an advert stands on a day."""
    if vacancy.publish_on is not None and vacancy.publish_on > day:
        return State.SCHEDULED
    if vacancy.first_until is not None and vacancy.first_until >= day:
        return State.INTERNAL
    return State.LIVE


@atomic
def give_up(day: date) -> int:
    """Turn adverts that were not published by their closing day into drafts, some at a time."""
    given_up = facts.overdue_unseen(day, BATCH)
    for vacancy in given_up:
        _tell_unpublished(vacancy)
        move(vacancy, State.DRAFT, by=VACANCY, actor=Actor.system(JOB), reason="closing day passed")
        vacancy.publish_on = vacancy.told_unpublished_at = None
    return len(given_up)


def _tell_unpublished(vacancy: Vacancy) -> None:
    if vacancy.told_unpublished_at is not None:
        return
    vacancy.told_unpublished_at = clock.now()
    contact = session().get(Person, vacancy.contact_id) if vacancy.contact_id else None
    steps.tell_recruiters(vacancy, "not_published", first=contact)
    audit.record(Actor.system(JOB), "tell-unpublished", vacancy)

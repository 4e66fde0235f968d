"""Criteria of a job, and how applicants meet them in the eyes of each who scores."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete

from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.models.choosing import Criterion, PanelMember, Score
from workforce.applications.queries.together import weighing as queries
from workforce.applications.rules.starting_criteria import criteria_of
from workforce.applications.services import steps
from workforce.applications.states.choosing import Weight
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError, NotAllowed, NotFound
from workforce.core.translation import _, lazy
from workforce.vacancies import policies as vacancies
from workforce.vacancies.models import Vacancy

MOST = 15


@dataclass(frozen=True, slots=True)
class Given:
    """The points somebody gives for one criterion, and why."""

    points: int
    comment: str = ""


@atomic
def add_criterion(
    actor: Actor, vacancy: Vacancy, *, weight: Weight, text: str, sure: bool = False
) -> Criterion:
    """Weigh candidates for a job by one thing more."""
    _recruits(actor, vacancy)
    locked(vacancy)
    if len(queries.criteria_of(vacancy.id)) >= MOST:
        raise DomainError(lazy("A job has at most 15 criteria. Take one away first"), "text")
    _ask(vacancy.id, sure=sure)
    row = Criterion(vacancy_id=vacancy.id, weight=weight, text=text)
    session().add(row)
    session().flush()
    audit.record(actor, "add-criterion", vacancy)
    return row


@atomic
def start_criteria(actor: Actor, vacancy: Vacancy) -> int:
    """Begin with what we suggest for the role, in the actor's language; only where none are."""
    _recruits(actor, vacancy)
    locked(vacancy)
    if queries.criteria_of(vacancy.id):
        return 0
    drafted = criteria_of(vacancy.role)
    session().add_all(
        Criterion(vacancy_id=vacancy.id, weight=weight, text=_(text)) for weight, text in drafted
    )
    session().flush()
    audit.record(actor, "start-criteria", vacancy)
    return len(drafted)


@atomic
def change_criterion(
    actor: Actor, criterion: Criterion, *, weight: Weight, text: str, sure: bool = False
) -> None:
    """Word a criterion anew; the scores that were given by it stay."""
    _recruits(actor, criterion.vacancy)
    _ask(criterion.vacancy_id, sure=sure)
    criterion.weight, criterion.text = weight, text
    session().flush()
    audit.record(actor, "change-criterion", criterion)


@atomic
def remove_criterion(actor: Actor, criterion: Criterion, *, sure: bool = False) -> None:
    """Take a criterion away, with the scores that were given by it."""
    _recruits(actor, criterion.vacancy)
    _ask(criterion.vacancy_id, sure=sure)
    audit.record(actor, "remove-criterion", criterion)
    session().delete(criterion)


@atomic
def score(
    actor: Actor,
    application: Application,
    given: Mapping[str, Given],
    *,
    seat: PanelMember | None = None,
) -> int:
    """Give points for each criterion, by its public id; earlier ones of one's own are replaced."""
    if policies.is_own_to_choose(actor, application):
        raise NotAllowed(steps.OWN)
    if not policies.can_score(actor, application, seat):
        raise NotFound(lazy("Page not found"))
    locked(application)
    known = {one.public_id: one.id for one in queries.criteria_of(application.vacancy_id)}
    kept = {known[name]: one for name, one in given.items() if name in known}
    if not kept:
        raise DomainError(lazy("Give points for at least one criterion"))
    session().execute(
        delete(Score).where(
            Score.application_id == application.id,
            Score.scorer_id == actor.person_id,
            Score.criterion_id.in_(sorted(kept)),
        )
    )
    session().add_all(
        Score(
            application_id=application.id,
            criterion_id=criterion_id,
            scorer_id=actor.person_id,
            points=one.points,
            comment=one.comment,
        )
        for criterion_id, one in sorted(kept.items())
    )
    session().flush()
    audit.record(actor, "score", application)
    return len(kept)


def _recruits(actor: Actor, vacancy: Vacancy) -> None:
    if not vacancies.can_recruit_for(actor, vacancy):
        raise NotFound(lazy("Page not found"))


def _ask(vacancy_id: int, *, sure: bool) -> None:
    """Ask once where somebody has been scored by the criteria as they stand."""
    if queries.are_scores_given(vacancy_id) and not sure:
        raise DomainError(
            lazy(
                "Applicants have been scored by these criteria. A change makes their scores hard "
                "to compare. Say that you are sure to go on"
            ),
            "sure",
        )

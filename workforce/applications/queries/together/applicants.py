"""The applicants for one job, as rows of plain values: five hundred of them cost one statement."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, false, func, literal, select
from sqlalchemy.orm import contains_eager, joinedload

from workforce.accounts.models import Person
from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.models.choosing import Score
from workforce.applications.models.hiring import ApplicationMessage
from workforce.applications.queries.choosing import chosen_by
from workforce.applications.rules.applicants import STAGE_OF, STATES_OF, Order, Wanted
from workforce.applications.states import ApplicationState
from workforce.applications.states.choosing import Stage
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.vacancies.models import Vacancy

PER_PAGE = 50
MOST_AT_ONCE = 1000
# Scores are compared by thousandths, as whole numbers.
EXACT = 1000


class Listed(NamedTuple):
    """One applicant in a list; the name is empty where it may not be told."""

    id: int
    public_id: str
    alias: str
    state: ApplicationState
    sent_at: Any
    is_whole: bool
    came_from: str
    name: str
    points: int
    scores_count: int
    unread_count: int


class Found(NamedTuple):
    """A part of the applicants, and how many there are in all that were looked for."""

    rows: Sequence[Listed]
    number: int
    total: int


def applicants_for(
    actor: Actor, vacancy: Vacancy, wanted: Wanted, *, number: int = 1, per_page: int = PER_PAGE
) -> Found:
    """The applicants of one job that are looked for, in the order that is asked for."""
    scored = _scored(vacancy)
    query = _asked(actor, vacancy, wanted, scored, _unread(vacancy))
    total = session().scalar(select(func.count()).select_from(query.subquery())) or 0
    last = max(1, -(-total // per_page))
    number = min(max(1, number), last)
    order = _order(wanted.order, _hidden(vacancy), scored)
    ordered = query.order_by(*order).limit(per_page).offset((number - 1) * per_page)
    return Found([Listed(*row) for row in session().execute(ordered)], number, total)


def read_for(actor: Actor, vacancy: Vacancy, *, number: int = 1) -> Sequence[Application]:
    """A page of the applications for a job that are read whole, by what tells nothing of them."""
    query = (
        select(Application)
        .join(Application.vacancy)
        .where(
            chosen_by(actor),
            Application.vacancy_id == vacancy.id,
            Application.state != ApplicationState.WITHDRAWN,
        )
        .options(contains_eager(Application.vacancy), joinedload(Application.candidate))
        .order_by(Application.alias, Application.id)
        .limit(PER_PAGE)
        .offset((max(1, number) - 1) * PER_PAGE)
    )
    return session().scalars(query).all()


def counts_for(actor: Actor, vacancy: Vacancy) -> dict[Stage, int]:
    """How many applicants of a job stand where."""
    query = (
        select(Application.state, func.count(Application.id))
        .join(Application.vacancy)
        .where(chosen_by(actor), Application.vacancy_id == vacancy.id)
        .group_by(Application.state)
    )
    found: dict[Stage, int] = {}
    for state, count in session().execute(query):
        found[STAGE_OF[state]] = found.get(STAGE_OF[state], 0) + count
    return found


def sources_for(actor: Actor, vacancy: Vacancy) -> list[str]:
    """The codes of the links by which applicants of a job came."""
    query = (
        select(Application.came_from)
        .join(Application.vacancy)
        .where(chosen_by(actor), Application.vacancy_id == vacancy.id, Application.came_from != "")
        .distinct()
        .order_by(Application.came_from)
        .limit(100)
    )
    return list(session().scalars(query))


def _asked(
    actor: Actor,
    vacancy: Vacancy,
    wanted: Wanted,
    scored: Any,  # noqa: ANN401 - a subquery
    unread: Any,  # noqa: ANN401 - a subquery
) -> Select[Any]:
    name = Person.given_name + " " + Person.family_name
    return (
        select(
            Application.id,
            Application.public_id,
            Application.alias,
            Application.state,
            Application.sent_at,
            Application.completed_at.is_not(None).label("is_whole"),
            Application.came_from,
            case((_hidden(vacancy), literal("")), else_=name).label("name"),
            func.coalesce(scored.c.points, 0).label("points"),
            func.coalesce(scored.c.scores_count, 0).label("scores_count"),
            func.coalesce(unread.c.unread_count, 0).label("unread_count"),
        )
        .join(Application.vacancy)
        .join(Person, Person.id == Application.candidate_id)
        .outerjoin(scored, scored.c.application_id == Application.id)
        .join(unread, unread.c.application_id == Application.id, isouter=not wanted.unread)
        .where(chosen_by(actor), Application.vacancy_id == vacancy.id, *_conditions(wanted, scored))
    )


def unread_among(actor: Actor, vacancy: Vacancy) -> int:
    """How many applicants of a job wrote something that nobody has opened."""
    unread = _unread(vacancy)
    query = (
        select(func.count(Application.id))
        .join(Application.vacancy)
        .join(unread, unread.c.application_id == Application.id)
        .where(chosen_by(actor), Application.vacancy_id == vacancy.id)
    )
    return session().scalar(query) or 0


def _unread(vacancy: Vacancy) -> Any:  # noqa: ANN401 - a subquery
    """How many messages of each applicant of a job nobody has opened."""
    of_job = select(Application.id).where(Application.vacancy_id == vacancy.id)
    return (
        select(
            ApplicationMessage.application_id,
            func.count(ApplicationMessage.id).label("unread_count"),
        )
        .where(
            ApplicationMessage.application_id.in_(of_job),
            ApplicationMessage.from_employer.is_(False),
            ApplicationMessage.read_at.is_(None),
        )
        .group_by(ApplicationMessage.application_id)
        .subquery()
    )


def _scored(vacancy: Vacancy) -> Any:  # noqa: ANN401 - a subquery
    """The points of each applicant of a job, and how often points were given."""
    of_job = select(Application.id).where(Application.vacancy_id == vacancy.id)
    return (
        select(
            Score.application_id,
            func.sum(Score.points).label("points"),
            func.count(Score.id).label("scores_count"),
        )
        .where(Score.application_id.in_(of_job))
        .group_by(Score.application_id)
        .subquery()
    )


def _conditions(wanted: Wanted, scored: Any) -> list[ColumnElement[bool]]:  # noqa: ANN401 - a subquery
    found: list[ColumnElement[bool]] = []
    if wanted.stage is not None:
        found.append(Application.state.in_(STATES_OF[wanted.stage]))
    if wanted.whole is not None:
        whole = Application.completed_at.is_not(None)
        found.append(whole if wanted.whole else ~whole)
    if wanted.least_score is not None:
        found.append(scored.c.points >= wanted.least_score * scored.c.scores_count)
    if wanted.since is not None:
        found.append(Application.sent_at >= clock.day_start(wanted.since))
    if wanted.came_from:
        found.append(Application.came_from == wanted.came_from)
    return found


def _hidden(vacancy: Vacancy) -> ColumnElement[bool]:
    """Rows of whom it is not told who they are; the twin of `policies.is_hidden`."""
    if not vacancy.is_anonymous:
        return false()
    return and_(Application.shortlisted_at.is_(None), Application.state.not_in(policies.SEEN))


def _order(order: Order, hidden: ColumnElement[bool], scored: Any) -> list[Any]:  # noqa: ANN401
    """An order whose ties tell nothing of when or who where names are not told."""
    best = func.coalesce(scored.c.points * EXACT / scored.c.scores_count, -1)
    sorts = {
        Order.NEWEST: [Application.sent_at.desc()],
        Order.OLDEST: [Application.sent_at.asc()],
        Order.SCORE: [best.desc()],
        Order.NAME: [],
    }
    called = [
        case((hidden, literal(0)), else_=literal(1)),
        case((hidden, Application.alias), else_=func.lower(Person.family_name)),
        case((hidden, literal("")), else_=func.lower(Person.given_name)),
        Application.id,
    ]
    return [*sorts[order], *called]

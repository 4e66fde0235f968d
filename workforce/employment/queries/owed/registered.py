"""Registered managers of homes: who is in post, who is away, and since when nobody is."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Row, and_, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, contains_eager

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment.models import (
    ManagerAbsence,
    ManagerPrompt,
    ManagerVacancyStep,
    PersonInPost,
)
from workforce.employment.policies import READERS
from workforce.employment.queries.figures import without_registered_manager
from workforce.employment.queries.people import reach
from workforce.employment.rules import registered as rules
from workforce.employment.rules.registered import Away
from workforce.employment.states import JobRole, VacancyStanding, VacancyStep
from workforce.providers.models import Home
from workforce.providers.states import Role


@dataclass(frozen=True, slots=True)
class ManagerVacancy:
    """A home without a registered manager: since when, and how it is looked after.

    `is_recorded` is false where nobody was ever recorded in the post: then the days count
    from the day the home joined, and it may have been longer.
    """

    home_id: int
    since: date
    is_recorded: bool
    days: int
    standing: VacancyStanding


def manager_vacancies(
    day: date, home_ids: Collection[int] | None = None
) -> dict[int, ManagerVacancy]:
    """Claimed homes, open on a day, without a registered manager, split by how they are run."""
    since: dict[int, tuple[date, bool]] = {}
    steps: dict[int, set[VacancyStep]] = defaultdict(set)
    for home_id, joined_on, ended_on, step, done_on in _gaps(day, home_ids):
        first = ended_on + timedelta(days=1) if ended_on else joined_on or day
        since[home_id] = first, ended_on is not None
        if step is not None and done_on is not None and done_on >= first:
            steps[home_id].add(step)
    return {
        home_id: ManagerVacancy(
            home_id,
            first,
            recorded,
            rules.vacancy_days(first, day),
            rules.standing(frozenset(steps[home_id])),
        )
        for home_id, (first, recorded) in sorted(since.items())
    }


def _in(column: InstrumentedAttribute[int], home_ids: Collection[int]) -> ColumnElement[bool]:
    return column.in_(sorted(home_ids))


def _gaps(
    day: date, home_ids: Collection[int] | None
) -> Iterable[Row[int, date | None, date | None, VacancyStep | None, date | None]]:
    """Homes without a manager: when they joined, the last one's last day, and each step taken."""
    last = (
        select(func.max(PersonInPost.ended_on))
        .where(
            PersonInPost.home_id == Home.id,
            PersonInPost.role == JobRole.REGISTERED_MANAGER,
            PersonInPost.ended_on < day,
        )
        .correlate(Home)
        .scalar_subquery()
    )
    taken = and_(
        ManagerVacancyStep.home_id == Home.id,
        ManagerVacancyStep.done_on <= day,
        ManagerVacancyStep.set_aside_at.is_(None),
    )
    wanted = true() if home_ids is None else _in(Home.id, home_ids)
    return session().execute(
        select(Home.id, Home.joined_on, last, ManagerVacancyStep.step, ManagerVacancyStep.done_on)
        .outerjoin(ManagerVacancyStep, taken)
        .where(wanted, without_registered_manager(day))
    )


def steps_of(home_id: int) -> list[ManagerVacancyStep]:
    """Every step recorded of a home's managers' vacancies, latest first."""
    query = select(ManagerVacancyStep).where(ManagerVacancyStep.home_id == home_id)
    return list(
        session().scalars(
            query.order_by(ManagerVacancyStep.done_on.desc(), ManagerVacancyStep.id.desc())
        )
    )


def absences_of(home_ids: Collection[int]) -> list[ManagerAbsence]:
    """Every absence recorded of these homes' managers, latest first."""
    query = select(ManagerAbsence).where(_in(ManagerAbsence.home_id, home_ids))
    return list(
        session().scalars(query.order_by(ManagerAbsence.from_on.desc(), ManagerAbsence.id.desc()))
    )


def manager_absence_for(
    actor: Actor, public_id: str, roles: tuple[Role, ...] = READERS
) -> ManagerAbsence | None:
    """One absence in a home that these roles of the actor reach."""
    visible = reach(actor, roles, Home.organisation_id, Home.id)
    query = (
        select(ManagerAbsence)
        .join(ManagerAbsence.home)
        .where(visible, ManagerAbsence.public_id == public_id)
        .options(contains_eager(ManagerAbsence.home))
    )
    return session().scalars(query).first()


def vacancy_step_for(
    actor: Actor, public_id: str, roles: tuple[Role, ...] = READERS
) -> ManagerVacancyStep | None:
    """One step in a home that these roles of the actor reach."""
    visible = reach(actor, roles, Home.organisation_id, Home.id)
    query = (
        select(ManagerVacancyStep)
        .join(ManagerVacancyStep.home)
        .where(visible, ManagerVacancyStep.public_id == public_id)
        .options(contains_eager(ManagerVacancyStep.home))
    )
    return session().scalars(query).first()


def open_notices_for(actor: Actor) -> list[ManagerAbsence]:
    """Absences in the actor's homes of which something is still to be told, or may be."""
    visible = reach(actor, READERS, Home.organisation_id, Home.id)
    untold = or_(
        ManagerAbsence.told_on.is_(None),
        and_(ManagerAbsence.returned_on.is_not(None), ManagerAbsence.return_told_on.is_(None)),
    )
    query = (
        select(ManagerAbsence)
        .join(ManagerAbsence.home)
        .where(visible, untold, ManagerAbsence.set_aside_at.is_(None))
        .options(contains_eager(ManagerAbsence.home))
        .order_by(ManagerAbsence.from_on, ManagerAbsence.id)
    )
    return list(session().scalars(query))


def prompts_given() -> set[tuple[int, str, date, int]]:
    """Every letter about registered managers that was written: home, matter, day, which."""
    rows = session().execute(
        select(
            ManagerPrompt.home_id,
            ManagerPrompt.about,
            ManagerPrompt.due_on,
            ManagerPrompt.days_before,
        )
    )
    return {(row[0], row[1], row[2], row[3]) for row in rows}


def homes_by_id(home_ids: Collection[int]) -> dict[int, Home]:
    """These homes, by their numbers."""
    rows = session().scalars(select(Home).where(_in(Home.id, home_ids)).order_by(Home.id))
    return {home.id: home for home in rows}


def away(row: ManagerAbsence) -> Away:
    """An absence as the rules see it."""
    return Away(
        row.origin,
        row.from_on,
        row.until_on,
        row.long_since,
        row.agreed_on,
        row.told_on,
        row.returned_on,
        row.return_told_on,
    )

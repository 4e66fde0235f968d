"""Since when people have worked where they are: also before their home changed owner."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import CTE, ColumnElement, and_, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, aliased

from workforce.core.db import session
from workforce.employment.models import PersonInPost
from workforce.employment.rules import Post, Service, services_of
from workforce.employment.states import JobRole, LeavingReason
from workforce.providers.models import Home

Key = tuple[int, str]
ONE_DAY = timedelta(days=1)
# Beyond so many people of an employer all of them are read, and not named one by one.
MANY = 200


@dataclass(frozen=True, slots=True)
class EarlierWork:
    """Work in any home of an earlier owner, up to the day before one of its homes went over."""

    role: JobRole
    nation: str
    post: Post


def of_people(table: type[Any], keys: Collection[Key]) -> ColumnElement[bool]:
    """Rows of these people; of many of one employer, all of that employer."""
    organisation: InstrumentedAttribute[int] = table.organisation_id
    references = {key[1] for key in keys}
    of_employer = organisation.in_(sorted({key[0] for key in keys}))
    if len(references) > MANY:
        return of_employer
    of_some: ColumnElement[bool] = of_employer & table.person_reference.in_(sorted(references))
    return of_some


def earlier_work(keys: Collection[Key], day: date) -> dict[Key, list[EarlierWork]]:
    """What people who came over with a home by a day had done with its earlier owners until then.

    Also in homes that did not come over, and also with the owner before that one. Of what came
    after they went, nothing. One statement for any number of people.
    """
    after = aliased(PersonInPost)
    return _work_of(_lineage(after, of_people(after, keys), day))


def earlier_work_of(organisation_id: int | None, day: date) -> dict[Key, list[EarlierWork]]:
    """The same for everybody of one employer, or of all."""
    after = aliased(PersonInPost)
    whose = true() if organisation_id is None else after.organisation_id == organisation_id
    return _work_of(_lineage(after, whose, day))


def _work_of(lineage: CTE) -> dict[Key, list[EarlierWork]]:
    query = select(
        lineage.c.organisation_id,
        lineage.c.person_reference,
        lineage.c.until,
        PersonInPost.role,
        Home.nation,
        PersonInPost.home_id,
        func.coalesce(PersonInPost.work_began_on, PersonInPost.started_on),
        PersonInPost.ended_on,
        PersonInPost.leaving_reason,
    ).join(
        PersonInPost,
        and_(
            PersonInPost.organisation_id == lineage.c.earlier_organisation_id,
            PersonInPost.person_reference == lineage.c.earlier_reference,
            PersonInPost.started_on < lineage.c.until,
        ),
    )
    query = query.join(Home, Home.id == PersonInPost.home_id)
    found: dict[Key, list[EarlierWork]] = defaultdict(list)
    for employer, reference, until, role, nation, *post in session().execute(
        query.order_by(PersonInPost.id, lineage.c.until)
    ):
        home_id, began_on, ended_on, why = post
        moved = why == LeavingReason.MOVED_WITHIN_PROVIDER
        last = min(ended_on or date.max, until - ONE_DAY)
        work = EarlierWork(role, nation, Post(home_id, began_on, last, moved))
        found[employer, reference].append(work)
    return found


def _lineage(after: type[PersonInPost], whose: ColumnElement[bool], day: date) -> CTE:
    """Each person who came over by a day, what earlier owners call them, and until when.

    Every step back lies before the one it comes from, so that a home that returned ends it.
    """
    before = aliased(PersonInPost)
    came = (
        select(
            after.organisation_id,
            after.person_reference,
            before.organisation_id.label("earlier_organisation_id"),
            before.person_reference.label("earlier_reference"),
            after.started_on.label("until"),
        )
        .join(before, before.id == after.continues_id)
        .where(after.started_on <= day, whose)
        .cte("lineage", recursive=True)
    )
    next_after, next_before = aliased(PersonInPost), aliased(PersonInPost)
    further = (
        select(
            came.c.organisation_id,
            came.c.person_reference,
            next_before.organisation_id,
            next_before.person_reference,
            next_after.started_on,
        )
        .join(
            next_after,
            and_(
                next_after.organisation_id == came.c.earlier_organisation_id,
                next_after.person_reference == came.c.earlier_reference,
                next_after.started_on < came.c.until,
            ),
        )
        .join(next_before, next_before.id == next_after.continues_id)
    )
    return came.union(further)


def _any(_role: JobRole, _nation: str) -> bool:
    return True


def services_by_person(
    keys: Collection[Key], day: date, counts: Callable[[JobRole, str], bool] = _any
) -> dict[Key, list[Service]]:
    """The unbroken services of people up to a day: moves and changes of owner break none.

    Only work in roles and nations that count, where that is asked.
    """
    posts: dict[Key, list[Post]] = defaultdict(list)
    rows = session().execute(
        select(
            PersonInPost.organisation_id,
            PersonInPost.person_reference,
            PersonInPost.role,
            Home.nation,
            PersonInPost.home_id,
            func.coalesce(PersonInPost.work_began_on, PersonInPost.started_on),
            PersonInPost.ended_on,
            PersonInPost.leaving_reason,
            PersonInPost.continues_id,
        )
        .join(PersonInPost.home)
        .where(of_people(PersonInPost, keys), PersonInPost.started_on <= day)
    )
    came_over = False
    for employer, reference, role, nation, home_id, began_on, ended_on, why, before_id in rows:
        came_over = came_over or before_id is not None
        if counts(role, nation):
            moved = why == LeavingReason.MOVED_WITHIN_PROVIDER
            posts[employer, reference].append(Post(home_id, began_on, ended_on, moved))
    # Nobody's earlier owners are asked for where nobody came over with a home.
    for key, works in (earlier_work(keys, day) if came_over else {}).items():
        posts[key] += [work.post for work in works if counts(work.role, work.nation)]
    return {key: services_of(mine) for key, mine in posts.items()}


def care_since(row: PersonInPost, roles: Collection[JobRole]) -> date:
    """The first day of somebody's unbroken work for their employer in these roles and this nation.

    Moves between homes and roles, and changes of owner, do not begin it anew.
    """
    key, nation = (row.organisation_id, row.person_reference), row.home.nation
    found = services_by_person(
        [key], row.ended_on or date.max, lambda role, where: role in roles and where == nation
    )
    covering = [one for one in found.get(key, ()) if one.covers(row.started_on)]
    return covering[0].first.started_on if covering else row.in_work_since


def service_since(row: PersonInPost, day: date) -> date | None:
    """Since when somebody has worked for an employer without a break; None if not on this day."""
    return own_service_since([row], day).get(row.organisation_id)


def own_service_since(spells: Iterable[PersonInPost], day: date) -> dict[int, date]:
    """The same of one person's spells with several employers; without those of before."""
    keys = {(row.organisation_id, row.person_reference) for row in spells}
    found: dict[int, date] = {}
    for (employer, _reference), services in services_by_person(keys, day).items():
        for service in services:
            if service.covers(day):
                began_on = service.first.started_on
                found[employer] = min(began_on, found.get(employer, began_on))
    return found


def employed_since(row: PersonInPost) -> date:
    """The first day of the last unbroken service of somebody with their employer."""
    key = (row.organisation_id, row.person_reference)
    services = services_by_person([key], row.ended_on or date.max).get(key)
    return services[-1].first.started_on if services else row.started_on

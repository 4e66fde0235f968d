"""Completions and the people they belong to, as far as the reader may know."""

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home
from workforce.providers.states import Role
from workforce.training.models import Completion
from workforce.training.policies import KEEPERS, READERS

NEWEST_FIRST = (Completion.completed_on.desc(), Completion.id.desc())


def homes_for(actor: Actor) -> list[Home]:
    """The homes whose training the actor may see, in the order in which they joined."""
    query = select(Home).where(_home_reach(actor)).order_by(Home.joined_on, Home.id)
    return list(session().scalars(query))


def home_for(actor: Actor, public_id: str) -> Home | None:
    """One home whose training the actor may see."""
    query = select(Home).where(_home_reach(actor), Home.public_id == public_id)
    return session().scalars(query).one_or_none()


def _home_reach(actor: Actor) -> ColumnElement[bool]:
    visible = employment.reach(actor, READERS, Home.organisation_id, Home.id)
    return and_(visible, Home.organisation_id.is_not(None))


def _person_reach(actor: Actor, roles: tuple[Role, ...] = READERS) -> ColumnElement[bool]:
    return employment.reach(actor, roles, PersonInPost.organisation_id, PersonInPost.home_id)


def person_for(
    actor: Actor, public_id: str, roles: tuple[Role, ...] = READERS
) -> PersonInPost | None:
    """One person whose training the actor may see, or for keepers record: twin of the policies."""
    reach = _person_reach(actor, roles)
    query = select(PersonInPost).where(reach, PersonInPost.public_id == public_id)
    return session().scalars(query.options(joinedload(PersonInPost.home))).one_or_none()


def people_for(actor: Actor, home: Home, day: date) -> list[PersonInPost]:
    """Everybody in post in a home on a day whose training the actor may see, by name."""
    query = select(PersonInPost).where(
        _person_reach(actor), PersonInPost.home_id == home.id, employment.in_post_on(day)
    )
    order = (PersonInPost.family_name, PersonInPost.given_name, PersonInPost.id)
    return list(session().scalars(query.order_by(*order)))


def people_of_employer(organisation_id: int, day: date) -> list[PersonInPost]:
    """Everybody in post with one employer on a day, in every home, with home and account.

    Homes are loaded apart, once each: to join them would decrypt one for every person.
    """
    query = (
        select(PersonInPost)
        .where(PersonInPost.organisation_id == organisation_id, employment.in_post_on(day))
        .options(selectinload(PersonInPost.home), selectinload(PersonInPost.account))
    )
    return list(session().scalars(query.order_by(PersonInPost.person_reference, PersonInPost.id)))


def completions_of(organisation_id: int, references: list[str]) -> list[Completion]:
    """What one employer has recorded for people, in every home of theirs, newest first.

    Struck-out rows are among them.
    """
    query = _with_person().where(
        PersonInPost.organisation_id == organisation_id,
        PersonInPost.person_reference.in_(references),
    )
    return list(session().scalars(query.order_by(*NEWEST_FIRST)))


def completion_for(actor: Actor, public_id: str) -> Completion | None:
    """One completion that the actor may strike out: the twin of `can_strike_out`."""
    kept = employment.reach(actor, KEEPERS, PersonInPost.organisation_id, PersonInPost.home_id)
    query = _with_person().where(kept, Completion.public_id == public_id)
    return session().scalars(query).one_or_none()


def own_completions(actor: Actor) -> list[Completion]:
    """The actor's own completions, of every employer, newest first: the twin of `is_own`."""
    if actor.person_id is None:
        return []
    mine = or_(Completion.account_id == actor.person_id, PersonInPost.account_id == actor.person_id)
    query = (
        _with_person()
        .where(mine)
        .options(contains_eager(Completion.person_in_post).joinedload(PersonInPost.organisation))
    )
    return list(session().scalars(query.order_by(*NEWEST_FIRST)))


def live_of_topic(person: PersonInPost, topic: str) -> list[Completion]:
    """What counts of one person's training in one topic with one employer."""
    query = _with_person().where(
        PersonInPost.organisation_id == person.organisation_id,
        PersonInPost.person_reference == person.person_reference,
        Completion.topic == topic,
        Completion.struck_out_at.is_(None),
    )
    return list(session().scalars(query.order_by(*NEWEST_FIRST)))


def completed_after(day: date) -> list[Completion]:
    """Completions that would lie in the future on a day: there should be none."""
    query = select(Completion).where(
        Completion.completed_on > day, Completion.struck_out_at.is_(None)
    )
    return list(session().scalars(query.order_by(Completion.id).limit(100)))


def linked_to(person_id: int) -> list[Completion]:
    """Completions that name an account as their own."""
    query = select(Completion).where(Completion.account_id == person_id)
    return list(session().scalars(query.order_by(Completion.id)))


def _with_person() -> Select[Completion]:
    return (
        select(Completion)
        .join(Completion.person_in_post)
        .options(contains_eager(Completion.person_in_post))
    )

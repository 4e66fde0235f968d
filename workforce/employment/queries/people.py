"""Who works where, as far as the reader may know."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.orm import aliased, joinedload

from workforce.accounts import queries as accounts
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment.models import HomeConfirmation, LinkCode, PersonInPost
from workforce.employment.policies import READERS
from workforce.employment.queries.figures import in_post_on
from workforce.providers.models import Home
from workforce.providers.queries import homes
from workforce.providers.queries.homes import Column
from workforce.providers.states import Role

ORDER = (PersonInPost.family_name, PersonInPost.given_name, PersonInPost.id)


def reach(
    actor: Actor, roles: tuple[Role, ...], organisation_id: Column, home_id: Column
) -> ColumnElement[bool]:
    """The rows that the actor reaches in these roles; the service itself reaches all."""
    return true() if actor.is_system else homes.reached(actor, roles, organisation_id, home_id)


def _people(actor: Actor, roles: tuple[Role, ...] = READERS) -> Select[PersonInPost]:
    visible = reach(actor, roles, PersonInPost.organisation_id, PersonInPost.home_id)
    return select(PersonInPost).where(visible).options(joinedload(PersonInPost.home))


def person_in_post_for(
    actor: Actor, public_id: str, roles: tuple[Role, ...] = READERS
) -> PersonInPost | None:
    """One person's record, where the actor reaches it in such a role."""
    query = _people(actor, roles).where(PersonInPost.public_id == public_id)
    return session().scalars(query).first()


def posts_with_employer_for(actor: Actor, row: PersonInPost) -> list[PersonInPost]:
    """The posts of a person with their employer that the actor may see, latest first."""
    query = _people(actor).where(
        PersonInPost.organisation_id == row.organisation_id,
        PersonInPost.person_reference == row.person_reference,
    )
    order = (PersonInPost.started_on.desc(), PersonInPost.id.desc())
    return list(session().scalars(query.order_by(*order)))


def people_in_post_for(
    actor: Actor, day: date, *, home_id: int | None = None, limit: int | None = None
) -> list[PersonInPost]:
    """The people in post on a day whom the actor may see, of one home or of all."""
    query = _people(actor).where(in_post_on(day)).order_by(*ORDER)
    if home_id is not None:
        query = query.where(PersonInPost.home_id == home_id)
    return list(session().scalars(query if limit is None else query.limit(limit)))


def people_left_for(actor: Actor, home_id: int, after: date, until: date) -> list[PersonInPost]:
    """Staff who left a home with their last day in [after, until), latest first."""
    query = (
        _people(actor)
        .where(
            PersonInPost.home_id == home_id,
            PersonInPost.ended_on >= after,
            PersonInPost.ended_on < until,
        )
        .order_by(PersonInPost.ended_on.desc(), *ORDER)
    )
    return list(session().scalars(query))


def people_in_post_at(home_id: int, day: date) -> list[PersonInPost]:
    """Everybody in post in one home at the end of a day, whatever the contract."""
    query = select(PersonInPost).where(PersonInPost.home_id == home_id, in_post_on(day))
    return list(session().scalars(query.order_by(*ORDER)))


def my_spells(person_id: int) -> list[PersonInPost]:
    """The spells linked to an account, of every employer, latest first."""
    query = (
        select(PersonInPost)
        .where(PersonInPost.account_id == person_id)
        .options(joinedload(PersonInPost.home), joinedload(PersonInPost.organisation))
        .order_by(PersonInPost.started_on.desc(), PersonInPost.id.desc())
    )
    return list(session().scalars(query))


def reference_of(organisation_id: int, account_id: int) -> str:
    """The latest reference under which an employer keeps somebody with this account, or none."""
    query = select(PersonInPost.person_reference).where(
        PersonInPost.organisation_id == organisation_id, PersonInPost.account_id == account_id
    )
    latest = query.order_by(PersonInPost.started_on.desc(), PersonInPost.id.desc())
    return session().scalars(latest).first() or ""


def is_own_record(actor: Actor, row: PersonInPost) -> bool:
    """Whether a record is the actor's own: a spell of that person has their account or address."""
    if actor.person_id is None or row.account_id == actor.person_id:
        return actor.person_id is not None
    query = select(PersonInPost.id).where(
        PersonInPost.organisation_id == row.organisation_id,
        PersonInPost.person_reference == row.person_reference,
        or_(
            PersonInPost.account_id == actor.person_id,
            func.lower(PersonInPost.email) == accounts.address_of(actor.person_id),
        ),
    )
    return session().scalars(query.limit(1)).first() is not None


def spells_of(organisation_id: int, references: list[str] | None = None) -> list[PersonInPost]:
    """Every spell an employer has recorded, of these people or of all."""
    query = (
        select(PersonInPost)
        .where(PersonInPost.organisation_id == organisation_id)
        .options(joinedload(PersonInPost.home))
    )
    if references is not None:
        query = query.where(PersonInPost.person_reference.in_(references))
    return list(session().scalars(query.order_by(PersonInPost.started_on, PersonInPost.id)))


def leavers_recorded_after(moment: datetime) -> list[PersonInPost]:
    """Spells whose end was recorded after a moment, oldest first: a watermark for others."""
    query = select(PersonInPost).where(PersonInPost.leaving_recorded_at > moment)
    return list(
        session().scalars(query.order_by(PersonInPost.leaving_recorded_at, PersonInPost.id))
    )


def link_code(digest: str) -> LinkCode | None:
    """A code by its digest."""
    query = select(LinkCode).where(LinkCode.code_digest == digest)
    return session().scalars(query.options(joinedload(LinkCode.person_in_post))).first()


def open_link_codes(person_in_post_id: int) -> list[LinkCode]:
    """Codes of one record that nobody has used."""
    query = select(LinkCode).where(
        LinkCode.person_in_post_id == person_in_post_id, LinkCode.used_at.is_(None)
    )
    return list(session().scalars(query.order_by(LinkCode.id)))


def homes_for(actor: Actor) -> list[Home]:
    """The homes of the actor's provider whose people the actor may see, in their own order."""
    visible = reach(actor, READERS, Home.organisation_id, Home.id)
    query = select(Home).where(visible, Home.organisation_id.is_not(None))
    return list(session().scalars(query.order_by(Home.registration_number, Home.id)))


def home_for(actor: Actor, public_id: str, roles: tuple[Role, ...] = READERS) -> Home | None:
    """One home, where the actor reaches its people in such a role."""
    visible = reach(actor, roles, Home.organisation_id, Home.id)
    query = select(Home).where(
        visible, Home.organisation_id.is_not(None), Home.public_id == public_id
    )
    return session().scalars(query).first()


def confirmation_on(home_id: int, day: date) -> HomeConfirmation | None:
    """The confirmation of a home on exactly this day."""
    query = select(HomeConfirmation).where(
        HomeConfirmation.home_id == home_id, HomeConfirmation.confirmed_on == day
    )
    return session().scalars(query.order_by(HomeConfirmation.id)).first()


def unchecked() -> list[PersonInPost]:
    """Spells that began after their home joined without a clearance: there must be none."""
    query = select(PersonInPost).where(
        PersonInPost.clearance_id.is_(None),
        or_(
            PersonInPost.before_joining.is_(False),
            PersonInPost.home_joined_on.is_(None),
            PersonInPost.started_on >= PersonInPost.home_joined_on,
        ),
    )
    return list(session().scalars(query.order_by(PersonInPost.id)))


def doubled(day: date) -> list[str]:
    """Public ids of spells in a post that the same person is in twice on a day: none, ever."""
    other = aliased(PersonInPost)
    query = (
        select(PersonInPost.public_id)
        .join(
            other,
            and_(
                other.organisation_id == PersonInPost.organisation_id,
                other.person_reference == PersonInPost.person_reference,
                other.home_id == PersonInPost.home_id,
                other.role == PersonInPost.role,
                other.id > PersonInPost.id,
                other.started_on <= day,
                or_(other.ended_on.is_(None), other.ended_on >= day),
            ),
        )
        .where(in_post_on(day))
        .order_by(PersonInPost.id)
    )
    return list(session().scalars(query))

"""People of homes that passed to another owner, as the earlier owner keeps them."""

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import contains_eager

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.paging import Page, page_of
from workforce.employment.models import PersonInPost
from workforce.employment.policies import READERS
from workforce.employment.queries.people import reach
from workforce.providers.models import EarlierRegistration, Home

PER_PAGE = 50


def _former(actor: Actor) -> Select[PersonInPost]:
    """Spells of the actor's employer in homes that are another's now."""
    visible = reach(actor, READERS, PersonInPost.organisation_id, PersonInPost.home_id)
    gone = Home.organisation_id.is_distinct_from(PersonInPost.organisation_id)
    query = select(PersonInPost).join(Home, Home.id == PersonInPost.home_id)
    return query.where(visible, gone).options(contains_eager(PersonInPost.home))


def former_people(actor: Actor, number: int) -> Page[PersonInPost]:
    """A page of them, the last to leave first; of what came after they went, nothing."""
    order = (PersonInPost.ended_on.desc(), PersonInPost.family_name, PersonInPost.id)
    return page_of(_former(actor).order_by(*order), number, PER_PAGE)


def has_former_people(actor: Actor) -> bool:
    """Whether the actor may see anybody of a home that went."""
    return session().scalars(_former(actor).limit(1)).first() is not None


def numbers_then(rows: list[PersonInPost]) -> dict[int, str]:
    """The number under which each spell's home was its employer's when the spell ended."""
    query = select(PersonInPost.id, EarlierRegistration.registration_number).join(
        EarlierRegistration,
        and_(
            EarlierRegistration.home_id == PersonInPost.home_id,
            EarlierRegistration.organisation_id == PersonInPost.organisation_id,
        ),
    )
    found = session().execute(
        query.where(PersonInPost.id.in_([row.id for row in rows])).order_by(
            EarlierRegistration.until_on.desc()
        )
    )
    return {row[0]: row[1] for row in found}

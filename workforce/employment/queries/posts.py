"""Funded posts of homes, as far as the reader may know."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import contains_eager

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment.models import EstablishmentPost
from workforce.employment.policies import KEEPERS, READERS
from workforce.employment.queries.figures import funded_on
from workforce.employment.queries.people import reach
from workforce.employment.states import JobRole
from workforce.providers.models import Home


def posts_for(actor: Actor, home: Home, day: date) -> list[EstablishmentPost]:
    """The funded posts of a home on a day or later, where the actor may see them."""
    visible = reach(actor, READERS, Home.organisation_id, Home.id)
    query = (
        select(EstablishmentPost)
        .join(EstablishmentPost.home)
        .where(
            visible,
            EstablishmentPost.home_id == home.id,
            or_(EstablishmentPost.funded_to.is_(None), EstablishmentPost.funded_to >= day),
        )
        .options(contains_eager(EstablishmentPost.home))
        .order_by(EstablishmentPost.role, EstablishmentPost.funded_from, EstablishmentPost.id)
    )
    return list(session().scalars(query))


def post_for(actor: Actor, public_id: str) -> EstablishmentPost | None:
    """One funded post that the actor may change: the twin of `can_keep_post`."""
    visible = reach(actor, KEEPERS, Home.organisation_id, Home.id)
    query = (
        select(EstablishmentPost)
        .join(EstablishmentPost.home)
        .where(visible, EstablishmentPost.public_id == public_id)
        .options(contains_eager(EstablishmentPost.home))
    )
    return session().scalars(query).first()


def posts_of(home_id: int, role: JobRole) -> list[EstablishmentPost]:
    """Every entry of one role in one home, by its first day."""
    query = select(EstablishmentPost).where(
        EstablishmentPost.home_id == home_id, EstablishmentPost.role == role
    )
    return list(
        session().scalars(query.order_by(EstablishmentPost.funded_from, EstablishmentPost.id))
    )


def any_recorded(home_id: int) -> bool:
    """Whether funded posts of a home were ever recorded."""
    query = select(EstablishmentPost.id).where(EstablishmentPost.home_id == home_id)
    return session().scalar(query.order_by(EstablishmentPost.id).limit(1)) is not None


def posts_at(home_id: int, day: date) -> list[EstablishmentPost]:
    """What is funded in a home on a day."""
    query = select(EstablishmentPost).where(EstablishmentPost.home_id == home_id, funded_on(day))
    return list(session().scalars(query.order_by(EstablishmentPost.role, EstablishmentPost.id)))

"""Funded posts of homes, as far as the reader may know."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import func, or_, select
from sqlalchemy.orm import contains_eager

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment.models import EstablishmentPost, PersonInPost
from workforce.employment.policies import KEEPERS, READERS
from workforce.employment.queries.figures import funded_on, in_post_on
from workforce.employment.queries.people import reach
from workforce.employment.states import IN_POST_CONTRACTS, JobRole
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


@dataclass(frozen=True, slots=True)
class Stock:
    """Funded posts of a role in some homes, and who is in post in them, in full-time hours."""

    funded_fte: Decimal
    in_post_fte: Decimal


def stock_of(home_ids: Collection[int], role: JobRole, day: date) -> Stock | None:
    """Funded and in post of one role in these homes; None unless all have recorded funded posts."""
    recorded = select(EstablishmentPost.home_id).where(EstablishmentPost.home_id.in_(home_ids))
    if len(set(session().scalars(recorded.order_by(EstablishmentPost.home_id)))) < len(home_ids):
        return None
    funded = select(func.sum(EstablishmentPost.fte)).where(
        EstablishmentPost.home_id.in_(home_ids), EstablishmentPost.role == role, funded_on(day)
    )
    in_post = select(func.sum(PersonInPost.fte)).where(
        PersonInPost.home_id.in_(home_ids),
        PersonInPost.role == role,
        PersonInPost.contract.in_(sorted(IN_POST_CONTRACTS)),
        in_post_on(day),
    )
    none = Decimal(0)
    return Stock(session().scalar(funded) or none, session().scalar(in_post) or none)

"""Recording who stands in for staff: agency and bank, from a day until a day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.employment import policies, rules
from workforce.employment.models import Cover, EstablishmentPost
from workforce.employment.queries import posts
from workforce.employment.states import CoverKind, JobRole
from workforce.providers.models import Home

MOST_WEEKLY_HOURS = Decimal(2000)


@dataclass(frozen=True, slots=True)
class StandIn:
    """Hours a week of one kind for one role of a home, and whether a vacant post is covered."""

    role: JobRole
    kind: CoverKind
    weekly_hours: Decimal
    from_on: date
    until_on: date | None = None
    covers_vacancy: bool = False


@atomic
def add_cover(actor: Actor, home: Home, standing_in: StandIn) -> Cover:
    """Record cover in a home."""
    _held(actor, home)
    cover = Cover(home_id=home.id)
    _set(cover, home.id, standing_in)
    session().add(cover)
    audit.record(actor, "add-cover", cover, home_id=home.id)
    return cover


@atomic
def change_cover(actor: Actor, cover: Cover, standing_in: StandIn) -> Cover:
    """Put cover right, or say on which day it ended."""
    _held(actor, cover.home)
    cover = locked(cover)
    _set(cover, cover.home_id, standing_in)
    audit.record(actor, "change-cover", cover)
    return cover


def _held(actor: Actor, home: Home) -> None:
    home = locked(home)
    if not policies.can_keep_people(actor, home):
        raise NotAllowed(lazy("Your role does not include this"))


def _set(cover: Cover, home_id: int, said: StandIn) -> None:
    if not 0 < said.weekly_hours <= MOST_WEEKLY_HOURS:
        raise DomainError(lazy("Hours a week must be more than 0, up to 2,000"), "weekly_hours")
    if said.until_on is not None and said.until_on < said.from_on:
        raise DomainError(lazy("The last day must not be before the first"), "until_on")
    post = _post(home_id, said)
    if said.covers_vacancy and post is None:
        raise DomainError(
            lazy("No posts of this role are funded on the first day, so none can be vacant"),
            "covers_vacancy",
        )
    cover.role, cover.kind = said.role, said.kind
    cover.weekly_hours, cover.fte = said.weekly_hours, rules.fte(said.weekly_hours)
    cover.from_on, cover.until_on = said.from_on, said.until_on
    cover.covers_vacancy = said.covers_vacancy
    cover.establishment_post_id = post.id if post is not None else None


def _post(home_id: int, said: StandIn) -> EstablishmentPost | None:
    """The funded posts of the role on the first day, against which the cover stands."""
    found = (post for post in posts.posts_at(home_id, said.from_on) if post.role is said.role)
    return next(found, None)

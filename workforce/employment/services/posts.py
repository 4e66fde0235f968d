"""Funded posts of a home, and the home's word that nothing changed."""

from datetime import date, timedelta
from decimal import Decimal

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.employment import policies, rules
from workforce.employment.models import EstablishmentPost, HomeConfirmation
from workforce.employment.queries import figures, people, posts
from workforce.employment.rules import Spell
from workforce.employment.states import JobRole
from workforce.providers.models import Home

ONE_DAY = timedelta(days=1)
MOST_FTE = Decimal(500)


@atomic
def add_post(
    actor: Actor,
    home: Home,
    *,
    role: JobRole,
    fte: Decimal,
    funded_from: date,
    estimated: bool = False,
) -> EstablishmentPost:
    """Record the funded posts of one role in a home, from a day on."""
    home = _held(actor, home)
    _check(fte)
    known = [Spell(post.funded_from, post.funded_to) for post in posts.posts_of(home.id, role)]
    if rules.overlap(Spell(funded_from), known):
        raise Conflict(lazy("This role has funded posts already. Change those"), "role")
    post = EstablishmentPost(
        home_id=home.id, role=role, fte=fte, funded_from=funded_from, estimated=estimated
    )
    session().add(post)
    audit.record(actor, "add-post", post, home_id=home.id)
    return post


@atomic
def record_estimate(actor: Actor, home: Home, *, funded_from: date) -> list[EstablishmentPost]:
    """Record what the rule estimates of a home's posts, marked as an estimate.

    Only where none are recorded, so that an estimate never stands over the provider's own figures;
    and only where places are known.
    """
    home = _held(actor, home)
    if posts.any_recorded(home.id):
        raise Conflict(lazy("This home has funded posts already. Change those"))
    if not home.places_count:
        raise DomainError(lazy("The places of this home are not recorded here, so nothing follows"))
    return [
        add_post(actor, home, role=role, fte=fte, funded_from=funded_from, estimated=True)
        for role, fte in rules.estimated_posts(home.places_count).items()
    ]


@atomic
def change_post(
    actor: Actor,
    post: EstablishmentPost,
    *,
    fte: Decimal,
    from_day: date,
    estimated: bool = False,
) -> EstablishmentPost:
    """Fund another number of posts from a day on; what was funded before stays on record."""
    _held(actor, post.home)
    post = locked(post)
    _check(fte)
    if post.funded_to is not None:
        raise Conflict(lazy("These posts have ended or changed since. Check the latest entry"))
    if from_day < post.funded_from:
        raise DomainError(lazy("The change must not be before the day the posts began"), "from_day")
    if from_day == post.funded_from:
        post.fte, post.estimated = fte, estimated
        audit.record(actor, "correct-post", post)
        return post
    post.funded_to = from_day - ONE_DAY
    session().flush()
    changed = EstablishmentPost(
        home_id=post.home_id, role=post.role, fte=fte, funded_from=from_day, estimated=estimated
    )
    session().add(changed)
    audit.record(actor, "change-post", changed, before=post.id)
    return changed


@atomic
def confirm_home(actor: Actor, home: Home) -> HomeConfirmation:
    """Take the home's word that its funded posts and people are right today; once a day.

    A home without recorded posts has nothing to confirm: its posts are unknown, not nought.
    """
    home = _held(actor, home)
    known = people.confirmation_on(home.id, clock.today())
    if known is not None:
        return known
    if not figures.establishment_fte_by_home(clock.today(), [home.id]):
        raise Conflict(lazy("Record the funded posts of this home before you confirm them"))
    row = HomeConfirmation(
        home_id=home.id, confirmed_on=clock.today(), confirmed_by_id=actor.person_id
    )
    session().add(row)
    audit.record(actor, "confirm-home", home)
    return row


def _held(actor: Actor, home: Home) -> Home:
    home = locked(home)
    if not policies.can_keep_people(actor, home):
        raise NotAllowed(lazy("Your role does not include this"))
    return home


def _check(fte: Decimal) -> None:
    if not 0 <= fte <= MOST_FTE:
        raise DomainError(lazy("Funded posts must be between 0 and 500"), "fte")

"""Letting a candidate know where a home is: after an identity check, capped, told of and logged."""

from dataclasses import dataclass
from datetime import date, timedelta

from workforce.accounts.models import Person
from workforce.applications.models import Application
from workforce.applications.models.hiring import PlaceRelease
from workforce.applications.queries.hiring import places as homes
from workforce.applications.queries.hiring import releases as queries
from workforce.applications.rules.hiring.releases import limits_on
from workforce.applications.services import steps
from workforce.applications.states.hiring import IdentitySeen
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.core.translation import lazy
from workforce.documents import services as documents
from workforce.messages import services as letters
from workforce.providers.models import Home
from workforce.providers.queries import members
from workforce.providers.states import Role
from workforce.vacancies.services import asking

WEEK = timedelta(days=7)
DAY = timedelta(days=1)
PAGE = "applications_releases_candidate.place"


@dataclass(frozen=True, slots=True)
class IdentityCheck:
    """By which kind of document somebody was recognised, and when; never its number."""

    seen: IdentitySeen
    seen_on: date


@atomic
def release(
    actor: Actor,
    application: Application,
    home: Home,
    *,
    identity: IdentityCheck,
    reason: str,
    visit_on: date,
    no_child: bool = False,
) -> PlaceRelease:
    """Let a candidate look at a home's address until the day after their visit."""
    steps.held(actor, application)
    releasing = session().get(Person, actor.person_id) if actor.person_id else None
    if releasing is None:
        raise NotFound(lazy("Page not found"))
    # Two at once by one person, or to one candidate, wait for each other: the caps hold.
    for person in sorted({releasing.id, application.candidate_id}):
        locked(session().get_one(Person, person))
    _sound(application, home, identity, reason, visit_on)
    asking.ask_about_children({"reason": reason}, confirmed=no_child)
    _capped(releasing.id, application)
    row = PlaceRelease(
        application_id=application.id,
        home_id=home.id,
        released_by_id=releasing.id,
        identity_seen=identity.seen,
        identity_seen_on=identity.seen_on,
        reason=reason.strip(),
        until=clock.day_end(visit_on + DAY),
    )
    session().add(row)
    session().flush()
    audit.record(actor, "release-place", row, application_id=application.id, home_id=home.id)
    _tell(application, home, row)
    return row


def _sound(
    application: Application, home: Home, identity: IdentityCheck, reason: str, visit_on: date
) -> None:
    today = clock.today()
    if not steps.is_met(application):
        raise Conflict(lazy("Where the home is can be told at the interview at the earliest"))
    if home.id not in {one.id for one in homes.homes_of(application.vacancy)}:
        raise DomainError(lazy("Choose one of the homes of this job"), "home")
    if not home.address:
        raise DomainError(lazy("The address of this home is not recorded here"), "home")
    if identity.seen_on > today:
        raise DomainError(lazy("The date must be today or in the past"), "seen_on")
    if not today <= visit_on <= today + timedelta(days=limits_on(today).longest_days):
        raise DomainError(lazy("The visit must be within the next 28 days"), "visit_on")
    if not reason.strip():
        raise DomainError(lazy("Write why they need the address"), "reason")
    if queries.open_release(application.id, clock.now()) is not None:
        raise Conflict(lazy("They can look at the address already"))


def _capped(person_id: int, application: Application) -> None:
    now, limits = clock.now(), limits_on(clock.today())
    today = clock.day_start(clock.today())
    if queries.released_by(person_id, today) >= limits.a_day:
        raise Conflict(
            lazy(
                "You have released %(num)s addresses today, which is the most. A colleague can "
                "do it, or you tomorrow",
                num=limits.a_day,
            )
        )
    if queries.released_by(person_id, now - WEEK) >= limits.a_week:
        raise Conflict(
            lazy(
                "You have released %(num)s addresses within a week, which is the most. A "
                "colleague can do it",
                num=limits.a_week,
            )
        )
    if queries.open_for(application.candidate_id, now) >= limits.open_for_candidate:
        raise Conflict(
            lazy("This candidate has as many addresses open as anybody may. Meet elsewhere")
        )


def _tell(application: Application, home: Home, row: PlaceRelease) -> None:
    """Whoever answers for the home is told, the candidate that they can look; nobody where."""
    link = ("applications_recruiter.applicant", {"application_id": application.public_id})
    owners = members.holders(application.organisation_id, Role.OWNER)
    managers = members.managers_of(home, (Role.REGISTERED_MANAGER,))
    for person in {one.id: one for one in (*owners, *managers)}.values():
        letters.write(person, "applications/hiring/place_released", {}, link=link)
    letters.write(
        application.candidate,
        "applications/hiring/place_open",
        {"title": application.vacancy.title},
        link=(PAGE, {"application_id": application.public_id}),
    )
    limits, today = limits_on(clock.today()), clock.today()
    since = clock.day_start(today - timedelta(days=limits.within_days))
    if queries.homes_told(application.candidate_id, since) >= limits.homes_that_alert:
        audit.record(Actor.system("applications"), "many-places", row)
        for person in members.of_support():
            letters.write(
                person,
                "applications/hiring/many_places",
                {"candidate": application.candidate.public_id, "days": limits.within_days},
            )


@atomic
def look(actor: Actor, application: Application) -> PlaceRelease | None:
    """Let the candidate look once more, while it is released; each look is written down."""
    steps.mine(actor, application)
    row = queries.open_release(application.id, clock.now())
    if row is None or not steps.is_met(application):
        return None
    row.look_count += 1
    documents.note_opening(actor, (row.__tablename__, row.id))
    audit.record(actor, "open-place", row, home_id=row.home_id)
    return row


@atomic
def end(actor: Actor, application: Application) -> None:
    """Let the candidate look no longer."""
    steps.held(actor, application)
    row = queries.open_release(application.id, clock.now())
    if row is None:
        raise Conflict(lazy("The address is not open to them"))
    row.ended_at = clock.now()
    audit.record(actor, "end-place", row)

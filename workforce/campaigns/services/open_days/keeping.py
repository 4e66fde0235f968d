"""Setting open days up, opening them to bookings, changing them and calling them off."""

from dataclasses import dataclass
from datetime import date, time

from workforce.accounts.models import Person
from workforce.applications.rules.hiring import times
from workforce.campaigns import policies
from workforce.campaigns.models import OPEN_DAY, Campaign, OpenDay
from workforce.campaigns.queries.open_days import bookings as queries
from workforce.campaigns.queries.open_days import days
from workforce.campaigns.rules import open_days as rules
from workforce.campaigns.services.open_days import steps, telling, venues
from workforce.campaigns.states import CampaignState, OpenDayKind, OpenDayState
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.lifecycle import begin, move
from workforce.core.translation import lazy
from workforce.providers.models import Organisation
from workforce.providers.queries import members
from workforce.providers.states import Role

BATCH = 200
WORDS = ("title", "welsh_title", "words", "welsh_words")
WHEN_AND_WHERE = (
    "starts_at",
    "ends_at",
    "kind",
    "venue_name",
    "venue_address",
    "venue_postcode",
    "meeting_link",
)


@dataclass(frozen=True, slots=True)
class Details:
    """What an open day is, as those who hold it say."""

    title: str
    welsh_title: str
    words: str
    welsh_words: str
    no_child_described: bool
    languages: tuple[str, ...]
    day: date
    starts: time
    ends: time
    places_count: int
    kind: OpenDayKind
    venue_name: str = ""
    venue_address: str = ""
    venue_postcode: str = ""
    meeting_link: str = ""


@atomic
def set_up(actor: Actor, campaign: Campaign, details: Details) -> OpenDay:
    """Begin an open day of a campaign that the actor keeps, or in which their provider takes part.

    Nobody else sees it yet.
    """
    own = policies.can_keep(actor, campaign)
    if not own and not policies.can_take_part(actor):
        raise NotAllowed(lazy("Your role does not include this"))
    if campaign.state is CampaignState.ENDED or not (own or campaign.state is CampaignState.LIVE):
        raise Conflict(lazy("This campaign has ended: open days belong to one that runs"))
    holder = session().get_one(Organisation, actor.organisation_id)
    day = OpenDay(
        campaign_id=campaign.id,
        organisation_id=holder.id,
        holder_name=venues.holder_name(holder),
        languages=[*details.languages],
        places_count=details.places_count,
        **_checked(details, campaign, holder),
    )
    session().add(day)
    begin(day, actor=actor)
    return day


@atomic
def change(actor: Actor, day: OpenDay, details: Details) -> None:
    """Say anew what an open day is; another time or place is told to all who booked, once."""
    held = steps.own(actor, day)
    steps.not_begun(held)
    values = _checked(details, held.campaign, held.organisation)
    _as_agreed(held, values)
    moved = any(getattr(held, name) != values[name] for name in WHEN_AND_WHERE)
    _set_places(held, details.places_count)
    for name, value in {**values, "languages": [*details.languages]}.items():
        setattr(held, name, value)
    audit.record(actor, "change-open-day", held)
    if held.state is not OpenDayState.OPEN:
        return
    risen = steps.fill(held, actor)
    telling.write("place", held, risen)
    if moved:
        held.sequence += 1
        step, got = rules.change_of(held.sequence), {one.id for one in risen}
        telling.write_once("changed", held, step, without=got)


@atomic
def publish(actor: Actor, day: OpenDay) -> None:
    """Open a day to bookings; a provider's asks the campaign's team first."""
    held = steps.own(actor, day)
    steps.not_begun(held)
    if held.state is not OpenDayState.DRAFT:
        raise Conflict(lazy("This has changed since you opened the page. Check it and try again"))
    if held.campaign.state is not CampaignState.LIVE:
        raise DomainError(lazy("Publish the campaign first: people find the day on its page"))
    if not held.organisation.is_approved:
        raise DomainError(lazy("You can do this once your organisation is approved"))
    if policies.can_keep(actor, held.campaign):
        _open(held, actor)
        return
    held.asked_by_id = actor.person_id
    move(held, OpenDayState.ASKED, by=OPEN_DAY, actor=actor)
    team = members.holders(held.campaign.organisation_id, Role.CAMPAIGN_MANAGER)
    telling.to_people("asked", held, team)


@atomic
def agree(actor: Actor, day: OpenDay) -> None:
    """Say yes to a provider's open day: it stands on the campaign's page and takes bookings."""
    held = steps.kept(actor, day)
    steps.not_begun(held)
    _asked(held)
    _open(held, actor)
    telling.to_people("agreed", held, _askers(held))


@atomic
def send_back(actor: Actor, day: OpenDay, why: str) -> None:
    """Send a provider's open day back to be written anew, with a word on why."""
    held = steps.kept(actor, day)
    _asked(held)
    move(held, OpenDayState.DRAFT, by=OPEN_DAY, actor=actor)
    telling.to_people("sent_back", held, _askers(held), why=why)


@atomic
def call_off(actor: Actor, day: OpenDay) -> int:
    """Call an open day off; everybody who has a place or waits is told, once."""
    held = steps.own(actor, day)
    steps.not_begun(held)
    told = held.state is OpenDayState.OPEN
    move(held, OpenDayState.CANCELLED, by=OPEN_DAY, actor=actor)
    held.sequence += 1
    return telling.write_once("called_off", held, "called-off") if told else 0


@atomic
def note_held() -> int:
    """Note the open days that are over; says how many."""
    over = days.over_at(clock.now(), BATCH)
    for day in over:
        move(day, OpenDayState.HELD, by=OPEN_DAY, actor=Actor.system("open-days"))
    return len(over)


def _open(day: OpenDay, actor: Actor) -> None:
    day.opened_at = clock.now()
    move(day, OpenDayState.OPEN, by=OPEN_DAY, actor=actor)


def _asked(day: OpenDay) -> None:
    if day.state is not OpenDayState.ASKED:
        raise Conflict(lazy("This has changed since you opened the page. Check it and try again"))


def _askers(day: OpenDay) -> list[Person]:
    person = session().get(Person, day.asked_by_id) if day.asked_by_id else None
    return [person] if person is not None and person.closed_at is None else []


def _as_agreed(day: OpenDay, values: dict[str, object]) -> None:
    """Refuse other words of a day to which the campaign's team said yes."""
    of_others = day.organisation_id != day.campaign.organisation_id
    changed = [name for name in WORDS if getattr(day, name) != values[name]]
    if of_others and day.state is OpenDayState.OPEN and changed:
        raise DomainError(
            lazy("The campaign’s team said yes to these words: they stay"), changed[0]
        )


def _set_places(day: OpenDay, wanted: int) -> None:
    taken = len(queries.seats_of(day))
    if wanted < taken:
        raise DomainError(
            lazy("%(num)s people have a place already: no fewer places are possible", num=taken),
            "places_count",
        )
    day.places_count = wanted


def _checked(details: Details, campaign: Campaign, holder: Organisation) -> dict[str, object]:
    """What is kept of the details, once they are sound."""
    starts = times.moment_of(details.day, details.starts)
    ends = times.moment_of(details.day, details.ends)
    _check_time(details, campaign)
    venues.check_words(details, holder)
    online = details.kind is OpenDayKind.ONLINE
    if online and not details.meeting_link.startswith("https://"):
        raise DomainError(
            lazy("Enter the link of the call: it begins with https://"), "meeting_link"
        )
    if not online and not (details.venue_name and details.venue_address):
        missing = "venue_address" if details.venue_name else "venue_name"
        raise DomainError(lazy("Enter the name and the address of the place"), missing)
    postcode = "" if online else venues.place_of(details, details.venue_postcode, holder)
    return {
        **{name: getattr(details, name) for name in WORDS},
        "starts_at": starts,
        "ends_at": ends,
        "kind": details.kind,
        "venue_name": "" if online else details.venue_name,
        "venue_address": "" if online else details.venue_address,
        "venue_postcode": postcode,
        "meeting_link": details.meeting_link if online else None,
    }


def _check_time(details: Details, campaign: Campaign) -> None:
    if (
        not times.is_by_day(details.starts)
        or times.moment_of(details.day, details.starts) <= clock.now()
    ):
        raise DomainError(lazy("It must begin in the future, between 7:00 and 21:00"), "starts")
    if details.ends <= details.starts:
        raise DomainError(lazy("It must end after it begins"), "ends")
    if not campaign.starts_on <= details.day <= campaign.ends_on:
        raise DomainError(lazy("Choose one of the campaign’s days"), "day")
    if not 1 <= details.places_count <= rules.MOST_PLACES:
        raise DomainError(lazy("There can be 1 to 500 places"), "places_count")

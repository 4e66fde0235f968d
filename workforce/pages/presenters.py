"""What the general pages show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from flask import url_for

from workforce.core import translation
from workforce.core.actors import Actor
from workforce.core.jobs import CONTINUOUS, JobRun, RunState
from workforce.core.registry import Need, Urgency
from workforce.core.translation import Lazy, _, lazy
from workforce.employment.queries.figures import HomeWord
from workforce.pages.rules import Contact, concern
from workforce.places.models import Authority, AuthorityContact
from workforce.providers.models import Home
from workforce.web.fields import telephone_in_words
from workforce.web.layout import short_date

RUN_NAMES: dict[RunState, Lazy] = {
    RunState.RUNNING: lazy("Running"),
    RunState.DONE: lazy("Finished"),
    RunState.FAILED: lazy("Failed"),
}


@dataclass(frozen=True, slots=True)
class AuthorityChoice:
    """An authority in a list to choose from."""

    slug: str
    name: str

    @classmethod
    def of(cls, authority: Authority) -> Self:
        """The authority as a choice, in the reader's language."""
        welsh = translation.language() == translation.WELSH
        return cls(authority.slug, (welsh and authority.welsh_name) or authority.display_name)


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run of a job, in words."""

    name: str
    slot: str
    state: Lazy
    attempt_count: int
    finished_at: datetime | None
    summary: str

    @classmethod
    def of(cls, run: JobRun) -> Self:
        """The run as support reads it."""
        always = run.slot == CONTINUOUS
        slot = _("All the time") if always else short_date(date.fromisoformat(run.slot))
        return cls(
            run.name, slot, RUN_NAMES[run.state], run.attempt_count, run.finished_at, run.summary
        )


@dataclass(frozen=True, slots=True)
class ContactLine:
    """An authority in support's list, with the day its contact was checked."""

    slug: str
    name: str
    checked_on: date | None

    @classmethod
    def of(cls, authority: Authority, checked: Mapping[int, date]) -> Self:
        """The authority as a line of the list."""
        choice = AuthorityChoice.of(authority)
        return cls(choice.slug, choice.name, checked.get(authority.id))


@dataclass(frozen=True, slots=True)
class ConcernPage:
    """Everybody to tell when worried about a child, nearest first."""

    contacts: tuple[Contact, ...]
    checked_on: date
    authorities: list[AuthorityChoice]
    chosen: AuthorityChoice | None
    officer: AuthorityContact | None
    ways: tuple[tuple[Lazy, str, str], ...]

    @classmethod
    def of(
        cls,
        authorities: list[Authority],
        chosen: Authority | None,
        officer: AuthorityContact | None,
    ) -> Self:
        """The page for the chosen authority, or for none yet."""
        facts = concern()
        return cls(
            facts.contacts,
            facts.checked_on,
            [AuthorityChoice.of(authority) for authority in authorities],
            AuthorityChoice.of(chosen) if chosen else None,
            officer,
            ways_to(officer) if officer else (),
        )


def ways_to(officer: AuthorityContact) -> tuple[tuple[Lazy, str, str], ...]:
    """Each way to reach a designated officer: its name, its words and its link."""
    web = officer.web_address
    ways = (
        (lazy("Telephone"), telephone_in_words(officer.phone), f"tel:{officer.phone}"),
        (
            lazy("Out of hours"),
            telephone_in_words(officer.out_of_hours_phone),
            f"tel:{officer.out_of_hours_phone}",
        ),
        (lazy("Email"), officer.email, f"mailto:{officer.email}"),
        (lazy("Web"), web, web if web.startswith(("https://", "http://")) else ""),
    )
    return tuple(way for way in ways if way[1])


@dataclass(frozen=True, slots=True)
class Audience:
    """One audience on the home page and its first task."""

    heading: Lazy
    words: Lazy
    action: Lazy
    endpoint: str


AUDIENCES = (
    Audience(
        lazy("Work in a children’s home"),
        lazy("Find a job near you. You can look without an account."),
        lazy("Find a job"),
        "vacancies_public.search",
    ),
    Audience(
        lazy("Run children’s homes"),
        lazy("Post vacancies, check people before they start, and keep training up to date."),
        lazy("Join as a provider"),
        "providers_joining.join",
    ),
    Audience(
        lazy("Train the people who care"),
        lazy("See the courses that homes ask for, and what each role needs."),
        lazy("See training"),
        "training_public.catalogue",
    ),
    Audience(
        lazy("Plan for the sector"),
        lazy("See where homes are short of staff, by region, with the figures to download."),
        lazy("See staffing shortfalls"),
        "staffing_public.shortfalls",
    ),
)


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page: each audience with its first task."""

    audiences: tuple[Audience, ...]
    member: bool

    @classmethod
    def of(cls, actor: Actor) -> Self:
        """The home page for whoever reads it."""
        return cls(AUDIENCES, actor.organisation_id is not None)


URGENCIES: dict[Urgency, Lazy] = {
    Urgency.NOW: lazy("Now"),
    Urgency.SOON: lazy("In the next two weeks"),
    Urgency.LATER: lazy("When you can"),
}
MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class NeedLine:
    """Something that waits, with the page where it is seen to."""

    what: str
    href: str
    due_on: date | None

    @classmethod
    def of(cls, need: Need, home: Home | None) -> Self:
        """A need as the evening page shows it, with the home it is about."""
        values = dict(need.values)
        if need.of_home and home is not None:
            values["home_id"] = home.public_id
        return cls(need.what, url_for(need.endpoint, **values), need.due_on)


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """What waits with one urgency, home by home; `more_count` says how much is not shown."""

    key: str
    title: Lazy
    homes: Sequence[tuple[str, Sequence[NeedLine]]]
    more_count: int

    @classmethod
    def of(cls, urgency: Urgency, needs: Sequence[Need], homes: Mapping[int, Home]) -> Self:
        """The first needs of one urgency, those of a home together, in the order of urgency."""
        shown: dict[str, list[NeedLine]] = {}
        for need in needs[:MOST_LINES]:
            home = homes.get(need.home_id or 0)
            shown.setdefault(home.known_as if home else "", []).append(NeedLine.of(need, home))
        return cls(
            urgency.value,
            URGENCIES[urgency],
            list(shown.items()),
            max(0, len(needs) - MOST_LINES),
        )


@dataclass(frozen=True, slots=True)
class HomeTonight:
    """One home of the actor: whether its posts are recorded, and when it last confirmed."""

    public_id: str
    name: str
    confirmed_on: date | None
    is_confirmed_today: bool
    has_posts: bool


@dataclass(frozen=True, slots=True)
class TonightPage:
    """What waits for a manager tonight, and their homes with one tap each."""

    groups: Sequence[NeedGroup]
    homes: Sequence[HomeTonight]
    today: date

    @classmethod
    def of(
        cls,
        needs: Sequence[Need],
        homes: Sequence[Home],
        kept: Sequence[HomeWord],
        today: date,
    ) -> Self:
        """The page on a day; `kept` are the homes that the reader may confirm."""
        known = {home.id: home for home in homes}
        # A home that went to another owner is no longer the reader's, whatever waits there.
        reached = [one for one in needs if not one.of_home or one.home_id in known]
        groups = [
            NeedGroup.of(urgency, [one for one in reached if one.urgency is urgency], known)
            for urgency in Urgency
        ]
        return cls(
            [group for group in groups if group.homes],
            [
                HomeTonight(
                    one.home.public_id,
                    one.home.known_as,
                    one.confirmed_on,
                    one.confirmed_on == today,
                    one.has_posts,
                )
                for one in kept
            ],
            today,
        )

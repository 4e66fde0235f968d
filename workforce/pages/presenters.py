"""What the general pages show."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from workforce.core import translation
from workforce.core.actors import Actor
from workforce.core.translation import Lazy, lazy
from workforce.pages.rules import Contact, concern
from workforce.places.models import Authority, AuthorityContact


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
class ConcernPage:
    """Everybody to tell when worried about a child, nearest first."""

    contacts: tuple[Contact, ...]
    checked_on: date
    authorities: list[AuthorityChoice]
    chosen: AuthorityChoice | None
    officer: AuthorityContact | None

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
        )


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

"""Settings of the running copy, and what features contribute to the duties that cross them all."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Protocol, cast

from flask import current_app

from workforce.core.actors import Actor


class SettingsLike(Protocol):
    """The settings that features may ask for."""

    @property
    def secret_key(self) -> str:
        """The newest key."""

    @property
    def previous_secret_keys(self) -> tuple[str, ...]:
        """Keys that may still have to be read."""

    @property
    def database_url(self) -> str:
        """Where the data lies."""

    @property
    def base_url(self) -> str:
        """Where people reach this copy."""

    @property
    def demo(self) -> bool:
        """Whether everything here is invented."""

    @property
    def testing(self) -> bool:
        """Whether tests run this copy."""

    @property
    def today(self) -> date | None:
        """The day the clock is set to, if it is."""

    @property
    def mail_url(self) -> str:
        """Where letters go."""

    @property
    def mail_from(self) -> str:
        """Whom letters are from."""

    @property
    def contact_email(self) -> str:
        """Where people reach a person; answers to letters go there."""

    @property
    def texts_url(self) -> str:
        """Where text messages go."""

    @property
    def files_url(self) -> str:
        """Where documents lie."""

    @property
    def clamd_url(self) -> str:
        """The virus scanner, if any."""

    @property
    def rate_limits(self) -> bool:
        """Whether tries are counted."""

    @property
    def trusted_proxies(self) -> int:
        """How many proxies stand in front."""

    @property
    def service_name(self) -> str:
        """What the service calls itself."""

    @property
    def secure(self) -> bool:
        """Whether people reach this copy over TLS."""


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A link of the service navigation; shown to actors for whom `shown` is true."""

    text: Any
    endpoint: str
    shown: Callable[[Actor], bool]
    order: int = 50


@dataclass(frozen=True, slots=True)
class FirstPage:
    """Where some begin once they have signed in and wanted to go nowhere else."""

    endpoint: str
    shown: Callable[[Actor], bool]


@dataclass(frozen=True, slots=True)
class RowLink:
    """A link that a feature adds to the page of a row of some kind, such as a home.

    The endpoint is given the row's public id as `<kind>_id`, where it takes one.
    """

    kind: str
    text: Any
    endpoint: str
    shown: Callable[[Actor], bool]
    order: int = 50
    hint: Any = ""


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A page for anybody that search engines should know: its path, and when it changed last."""

    path: str
    changed_on: date | None = None


@dataclass(frozen=True, slots=True)
class DocumentOwner:
    """Who may open a document whose owner row is of this kind."""

    kind: str
    may_open: Callable[[Actor, int], bool]


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How long a kind of record is kept, why, and the function that erases what is due."""

    record: Any
    period: Any
    basis: Any
    erase: Callable[[date], int]


@dataclass(frozen=True, slots=True)
class ImpossibleState:
    """A state that should never be, and the query that finds it: (kind, public id) pairs."""

    name: str
    text: Any
    find: Callable[[date], list[tuple[str, str]]]


class Urgency(StrEnum):
    """How soon something that waits for a manager should be seen to."""

    NOW = "now"
    SOON = "soon"
    LATER = "later"


SOON_DAYS = 14


@dataclass(frozen=True, slots=True)
class Need:
    """Something that waits for a reader, in their words, and the page where they see to it.

    `home_id` is the number of the home it is about, None where it is about the provider;
    `of_home` says that the address of the page names that home.
    """

    feature: str
    what: str
    endpoint: str
    values: Mapping[str, Any] = field(default_factory=dict)
    home_id: int | None = None
    due_on: date | None = None
    urgency: Urgency = Urgency.LATER
    of_home: bool = False


def urgency_of(due_on: date, today: date) -> Urgency:
    """Now when the day is here or past, soon within two weeks, else later."""
    if due_on <= today:
        return Urgency.NOW
    return Urgency.SOON if (due_on - today).days <= SOON_DAYS else Urgency.LATER


@dataclass(frozen=True, slots=True)
class HomeMove:
    """A home that passes from one organisation to another as a day begins."""

    home_id: int
    from_organisation_id: int
    to_organisation_id: int
    on_day: date


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one feature adds to the duties that cross all features."""

    feature: str
    export: Callable[[int], dict[str, Any]] | None = None
    erase: Callable[[Actor, int], None] | None = None
    moved_address: Callable[[str, str], None] | None = None
    retention: tuple[RetentionRule, ...] = ()
    impossible: tuple[ImpossibleState, ...] = ()
    documents: tuple[DocumentOwner, ...] = ()
    navigation: tuple[NavigationItem, ...] = ()
    first_pages: tuple[FirstPage, ...] = ()
    links: tuple[RowLink, ...] = ()
    public_pages: tuple[Callable[[date], list[PublicPage]], ...] = ()
    carry_over: Callable[[HomeMove], None] | None = None
    needs: tuple[Callable[[Actor], list[Need]], ...] = ()
    kept_references: Callable[[int], Mapping[str, str]] | None = None


@dataclass(slots=True)
class Registry:
    """All contributions of one application."""

    contributions: tuple[Contribution, ...] = field(default_factory=tuple)

    def each(self, duty: str) -> Iterable[Any]:
        """Every row that any feature contributed to a duty, in the order of features."""
        for contribution in self.contributions:
            yield from getattr(contribution, duty)


def settings() -> SettingsLike:
    """The settings of the running application."""
    return cast("SettingsLike", current_app.extensions["settings"])


def registry() -> Registry:
    """The contributions of the running application."""
    return cast("Registry", current_app.extensions["contributions"])

"""Settings of the running copy, and what features contribute to the duties that cross them all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, cast

from flask import current_app

from workforce.core.actors import Actor


class SettingsLike(Protocol):
    """The settings that features may ask for."""

    @property
    def secret_key(self) -> str: ...
    @property
    def previous_secret_keys(self) -> tuple[str, ...]: ...
    @property
    def database_url(self) -> str: ...
    @property
    def base_url(self) -> str: ...
    @property
    def demo(self) -> bool: ...
    @property
    def testing(self) -> bool: ...
    @property
    def today(self) -> date | None: ...
    @property
    def mail_url(self) -> str: ...
    @property
    def mail_from(self) -> str: ...
    @property
    def texts_url(self) -> str: ...
    @property
    def files_url(self) -> str: ...
    @property
    def clamd_url(self) -> str: ...
    @property
    def rate_limits(self) -> bool: ...
    @property
    def trusted_proxies(self) -> int: ...
    @property
    def service_name(self) -> str: ...
    @property
    def secure(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A link of the service navigation; shown to actors for whom `shown` is true."""

    text: Any
    endpoint: str
    shown: Callable[[Actor], bool]
    order: int = 50


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
    """A state that should never be, with the query that finds it: returns (kind, public id) pairs."""

    name: str
    text: Any
    find: Callable[[date], list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one feature adds to the duties that cross all features."""

    feature: str
    export: Callable[[int], dict[str, Any]] | None = None
    erase: Callable[[Actor, int], None] | None = None
    retention: tuple[RetentionRule, ...] = ()
    impossible: tuple[ImpossibleState, ...] = ()
    documents: tuple[DocumentOwner, ...] = ()
    navigation: tuple[NavigationItem, ...] = ()
    links: tuple[RowLink, ...] = ()


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

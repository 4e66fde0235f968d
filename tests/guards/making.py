"""What a maker of records is asked for and gives: one's own record, and records of others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from tests.factories import accounts
from tests.guards.actors import World
from workforce.accounts.models import Person
from workforce.providers.models import Home, Organisation
from workforce.providers.states import OrganisationKind

PERSONAL = frozenset({"candidate", "person", "worker"})


@dataclass(frozen=True, slots=True)
class Record:
    """A record as an address names it, and where it lies in the database."""

    key: str
    table: str = ""

    @classmethod
    def of(cls, row: Any) -> "Record":
        """A record of a row with a public id."""
        return cls(row.public_id, row.__tablename__)


@dataclass(frozen=True, slots=True)
class Records:
    """What an argument can be: one's own, where there is such a thing, and others'."""

    own: Record | None
    others: tuple[Record, ...] = ()

    @property
    def any(self) -> Record:
        """Some record."""
        found = self.own or next(iter(self.others), None)
        if found is None:
            raise LookupError("A maker made nothing")
        return found


@dataclass(frozen=True, slots=True)
class Asked:
    """What a maker is asked for: in whose world, at which door."""

    world: World
    endpoint: str

    @property
    def is_personal(self) -> bool:
        """Whether the door is for the person themselves, not for their organisation."""
        return self.endpoint.partition(".")[0].rpartition("_")[2] in PERSONAL


Maker = Callable[[Asked], Records]


def records_of(own: Any, others: Iterable[Any]) -> Records:
    return Records(
        None if own is None else Record.of(own), tuple(Record.of(other) for other in others)
    )


def of_homes(make: Callable[[Home], Any]) -> Maker:
    """Records that belong to a home: ours, the one we do not cover, theirs."""

    def maker(asked: Asked) -> Records:
        world = asked.world
        own = make(world.home) if world.home else None
        return records_of(own, [make(home) for home in world.other_homes])

    return maker


def of_organisations(make: Callable[[Organisation], Any]) -> Maker:
    """Records that belong to an organisation: ours and theirs."""

    def maker(asked: Asked) -> Records:
        world = asked.world
        return records_of(make(world.us) if world.us else None, [make(world.them)])

    return maker


def of_providers(make: Callable[[Organisation], Any]) -> Maker:
    """Records that only providers have: ours, where we are one, and theirs."""

    def maker(asked: Asked) -> Records:
        us = asked.world.us
        provides = us is not None and us.kind is OrganisationKind.PROVIDER
        return records_of(make(us) if us and provides else None, [make(asked.world.them)])

    return maker


def of_people(make: Callable[[Person], Any]) -> Maker:
    """Records that belong to a person: the reader's own and somebody else's."""

    def maker(asked: Asked) -> Records:
        return records_of(make(asked.world.person), [make(accounts.make_person())])

    return maker


@dataclass(frozen=True, slots=True)
class Plain:
    """A maker of a word that names nobody's record, and so needs nothing made."""

    text: str

    def __call__(self, _asked: Asked) -> Records:
        """The word itself."""
        return Records(Record(self.text))


def plain(text: str) -> Plain:
    """A word that names nobody's record."""
    return Plain(text)

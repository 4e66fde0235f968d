"""Every door of the service with its mark, and how a visitor knocks at it."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from sqlalchemy import Connection, Engine, column, event, func, select, table, text
from werkzeug.test import TestResponse

from tests.factories import accounts
from tests.guards import actors
from tests.guards.making import Plain
from tests.guards.records import Asked, Record, Records, maker_of
from tests.page import StrictClient
from workforce.core.db import db
from workforce.providers.models import Home
from workforce.web import access
from workforce.web.access import Mark

WRITING = re.compile(
    r"^\s*(?:INSERT\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)", re.IGNORECASE
)
# What the service may note of a refused request: how often somebody tried, and when last seen.
NOTES = frozenset({"rate_limit", "sign_in_session"})
NOTHING = Record("bcdfghjkmnpqrstv")
_written: list[str] = []


@event.listens_for(Engine, "before_cursor_execute")
def _note(*details: Any) -> None:
    found = WRITING.match(str(details[2]))
    if found and found[1].lower() not in NOTES:
        _written.append(str(details[2]))


@dataclass(frozen=True, slots=True)
class Door:
    """One door: its name, its mark, what its address asks for, what it answers to."""

    endpoint: str
    address: str
    mark: Mark
    arguments: tuple[str, ...]
    methods: tuple[str, ...]

    @property
    def oversees(self) -> bool:
        """Whether it is support's door to everybody's records."""
        return self.endpoint.partition(".")[0].endswith("_support")

    @property
    def is_page(self) -> bool:
        """Whether a browser opens it, not another system."""
        return not self.address.startswith(("/api/", "/hooks/"))

    def __str__(self) -> str:
        """How a failing test names it."""
        return f"{self.endpoint} {self.address}"


def doors(app: Flask) -> tuple[Door, ...]:
    """Every door with a mark, in the order of their addresses."""
    found = []
    for rule in app.url_map.iter_rules():
        mark = access.mark_of(app.view_functions[rule.endpoint])
        if mark is not None:
            methods = tuple(sorted((rule.methods or set()) & {"GET", "POST", "PUT", "DELETE"}))
            found.append(
                Door(rule.endpoint, rule.rule, mark, tuple(sorted(rule.arguments)), methods)
            )
    return tuple(sorted(found, key=lambda door: (door.address, door.endpoint)))


def without_maker(door: Door) -> list[str]:
    """The arguments of a door that no maker knows; a test of its own asks for one."""
    return [name for name in door.arguments if maker_of(door.endpoint, name) is None]


def doors_with_makers(app: Flask) -> tuple[Door, ...]:
    """Every door that can be knocked at."""
    return tuple(door for door in doors(app) if not without_maker(door))


@dataclass
class Visitor:
    """Somebody with a browser, and the records of their world, made once."""

    app: Flask
    world: actors.World
    client: StrictClient
    cookies: dict[str, str] = field(default_factory=dict)
    unprotected: dict[str, None] = field(default_factory=dict)
    _made: dict[tuple[str, str], Records] = field(default_factory=dict)

    @classmethod
    def enter(cls, app: Flask, who: actors.Who) -> "Visitor":
        """Make the world of somebody and sign them in."""
        client = app.test_client()
        if not isinstance(client, StrictClient):
            raise TypeError("The app of the tests has another client")
        client.strict = False
        visitor = cls(app, actors.world_of(who), client)
        if who.is_person:
            proved = not who.is_held_up
            row, token = accounts.make_sign_in(visitor.world.person, second_factor=proved)
            if who.standing == "in two organisations" and visitor.world.us:
                actors.choose(row.id, visitor.world.us)
            visitor.cookies = {"_user_id": token}
        return visitor

    @property
    def who(self) -> actors.Who:
        """Who they are."""
        return self.world.who

    @property
    def homes(self) -> tuple[Home, ...]:
        """Their own home, where there is one, and those of others."""
        own = (self.world.home,) if self.world.home else ()
        return (*own, *self.world.other_homes)

    def prepare(self, all_doors: tuple[Door, ...]) -> None:
        """Make every record that any of these doors can be asked for."""
        for door in all_doors:
            for argument in door.arguments:
                self.records(door, argument)

    def records(self, door: Door, argument: str) -> Records:
        """What an argument of a door can be for this visitor."""
        maker = maker_of(door.endpoint, argument)
        if maker is None:
            raise LookupError(argument)
        asked = Asked(self.world, door.endpoint)
        known = (_kind(maker, asked), argument)
        if known not in self._made:
            self._made[known] = maker(asked)
        return self._made[known]

    def own_values(self, door: Door) -> dict[str, Record] | None:
        """Every argument naming one's own record; None where there is no such thing."""
        records = {name: self.records(door, name) for name in door.arguments}
        own = {name: kept.own for name, kept in records.items() if kept.own is not None}
        return own if len(own) == len(records) else None

    def any_values(self, door: Door) -> dict[str, Record]:
        """Every argument naming some record; at support's doors somebody else's."""
        records = {name: self.records(door, name) for name in door.arguments}
        if not door.oversees:
            return {name: kept.any for name, kept in records.items()}
        return {name: next(iter(kept.others), kept.any) for name, kept in records.items()}

    def unmade_values(self, door: Door) -> dict[str, Record]:
        """Every argument naming nothing there is: enough where nobody may look it up."""
        makers = {name: maker_of(door.endpoint, name) for name in door.arguments}
        return {
            name: self.records(door, name).any if isinstance(maker, Plain) else NOTHING
            for name, maker in makers.items()
        }

    def others_values(self, door: Door) -> Iterator[tuple[Record, dict[str, Record]]]:
        """Every way to name one record of others, the rest one's own where possible."""
        usual = self.any_values(door)
        for name in door.arguments:
            for other in self.records(door, name).others:
                yield other, {**usual, name: other}

    def address(self, door: Door, values: dict[str, Record]) -> str:
        """The address of a door with these values."""
        keys = {name: one.key for name, one in values.items()}
        return self.app.url_map.bind("localhost").build(door.endpoint, keys)

    def knock(self, method: str, address: str, **more: Any) -> TestResponse:
        """Send one request as a browser that has just signed in."""
        with self.client.session_transaction() as cookie:
            cookie.clear()
            cookie.update(self.cookies)
        _written.clear()
        answer = self.client.open(address, method=method, **more)
        self.unprotected.update(dict.fromkeys(f"{address}: {one}" for one in lacking(answer)))
        return answer

    @property
    def written(self) -> list[str]:
        """What the last request wrote."""
        return list(_written)


def lacking(answer: TestResponse) -> Iterator[str]:
    """Which protections the headers of an answer lack."""
    policy = answer.headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy or "*" in policy:
        yield f"content security policy {policy!r}"
    if answer.headers.get("X-Content-Type-Options") != "nosniff":
        yield "no nosniff"
    kept = answer.headers.get("Cache-Control", "")
    if answer.mimetype == "text/html" and "no-store" not in kept:
        yield f"a page that may be kept: {kept!r}"
    if "Referrer-Policy" not in answer.headers:
        yield "no referrer policy"


def _kind(maker: Callable[..., Any], asked: Asked) -> str:
    """Makers that look at the door make one record for persons and one for organisations."""
    return f"{id(maker)}{asked.is_personal}"


@contextmanager
def undone() -> Iterator[None]:
    """Undo whatever the doors do inside, so that the next door meets the same records."""
    db.session.rollback()
    lent: Any = db.engines[None]
    connection: Connection = lent
    point = connection.begin_nested()
    try:
        yield
    finally:
        db.session.remove()
        point.rollback()


def wrongs(
    visitor: Visitor,
    check: Callable[[Door], Iterable[str]],
    *,
    needs_records: Callable[[Door], bool] = lambda _door: True,
) -> list[str]:
    """What a check finds wrong at any door; a fault at one door does not hide the others.

    Records are made beforehand, for the doors that need them: each door undoes what it did.
    """
    found: list[str] = []
    every = doors_with_makers(visitor.app)
    visitor.prepare(tuple(door for door in every if needs_records(door)))
    for door in every:
        try:
            with undone():
                found += [f"{visitor.who}: {line}" for line in check(door)]
        except Exception as broken:  # noqa: BLE001 - whatever it was, it is reported
            found.append(f"{visitor.who}: {door} broke: {type(broken).__name__}: {broken}")
    return found


def contents(record: Record) -> tuple[Any, ...] | None:
    """Every column of a record as the database holds it, and how many rows its table has."""
    if not record.table:
        return None
    session, named = db.session(), table(record.table)
    row = select(text("*")).select_from(named).where(column("public_id") == record.key)
    found = [tuple(one) for one in session.execute(row)]
    count = session.execute(select(func.count()).select_from(named)).scalar()
    session.rollback()
    return (*found, count)

"""What several processes do at one moment to a campaign."""

import secrets
from collections.abc import Callable

from flask import Flask

from tests.factories import open_days as make
from workforce.campaigns.models import Campaign, OpenDay
from workforce.campaigns.queries.open_days import bookings
from workforce.campaigns.services import interest, links
from workforce.campaigns.services.open_days import booking, nightly
from workforce.core import clock
from workforce.core.db import session

Verb = Callable[[], str | None]


def visit(app: Flask, *, campaign_id: int, code: str) -> Verb:
    """Come by a link of a campaign."""
    _ = app

    def verb() -> None:
        links.count_visit(campaign_id, code, clock.today())

    return verb


def ask_to_hear_more(app: Flask, *, campaign_id: int, address: str) -> Verb:
    """Ask to hear more from one address."""
    _ = app

    def verb() -> None:
        row = session().get_one(Campaign, campaign_id)
        interest.ask(row, interest.Asker("Sam", address, "", (), "en", ""))

    return verb


def book_a_place(app: Flask, *, day_id: int, address: str = "") -> Verb:
    """Book an open day, each from an address of their own where none is given."""
    _ = app
    own = address or f"{secrets.token_hex(8)}@example.org"

    def verb() -> None:
        booking.book(session().get_one(OpenDay, day_id), make.visitor(own))

    return verb


def give_up_a_place(app: Flask, *, public_ids: list[str]) -> Verb:
    """Give some places up, one after another, whoever else does so at the same moment."""
    _ = app

    def verb() -> None:
        for public_id in public_ids:
            row = bookings.named(public_id)
            if row is not None:
                booking.give_up(row)

    return verb


def remind_of_open_days(app: Flask) -> Verb:
    """Remind of the open days of tomorrow."""
    _ = app

    def verb() -> None:
        nightly.remind()

    return verb


VERBS: dict[str, Callable[..., Verb]] = {
    "ask_to_hear_more": ask_to_hear_more,
    "book_a_place": book_a_place,
    "give_up_a_place": give_up_a_place,
    "remind_of_open_days": remind_of_open_days,
    "visit": visit,
}

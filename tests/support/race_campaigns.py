"""What several processes do at one moment to a campaign."""

from collections.abc import Callable

from flask import Flask

from workforce.campaigns.models import Campaign
from workforce.campaigns.services import interest, links
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


VERBS: dict[str, Callable[..., Verb]] = {"ask_to_hear_more": ask_to_hear_more, "visit": visit}

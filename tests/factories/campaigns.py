"""Makers of campaigns; each commits."""

import io
from datetime import timedelta
from itertools import count
from typing import Any

from PIL import Image

from tests.factories import providers
from workforce.campaigns.models import (
    Campaign,
    CampaignBlock,
    CampaignLetter,
    CampaignLink,
    CampaignPicture,
    CampaignVersion,
)
from workforce.campaigns.queries import interest as queries
from workforce.campaigns.queries import kept
from workforce.campaigns.services import campaigns as services
from workforce.campaigns.services import interest, letters, links, pages, pictures
from workforce.campaigns.services.campaigns import Details
from workforce.campaigns.services.pages import Words
from workforce.campaigns.states import BlockKind, Channel, LinkTarget
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.providers.models import Organisation
from workforce.providers.states import OrganisationKind, Role

_numbers = count(1)


def keeper_of(organisation: Organisation | None = None) -> Actor:
    """A campaign manager of a sector body."""
    us = organisation or providers.make_organisation(OrganisationKind.SECTOR_BODY)
    return providers.make_member(Role.CAMPAIGN_MANAGER, us).actor


def make_details(**changes: Any) -> Details:
    """What a keeper could say of a campaign."""
    number, today = next(_numbers), clock.today()
    values: dict[str, Any] = {
        "name": f"People who stay {number}",
        "welsh_name": f"Pobl sy’n aros {number}",
        "slug": f"people-who-stay-{number}",
        "starts_on": today,
        "ends_on": today + timedelta(days=60),
        "roles": [],
        "region_codes": [],
    }
    return Details(**{**values, **changes})


def make_campaign(actor: Actor | None = None, *, live: bool = False, **changes: Any) -> Campaign:
    """A campaign with a page of one part; published where asked."""
    actor = actor or keeper_of()
    campaign = services.set_up(actor, make_details(**changes))
    make_block(actor, campaign)
    if live:
        pages.publish(actor, campaign)
    return campaign


def make_block(
    actor: Actor, campaign: Campaign, words: str = "Plain words.", welsh: str = "Geiriau plaen."
) -> CampaignBlock:
    """A text at the end of the page."""
    return pages.add_block(actor, campaign, BlockKind.TEXT, Words(words=words, welsh_words=welsh))


def make_picture(actor: Actor, *, live: bool = False) -> CampaignPicture:
    """A picture on a page, published where asked."""
    campaign, out = make_campaign(actor), io.BytesIO()
    Image.new("RGB", (200, 120), "teal").save(out, "PNG")
    block = pages.add_block(
        actor,
        campaign,
        BlockKind.PICTURE,
        Words(title="Two people", welsh_title="Dau o bobl"),
        pictures.prepared(out.getvalue()),
    )
    if live:
        pages.publish(actor, campaign)
    return session().get_one(CampaignBlock, block.id).picture or CampaignPicture()


def make_version(actor: Actor | None = None) -> CampaignVersion:
    """A page that was published."""
    actor = actor or keeper_of()
    return kept.versions_of(make_campaign(actor, live=True))[0]


def make_link(
    actor: Actor, campaign: Campaign, target: LinkTarget = LinkTarget.PAGE, code: str = ""
) -> CampaignLink:
    """A tracked link."""
    number = next(_numbers)
    return links.add_link(
        actor,
        campaign,
        label=f"Posters {number}",
        code=code or f"posters-{number}",
        channel=Channel.POSTER,
        target=target,
    )


def make_letter(actor: Actor) -> CampaignLetter:
    """A letter of a campaign's series."""
    words = letters.LetterWords(7, "After a week", "Ar ôl wythnos", "Plain words.", "Geiriau.")
    return letters.add_letter(actor, make_campaign(actor), words)


def make_interest(address: str = "sam@example.org") -> str:
    """Somebody who asked to hear more; returns the token of their own page."""
    row = make_campaign(live=True)
    interest.ask(row, interest.Asker("Sam", address, "", (), "en", ""))
    found = queries.of_campaign_and_address(row, address)
    return interest.token_of(found.public_id if found else "")

"""Records of campaigns: of the sector body acted for, and of another one."""

from collections.abc import Callable
from typing import Any

from tests.factories import campaigns, open_days
from tests.guards.making import Asked, Maker, Record, Records, plain, records_of
from workforce.core.actors import Actor
from workforce.providers.states import OrganisationKind, Role


def of_campaigns(make: Callable[[Actor], Any]) -> Maker:
    """Records of a campaign: ours, where we keep campaigns, and another sector body's."""

    def maker(asked: Asked) -> Records:
        us = asked.world.us
        is_body = us is not None and us.kind is OrganisationKind.SECTOR_BODY
        own = make(campaigns.keeper_of(us)) if is_body else None
        return records_of(own, [make(campaigns.keeper_of())])

    return maker


def a_slug(_: Asked) -> Records:
    """Everybody reads what was published."""
    return Records(Record(campaigns.make_campaign(live=True).slug))


def a_public_picture(_: Asked) -> Records:
    return Records(Record(campaigns.make_picture(campaigns.keeper_of(), live=True).public_id))


def a_token(_: Asked) -> Records:
    """Whoever has the link of a letter may stop, signed in or not."""
    return Records(Record(campaigns.make_interest()))


def of_open_days(asked: Asked) -> Records:
    """Open days: ours, where our organisation can hold one, and those of others."""
    us = asked.world.us
    kind = us.kind if us is not None else None
    own = None
    if kind is OrganisationKind.SECTOR_BODY and Role.CAMPAIGN_MANAGER in asked.world.who.roles:
        own = open_days.make_open_day(campaigns.keeper_of(us))
    elif kind is OrganisationKind.PROVIDER:
        own = open_days.make_offered(open_days.holder_of(us))
    return records_of(own, [open_days.make_open_day(), open_days.make_offered()])


def of_asked_open_days(asked: Asked) -> Records:
    """Open days that wait for a yes: in our campaign, where we keep campaigns, and in another."""
    us = asked.world.us
    is_body = us is not None and us.kind is OrganisationKind.SECTOR_BODY
    ours = campaigns.make_campaign(campaigns.keeper_of(us), live=True) if is_body else None
    own = open_days.make_offered(campaign=ours) if ours is not None else None
    return records_of(own, [open_days.make_offered()])


def a_public_open_day(_: Asked) -> Records:
    """Everybody reads what takes bookings."""
    return Records(Record.of(open_days.make_open_day()))


def a_booking(_: Asked) -> Records:
    """Whoever has the link of a letter may cancel, signed in or not."""
    return Records(Record(open_days.make_token()))


MAKERS: dict[str, Maker] = {
    "block_id": of_campaigns(lambda us: campaigns.make_block(us, campaigns.make_campaign(us))),
    "campaign_id": of_campaigns(campaigns.make_campaign),
    "campaign_slug": a_slug,
    "open_day_id": of_open_days,
    "picture_id": of_campaigns(campaigns.make_picture),
    "version_id": of_campaigns(campaigns.make_version),
}
MAKERS_OF_DOORS: dict[tuple[str, str], Maker] = {
    ("campaigns_agreeing.agree", "open_day_id"): of_asked_open_days,
    ("campaigns_agreeing.send_back", "open_day_id"): of_asked_open_days,
    ("campaigns_bookings.mine", "token"): a_booking,
    ("campaigns_bookings.calendar_file", "token"): a_booking,
    **{
        (f"campaigns_open_days.{door}", "open_day_id"): a_public_open_day
        for door in ("open_day", "book", "from_abroad", "details", "sent")
    },
    ("campaigns_links.link", "link_id"): of_campaigns(
        lambda us: campaigns.make_link(us, campaigns.make_campaign(us))
    ),
    ("campaigns_interest.mine", "token"): a_token,
    ("campaigns_letters.change", "letter_id"): of_campaigns(campaigns.make_letter),
    ("campaigns_letters.remove", "letter_id"): of_campaigns(campaigns.make_letter),
    ("campaigns_page.add", "kind"): plain("text"),
    ("campaigns_public.go", "code"): plain("posters"),
    ("campaigns_public.picture", "picture_id"): a_public_picture,
}

"""Tracked links: making them, counting visits, writing down what they cost."""

from datetime import date

from sqlalchemy.dialects import postgresql, sqlite

from workforce.campaigns.models import (
    Campaign,
    CampaignLink,
    CampaignSpend,
    CampaignTarget,
    CampaignVisit,
)
from workforce.campaigns.queries import figures
from workforce.campaigns.rules import pages as rules
from workforce.campaigns.services import steps
from workforce.campaigns.states import Channel, LinkTarget
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, is_postgresql, session
from workforce.core.errors import DomainError
from workforce.core.translation import lazy
from workforce.vacancies.rules.figures import sources

MOST_LINKS = 200


@atomic
def add_link(
    actor: Actor,
    campaign: Campaign,
    *,
    label: str,
    code: str,
    channel: Channel,
    target: LinkTarget,
) -> CampaignLink:
    """Make a link whose visits are counted; its code is on posters, so it never changes."""
    held = steps.own(actor, campaign)
    if not rules.is_slug(code):
        raise DomainError(
            lazy("Use small letters, figures and single dashes, such as leeds-posters"), "code"
        )
    if code in sources.OWN_CODES:
        raise DomainError(lazy("Our own letters have this code. Choose another"), "code")
    if figures.links_count(held) >= MOST_LINKS:
        raise DomainError(lazy("A campaign can have 200 links at most"))
    link = CampaignLink(campaign=held, label=label, code=code, channel=channel, target=target)
    session().add(link)
    session().flush()
    audit.record(actor, "add-campaign-link", link)
    return link


@atomic
def note_spend(actor: Actor, link: CampaignLink, *, month: date, spend_pence: int) -> None:
    """Write down what a link cost in a month; said again, it counts anew. Nought forgets it."""
    steps.own(actor, link.campaign)
    row = figures.spend_of(link, month.replace(day=1))
    if row is None:
        row = CampaignSpend(link_id=link.id, month=month.replace(day=1))
        session().add(row)
    row.spend_pence = spend_pence
    audit.record(actor, "note-campaign-spend", link)


@atomic
def set_targets(
    actor: Actor, campaign: Campaign, wanted: dict[tuple[str, date], int | None]
) -> None:
    """Say how many people should start by region and month; no figure means no target there."""
    held = steps.own(actor, campaign)
    known = {(row.region_code, row.month): row for row in figures.targets_of(held)}
    for place, hires in wanted.items():
        row = known.get(place)
        if row is not None and hires is None:
            session().delete(row)
        elif row is not None and hires is not None:
            row.hires_count = hires
        elif hires is not None:
            session().add(
                CampaignTarget(
                    campaign_id=held.id, region_code=place[0], month=place[1], hires_count=hires
                )
            )
    audit.record(actor, "set-campaign-targets", held)


@atomic
def count_visit(campaign_id: int, code: str, day: date) -> None:
    """Count one more visit of a day, in one statement; who came is not known and not kept."""
    dialect = postgresql if is_postgresql() else sqlite
    new = dialect.insert(CampaignVisit).values(
        campaign_id=campaign_id, code=code, day=day, visits_count=1
    )
    session().execute(
        new.on_conflict_do_update(
            index_elements=["campaign_id", "code", "day"],
            set_={"visits_count": CampaignVisit.visits_count + 1},
        )
    )

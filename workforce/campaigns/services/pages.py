"""Writing the page of a campaign part by part, publishing it, and going back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from workforce.campaigns.models import CAMPAIGN, Campaign, CampaignBlock, CampaignVersion
from workforce.campaigns.queries import kept
from workforce.campaigns.services import campaigns, steps
from workforce.campaigns.services.pictures import Prepared, keep_picture
from workforce.campaigns.states import BlockKind, CampaignState
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import DomainError
from workforce.core.lifecycle import move
from workforce.core.translation import lazy
from workforce.vacancies.rules import screening
from workforce.vacancies.services import asking

MOST_BLOCKS = 40


@dataclass(frozen=True, slots=True)
class Words:
    """What one part of a page says in both languages."""

    title: str = ""
    welsh_title: str = ""
    words: str = ""
    welsh_words: str = ""


@atomic
def add_block(
    actor: Actor,
    campaign: Campaign,
    kind: BlockKind,
    words: Words,
    picture: Prepared | None = None,
    *,
    no_child: bool = False,
) -> CampaignBlock:
    """Put a part at the end of the page."""
    held = steps.own(actor, campaign)
    _check(kind, words)
    asking.ask_about_children(asdict(words), confirmed=no_child)
    if len(kept.blocks_of(held)) >= MOST_BLOCKS:
        raise DomainError(lazy("A page can have 40 parts at most"))
    row = keep_picture(actor, held, picture) if picture else None
    block = CampaignBlock(
        campaign=held,
        position=kept.last_position(held) + 1,
        kind=kind,
        picture=row,
        **asdict(words),
    )
    session().add(block)
    session().flush()
    audit.record(actor, "add-block", block)
    return block


@atomic
def change_block(
    actor: Actor,
    block: CampaignBlock,
    words: Words,
    picture: Prepared | None = None,
    *,
    no_child: bool = False,
) -> None:
    """Let a part of the page say something else, or show another picture."""
    held = steps.own(actor, block.campaign)
    _check(block.kind, words)
    new = {name: said for name, said in asdict(words).items() if said != getattr(block, name)}
    asking.ask_about_children(new, confirmed=no_child)
    for name, value in asdict(words).items():
        setattr(block, name, value)
    if picture is not None and block.kind is BlockKind.PICTURE:
        block.picture = keep_picture(actor, held, picture)
    audit.record(actor, "change-block", block)


@atomic
def move_block(actor: Actor, block: CampaignBlock, *, down: bool) -> None:
    """Move a part past its neighbour; at the end of the page it stays where it is."""
    held = steps.own(actor, block.campaign)
    order = list(kept.blocks_of(held))
    here = order.index(block)
    there = here + 1 if down else here - 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    for position, row in enumerate(order, start=1):
        row.position = position


@atomic
def remove_block(actor: Actor, block: CampaignBlock) -> None:
    """Take a part from the page that is being written; what was published keeps it."""
    steps.own(actor, block.campaign)
    audit.record(actor, "remove-block", block)
    session().delete(block)


@atomic
def publish(actor: Actor, campaign: Campaign) -> CampaignVersion:
    """Publish the page as it stands now; the first time, the campaign goes live."""
    held = steps.own(actor, campaign)
    blocks = kept.blocks_of(held)
    if not blocks:
        raise DomainError(lazy("Write at least one part of the page before you publish it"))
    if held.ends_on < clock.today():
        raise DomainError(lazy("The last day of the campaign is past: change it first"))
    version = CampaignVersion(
        campaign=held,
        number=kept.last_number(held) + 1,
        content=content_of(held, blocks),
        published_by_id=actor.person_id,
    )
    session().add(version)
    session().flush()
    if held.state is CampaignState.DRAFT:
        held.published_at = clock.now()
        move(held, CampaignState.LIVE, by=CAMPAIGN, actor=actor)
    campaigns.show_on_board(held)
    audit.record(actor, "publish-campaign", version)
    return version


@atomic
def restore(actor: Actor, version: CampaignVersion) -> None:
    """Write the page anew as it was published once; the public sees it when it is published."""
    held = steps.own(actor, version.campaign)
    for block in kept.blocks_of(held):
        session().delete(block)
    pictures = kept.pictures_of(held)
    for position, part in enumerate(version.content["blocks"], start=1):
        words = Words(**{name: part[name] for name in Words.__slots__})
        session().add(
            CampaignBlock(
                campaign=held,
                position=position,
                kind=BlockKind(part["kind"]),
                picture=pictures.get(part["picture"]),
                **asdict(words),
            )
        )
    audit.record(actor, "restore-campaign-page", version)


def content_of(campaign: Campaign, blocks: Sequence[CampaignBlock]) -> dict[str, Any]:
    """A page as plain values, as it is published and as it is shown."""
    parts = [
        {
            "kind": block.kind.value,
            "title": block.title,
            "welsh_title": block.welsh_title,
            "words": block.words,
            "welsh_words": block.welsh_words,
            "picture": block.picture.public_id if block.picture else "",
        }
        for block in blocks
    ]
    return {"name": campaign.name, "welsh_name": campaign.welsh_name, "blocks": parts}


def _check(kind: BlockKind, words: Words) -> None:
    needed = "words" if kind is BlockKind.TEXT else "title"
    if not getattr(words, needed):
        raise DomainError(lazy("Write something here"), needed)
    refuse_addresses(asdict(words))


def refuse_addresses(texts: Mapping[str, str]) -> None:
    """Refuse texts of a campaign that say where somebody lives or works, at their field."""
    for field, text in texts.items():
        if screening.spot(text, screening.Whereabouts()) is not None:
            raise DomainError(
                lazy("Take out the address: a campaign never says where somebody lives or works"),
                field,
            )

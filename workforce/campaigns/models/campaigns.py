"""Campaigns, the parts of their pages, and what was published of them."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.campaigns.states import BlockKind, CampaignState
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Json, JsonList, Moment, Named, Sourced
from workforce.providers.models import Organisation

State = CampaignState
CAMPAIGN = Lifecycle(
    "campaign",
    {State.DRAFT: frozenset({State.LIVE}), State.LIVE: frozenset({State.ENDED})},
)


class Campaign(Named, Sourced, Base):
    """A campaign of a sector body: when, for which roles and regions, under which address.

    `slug` is its public address and stays once it was published. No roles, or no regions, means
    all of them. People see it from its first to its last day while it is live.
    """

    __table_args__ = (
        UniqueConstraint(
            "slug",
            info={"refusal": lazy("Another campaign has this address"), "field": "slug"},
        ),
        CheckConstraint("starts_on <= ends_on", name="days_in_order"),
        CheckConstraint(
            "(state = 'draft') = (published_at IS NULL)", name="published_has_a_moment"
        ),
        CheckConstraint("(state = 'ended') = (ended_on IS NOT NULL)", name="ended_has_a_day"),
        Index("ix_campaign_open", "state", "starts_on", "ends_on"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    state: Mapped[CampaignState] = mapped_column(default=CampaignState.DRAFT)
    slug: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(120))
    welsh_name: Mapped[str] = mapped_column(String(120), default="", server_default=text("''"))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    roles: Mapped[JsonList] = mapped_column(default=list)
    region_codes: Mapped[JsonList] = mapped_column(default=list)
    published_at: Mapped[Moment | None]
    ended_on: Mapped[date | None]

    organisation: Mapped[Organisation] = relationship()


class CampaignPicture(Named, Base):
    """A picture of a campaign: dots alone, as a stored file that belongs to no other row.

    It is shown in public only while the newest published page holds it.
    """

    campaign_id: Mapped[int] = mapped_column(
        ForeignKey("campaign.id", ondelete="CASCADE"), index=True
    )
    storage_key: Mapped[str] = mapped_column(String(80))
    media_type: Mapped[str] = mapped_column(String(100))
    size_bytes: Mapped[int]
    no_children_confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    campaign: Mapped[Campaign] = relationship()


class CampaignBlock(Named, Base):
    """One part of the page that is being written, in English and in Welsh.

    `title` is the heading, who tells a story, or what a picture shows; `words` are paragraphs.
    """

    __table_args__ = (
        CheckConstraint("(kind = 'picture') = (picture_id IS NOT NULL)", name="a_picture_has_one"),
        CheckConstraint("kind = 'text' OR title <> ''", name="is_titled"),
        Index("ix_campaign_block_place", "campaign_id", "position", "id"),
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[BlockKind]
    title: Mapped[str] = mapped_column(String(300), default="", server_default=text("''"))
    welsh_title: Mapped[str] = mapped_column(String(300), default="", server_default=text("''"))
    words: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    welsh_words: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    picture_id: Mapped[int | None] = mapped_column(ForeignKey("campaign_picture.id"))

    campaign: Mapped[Campaign] = relationship()
    picture: Mapped[CampaignPicture | None] = relationship()


class CampaignVersion(Named, Base):
    """What was published at one moment; it is never changed."""

    __table_args__ = (UniqueConstraint("campaign_id", "number"),)

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"))
    number: Mapped[int]
    content: Mapped[Json]
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    campaign: Mapped[Campaign] = relationship()
    published_by: Mapped[Person | None] = relationship()

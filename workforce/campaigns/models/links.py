"""Tracked links of campaigns, what they brought and cost, and how many hires are aimed at."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.campaigns.models.campaigns import Campaign
from workforce.campaigns.states import Channel, LinkTarget
from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import Named, Pence, Row


class CampaignLink(Named, Base):
    """A link that says where people came from, by the code that travels in it."""

    __table_args__ = (
        UniqueConstraint(
            "code", info={"refusal": lazy("Another link has this code"), "field": "code"}
        ),
    )

    campaign_id: Mapped[int] = mapped_column(
        ForeignKey("campaign.id", ondelete="CASCADE"), index=True
    )
    code: Mapped[str] = mapped_column(String(60))
    label: Mapped[str] = mapped_column(String(120))
    channel: Mapped[Channel]
    target: Mapped[LinkTarget] = mapped_column(default=LinkTarget.PAGE)

    campaign: Mapped[Campaign] = relationship()


class CampaignVisit(Row, Base):
    """How often people came on one London day: by a link's code, or directly (no code)."""

    __table_args__ = (
        UniqueConstraint("campaign_id", "code", "day"),
        CheckConstraint("visits_count >= 1", name="somebody_came"),
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(60))
    day: Mapped[date]
    visits_count: Mapped[int]


class CampaignSpend(Row, Base):
    """What a link cost in one month."""

    __table_args__ = (
        UniqueConstraint("link_id", "month"),
        CheckConstraint("spend_pence >= 0", name="not_negative"),
    )

    link_id: Mapped[int] = mapped_column(ForeignKey("campaign_link.id", ondelete="CASCADE"))
    month: Mapped[date]
    spend_pence: Mapped[Pence]

    link: Mapped[CampaignLink] = relationship()


class CampaignTarget(Row, Base):
    """How many people a campaign wants to have started in one region in one month."""

    __table_args__ = (
        UniqueConstraint("campaign_id", "region_code", "month"),
        CheckConstraint("hires_count >= 0", name="not_negative"),
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"))
    region_code: Mapped[str] = mapped_column(String(9))
    month: Mapped[date]
    hires_count: Mapped[int]

"""Those who want to hear more, and the letters that keep in touch with them."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.campaigns.models.campaigns import Campaign
from workforce.campaigns.states import InterestEnd
from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import JsonList, Moment, Named, Row, Secret, Sourced


class CampaignInterest(Named, Sourced, Base):
    """Somebody who asked to hear more, by the words they agreed to, until they or time end it.

    Nothing is written to them, but the one letter that asks, before they confirmed. Once it has
    ended nothing is left that says who they were. `came_from` is the code of a tracked link.
    """

    __table_args__ = (
        UniqueConstraint("campaign_id", "address_digest", info={"refusal": lazy("Asked before")}),
        CheckConstraint("(ended_at IS NULL) = (address IS NOT NULL)", name="ended_is_forgotten"),
        CheckConstraint("(address IS NULL) = (address_digest IS NULL)", name="found_by_address"),
        CheckConstraint("(ended_at IS NULL) = (ended_why IS NULL)", name="ended_for_a_reason"),
        Index("ix_campaign_interest_digest", "address_digest"),
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"))
    name: Mapped[Secret | None]
    address: Mapped[Secret | None]
    address_digest: Mapped[str | None] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(2), default="en")
    region_code: Mapped[str] = mapped_column(String(9), default="", server_default=text("''"))
    roles: Mapped[JsonList] = mapped_column(default=list)
    came_from: Mapped[str] = mapped_column(String(60), default="", server_default=text("''"))
    consent_version: Mapped[str] = mapped_column(String(20))
    consented_at: Mapped[Moment]
    confirmed_at: Mapped[Moment | None]
    told_at: Mapped[Moment | None]
    asked_at: Mapped[Moment | None]
    ended_at: Mapped[Moment | None]
    ended_why: Mapped[InterestEnd | None]

    campaign: Mapped[Campaign] = relationship()


class CampaignLetter(Named, Base):
    """A letter of a campaign's series, so many days after somebody confirmed."""

    __table_args__ = (
        UniqueConstraint(
            "campaign_id",
            "after_days",
            info={
                "refusal": lazy("Another letter of this campaign comes on that day"),
                "field": "after_days",
            },
        ),
        CheckConstraint("after_days BETWEEN 1 AND 365", name="within_a_year"),
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"))
    after_days: Mapped[int]
    title: Mapped[str] = mapped_column(String(120))
    welsh_title: Mapped[str] = mapped_column(String(120), default="", server_default=text("''"))
    words: Mapped[str] = mapped_column(Text)
    welsh_words: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))

    campaign: Mapped[Campaign] = relationship()


class CampaignLetterSent(Row, Base):
    """That somebody was written one letter of a series: each once, however late."""

    __table_args__ = (UniqueConstraint("interest_id", "letter_id"),)

    interest_id: Mapped[int] = mapped_column(ForeignKey("campaign_interest.id", ondelete="CASCADE"))
    letter_id: Mapped[int] = mapped_column(
        ForeignKey("campaign_letter.id", ondelete="CASCADE"), index=True
    )

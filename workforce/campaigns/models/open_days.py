"""Open days of campaigns, who has a place or waits for one, and what they were told."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.campaigns.models.campaigns import Campaign
from workforce.campaigns.states import BookingState, OpenDayKind, OpenDayState
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import JsonList, Moment, Named, Row, Secret, Sourced
from workforce.providers.models import Organisation

D, B = OpenDayState, BookingState
OPEN_DAY = Lifecycle(
    "open_day",
    {
        D.DRAFT: frozenset({D.ASKED, D.OPEN, D.CANCELLED}),
        D.ASKED: frozenset({D.OPEN, D.DRAFT, D.CANCELLED}),
        D.OPEN: frozenset({D.HELD, D.CANCELLED}),
    },
)
BOOKING = Lifecycle(
    "open_day_booking",
    {B.WAITING: frozenset({B.BOOKED, B.CANCELLED}), B.BOOKED: frozenset({B.CANCELLED})},
)


class OpenDay(Named, Sourced, Base):
    """A day on which people meet those who do the work: at a public place or online, not at home.

    `organisation_id` is whoever holds it: the campaign's sector body, or a provider that takes
    part. `holder_name` is that name as the public may read it. `sequence` counts the changes of
    what stands in the calendars of those who come. `opened_at` says that everybody could read it.
    """

    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="hours_in_order"),
        CheckConstraint("places_count BETWEEN 1 AND 500", name="some_places"),
        CheckConstraint("(kind = 'venue') = (venue_postcode <> '')", name="a_venue_has_a_place"),
        CheckConstraint("(kind = 'online') = (meeting_link IS NOT NULL)", name="online_has_a_link"),
        CheckConstraint(
            "state NOT IN ('open', 'held') OR opened_at IS NOT NULL", name="opened_has_a_moment"
        ),
        Index("ix_open_day_coming", "state", "starts_at"),
        Index("ix_open_day_campaign", "campaign_id", "starts_at"),
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    holder_name: Mapped[str] = mapped_column(String(200), default="", server_default=text("''"))
    state: Mapped[OpenDayState] = mapped_column(default=OpenDayState.DRAFT)
    title: Mapped[str] = mapped_column(String(120))
    welsh_title: Mapped[str] = mapped_column(String(120), default="", server_default=text("''"))
    words: Mapped[str] = mapped_column(Text)
    welsh_words: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    languages: Mapped[JsonList] = mapped_column(default=list)
    starts_at: Mapped[Moment]
    ends_at: Mapped[Moment]
    places_count: Mapped[int]
    kind: Mapped[OpenDayKind]
    venue_name: Mapped[str] = mapped_column(String(120), default="", server_default=text("''"))
    venue_address: Mapped[str] = mapped_column(String(300), default="", server_default=text("''"))
    venue_postcode: Mapped[str] = mapped_column(String(8), default="", server_default=text("''"))
    meeting_link: Mapped[Secret | None]
    sequence: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[Moment | None]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    campaign: Mapped[Campaign] = relationship()
    organisation: Mapped[Organisation] = relationship()


class OpenDayBooking(Named, Sourced, Base):
    """Somebody who has a place at an open day, waits for one, or gave it up.

    The database gives each seat once, and each address one booking of a day. Those who wait come
    in the order of their ids. Once it is given up or its time is over nothing is left that says
    who it was. `placed_at` is when they got their place; `came` is unknown until it is ticked.
    """

    __table_args__ = (
        UniqueConstraint(
            "open_day_id", "seat", info={"refusal": lazy("Somebody else has just taken this place")}
        ),
        UniqueConstraint("open_day_id", "address_digest", info={"refusal": lazy("Booked before")}),
        CheckConstraint("(state = 'booked') = (seat IS NOT NULL)", name="booked_has_a_seat"),
        CheckConstraint("seat >= 1", name="seats_are_counted"),
        CheckConstraint("(forgotten_at IS NULL) = (address IS NOT NULL)", name="nobody_is_left"),
        CheckConstraint("(address IS NULL) = (address_digest IS NULL)", name="found_by_address"),
        CheckConstraint("state <> 'cancelled' OR address IS NULL", name="given_up_is_forgotten"),
        CheckConstraint("came IS NULL OR state = 'booked'", name="came_with_a_place"),
        Index("ix_open_day_booking_digest", "address_digest"),
        Index("ix_open_day_booking_order", "open_day_id", "state", "id"),
    )

    open_day_id: Mapped[int] = mapped_column(ForeignKey("open_day.id", ondelete="CASCADE"))
    state: Mapped[BookingState]
    seat: Mapped[int | None]
    name: Mapped[Secret | None]
    address: Mapped[Secret | None]
    address_digest: Mapped[str | None] = mapped_column(String(64))
    telephone: Mapped[Secret | None]
    adjustments: Mapped[Secret | None]
    language: Mapped[str] = mapped_column(String(2), default="en")
    came_from: Mapped[str] = mapped_column(String(60), default="", server_default=text("''"))
    consent_version: Mapped[str] = mapped_column(String(20))
    consented_at: Mapped[Moment]
    placed_at: Mapped[Moment | None]
    came: Mapped[bool | None]
    forgotten_at: Mapped[Moment | None]

    open_day: Mapped[OpenDay] = relationship()


class OpenDayNotice(Row, Base):
    """That somebody was told one step of an open day: each once, however late."""

    __table_args__ = (UniqueConstraint("booking_id", "step"),)

    booking_id: Mapped[int] = mapped_column(ForeignKey("open_day_booking.id", ondelete="CASCADE"))
    step: Mapped[str] = mapped_column(String(40))

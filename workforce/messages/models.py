"""The outbox: letters written in the transaction that caused them."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from workforce.core.db import Base
from workforce.core.types import Moment, Row, Secret, SecretJson
from workforce.messages.states import Channel, LetterState


class Letter(Row, Base):
    """One letter: a template, its values and where it goes; address and values encrypted.

    `refused_at` is when its address was refused for good, whatever is tried again.
    """

    __table_args__ = (
        Index("ix_letter_waiting", "state", "next_attempt_at"),
        Index("ix_letter_refused_at", "refused_at"),
    )

    template: Mapped[str] = mapped_column(String(80))
    context: Mapped[SecretJson | None]
    endpoint: Mapped[str | None] = mapped_column(String(80))
    endpoint_values: Mapped[SecretJson | None]
    address: Mapped[Secret | None]
    language: Mapped[str] = mapped_column(String(2), default="en")
    channel: Mapped[Channel] = mapped_column(default=Channel.EMAIL)
    state: Mapped[LetterState] = mapped_column(default=LetterState.WAITING)
    attempt_count: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[Moment]
    posted_at: Mapped[Moment | None]
    refused_at: Mapped[Moment | None]
    keep_until: Mapped[Moment]

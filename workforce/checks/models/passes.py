"""Photographs, the keys that passes are signed with, and the passes themselves."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.checks.models.appointments import Appointment
from workforce.core.db import Base
from workforce.core.types import Json, Moment, Named, Row, Secret
from workforce.employment.models.of_person import OfPerson
from workforce.providers.models import Home


class Photograph(OfPerson, Named, Base):
    """What somebody looks like: the picture as an encrypted document, and a small one.

    `small` is a JPEG of 96 by 96 dots as base64 without anything but its dots; `tiny` is a WebP
    that fits into a signed code. Neither is ever public.
    """

    __table_args__ = (
        Index("ix_photograph_person", "organisation_id", "person_reference", "taken_on"),
    )

    taken_on: Mapped[date]
    small: Mapped[Secret]
    tiny: Mapped[Secret]
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class SigningKey(Row, Base):
    """A key pair of the service: the public half is published, the private half is encrypted."""

    __table_args__ = (
        CheckConstraint("retired_at IS NULL OR retired_at >= created_at", name="retires_later"),
    )

    key_id: Mapped[str] = mapped_column(String(43), unique=True)
    private_key: Mapped[Secret]
    public_key: Mapped[Json]
    retired_at: Mapped[Moment | None]


class DoorPass(OfPerson, Named, Base):
    """A signed word that tonight's list for one home was complete; good for a day at most."""

    __table_args__ = (
        CheckConstraint("expires_at > issued_at", name="expires_after_issue"),
        Index("ix_door_pass_person", "organisation_id", "person_reference", "issued_at"),
        Index("ix_door_pass_account", "account_id", "issued_at"),
    )

    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"), index=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    photograph_id: Mapped[int] = mapped_column(ForeignKey("photograph.id"))
    code: Mapped[str] = mapped_column(String(12), unique=True)
    token: Mapped[Secret]
    issued_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    ended_at: Mapped[Moment | None]

    home: Mapped[Home] = relationship()
    appointment: Mapped[Appointment] = relationship()
    photograph: Mapped[Photograph] = relationship()

"""Homes that change owner: what was agreed, and the registrations they had before."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, Row
from workforce.providers.models.homes import Home
from workforce.providers.models.organisations import Organisation
from workforce.providers.states import Regulator, TransferState

TRANSFER: Lifecycle[TransferState] = Lifecycle(
    "home-transfer",
    {
        TransferState.ASKED: frozenset({TransferState.AGREED, TransferState.WITHDRAWN}),
        TransferState.AGREED: frozenset({TransferState.DONE, TransferState.WITHDRAWN}),
    },
)


class HomeTransfer(Named, Base):
    """A home that passes to another provider as a day begins, under a new registration number.

    The giving owner asks, the receiving owner agrees, and support confirms the number against
    the register; only then does a job carry it out.
    """

    __table_args__ = (
        Index(
            "uq_home_transfer_open",
            "home_id",
            unique=True,
            sqlite_where=text("state IN ('asked', 'agreed')"),
            postgresql_where=text("state IN ('asked', 'agreed')"),
            info={"refusal": lazy("A change of owner is under way for this home already")},
        ),
        CheckConstraint("from_organisation_id <> to_organisation_id", name="owner_really_changes"),
        CheckConstraint(
            "state NOT IN ('agreed', 'done') OR agreed_by_id IS NOT NULL", name="agreed_by_someone"
        ),
        CheckConstraint(
            "state <> 'done' OR (confirmed_by_id IS NOT NULL AND done_at IS NOT NULL)",
            name="done_only_once_confirmed",
        ),
    )

    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"), index=True)
    from_organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    to_organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    new_registration_number: Mapped[str] = mapped_column(String(40))
    on_day: Mapped[date]
    state: Mapped[TransferState] = mapped_column(default=TransferState.ASKED, index=True)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    agreed_at: Mapped[Moment | None]
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    confirmed_at: Mapped[Moment | None]
    done_at: Mapped[Moment | None]

    home: Mapped[Home] = relationship(lazy="joined")
    from_organisation: Mapped[Organisation] = relationship(
        foreign_keys=[from_organisation_id], lazy="joined"
    )
    to_organisation: Mapped[Organisation] = relationship(
        foreign_keys=[to_organisation_id], lazy="joined"
    )
    asked_by: Mapped[Person] = relationship(foreign_keys=[asked_by_id])
    agreed_by: Mapped[Person | None] = relationship(foreign_keys=[agreed_by_id])


class EarlierRegistration(Row, Base):
    """The number and the owner that a home had until a day: old numbers still find it."""

    __table_args__ = (
        UniqueConstraint("home_id", "until_on"),
        Index("ix_earlier_registration_number", "regulator", "registration_number"),
    )

    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    regulator: Mapped[Regulator]
    registration_number: Mapped[str] = mapped_column(String(40))
    from_on: Mapped[date | None]
    until_on: Mapped[date]

    home: Mapped[Home] = relationship()
    organisation: Mapped[Organisation] = relationship()

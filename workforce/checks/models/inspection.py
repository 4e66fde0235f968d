"""Who opened the file about a person, and the views that inspectors are given."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.checks.models.appointments import Appointment
from workforce.checks.states.inspection import InspectedPage, OpenedFor
from workforce.core.db import Base
from workforce.core.types import Moment, Named, Row, Secret
from workforce.employment.models.of_person import OfPerson
from workforce.providers.models import Home


class InspectionView(Named, Base):
    """A home as at a day, shown read-only to a named inspector for twelve hours by a code."""

    __table_args__ = (
        CheckConstraint("expires_at > made_at", name="ends_after_it_begins"),
        CheckConstraint(
            "(ended_at IS NULL) = (ended_by_id IS NULL)", name="ended_early_by_somebody"
        ),
        Index("ix_inspection_view_home", "home_id", "made_at"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"))
    as_at: Mapped[date]
    inspector_name: Mapped[Secret]
    inspector_of: Mapped[str] = mapped_column(String(120))
    code_digest: Mapped[str] = mapped_column(String(64))
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    ended_at: Mapped[Moment | None]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    home: Mapped[Home] = relationship()
    made_by: Mapped[Person] = relationship(foreign_keys=[made_by_id])

    def is_open(self, moment: datetime) -> bool:
        """Whether the inspector may look at a moment: from the first instant, not at the last."""
        return self.ended_at is None and self.made_at <= moment < self.expires_at


class InspectionLook(Row, Base):
    """One page that an inspector opened, and of whom, where it was about one person."""

    __table_args__ = (Index("ix_inspection_look_view", "inspection_view_id", "id"),)

    inspection_view_id: Mapped[int] = mapped_column(ForeignKey("inspection_view.id"))
    page: Mapped[InspectedPage]
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointment.id"))

    appointment: Mapped[Appointment | None] = relationship()


class FileOpening(OfPerson, Row, Base):
    """Somebody opened the file about a person; written once an hour, shown to that person."""

    __table_args__ = (
        CheckConstraint(
            "(opened_by_id IS NULL) <> (inspection_view_id IS NULL)", name="opened_by_somebody"
        ),
        Index("ix_file_opening_person", "organisation_id", "person_reference", "id"),
        Index("ix_file_opening_appointment", "appointment_id", "opened_at"),
    )

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"))
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    inspection_view_id: Mapped[int | None] = mapped_column(ForeignKey("inspection_view.id"))
    organisation_name: Mapped[str] = mapped_column(String(200))
    opened_for: Mapped[OpenedFor]
    opened_at: Mapped[Moment]

    opened_by: Mapped[Person | None] = relationship()
    inspection_view: Mapped[InspectionView | None] = relationship()

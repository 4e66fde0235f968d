"""What was asked and found out about somebody: references, interviews, assessed risks."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.checks.models.appointments import Appointment, Check
from workforce.checks.states import ReferenceSlot, RiskDecision, RiskReason
from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import JsonList, Moment, Named, Secret


class Reference(Named, Base):
    """A written reference: who was asked, what they wrote, and the call that proved them.

    `instead_reason` says why it stands in the place of the most recent employer's. The number
    that was rung is found by the provider, never given by the person.
    """

    __table_args__ = (
        CheckConstraint(
            "received_on IS NULL OR received_on >= asked_on", name="received_after_asked"
        ),
        CheckConstraint(
            "rung_on IS NULL OR (received_on IS NOT NULL AND rung_by_id IS NOT NULL "
            "AND rung_name <> '' AND number_found <> '')",
            name="rung_says_whom",
        ),
        CheckConstraint(
            "slot = 'most-recent-employer' OR instead_reason = ''", name="instead_of_most_recent"
        ),
    )

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"), index=True)
    slot: Mapped[ReferenceSlot]
    referee_name: Mapped[str] = mapped_column(String(200))
    organisation: Mapped[str] = mapped_column(String(200), default="")
    relation: Mapped[str] = mapped_column(String(200))
    instead_reason: Mapped[str] = mapped_column(String(300), default="")
    asked_on: Mapped[date]
    received_on: Mapped[date | None]
    answers: Mapped[Secret | None]
    concerns: Mapped[bool] = mapped_column(default=False)
    concerns_resolved: Mapped[Secret | None]
    rung_on: Mapped[date | None]
    rung_name: Mapped[str] = mapped_column(String(200), default="")
    number_found: Mapped[str] = mapped_column(String(300), default="")
    confirmed: Mapped[Secret | None]
    rung_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    appointment: Mapped[Appointment] = relationship()
    rung_by: Mapped[Person | None] = relationship(foreign_keys=[rung_by_id])

    @property
    def open_concern(self) -> bool:
        """Whether it raised a concern that nobody has resolved in writing."""
        return self.concerns and not self.concerns_resolved


class NamedReferee(Named, Base):
    """Whom the person named as a referee when they applied: to be asked, and no reference yet.

    `given_as` names what it was taken from; `asked_on` is since when a private link waits for
    their answer, which then comes by itself.
    """

    __table_args__ = (UniqueConstraint("appointment_id", "given_as"),)

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"))
    name: Mapped[Secret]
    organisation: Mapped[Secret]
    relation: Mapped[Secret]
    email: Mapped[Secret]
    most_recent: Mapped[bool]
    given_as: Mapped[str] = mapped_column(String(16))
    asked_on: Mapped[date | None]

    appointment: Mapped[Appointment] = relationship()


class Interview(Named, Base):
    """An interview: when, by whom, who of them is trained in safer recruitment, and its record."""

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"), index=True)
    held_on: Mapped[date]
    panel: Mapped[str] = mapped_column(String(300))
    trained: Mapped[str] = mapped_column(String(200), default="")
    record: Mapped[Secret]
    children_part: Mapped[Secret | None]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    appointment: Mapped[Appointment] = relationship()
    recorded_by: Mapped[Person | None] = relationship()


class ChildrensPart(Named, Base):
    """What part children had in choosing somebody, as those who chose recorded it. Never who.

    `given_as` names the record it was taken from, so that it is taken once, wherever it goes.
    """

    __table_args__ = (UniqueConstraint("appointment_id", "given_as"),)

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"))
    on_day: Mapped[date]
    parts: Mapped[JsonList] = mapped_column(default=list)
    words: Mapped[Secret]
    given_as: Mapped[str] = mapped_column(String(16))

    appointment: Mapped[Appointment] = relationship()


class RiskAssessment(Named, Base):
    """Whether somebody may work although something is disclosed, or a certificate cannot be had.

    It counts once a second person has approved it; the latest that is approved counts.
    """

    __table_args__ = (
        CheckConstraint(
            "(approved_by_id IS NULL) = (approved_at IS NULL)", name="approved_by_someone"
        ),
        CheckConstraint(
            "approved_by_id IS NULL OR approved_by_id <> recorded_by_id",
            name="two_people",
            info={"refusal": lazy("A second person approves a risk assessment")},
        ),
        CheckConstraint(
            "because <> 'no-certificate' OR steps IS NOT NULL", name="says_what_was_tried"
        ),
    )

    check_id: Mapped[int] = mapped_column(ForeignKey("check.id"), index=True)
    because: Mapped[RiskReason]
    assessor: Mapped[str] = mapped_column(String(200))
    assessed_on: Mapped[date]
    decision: Mapped[RiskDecision]
    steps: Mapped[Secret | None]
    conditions: Mapped[Secret | None]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[Moment | None]

    check: Mapped[Check] = relationship()
    recorded_by: Mapped[Person] = relationship(foreign_keys=[recorded_by_id])
    approved_by: Mapped[Person | None] = relationship(foreign_keys=[approved_by_id])

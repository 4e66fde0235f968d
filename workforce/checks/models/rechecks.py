"""The log of right-to-work checks, and what the Update Service answered when it was asked."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.checks.models.appointments import Appointment, Check
from workforce.checks.states import RightToWorkMethod, RightToWorkResult, UpdateServiceResult
from workforce.core.db import Base
from workforce.core.types import Named, Row, Secret
from workforce.employment.models import OfPerson


class RightToWorkCheck(OfPerson, Named, Base):
    """One look at somebody's right to work: how, when, by whom, what was found, until when.

    Never the share code itself, nor a number of a passport: only what the employer must keep.
    """

    __table_args__ = (
        CheckConstraint(
            "(result = 'time-limited') = (permission_until IS NOT NULL)",
            name="time_limit_has_a_day",
        ),
        CheckConstraint(
            "(result = 'application-pending') = (covered_until IS NOT NULL)",
            name="notice_covers_until_a_day",
        ),
        CheckConstraint(
            "result <> 'refused' OR follow_up_on IS NULL", name="refused_has_no_follow_up"
        ),
        Index("ix_right_to_work_check_person", "organisation_id", "person_reference", "id"),
    )

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"), index=True)
    method: Mapped[RightToWorkMethod]
    result: Mapped[RightToWorkResult]
    checked_on: Mapped[date]
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    permission_until: Mapped[date | None]
    covered_until: Mapped[date | None]
    follow_up_on: Mapped[date | None] = mapped_column(index=True)
    notice_reference: Mapped[Secret | None]

    appointment: Mapped[Appointment] = relationship()
    checked_by: Mapped[Person | None] = relationship()


class UpdateServiceCheck(OfPerson, Named, Base):
    """One question to the Update Service about a certificate, and its answer."""

    __table_args__ = (
        Index("ix_update_service_check_person", "organisation_id", "person_reference", "id"),
    )

    check_id: Mapped[int] = mapped_column(ForeignKey("check.id"), index=True)
    consented_on: Mapped[date]
    asked_on: Mapped[date]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    result: Mapped[UpdateServiceResult]
    next_on: Mapped[date | None] = mapped_column(index=True)

    check: Mapped[Check] = relationship()
    asked_by: Mapped[Person | None] = relationship()


class RecheckPolicy(Row, Base):
    """After how many months a provider asks the Update Service again."""

    __table_args__ = (CheckConstraint("months BETWEEN 1 AND 36", name="months_make_sense"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), unique=True)
    months: Mapped[int]


class RecheckNotice(OfPerson, Row, Base):
    """What was told of a check to be made again, so that each prompt is given once."""

    __table_args__ = (
        UniqueConstraint("organisation_id", "person_reference", "what", "due_on", "days_before"),
        {"info": {"ledger": True}},
    )

    what: Mapped[str] = mapped_column(String(40))
    due_on: Mapped[date]
    days_before: Mapped[int]
    told_on: Mapped[date]

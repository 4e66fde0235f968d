"""Sponsorship cases and the deadlines that run on them."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.core.db import Base
from workforce.core.types import Moment, Named, Secret, Sourced
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home, Organisation
from workforce.sponsorship.states import CaseState


class SponsorshipCase(Named, Sourced, Base):
    """One worker's sponsorship by one provider; what identifies the worker is encrypted."""

    __table_args__ = (
        CheckConstraint(
            "permission_to IS NULL OR permission_from IS NULL OR permission_to >= permission_from",
            name="permission_ends_after_start",
        ),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"), index=True)
    person_in_post_id: Mapped[int | None] = mapped_column(
        ForeignKey("person_in_post.id"), index=True
    )
    account_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[CaseState] = mapped_column(default=CaseState.INTAKE, index=True)
    worker_name: Mapped[Secret]
    occupation_code: Mapped[str] = mapped_column(String(4))
    route: Mapped[str] = mapped_column(String(60), default="skilled-worker")
    nation: Mapped[str] = mapped_column(String(10))
    certificate_number: Mapped[Secret | None]
    assigned_on: Mapped[date | None]
    permission_from: Mapped[date | None]
    permission_to: Mapped[date | None] = mapped_column(index=True)

    home: Mapped[Home] = relationship()
    organisation: Mapped[Organisation] = relationship()
    person_in_post: Mapped[PersonInPost | None] = relationship()
    account: Mapped[Person | None] = relationship()


class Duty(Named, Base):
    """Something a sponsor must do by a day: the event, the rule, and the day it fell due."""

    __table_args__ = (UniqueConstraint("case_id", "kind", "event_on"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("sponsorship_case.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    event_on: Mapped[date]
    due_on: Mapped[date] = mapped_column(index=True)
    done_on: Mapped[date | None]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reference: Mapped[Secret | None]
    noted_at: Mapped[Moment | None]

    case: Mapped[SponsorshipCase] = relationship()

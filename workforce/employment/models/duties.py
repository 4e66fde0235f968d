"""What an employer owes people in post: the provider's policy, what happened, who sees to it."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, Row, Secret
from workforce.employment.models.of_person import OfPerson
from workforce.employment.states import DutyKind, DutyOutcome


class DutyPolicy(Row, Base):
    """A provider's own interval for a duty, in days, from a day until the next entry."""

    __table_args__ = (
        CheckConstraint("days > 0", name="days_positive"),
        Index("uq_duty_policy_day", "organisation_id", "kind", "from_on", unique=True),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    kind: Mapped[DutyKind]
    days: Mapped[int]
    from_on: Mapped[date]
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class DutyEvent(OfPerson, Named, Base):
    """An induction, probation, supervision or appraisal of somebody, and how it went.

    A row is never changed: a correction is another row that names the one it replaces, and
    what was recorded in error is set aside with the reason. Both stay readable.
    """

    __table_args__ = (
        Index("ix_duty_event_person", "organisation_id", "person_reference", "kind"),
        CheckConstraint(
            "next_on IS NULL OR next_on > done_on",
            name="next_after_this",
            info={
                "refusal": lazy("The next date must be after this one"),
                "field": "next_on",
            },
        ),
        CheckConstraint(
            "(set_aside_at IS NULL) = (set_aside_reason IS NULL)", name="set_aside_has_reason"
        ),
    )

    kind: Mapped[DutyKind]
    outcome: Mapped[DutyOutcome]
    done_on: Mapped[date]
    next_on: Mapped[date | None]
    led_by: Mapped[str] = mapped_column(String(200))
    note: Mapped[Secret | None]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("duty_event.id"), unique=True)
    set_aside_at: Mapped[Moment | None]
    set_aside_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    set_aside_reason: Mapped[Secret | None]

    recorded_by: Mapped[Person | None] = relationship(foreign_keys=[recorded_by_id])


class DutyOwner(OfPerson, Row, Base):
    """Who sees to a duty towards somebody from a day on; the latest entry counts."""

    __table_args__ = (Index("ix_duty_owner_person", "organisation_id", "person_reference", "kind"),)

    kind: Mapped[DutyKind]
    owner: Mapped[str] = mapped_column(String(200))
    from_on: Mapped[date]
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

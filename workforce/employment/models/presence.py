"""Absence of people in post, who stands in for them, and the hours that were worked."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import Fte, Hours, Named, Row, Sourced
from workforce.employment.models.of_person import OfPerson
from workforce.employment.models.people import EstablishmentPost
from workforce.employment.states import AbsenceKind, CoverKind, HoursSource, JobRole
from workforce.providers.models import Home


class Absence(OfPerson, Named, Sourced, Base):
    """Somebody of an employer is away from all their posts, from a first to a last day."""

    __table_args__ = (
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="ends_after_start"),
        CheckConstraint(
            "expected_until IS NULL OR expected_until >= from_on", name="expected_after_start"
        ),
        Index(
            "uq_absence_person",
            "organisation_id",
            "person_reference",
            "from_on",
            unique=True,
            info={
                "refusal": lazy("An absence from this day is recorded already"),
                "field": "from_on",
            },
        ),
    )

    kind: Mapped[AbsenceKind]
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    expected_until: Mapped[date | None]

    def covers(self, day: date) -> bool:
        """Whether the person is away on a day."""
        return self.from_on <= day and (self.until_on is None or self.until_on >= day)


class Cover(Named, Sourced, Base):
    """Agency or bank hours that stand in for staff of one role in a home, over some time."""

    __table_args__ = (
        CheckConstraint("weekly_hours > 0 AND fte > 0", name="hours_make_sense"),
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="ends_after_start"),
        Index("ix_cover_home", "home_id", "from_on"),
    )

    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"))
    establishment_post_id: Mapped[int | None] = mapped_column(ForeignKey("establishment_post.id"))
    role: Mapped[JobRole]
    kind: Mapped[CoverKind]
    weekly_hours: Mapped[Hours]
    fte: Mapped[Fte]
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    covers_vacancy: Mapped[bool] = mapped_column(default=False)

    home: Mapped[Home] = relationship()
    establishment_post: Mapped[EstablishmentPost | None] = relationship()


class HoursWorked(OfPerson, Row, Sourced, Base):
    """Hours that somebody worked in a home in the week that ended on a day."""

    __table_args__ = (
        CheckConstraint("hours >= 0", name="hours_not_negative"),
        Index(
            "uq_hours_worked_week",
            "organisation_id",
            "person_reference",
            "home_id",
            "week_ending",
            "source_kind",
            unique=True,
        ),
        Index("ix_hours_worked_week", "organisation_id", "week_ending"),
    )

    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"))
    week_ending: Mapped[date]
    hours: Mapped[Hours]
    source_kind: Mapped[HoursSource]

    home: Mapped[Home] = relationship()

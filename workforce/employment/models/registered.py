"""The registered manager's absence, and a home's time without a registered manager."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, Row, Secret
from workforce.employment.models.of_person import OfPerson
from workforce.employment.states import AbsenceOrigin, VacancyStep
from workforce.providers.models import Home


class ManagerAbsence(OfPerson, Named, Base):
    """A registered manager away from a home, who covers, and what the regulator was told.

    `until_on` is the last day away, None while nobody knows; `long_since` the day on which a
    shorter absence became a long one; `agreed_on` the day the regulator agreed to for the notice.
    """

    __table_args__ = (
        Index("ix_manager_absence_home", "home_id", "from_on"),
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="ends_after_start"),
        CheckConstraint(
            "returned_on IS NULL OR returned_on > from_on",
            name="returns_after_start",
            info={
                "refusal": lazy("The return must be after the first day away"),
                "field": "returned_on",
            },
        ),
        CheckConstraint(
            "return_told_on IS NULL OR returned_on IS NOT NULL", name="return_told_after_return"
        ),
    )

    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"))
    origin: Mapped[AbsenceOrigin]
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    long_since: Mapped[date | None]
    cover_name: Mapped[str] = mapped_column(String(200))
    cover_qualifications: Mapped[str] = mapped_column(String(500))
    agreed_on: Mapped[date | None]
    told_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    return_told_on: Mapped[date | None]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    set_aside_at: Mapped[Moment | None]

    home: Mapped[Home] = relationship()


class ManagerVacancyStep(Named, Base):
    """What was done on a day about a home that has no registered manager."""

    __table_args__ = (Index("ix_manager_vacancy_step_home", "home_id", "done_on"),)

    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"))
    step: Mapped[VacancyStep]
    done_on: Mapped[date]
    name: Mapped[str | None] = mapped_column(String(200))
    note: Mapped[Secret | None]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    set_aside_at: Mapped[Moment | None]

    home: Mapped[Home] = relationship()


class ManagerPrompt(Row, Base):
    """That those who answer for a home were written to about its registered manager; once.

    `days_before` the day it is due; below nothing, after it: so long has the home had none.
    """

    __table_args__ = (
        UniqueConstraint(
            "home_id", "about", "due_on", "days_before", name="uq_manager_prompt_once"
        ),
        {"info": {"ledger": True}},
    )

    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"))
    about: Mapped[str] = mapped_column(String(40))
    due_on: Mapped[date]
    days_before: Mapped[int]
    told_on: Mapped[date]

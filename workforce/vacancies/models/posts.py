"""What belongs to an advert: its further homes, its posts' outcomes, changes of its closing day."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.core.db import Base
from workforce.core.types import JsonList, Row
from workforce.providers.models import Home
from workforce.vacancies.models.vacancies import Vacancy
from workforce.vacancies.states import NotFilledWhy, PostOutcome


class VacancyPlace(Row, Base):
    """A further home of an advert, with as much of its place as may be public."""

    __table_args__ = (
        UniqueConstraint("vacancy_id", "home_id"),
        Index("ix_vacancy_place_point", "public_point"),
        Index("ix_vacancy_place_authority", "authority_code"),
    )

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"))
    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"), index=True)
    region_code: Mapped[str] = mapped_column(String(9))
    authority_code: Mapped[str] = mapped_column(String(9))
    public_point: Mapped[str | None] = mapped_column(String(120))

    vacancy: Mapped[Vacancy] = relationship()
    home: Mapped[Home] = relationship()


class VacancyPost(Row, Base):
    """How one of the posts of an advert ended: filled, by what way, or not filled and why.

    `origin` names what filled it here, such as "application:<public id>"; it is filled once.
    """

    __table_args__ = (
        UniqueConstraint("vacancy_id", "origin"),
        CheckConstraint(
            "(outcome = 'not-filled') = (why IS NOT NULL)", name="says_why_it_was_not_filled"
        ),
    )

    vacancy_id: Mapped[int] = mapped_column(
        ForeignKey("vacancy.id", ondelete="CASCADE"), index=True
    )
    home_id: Mapped[int | None] = mapped_column(ForeignKey("home.id"))
    outcome: Mapped[PostOutcome]
    why: Mapped[NotFilledWhy | None]
    decided_on: Mapped[date]
    origin: Mapped[str | None] = mapped_column(String(60))
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    vacancy: Mapped[Vacancy] = relationship()


class ClosingChange(Row, Base):
    """That an advert closes on another day than it said, and why."""

    vacancy_id: Mapped[int] = mapped_column(
        ForeignKey("vacancy.id", ondelete="CASCADE"), index=True
    )
    from_on: Mapped[date]
    to_on: Mapped[date]
    reason: Mapped[str] = mapped_column(String(300))
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    vacancy: Mapped[Vacancy] = relationship()


class BoardCampaign(Row, Base):
    """What the board must know of a campaign to find its jobs: its roles, its regions, its days.

    Campaigns write it when they are published. No roles, or no regions, means all of them.
    """

    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    roles: Mapped[JsonList] = mapped_column(default=list)
    region_codes: Mapped[JsonList] = mapped_column(default=list)
    starts_on: Mapped[date]
    ends_on: Mapped[date]

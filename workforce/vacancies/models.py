"""Vacancies, with only as much of the place as may be public."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.types import Hours, Moment, Named, Pence, Sourced
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home, Organisation
from workforce.vacancies.states import PayPeriod, VacancyState

VACANCY = Lifecycle(
    "vacancy",
    {
        VacancyState.DRAFT: frozenset({VacancyState.LIVE}),
        VacancyState.LIVE: frozenset({VacancyState.ENDED}),
    },
)


class Vacancy(Named, Sourced, Base):
    """An advert for one or more posts in one home.

    `authority_code`, `region_code` and `public_point` are copied from the home when it is
    published, so that search needs nothing finer. It is live when its state is live, its
    closing day has not passed, and its home is not suspended or closed (a join says that).
    """

    __table_args__ = (
        CheckConstraint("posts_count >= 1", name="at_least_one_post"),
        CheckConstraint("pay_to_pence >= pay_from_pence", name="pay_range_ascends"),
        CheckConstraint(
            "state = 'draft' OR published_at IS NOT NULL", name="published_has_a_moment"
        ),
        Index("ix_vacancy_live", "state", "published_at", "id"),
        Index("ix_vacancy_live_role", "state", "role", "published_at"),
        Index("ix_vacancy_place", "state", "public_point"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"), index=True)
    state: Mapped[VacancyState] = mapped_column(default=VacancyState.DRAFT)
    title: Mapped[str] = mapped_column(String(75))
    role: Mapped[JobRole]
    posts_count: Mapped[int] = mapped_column(default=1)
    contract: Mapped[Contract]
    weekly_hours: Mapped[Hours]
    pay_period: Mapped[PayPeriod]
    pay_from_pence: Mapped[Pence]
    pay_to_pence: Mapped[Pence]
    closes_on: Mapped[date] = mapped_column(index=True)
    description: Mapped[str] = mapped_column(Text)
    employer_name: Mapped[str] = mapped_column(String(200), default="")
    nation: Mapped[str] = mapped_column(String(10))
    region_code: Mapped[str] = mapped_column(String(9))
    authority_code: Mapped[str] = mapped_column(String(9), index=True)
    public_point: Mapped[str | None] = mapped_column(String(120))
    published_at: Mapped[Moment | None]
    ended_at: Mapped[Moment | None]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    search_text: Mapped[str] = mapped_column(Text, default="")

    home: Mapped[Home] = relationship()
    organisation: Mapped[Organisation] = relationship()


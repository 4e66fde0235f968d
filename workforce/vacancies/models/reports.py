"""Reports of jobs by anybody, and where each stands with the platform's support."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.types import Moment, Named, Secret
from workforce.vacancies.models.vacancies import Vacancy
from workforce.vacancies.states.reports import ReportReason, ReportState

JOB_REPORT = Lifecycle(
    "job_report",
    {
        ReportState.WAITING: frozenset({ReportState.SEEN}),
        ReportState.SEEN: frozenset({ReportState.UPHELD, ReportState.DISMISSED}),
    },
)


class JobReport(Named, Base):
    """That somebody thinks a job is wrong: why, in their words, and what support made of it.

    `due_on` is the working day by whose end support must have seen it. Words and address are
    forgotten in time; that there was a report stays.
    """

    __table_args__ = (
        CheckConstraint("(state = 'waiting') = (seen_at IS NULL)", name="seen_has_a_moment"),
        CheckConstraint(
            "(state IN ('upheld', 'dismissed')) = (decided_at IS NOT NULL)",
            name="decided_has_a_moment",
        ),
        Index("ix_job_report_state", "state", "due_on", "id"),
    )

    vacancy_id: Mapped[int] = mapped_column(
        ForeignKey("vacancy.id", ondelete="CASCADE"), index=True
    )
    reason: Mapped[ReportReason]
    words: Mapped[Secret | None]
    reply_to: Mapped[Secret | None]
    state: Mapped[ReportState] = mapped_column(default=ReportState.WAITING)
    due_on: Mapped[date]
    seen_at: Mapped[Moment | None]
    seen_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[Moment | None]
    decision: Mapped[Secret | None]

    vacancy: Mapped[Vacancy] = relationship()

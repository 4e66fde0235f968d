"""Applications: one per person and vacancy, whatever happens."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.applications.states import ApplicationState
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, Secret, Sourced
from workforce.vacancies.models import Vacancy

State = ApplicationState
APPLICATION = Lifecycle(
    "application",
    {
        State.DRAFT: frozenset({State.INTERESTED, State.SUBMITTED}),
        State.INTERESTED: frozenset(
            {State.SUBMITTED, State.SHORTLISTED, State.UNSUCCESSFUL, State.WITHDRAWN}
        ),
        State.SUBMITTED: frozenset({State.SHORTLISTED, State.UNSUCCESSFUL, State.WITHDRAWN}),
        State.SHORTLISTED: frozenset({State.INTERVIEWING, State.UNSUCCESSFUL, State.WITHDRAWN}),
        State.INTERVIEWING: frozenset({State.OFFERED, State.UNSUCCESSFUL, State.WITHDRAWN}),
        State.OFFERED: frozenset(
            {State.STARTED, State.DECLINED, State.UNSUCCESSFUL, State.WITHDRAWN}
        ),
    },
)


class Application(Named, Sourced, Base):
    """One person's application for one vacancy, from its first saved step on.

    `sent_at` is when it first reached the employer, with the short first step or whole;
    `completed_at` when the whole form did. `came_from` is the code of the link that led here.
    """

    __table_args__ = (
        UniqueConstraint(
            "vacancy_id",
            "candidate_id",
            info={"refusal": lazy("You have already applied for this job")},
        ),
        CheckConstraint("(state = 'draft') = (sent_at IS NULL)", name="sent_has_a_moment"),
        CheckConstraint(
            "completed_at IS NOT NULL OR state IN "
            "('draft', 'interested', 'shortlisted', 'unsuccessful', 'withdrawn')",
            name="whole_before_interview",
        ),
        Index("ix_application_organisation", "organisation_id", "state", "id"),
        Index("ix_application_candidate", "candidate_id", "id"),
    )

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    candidate_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[ApplicationState] = mapped_column(default=ApplicationState.SUBMITTED)
    sent_at: Mapped[Moment | None]
    completed_at: Mapped[Moment | None]
    told_of_end_at: Mapped[Moment | None]
    came_from: Mapped[str] = mapped_column(String(60), default="", server_default=text("''"))
    telephone: Mapped[Secret | None]
    statement: Mapped[Secret]
    right_to_work: Mapped[Secret]

    vacancy: Mapped[Vacancy] = relationship()
    candidate: Mapped[Person] = relationship()

"""Applications: one per person and vacancy, whatever happens."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.applications.states import ApplicationState
from workforce.core import secrets
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, Secret, Sourced
from workforce.vacancies.models import Vacancy

State = ApplicationState
ALIAS_LENGTH = 6
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


def new_alias() -> str:
    """What an applicant is called while who they are is not to count; it says nothing of them."""
    return secrets.new_code(ALIAS_LENGTH)


class Application(Named, Sourced, Base):
    """One person's application for one vacancy, from its first saved step on.

    `sent_at` is when it first reached the employer, with the short first step or whole;
    `completed_at` when the whole form did. `came_from` is the code of the link that led here.
    `equality_put` says that the equality questions were put, and nothing of any answer.
    `alias` is random, the applicant's own within the job, and never changes; `shortlisted_at` is
    when who they are was first shown where a job is anonymous until then.
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
        Index(
            "uq_application_alias",
            "vacancy_id",
            "alias",
            unique=True,
            info={"refusal": lazy("Something went wrong on our side. Please try again")},
        ),
    )

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    candidate_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[ApplicationState] = mapped_column(default=ApplicationState.SUBMITTED)
    sent_at: Mapped[Moment | None]
    completed_at: Mapped[Moment | None]
    told_of_end_at: Mapped[Moment | None]
    came_from: Mapped[str] = mapped_column(String(60), default="", server_default=text("''"))
    equality_put: Mapped[bool] = mapped_column(default=False, server_default=false())
    alias: Mapped[str] = mapped_column(String(6), default=new_alias, server_default=text("''"))
    shortlisted_at: Mapped[Moment | None]
    telephone: Mapped[Secret | None]
    statement: Mapped[Secret]
    right_to_work: Mapped[Secret]

    vacancy: Mapped[Vacancy] = relationship()
    candidate: Mapped[Person] = relationship()

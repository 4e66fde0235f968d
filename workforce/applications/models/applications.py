"""Applications: one per person and vacancy, whatever happens."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.applications.states import ApplicationState
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Named, Secret, Sourced
from workforce.vacancies.models import Vacancy

State = ApplicationState
APPLICATION = Lifecycle(
    "application",
    {
        State.SUBMITTED: frozenset({State.SHORTLISTED, State.UNSUCCESSFUL, State.WITHDRAWN}),
        State.SHORTLISTED: frozenset({State.INTERVIEWING, State.UNSUCCESSFUL, State.WITHDRAWN}),
        State.INTERVIEWING: frozenset({State.OFFERED, State.UNSUCCESSFUL, State.WITHDRAWN}),
        State.OFFERED: frozenset(
            {State.STARTED, State.DECLINED, State.UNSUCCESSFUL, State.WITHDRAWN}
        ),
    },
)


class Application(Named, Sourced, Base):
    """One person's application for one vacancy."""

    __table_args__ = (
        UniqueConstraint(
            "vacancy_id",
            "candidate_id",
            info={"refusal": lazy("You have already applied for this job")},
        ),
        Index("ix_application_organisation", "organisation_id", "state", "id"),
        Index("ix_application_candidate", "candidate_id", "id"),
    )

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    candidate_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[ApplicationState] = mapped_column(default=ApplicationState.SUBMITTED)
    telephone: Mapped[Secret | None]
    statement: Mapped[Secret]
    right_to_work: Mapped[Secret]

    vacancy: Mapped[Vacancy] = relationship()
    candidate: Mapped[Person] = relationship()

"""Jobs that somebody keeps for later, and what they were reminded of."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import Row
from workforce.vacancies.models.vacancies import Vacancy
from workforce.vacancies.states.alerts import ReminderKind


class SavedJob(Row, Base):
    """That a person keeps a job; `came_from` is the code of the tracked link that led there."""

    __table_args__ = (
        UniqueConstraint(
            "person_id", "vacancy_id", info={"refusal": lazy("You have saved this job already")}
        ),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    vacancy_id: Mapped[int] = mapped_column(
        ForeignKey("vacancy.id", ondelete="CASCADE"), index=True
    )
    came_from: Mapped[str] = mapped_column(String(60), default="")

    vacancy: Mapped[Vacancy] = relationship()


class Reminder(Row, Base):
    """That somebody was reminded of something; each kind once for each subject.

    The subject is a plain name such as "saved:12:40" (person, vacancy), so that any feature above
    may keep its own reminders here.
    """

    __table_args__ = (
        UniqueConstraint("kind", "subject", info={"refusal": lazy("Reminded already")}),
    )

    kind: Mapped[ReminderKind]
    subject: Mapped[str] = mapped_column(String(60))

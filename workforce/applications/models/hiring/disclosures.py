"""What a shortlisted candidate tells of themselves, and that it was talked about."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.applications.models.applications import Application
from workforce.applications.states.hiring import DisclosureState
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, Secret, SecretJson

S = DisclosureState
DISCLOSURE = Lifecycle(
    "self_disclosure", {S.ASKED: frozenset({S.GIVEN}), S.GIVEN: frozenset({S.DISCUSSED})}
)


class SelfDisclosure(Named, Base):
    """One self-disclosure of one application, asked for after shortlisting and never before."""

    __table_args__ = (
        CheckConstraint("(state = 'asked') = (given_at IS NULL)", name="given_has_a_moment"),
    )

    application_id: Mapped[int] = mapped_column(
        ForeignKey("application.id"),
        unique=True,
        info={"refusal": lazy("They have already been asked")},
    )
    state: Mapped[DisclosureState] = mapped_column(default=DisclosureState.ASKED)
    asked_at: Mapped[Moment]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    given_at: Mapped[Moment | None]
    answers: Mapped[SecretJson | None]
    outcome: Mapped[Secret | None]
    discussed_on: Mapped[date | None]
    forgotten_at: Mapped[Moment | None]

    application: Mapped[Application] = relationship()

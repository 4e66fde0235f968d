"""References asked for by a private link, and what a referee answered."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.applications.models.applications import Application
from workforce.applications.states.hiring import RefereeSlot, RequestState
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, Secret, SecretJson

S = RequestState
REQUEST = Lifecycle("reference_request", {S.ASKED: frozenset({S.GIVEN, S.DECLINED, S.ENDED})})


class ReferenceRequest(Named, Base):
    """One referee asked by one link, which serves once and for twelve weeks.

    The token is kept, encrypted, so that a reminder brings the same link; it goes when it has
    served. Nothing of where a referee wrote from is kept.
    """

    __table_args__ = (
        CheckConstraint("(state = 'given') = (given_at IS NOT NULL)", name="given_has_a_moment"),
        Index("ix_reference_request_open", "state", "sent_at"),
        Index("ix_reference_request_application", "application_id", "id"),
    )

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    state: Mapped[RequestState] = mapped_column(default=RequestState.ASKED)
    slot: Mapped[RefereeSlot]
    name: Mapped[Secret]
    organisation: Mapped[Secret]
    relation: Mapped[Secret]
    email: Mapped[Secret]
    agreed_before_interview: Mapped[bool] = mapped_column(default=False)
    token: Mapped[Secret | None]
    token_digest: Mapped[str] = mapped_column(
        String(64), unique=True, info={"refusal": lazy("Try again")}
    )
    sent_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    reminded_at: Mapped[Moment | None]
    given_at: Mapped[Moment | None]
    answers: Mapped[SecretJson | None]
    concerns: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[Secret | None]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reference_id: Mapped[int | None] = mapped_column(ForeignKey("reference.id"), unique=True)

    application: Mapped[Application] = relationship()

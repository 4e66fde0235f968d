"""Organisations: providers, training providers, sector bodies and the platform itself."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.core.db import Base
from workforce.core.types import Moment, Named, Secret, Sourced
from workforce.providers.states import OrganisationKind, OrganisationState


class Organisation(Named, Sourced, Base):
    """An organisation, from its request to join onwards; it acts only once approved."""

    kind: Mapped[OrganisationKind] = mapped_column(index=True)
    state: Mapped[OrganisationState] = mapped_column(default=OrganisationState.ASKED, index=True)
    name: Mapped[str] = mapped_column(String(200))
    registration_number: Mapped[str | None] = mapped_column(String(40))
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(String(400), default="")
    proof_contact: Mapped[Secret | None]
    proof_source: Mapped[str] = mapped_column(String(200), default="")
    proof_code_digest: Mapped[str | None] = mapped_column(String(64))
    proof_sent_at: Mapped[Moment | None]
    proof_attempt_count: Mapped[int] = mapped_column(default=0)
    approved_at: Mapped[Moment | None]

    asked_by: Mapped[Person | None] = relationship()

    @property
    def is_approved(self) -> bool:
        """Whether the organisation may act."""
        return self.state == OrganisationState.APPROVED

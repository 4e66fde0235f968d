"""Organisations: providers, training providers, sector bodies and the platform itself."""

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.types import JsonList, Moment, Named, Secret, Sourced
from workforce.providers.states import OrganisationKind, OrganisationState

ORGANISATION: Lifecycle[OrganisationState] = Lifecycle(
    "organisation",
    {
        OrganisationState.ASKED: frozenset(
            {OrganisationState.CODE_SENT, OrganisationState.REFUSED}
        ),
        OrganisationState.CODE_SENT: frozenset(
            {OrganisationState.PROVED, OrganisationState.ASKED, OrganisationState.REFUSED}
        ),
        OrganisationState.PROVED: frozenset(
            {OrganisationState.APPROVED, OrganisationState.REFUSED}
        ),
        OrganisationState.APPROVED: frozenset(
            {OrganisationState.SUSPENDED, OrganisationState.CLOSED}
        ),
        OrganisationState.SUSPENDED: frozenset(
            {OrganisationState.APPROVED, OrganisationState.CLOSED}
        ),
    },
)


class Organisation(Named, Sourced, Base):
    """An organisation, from its request to join onwards; it acts only once approved.

    `proof_contact` is the address that support found with the regulator (`proof_source`, on
    `proof_checked_on`); the code sent there is known here only by its digest. A sector body acts
    for the authorities named in `authority_codes`: its commissioners can be given no other.
    """

    kind: Mapped[OrganisationKind] = mapped_column(index=True)
    state: Mapped[OrganisationState] = mapped_column(default=OrganisationState.ASKED, index=True)
    name: Mapped[str] = mapped_column(String(200))
    registration_number: Mapped[str | None] = mapped_column(String(40))
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(String(400), default="")
    proof_contact: Mapped[Secret | None]
    proof_source: Mapped[str] = mapped_column(String(200), default="")
    proof_checked_on: Mapped[date | None]
    proof_code_digest: Mapped[str | None] = mapped_column(String(64))
    proof_sent_at: Mapped[Moment | None]
    proof_expires_at: Mapped[Moment | None]
    proof_attempt_count: Mapped[int] = mapped_column(default=0)
    proved_at: Mapped[Moment | None]
    approved_at: Mapped[Moment | None]
    authority_codes: Mapped[JsonList] = mapped_column(default=list)

    asked_by: Mapped[Person | None] = relationship()

    @property
    def is_approved(self) -> bool:
        """Whether the organisation may act."""
        return self.state == OrganisationState.APPROVED

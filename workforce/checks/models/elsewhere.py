"""Checks made elsewhere: by agencies for their workers, and shared by people themselves."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.checks.models.appointments import Appointment, Check
from workforce.checks.models.evidence import Evidence, evidence_promises
from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import JsonList, Moment, Named, Sourced
from workforce.employment.models import OfPerson
from workforce.providers.models import Organisation


class AgencyLink(Named, Base):
    """A provider and an agency that work together: the provider asks, the agency agrees."""

    __table_args__ = (
        Index(
            "uq_agency_link_pair",
            "organisation_id",
            "agency_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
            info={"refusal": lazy("You work with this agency already"), "field": "agency"},
        ),
        CheckConstraint("organisation_id <> agency_id", name="two_organisations"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    agreed_at: Mapped[Moment | None]
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[Moment | None]

    organisation: Mapped[Organisation] = relationship(foreign_keys=[organisation_id])
    agency: Mapped[Organisation] = relationship(foreign_keys=[agency_id])

    @property
    def is_agreed(self) -> bool:
        """Whether the two work together now."""
        return self.agreed_at is not None and self.ended_at is None


class AgencyWorker(OfPerson, Named, Sourced, Base):
    """Somebody whom an agency sends to homes; the organisation is the agency."""

    __table_args__ = (
        UniqueConstraint(
            "organisation_id",
            "person_reference",
            info={
                "refusal": lazy("You have a worker with this reference already"),
                "field": "person_reference",
            },
        ),
    )

    given_name: Mapped[str] = mapped_column(String(100))
    family_name: Mapped[str] = mapped_column(String(100))
    email: Mapped[str | None] = mapped_column(String(254))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    left_on: Mapped[date | None]

    organisation: Mapped[Organisation] = relationship()
    checks: Mapped[list["AgencyCheck"]] = relationship(order_by="AgencyCheck.id")

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}".strip()


class AgencyCheck(Evidence, Named, Base):
    """One check that an agency holds of its worker: two people of the agency, as in a home."""

    __table_args__ = (UniqueConstraint("worker_id", "kind", "subject"), *evidence_promises())

    worker_id: Mapped[int] = mapped_column(ForeignKey("agency_worker.id"), index=True)

    worker: Mapped[AgencyWorker] = relationship(back_populates="checks")
    seen_by: Mapped[Person | None] = relationship(foreign_keys="AgencyCheck.seen_by_id")
    verified_by: Mapped[Person | None] = relationship(foreign_keys="AgencyCheck.verified_by_id")


class AgencyProposal(Named, Base):
    """A worker whom an agency offers to a provider; taken by a home, or declined, or withdrawn."""

    __table_args__ = (
        CheckConstraint(
            "appointment_id IS NULL OR closed_at IS NOT NULL", name="taken_means_closed"
        ),
        Index(
            "uq_agency_proposal_open",
            "worker_id",
            "organisation_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
            info={"refusal": lazy("You have offered this worker to this provider already")},
        ),
    )

    worker_id: Mapped[int] = mapped_column(ForeignKey("agency_worker.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    offered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[Moment | None]
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointment.id"), index=True)

    worker: Mapped[AgencyWorker] = relationship()
    organisation: Mapped[Organisation] = relationship()
    appointment: Mapped[Appointment | None] = relationship()


class Acceptance(Named, Base):
    """A home's acceptance of one check of an agency, each looked at for itself.

    It speaks of the evidence that was seen at the same moment, and of none recorded later.
    """

    __table_args__ = (
        Index(
            "uq_acceptance_check",
            "check_id",
            unique=True,
            sqlite_where=text("fell_at IS NULL"),
            postgresql_where=text("fell_at IS NULL"),
            info={"refusal": lazy("This check is accepted from the agency already")},
        ),
    )

    agency_check_id: Mapped[int] = mapped_column(ForeignKey("agency_check.id"), index=True)
    check_id: Mapped[int] = mapped_column(ForeignKey("check.id"), index=True)
    accepted_at: Mapped[Moment]
    accepted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    fell_at: Mapped[Moment | None]

    agency_check: Mapped[AgencyCheck] = relationship()
    check: Mapped[Check] = relationship()
    accepted_by: Mapped[Person | None] = relationship()


class ShareConsent(Named, Base):
    """A person's word that one employer's record of some checks may be shown to another."""

    __table_args__ = (
        CheckConstraint("from_organisation_id <> to_organisation_id", name="to_another_employer"),
        CheckConstraint("expires_on > given_on", name="ends_after_it_begins"),
        Index("ix_share_consent_to", "to_organisation_id", "account_id"),
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    from_organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    to_organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    kinds: Mapped[JsonList]
    given_on: Mapped[date]
    expires_on: Mapped[date]
    withdrawn_at: Mapped[Moment | None]

    account: Mapped[Person] = relationship()
    from_organisation: Mapped[Organisation] = relationship(foreign_keys=[from_organisation_id])
    to_organisation: Mapped[Organisation] = relationship(foreign_keys=[to_organisation_id])

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day: its last day is `expires_on`."""
        return self.withdrawn_at is None and self.given_on <= day <= self.expires_on

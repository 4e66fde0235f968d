"""Funded posts, people in post, and the clearances without which nobody starts."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import Fte, Hours, Moment, Named, Row, Sourced
from workforce.employment.states import IN_POST_CONTRACTS, Contract, JobRole, LeavingReason
from workforce.providers.models import Home, Organisation
from workforce.providers.states import HomeType


def _same_as(name: str) -> Callable[[DefaultExecutionContext], str]:
    """A default that repeats another column of the new row."""

    def value(context: DefaultExecutionContext) -> str:
        return str(context.get_current_parameters()[name])

    return value


class SettledNames:
    """The names under which identity was last settled, or the first that were recorded.

    Corrections are measured against these, so that one person cannot become another in steps.
    """

    settled_given_name: Mapped[str] = mapped_column(
        String(100), default=_same_as("given_name"), server_default=text("''"), sort_order=94
    )
    settled_family_name: Mapped[str] = mapped_column(
        String(100), default=_same_as("family_name"), server_default=text("''"), sort_order=95
    )


class EstablishmentPost(Named, Sourced, Base):
    """Funded posts of one role in one home, in full-time equivalents, from a day until a day."""

    __table_args__ = (
        CheckConstraint("fte >= 0", name="fte_not_negative"),
        CheckConstraint("funded_to IS NULL OR funded_to >= funded_from", name="ends_after_start"),
        Index("ix_establishment_post_home", "home_id", "funded_from"),
    )

    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"))
    role: Mapped[JobRole]
    fte: Mapped[Fte]
    funded_from: Mapped[date]
    funded_to: Mapped[date | None]
    estimated: Mapped[bool] = mapped_column(default=False)

    home: Mapped[Home] = relationship()


class StartClearance(Row, Base):
    """The gate's word that a start is lawful; only the gate writes one, and each serves once.

    `person_key` is the person's reference with this employer, so that a clearance cannot be
    used for somebody else; home, role, employer and person are held to it by the database, the
    last two when a use case ends: a merge renames a spell and its clearance. A provisional one says
    until when; a composite key holds it to homes whose own regulations give such a start, so
    that none is ever made for a children's home.
    """

    __table_args__ = (
        UniqueConstraint("id", "home_id", "role"),
        Index("uq_start_clearance_person", "id", "organisation_id", "person_key", unique=True),
        CheckConstraint(
            "provisional = (provisional_until IS NOT NULL) "
            "AND provisional = (provisional_home_type IS NOT NULL)",
            name="provisional_has_an_end",
        ),
        CheckConstraint(
            "provisional_home_type IS NULL OR provisional_home_type = 'supported-accommodation'",
            name="no_provisional_start_in_a_childrens_home",
            info={"refusal": lazy("Nobody starts provisionally in a children’s home")},
        ),
        ForeignKeyConstraint(["home_id", "provisional_home_type"], ["home.id", "home.home_type"]),
    )

    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"))
    role: Mapped[JobRole]
    organisation_id: Mapped[int | None]
    person_key: Mapped[str] = mapped_column(String(80))
    appointment_public_id: Mapped[str] = mapped_column(String(16), unique=True)
    cleared_at: Mapped[Moment]
    provisional: Mapped[bool] = mapped_column(default=False, server_default=false())
    provisional_until: Mapped[date | None]
    provisional_home_type: Mapped[HomeType | None]
    # The home changed owner: this carries on what was, and judges nothing anew.
    carried_over: Mapped[bool] = mapped_column(default=False, server_default=text("false"))


class PersonInPost(SettledNames, Named, Sourced, Base):
    """One spell of one person in one role of one home; in post from `started_on` to `ended_on`.

    Somebody who starts on or after the day the home joined has a clearance: the database
    refuses the row otherwise. Who was there before carries the home's own joining day, which
    a composite key holds to the truth. `ended_on` is the last day in post.
    """

    __table_args__ = (
        CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name="ends_after_start"),
        CheckConstraint("(ended_on IS NULL) = (leaving_reason IS NULL)", name="leaver_has_reason"),
        CheckConstraint(
            "before_joining OR clearance_id IS NOT NULL",
            name="nobody_starts_unchecked",
            info={"refusal": lazy("Nobody starts before their checks are complete")},
        ),
        CheckConstraint(
            "NOT before_joining OR (home_joined_on IS NOT NULL AND started_on < home_joined_on)",
            name="before_means_before",
            info={
                "refusal": lazy("Only somebody in post before the home joined skips the checks"),
                "field": "started_on",
            },
        ),
        ForeignKeyConstraint(["home_id", "home_joined_on"], ["home.id", "home.joined_on"]),
        ForeignKeyConstraint(
            ["clearance_id", "home_id", "role"],
            ["start_clearance.id", "start_clearance.home_id", "start_clearance.role"],
        ),
        ForeignKeyConstraint(
            ["clearance_id", "organisation_id", "person_reference"],
            ["start_clearance.id", "start_clearance.organisation_id", "start_clearance.person_key"],
            name="fk_person_in_post_cleared_person",
            deferrable=True,
            initially="DEFERRED",
        ),
        CheckConstraint("weekly_hours >= 0 AND standard_week > 0", name="hours_make_sense"),
        Index(
            "uq_person_in_post_reference",
            "organisation_id",
            "person_reference",
            "home_id",
            "role",
            "started_on",
            unique=True,
            info={
                "refusal": lazy("This person is already recorded in this post from this day"),
                "field": "person_reference",
            },
        ),
        Index(
            "uq_person_in_post_open",
            "organisation_id",
            "person_reference",
            "home_id",
            "role",
            unique=True,
            sqlite_where=text("ended_on IS NULL"),
            postgresql_where=text("ended_on IS NULL"),
            info={
                "refusal": lazy("This person is already in this post"),
                "field": "person_reference",
            },
        ),
        Index("uq_person_in_post_continues", "continues_id", unique=True),
        Index("ix_person_in_post_home", "home_id", "started_on", "ended_on"),
        Index(
            "uq_person_in_post_clearance",
            "clearance_id",
            unique=True,
            sqlite_where=text("clearance_id IS NOT NULL"),
            postgresql_where=text("clearance_id IS NOT NULL"),
        ),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"))
    role: Mapped[JobRole]
    contract: Mapped[Contract]
    weekly_hours: Mapped[Hours]
    standard_week: Mapped[Hours]
    fte: Mapped[Fte]
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    leaving_reason: Mapped[LeavingReason | None]
    person_reference: Mapped[str] = mapped_column(String(60))
    given_name: Mapped[str] = mapped_column(String(100))
    family_name: Mapped[str] = mapped_column(String(100))
    email: Mapped[str | None] = mapped_column(String(254))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    before_joining: Mapped[bool] = mapped_column(default=False)
    home_joined_on: Mapped[date | None]
    clearance_id: Mapped[int | None]
    leaving_recorded_at: Mapped[Moment | None] = mapped_column(index=True)
    # Of a spell that goes on after the home changed owner: the spell before, the day on which
    # the work really began, and the person it counts as beside the earlier employer's records.
    continues_id: Mapped[int | None] = mapped_column(
        ForeignKey("person_in_post.id", name="fk_person_in_post_continues_id")
    )
    work_began_on: Mapped[date | None]
    counted_as: Mapped[str | None] = mapped_column(String(80))

    home: Mapped[Home] = relationship(
        primaryjoin="PersonInPost.home_id == Home.id", foreign_keys=[home_id]
    )
    organisation: Mapped[Organisation] = relationship()
    account: Mapped[Person | None] = relationship()

    @property
    def name(self) -> str:
        """Given and family name, as the employer has them."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def counts_in_post(self) -> bool:
        """Whether the contract counts towards the people in post."""
        return self.contract in IN_POST_CONTRACTS

    @property
    def in_work_since(self) -> date:
        """The first day of this work, whoever owned the home then."""
        return self.work_began_on or self.started_on

    def in_post_on(self, day: date) -> bool:
        """Whether the spell covers a day."""
        return self.started_on <= day and (self.ended_on is None or self.ended_on >= day)


class LinkCode(Row, Base):
    """A code sent to a person's own address that links their record to their account."""

    person_in_post_id: Mapped[int] = mapped_column(ForeignKey("person_in_post.id"), index=True)
    code_digest: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[Moment]
    used_at: Mapped[Moment | None]

    person_in_post: Mapped[PersonInPost] = relationship()


class HomeConfirmation(Row, Base):
    """A home's word, on a day, that its funded posts and its people are as recorded."""

    __table_args__ = (Index("ix_home_confirmation_home", "home_id", "confirmed_on"),)

    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"))
    confirmed_on: Mapped[date]
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

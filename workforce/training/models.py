"""Courses, what roles require, completions that are never overwritten, and who was told when."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, Row, Sourced
from workforce.employment.models import PersonInPost
from workforce.employment.states import JobRole
from workforce.providers.models import Organisation
from workforce.training.states import Basis, Confidence, CourseState, Delivery

COURSE: Lifecycle[CourseState] = Lifecycle(
    "course",
    {
        CourseState.DRAFT: frozenset({CourseState.PUBLISHED}),
        CourseState.PUBLISHED: frozenset({CourseState.WITHDRAWN}),
        CourseState.WITHDRAWN: frozenset({CourseState.PUBLISHED}),
    },
)


class Course(Named, Sourced, Base):
    """A course in the catalogue; `topic` is a code of the topics data file.

    `organisation_id` None is a course of the platform itself.
    """

    __table_args__ = (
        CheckConstraint("duration_minutes > 0", name="lasts_some_time"),
        Index("ix_course_catalogue", "state", "topic"),
    )

    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    state: Mapped[CourseState] = mapped_column(default=CourseState.DRAFT)
    title: Mapped[str] = mapped_column(String(200))
    topic: Mapped[str] = mapped_column(String(60))
    summary: Mapped[str] = mapped_column(Text)
    delivery: Mapped[Delivery]
    duration_minutes: Mapped[int]
    published_at: Mapped[Moment | None]

    organisation: Mapped[Organisation | None] = relationship()


class Requirement(Named, Sourced, Base):
    """A topic that a role needs in an organisation's homes, from a day until a day.

    `organisation_id` None is the default that every provider starts from; a provider's own row
    stands in its place. `months` None means once, for good. `within_months` is how long after
    starting in such a role somebody has; None means from the first day. `basis_source` names
    the law, guidance or practice, `confidence` how well that was established.
    """

    __table_args__ = (
        UniqueConstraint("organisation_id", "topic", "role", "nation", "required_from"),
        Index(
            "uq_requirement_default",
            "topic",
            "role",
            "nation",
            "required_from",
            unique=True,
            sqlite_where=text("organisation_id IS NULL"),
            postgresql_where=text("organisation_id IS NULL"),
        ),
        CheckConstraint("months IS NULL OR months BETWEEN 1 AND 120", name="months_make_sense"),
        CheckConstraint(
            "within_months IS NULL OR within_months BETWEEN 1 AND 120", name="within_makes_sense"
        ),
        CheckConstraint(
            "required_to IS NULL OR required_to >= required_from", name="ends_after_start"
        ),
    )

    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    topic: Mapped[str] = mapped_column(String(60))
    role: Mapped[JobRole]
    nation: Mapped[str] = mapped_column(String(10))
    months: Mapped[int | None]
    within_months: Mapped[int | None]
    basis: Mapped[Basis]
    basis_source: Mapped[str] = mapped_column(String(300), default="")
    confidence: Mapped[Confidence] = mapped_column(default=Confidence.MEDIUM)
    required_from: Mapped[date]
    required_to: Mapped[date | None]


class Completion(Named, Sourced, Base):
    """Something a person completed; append-only: a mistake is struck out, never changed.

    `valid_until` is the last day it counts, by the rule in force when it was completed; None
    means for good. A struck-out row keeps its own public id as `struck_key`, so that the same
    training can be recorded rightly.
    """

    __table_args__ = (
        CheckConstraint(
            "valid_until IS NULL OR valid_until >= completed_on", name="valid_after_completion"
        ),
        CheckConstraint(
            "(struck_out_at IS NULL) = (struck_out_reason = '') "
            "AND (struck_out_at IS NULL) = (struck_key = '')",
            name="struck_out_has_reason",
        ),
        UniqueConstraint(
            "person_in_post_id",
            "topic",
            "completed_on",
            "struck_key",
            info={
                "refusal": lazy("This training is already recorded for this day"),
                "field": "completed_on",
            },
        ),
        Index("ix_completion_person_topic", "person_in_post_id", "topic", "valid_until"),
    )

    person_in_post_id: Mapped[int] = mapped_column(ForeignKey("person_in_post.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    topic: Mapped[str] = mapped_column(String(60))
    course_title: Mapped[str] = mapped_column(String(200))
    provider_name: Mapped[str] = mapped_column(String(200), default="")
    delivery: Mapped[Delivery]
    accredited: Mapped[bool] = mapped_column(default=False)
    completed_on: Mapped[date]
    valid_until: Mapped[date | None]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    struck_key: Mapped[str] = mapped_column(String(16), default="")
    struck_out_at: Mapped[Moment | None]
    struck_out_reason: Mapped[str] = mapped_column(String(300), default="")

    person_in_post: Mapped[PersonInPost] = relationship()
    account: Mapped[Person | None] = relationship(foreign_keys=[account_id])

    @property
    def is_struck_out(self) -> bool:
        """Whether it was recorded by mistake and counts for nothing."""
        return self.struck_out_at is not None


class ExpiryNotice(Row, Base):
    """That one person's training in one topic, running out on one day, was told of; once."""

    __table_args__ = (
        UniqueConstraint(
            "organisation_id",
            "person_reference",
            "topic",
            "valid_until",
            name="uq_expiry_notice_once",
        ),
        {"info": {"ledger": True}},
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    person_reference: Mapped[str] = mapped_column(String(60))
    topic: Mapped[str] = mapped_column(String(60))
    valid_until: Mapped[date]
    told_on: Mapped[date]
    told_person: Mapped[bool] = mapped_column(default=False)

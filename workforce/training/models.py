"""Courses, what roles require, and completions that are never overwritten."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, Sourced
from workforce.employment.models import PersonInPost
from workforce.employment.states import JobRole
from workforce.providers.models import Organisation
from workforce.training.states import Delivery


class Course(Named, Sourced, Base):
    """A course in the catalogue; `topic` is a code of the topics data file."""

    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    topic: Mapped[str] = mapped_column(String(60), index=True)
    summary: Mapped[str] = mapped_column(Text)
    delivery: Mapped[Delivery]
    duration_minutes: Mapped[int]
    published_at: Mapped[Moment | None]
    withdrawn_at: Mapped[Moment | None]

    organisation: Mapped[Organisation | None] = relationship()


class Requirement(Named, Sourced, Base):
    """A topic that a role needs in an organisation's homes, from a day until a day.

    `organisation_id` None is the default that every provider starts from. `months` None
    means once, for good. `basis` says whether law, guidance or policy asks for it.
    """

    __table_args__ = (
        UniqueConstraint("organisation_id", "topic", "role", "nation", "required_from"),
        CheckConstraint("months IS NULL OR months BETWEEN 1 AND 120", name="months_make_sense"),
    )

    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    topic: Mapped[str] = mapped_column(String(60))
    role: Mapped[JobRole]
    nation: Mapped[str] = mapped_column(String(10))
    months: Mapped[int | None]
    basis: Mapped[str] = mapped_column(String(40))
    required_from: Mapped[date]
    required_to: Mapped[date | None]


class Completion(Named, Sourced, Base):
    """Something a person completed; append-only: a mistake is struck out, never changed."""

    __table_args__ = (
        CheckConstraint(
            "valid_until IS NULL OR valid_until >= completed_on", name="valid_after_completion"
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

"""The whole form: how far each section is, and what a candidate says in them."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from workforce.applications.models.applications import Application
from workforce.applications.states import (
    DrivingLicence,
    RefereeKind,
    Section,
    SectionState,
    WelshAbility,
)
from workforce.checks.states import HistoryKind, HistoryStart
from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import Named, Row, Secret

ENDS_AFTER_START = "until_on IS NULL OR until_on >= from_on"


class OfApplication:
    """A row of one application; it goes when the application does."""

    application_id: Mapped[int] = mapped_column(
        ForeignKey("application.id", ondelete="CASCADE"), index=True
    )

    @declared_attr
    def application(cls) -> Mapped[Application]:  # noqa: N805 - SQLAlchemy hands over the class
        """The application that it belongs to."""
        return relationship()


class ApplicationSection(Row, Base):
    """How far one section is; `imported` ones came from an earlier application, to be checked."""

    __table_args__ = (UniqueConstraint("application_id", "section"),)

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"))
    section: Mapped[Section]
    state: Mapped[SectionState]
    imported: Mapped[bool] = mapped_column(default=False, server_default=false())


class ApplicationDetails(Row, Base):
    """Who a candidate is, and from what day on their history is full.

    The telephone number, the right to work and the statement are the application's own.
    """

    __table_args__ = (
        CheckConstraint(
            "(history_start IS NULL) = (starts_on IS NULL)", name="history_starts_on_a_day"
        ),
    )

    application_id: Mapped[int] = mapped_column(
        ForeignKey("application.id", ondelete="CASCADE"), unique=True
    )
    full_name: Mapped[Secret]
    other_names: Mapped[Secret | None]
    preferred_name: Mapped[Secret | None]
    address: Mapped[Secret | None]
    driving: Mapped[DrivingLicence | None]
    welsh: Mapped[WelshAbility | None]
    history_start: Mapped[HistoryStart | None]
    starts_on: Mapped[date | None]
    starts_exact: Mapped[bool] = mapped_column(default=False, server_default=false())


class ApplicationEducation(OfApplication, Named, Base):
    """A course or school; months are enough. Full-time education accounts for its time."""

    __table_args__ = (CheckConstraint(ENDS_AFTER_START, name="ends_after_start"),)

    what: Mapped[Secret]
    place: Mapped[Secret]
    result: Mapped[Secret | None]
    from_on: Mapped[date | None]
    from_exact: Mapped[bool] = mapped_column(default=False, server_default=false())
    until_on: Mapped[date | None]
    until_exact: Mapped[bool] = mapped_column(default=False, server_default=false())
    full_time: Mapped[bool] = mapped_column(default=False, server_default=false())


class ApplicationJob(OfApplication, Named, Base):
    """One stretch of a candidate's time: work, paid or not, or other time that was occupied.

    A month without its day is kept as its first or last day with `..._exact` false.
    """

    __table_args__ = (
        CheckConstraint(ENDS_AFTER_START, name="ends_after_start"),
        CheckConstraint(
            "kind = 'work' OR NOT (with_children OR with_adults)", name="only_work_is_with_people"
        ),
    )

    kind: Mapped[HistoryKind]
    employer: Mapped[Secret]
    role_title: Mapped[Secret]
    from_on: Mapped[date]
    from_exact: Mapped[bool] = mapped_column(default=False, server_default=false())
    until_on: Mapped[date | None]
    until_exact: Mapped[bool] = mapped_column(default=False, server_default=false())
    with_children: Mapped[bool] = mapped_column(default=False, server_default=false())
    with_adults: Mapped[bool] = mapped_column(default=False, server_default=false())
    duties: Mapped[Secret | None]
    reason_given: Mapped[Secret | None]


class ApplicationGap(Row, Base):
    """Time that nothing accounts for, and how the candidate explains it; its days tell it apart."""

    __table_args__ = (
        UniqueConstraint("application_id", "from_on"),
        CheckConstraint(ENDS_AFTER_START, name="ends_after_start"),
    )

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"))
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    explanation: Mapped[Secret]


class ApplicationStay(OfApplication, Named, Base):
    """Time that a candidate lived in another country."""

    __table_args__ = (
        CheckConstraint(ENDS_AFTER_START, name="ends_after_start"),
        CheckConstraint(
            "country <> 'GB'",
            name="abroad",
            info={
                "refusal": lazy("Only time outside the United Kingdom belongs here"),
                "field": "country",
            },
        ),
    )

    country: Mapped[str] = mapped_column(String(2))
    from_on: Mapped[date]
    from_exact: Mapped[bool] = mapped_column(default=False, server_default=false())
    until_on: Mapped[date | None]
    until_exact: Mapped[bool] = mapped_column(default=False, server_default=false())


class ApplicationReferee(OfApplication, Named, Base):
    """Somebody who can say how a candidate works, and whether they may be asked early."""

    kind: Mapped[RefereeKind]
    name: Mapped[Secret]
    organisation: Mapped[Secret]
    relation: Mapped[Secret]
    email: Mapped[Secret]
    telephone: Mapped[Secret | None]
    most_recent: Mapped[bool] = mapped_column(default=False, server_default=false())
    may_ask_early: Mapped[bool] = mapped_column(default=False, server_default=false())

"""Alerts: what somebody wants to hear of, and the ledger of what each was told.

Nobody needs an account for one: whose it is, is an address that was confirmed by a letter.
"""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, false, text
from sqlalchemy.orm import Mapped, mapped_column

from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import JsonList, Moment, Named, Pence, Row, Secret, Sourced
from workforce.messages.states import Channel
from workforce.vacancies.states.alerts import AlertEnd, AlertFrequency, AlertState

ALERT = Lifecycle(
    "job_alert",
    {
        AlertState.ASKED: frozenset({AlertState.LIVE, AlertState.ENDED}),
        AlertState.LIVE: frozenset({AlertState.ENDED}),
    },
)


class AlertPlace(Row, Base):
    """A place with a radius that alerts ask for, resolved once; `version` is of the gazetteer."""

    token: Mapped[str] = mapped_column(String(200))
    radius: Mapped[int]
    version: Mapped[str] = mapped_column(String(16))

    __table_args__ = (
        Index(
            "uq_alert_place_token_radius",
            "token",
            "radius",
            unique=True,
            info={"refusal": lazy("This place is known already")},
        ),
    )


class AlertReach(Base):
    """What an alert's place reaches: a council area, a public point, or a point in an area."""

    __table_args__ = (Index("ix_alert_reach_spot", "authority_code", "public_point"),)

    place_id: Mapped[int] = mapped_column(
        ForeignKey("alert_place.id", ondelete="CASCADE"), primary_key=True
    )
    authority_code: Mapped[str] = mapped_column(String(9), primary_key=True)
    public_point: Mapped[str] = mapped_column(String(120), primary_key=True)


class JobAlert(Named, Sourced, Base):
    """New jobs like these, by email or text, as often as was asked.

    `query` makes the search again; the columns from `words` to `also` say the same so that all
    alerts are matched at once: bits by the order of each enum, 0 or nothing where anything will
    do. `also` holds the filters that the board itself answers, as a query. `matched_until` is the
    watermark: everything published before has been looked at. `waiting_run_id` is the last run that
    found something not told yet, `told_run_id` the last that was told, `answered_run_id` the last
    of which they said whether it was useful.
    """

    __table_args__ = (
        CheckConstraint("(state = 'ended') = (ended_at IS NOT NULL)", name="ended_has_a_moment"),
        CheckConstraint("(state = 'ended') = (ended_why IS NOT NULL)", name="ended_has_a_reason"),
        CheckConstraint("state <> 'live' OR confirmed_at IS NOT NULL", name="live_is_confirmed"),
        CheckConstraint("state = 'ended' OR address IS NOT NULL", name="has_an_address"),
        Index(
            "uq_job_alert_only_one",
            "only_one",
            unique=True,
            info={"refusal": lazy("There is such an alert already")},
        ),
        Index("ix_job_alert_due", "state", "frequency", "id"),
        Index("ix_job_alert_waiting_run_id", "waiting_run_id"),
        Index("ix_job_alert_touched", "state", "touched_at", "id"),
    )

    state: Mapped[AlertState] = mapped_column(default=AlertState.ASKED)
    channel: Mapped[Channel] = mapped_column(default=Channel.EMAIL)
    frequency: Mapped[AlertFrequency]
    language: Mapped[str] = mapped_column(String(2), default="en")
    address: Mapped[Secret | None]
    address_digest: Mapped[str | None] = mapped_column(String(64), index=True)
    only_one: Mapped[str | None] = mapped_column(String(64))
    query: Mapped[JsonList]
    words: Mapped[str] = mapped_column(String(200), default="")
    place_id: Mapped[int | None] = mapped_column(ForeignKey("alert_place.id"), index=True)
    roles: Mapped[int] = mapped_column(default=0)
    contracts: Mapped[int] = mapped_column(default=0)
    patterns: Mapped[int] = mapped_column(default=0)
    driving: Mapped[int] = mapped_column(default=0)
    qualifications: Mapped[int] = mapped_column(default=0)
    welsh: Mapped[int] = mapped_column(default=0)
    sectors: Mapped[int] = mapped_column(default=0)
    home_types: Mapped[int] = mapped_column(default=0)
    hourly_pence: Mapped[Pence] = mapped_column(default=0)
    yearly_pence: Mapped[Pence] = mapped_column(default=0)
    also: Mapped[str] = mapped_column(String(4000), default="")
    confirmed_at: Mapped[Moment | None]
    touched_at: Mapped[Moment]
    matched_until: Mapped[Moment | None]
    waiting_run_id: Mapped[int | None]
    told_run_id: Mapped[int | None]
    answered_run_id: Mapped[int | None]
    asked_at: Mapped[Moment | None]
    ended_at: Mapped[Moment | None]
    ended_why: Mapped[AlertEnd | None]


class AlertRun(Row, Base):
    """One time that alerts were looked through: up to which moment, for which day."""

    frequency: Mapped[AlertFrequency]
    day: Mapped[date]
    until: Mapped[Moment]


class AlertMatch(Base):
    """The ledger: that a job was found by an alert, and in which run it was told.

    No run means that the job waits: it was paused when it was found. `skipped` means that it
    closed before it could be told. Two hundred thousand rows may come in one run: there are no
    foreign keys to check one by one; whoever deletes an alert deletes its rows.
    """

    __table_args__ = (
        Index(
            "ix_alert_match_waiting",
            "alert_id",
            sqlite_where=text("run_id IS NULL AND NOT skipped"),
            postgresql_where=text("run_id IS NULL AND NOT skipped"),
        ),
        {"sqlite_with_rowid": False},
    )

    alert_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    vacancy_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    run_id: Mapped[int | None]
    skipped: Mapped[bool] = mapped_column(default=False, server_default=false())


class AlertAnswer(Base):
    """How often alerts were found useful or not in a month; whose they were is not kept."""

    month_on: Mapped[date] = mapped_column(primary_key=True)
    useful: Mapped[bool] = mapped_column(primary_key=True)
    answer_count: Mapped[int] = mapped_column(default=0)


class AlertMark(Base):
    """Up to which moment a job has read what others wrote, such as letters that came back."""

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    until: Mapped[Moment]

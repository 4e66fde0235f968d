"""Offers with their terms, each version with a code that says whether it is genuine."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.applications.models.applications import Application
from workforce.applications.states.hiring import OfferState
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Hours, Moment, Named, Pence, Secret
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home
from workforce.vacancies.states import PayPeriod

S = OfferState
OFFER = Lifecycle(
    "offer",
    {
        S.OPEN: frozenset({S.ACCEPTED, S.DECLINED, S.WITHDRAWN, S.LAPSED, S.REPLACED}),
        S.ACCEPTED: frozenset({S.DECLINED, S.WITHDRAWN, S.REPLACED}),
        # Whoever starts has accepted, however late; a lapsed offer can be made again.
        S.LAPSED: frozenset({S.ACCEPTED, S.DECLINED, S.WITHDRAWN, S.REPLACED}),
    },
)


class Offer(Named, Base):
    """One version of the terms of an offer; the newest is the one that counts.

    `code` is what anybody can ask about; it names neither the candidate nor the home.
    """

    __table_args__ = (
        UniqueConstraint("application_id", "version"),
        CheckConstraint("weekly_hours > 0", name="some_hours"),
        CheckConstraint("pay_pence > 0", name="some_pay"),
        Index(
            "uq_offer_standing",
            "application_id",
            unique=True,
            sqlite_where=text("state IN ('open', 'accepted', 'lapsed')"),
            postgresql_where=text("state IN ('open', 'accepted', 'lapsed')"),
            info={"refusal": lazy("This candidate already has an offer")},
        ),
        Index("ix_offer_expiry", "state", "expires_on"),
    )

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    version: Mapped[int] = mapped_column(default=1)
    state: Mapped[OfferState] = mapped_column(default=OfferState.OPEN)
    code: Mapped[str] = mapped_column(String(12), unique=True)
    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"))
    role: Mapped[JobRole]
    contract: Mapped[Contract]
    weekly_hours: Mapped[Hours]
    pay_period: Mapped[PayPeriod]
    pay_pence: Mapped[Pence]
    sleep_ins_a_month: Mapped[int] = mapped_column(default=0)
    sleep_in_pence: Mapped[Pence | None]
    starts_on: Mapped[date | None]
    expires_on: Mapped[date]
    words: Mapped[Secret]
    reason: Mapped[Secret | None]
    answered_at: Mapped[Moment | None]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    application: Mapped[Application] = relationship()
    home: Mapped[Home] = relationship()

"""Self-disclosures: of one application, those to remind of, and those to forget."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from workforce.applications.models import Application
from workforce.applications.models.hiring import HiringNotice, SelfDisclosure
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import DisclosureState
from workforce.core.db import session


def disclosure_of(application_id: int) -> SelfDisclosure | None:
    """The self-disclosure of one application, once it was asked for."""
    return session().scalar(
        select(SelfDisclosure).where(SelfDisclosure.application_id == application_id)
    )


def unanswered(
    before: datetime, states: Collection[ApplicationState], limit: int = 500
) -> Sequence[SelfDisclosure]:
    """Those asked for before a moment, by applications in some states, that wait unreminded."""
    told = select(HiringNotice.subject_id).where(
        HiringNotice.subject_kind == SelfDisclosure.__tablename__
    )
    query = (
        select(SelfDisclosure)
        .join(SelfDisclosure.application)
        .join(Application.vacancy)
        .where(
            SelfDisclosure.state == DisclosureState.ASKED,
            SelfDisclosure.asked_at <= before,
            SelfDisclosure.id.not_in(told),
            Application.state.in_(sorted(states)),
        )
        .options(contains_eager(SelfDisclosure.application).contains_eager(Application.vacancy))
        .order_by(SelfDisclosure.id)
        .limit(limit)
    )
    return session().scalars(query).all()


def asked_of(ids: Collection[int]) -> frozenset[int]:
    """Applications whose candidate is asked and has not answered."""
    query = select(SelfDisclosure.application_id).where(
        SelfDisclosure.application_id.in_(ids), SelfDisclosure.state == DisclosureState.ASKED
    )
    return frozenset(session().scalars(query))

"""Steps around a change of owner: somebody starts, somebody leaves, the home goes over."""

from datetime import date, datetime, timedelta
from typing import Any

import time_machine
from sqlalchemy import select

from tests.factories import checks as make
from tests.factories.transfers import make_transfer
from workforce.checks import services
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.employment.models import PersonInPost
from workforce.employment.states import LeavingReason
from workforce.providers import jobs
from workforce.providers.models import Home, HomeTransfer, Organisation

ONE_DAY = timedelta(days=1)
TODAY = EVE = clock.today()
DAY = TODAY + ONE_DAY


def through_the_gate(home: Home, **more: Any) -> PersonInPost:
    """Somebody with complete checks, who starts today."""
    appointment = make.make_appointment(home, complete=True, **more)
    return services.start(make.SYSTEM, appointment, started_on=TODAY)


def hand_over(
    home: Home, receiver: Organisation, on_day: date = DAY, *, at: datetime | None = None
) -> HomeTransfer:
    """Agree for a day, and let the job run as that day begins, or later."""
    row = make_transfer(home, receiver, on_day)
    with time_machine.travel(at or clock.day_start(on_day), tick=False):
        assert jobs.home_transfers(on_day) == "handed over 1"
    session().expire_all()
    return row


def spells(organisation: Organisation) -> list[PersonInPost]:
    """The spells that an employer has recorded."""
    session().rollback()
    session().expire_all()
    query = select(PersonInPost).where(PersonInPost.organisation_id == organisation.id)
    return list(session().scalars(query.order_by(PersonInPost.id)))


@atomic
def leave(row: PersonInPost, day: date) -> None:
    """Record that somebody leaves after this day."""
    row.ended_on, row.leaving_reason = day, LeavingReason.PAY
    row.leaving_recorded_at = clock.now()

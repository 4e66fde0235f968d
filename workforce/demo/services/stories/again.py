"""Checks made again: the Update Service asked, and a right to work that waits for an answer."""

from datetime import date, timedelta

from workforce.checks.models import Appointment, Check
from workforce.checks.services import rechecks, verify
from workforce.checks.states import (
    CheckKind,
    RightToWorkMethod,
    RightToWorkResult,
    UpdateServiceResult,
)
from workforce.core import clock
from workforce.demo.services.stories.teller import Teller
from workforce.employment.states import Contract

MONTHS, DECIDED = 3, 190
# On which days back each of these people was asked about: overdue now, due soon, done of late.
ASKED = {Contract.BANK: (96,), Contract.VOLUNTEER: (82,), Contract.SUBCONTRACTOR: (97, 5)}
COVERED = 100
NOTICE = "DEMO-NOTICE-1"


def tell(teller: Teller) -> None:
    """Of those who fill no post: every country has them, whoever else has started there."""
    started = {one.contract: one for one in teller.started(teller.homes())}
    with teller.on(DECIDED):
        rechecks.decide_interval(teller.actor("responsible"), months=MONTHS)
    for contract, days in ASKED.items():
        for back in days:
            _update_service(teller, started[contract], back)
    _covered(teller, started[Contract.BANK])


def _since(appointment: Appointment) -> date:
    """Their first day."""
    spell = appointment.person_in_post
    return clock.today() if spell is None else spell.started_on


def _update_service(teller: Teller, appointment: Appointment, back: int) -> None:
    with teller.on(back, 14) as day:
        rechecks.ask_update_service(
            teller.actor("owner"),
            _check(appointment, CheckKind.CRIMINAL_RECORD),
            consented_on=_since(appointment) - timedelta(days=1),
            asked_on=day,
            result=UpdateServiceResult.NO_CHANGE,
        )


def _covered(teller: Teller, appointment: Appointment) -> None:
    """An application to the Home Office is pending: six months of cover, of which half is gone."""
    check = _check(appointment, CheckKind.RIGHT_TO_WORK)
    with teller.on(COVERED, 11) as day:
        rechecks.record_right_to_work(
            teller.actor("owner"),
            check,
            method=RightToWorkMethod.CHECKING_SERVICE,
            result=RightToWorkResult.PENDING,
            checked_on=day,
            notice_reference=NOTICE,
            own_copy=True,
        )
    with teller.on(COVERED, 16):
        verify(teller.actor("responsible"), check, remote=True)


def _check(appointment: Appointment, kind: CheckKind) -> Check:
    return next(check for check in appointment.checks if check.kind is kind)

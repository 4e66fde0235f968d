"""Steps by which tests tell a history through its services."""

from datetime import date, timedelta
from typing import Any

from tests.factories import checks as make
from workforce.checks import queries
from workforce.checks.models import Appointment, Check, EarlierPost
from workforce.checks.services import recruitment as services
from workforce.checks.states import CheckKind, CheckState, HistoryKind, HistoryStart
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.providers.models import Home

START = clock.today() - timedelta(days=1000)


def begun(actor: Actor, home: Home, start: date = START) -> Appointment:
    row = make.make_appointment(home)
    services.set_start(actor, row, start=HistoryStart.LEFT_EDUCATION, starts_on=start)
    return row


def work(
    actor: Actor, row: Appointment, first: date, last: date | None = None, **more: Any
) -> EarlierPost:
    said: Any = {"kind": HistoryKind.WORK, "employer": "Elm Care"}
    return services.add_post(actor, row, **{**said, "from_on": first, "until_on": last, **more})


def rows(row: Appointment, kind: CheckKind) -> dict[str, CheckState]:
    return {check.subject: check.state for check in queries.rows_of_kind(row.id, kind)}


def gap_row(row: Appointment) -> Check:
    (check,) = queries.rows_of_kind(row.id, CheckKind.GAP)
    return check


def judged(actor: Actor, row: Appointment, first: date) -> None:
    services.judge_gap(
        actor, row, from_on=first, explanation="I looked after my father", satisfactory=True
    )

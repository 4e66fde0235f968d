"""Every door of all, knocked at by an owner for somebody whom one row keeps out."""

from collections.abc import Iterator
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from tests.checks.people_csv import TODAY
from tests.factories import checks as make
from tests.guards import actors
from tests.guards.doors import Door, Visitor, undone, wrongs
from tests.guards.records import Record
from workforce.checks.models import Appointment
from workforce.checks.states import (
    AppointmentState,
    CheckKind,
)
from workforce.core.db import db
from workforce.employment.models import PersonInPost
from workforce.employment.states import JobRole


def typed(visitor: Visitor) -> dict[str, Any]:
    """Whatever a form of any door could ask for, typed so that it is taken."""
    days = {
        f"{name}-{part}": str(getattr(TODAY, part))
        for name in ("started_on", "from_on", "from_day", "dated_on", "aware_on", "done_on")
        for part in ("day", "month", "year")
    }
    return {
        **days,
        "given_name": "Robin",
        "family_name": "Newcomer",
        "person_reference": "X1",
        "role": JobRole.RESIDENTIAL_SUPPORT_WORKER.value,
        "contract": "permanent",
        "weekly_hours": "37.5",
        "standard_week": "37.5",
        "home": visitor.homes[0].public_id,
        "keeps_post": "yes",
        "reason": "I would like to",
        "outcome": "may-work",
        "state": "may-work",
        "evidence": "seen",
        "result": "no-change",
        "take": "now",
        "keep": "X1",
        "confirm": "yes",
    }


def test_no_door_of_all_lets_in_whom_a_row_keeps_out(app: Flask) -> None:
    visitor = Visitor.enter(app, actors.OWNER)
    home = visitor.homes[0]
    row = make.make_appointment(home, complete=True, person_reference="X1")
    make.services.record_evidence(make.member_actor(home), make.check_of(row, CheckKind.FITNESS))
    check = make.check_of(row, CheckKind.FITNESS)
    ours = {"appointment_id": Record.of(row), "check_id": Record.of(check)}
    form, row_id = typed(visitor), row.id

    def check_door(door: Door) -> Iterator[str]:
        for method in sorted(set(door.methods) - {"GET"}):
            given = visitor.own_values(door) or visitor.any_values(door)
            given = {name: ours.get(name, one) for name, one in given.items()}
            with undone():
                answer = visitor.knock(method, visitor.address(door, given), data=form)
                if answer.status_code >= 500:
                    yield f"{door} breaks: {answer.status_code}"
                now = db.session.get(Appointment, row_id)
                made = db.session.scalar(
                    select(func.count(PersonInPost.id)).where(
                        PersonInPost.person_reference == "X1", PersonInPost.ended_on.is_(None)
                    )
                )
                if made or (now is not None and now.state is AppointmentState.STARTED):
                    yield f"{method} {door} let them in: {answer.status_code}"

    wrong = wrongs(visitor, check_door)
    assert not wrong, "\n" + "\n".join(wrong)

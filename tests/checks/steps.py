"""Steps that tests of pages share: signing in, typing a day, addresses of appointments."""

from datetime import date
from typing import Any

from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.checks.recruitment import pages
from tests.factories import accounts
from tests.factories.providers import Member, make_member
from tests.factories.recruitment import SLOTS
from tests.page import StrictClient
from workforce.checks.models import Appointment, Check
from workforce.checks.states import CheckState
from workforce.core.db import session
from workforce.providers.models import Home
from workforce.providers.states import Role


def sign_in_as(client: StrictClient, home: Home, role: Role) -> Member:
    member = make_member(role, home.organisation)
    accounts.sign_out(client)
    accounts.sign_in(client, member.person)
    return member


def parts(day: date, name: str = "started_on") -> dict[str, Any]:
    return {
        f"{name}-day": str(day.day),
        f"{name}-month": str(day.month),
        f"{name}-year": str(day.year),
    }


def wanted(appointment: Appointment) -> list[str]:
    return [
        check.public_id
        for check in appointment.checks
        if check.state is not CheckState.NOT_APPLICABLE
    ]


def say_seen(client: StrictClient, check_id: str, day: date) -> TestResponse:
    """Record evidence of a check on whichever page it has."""
    answer = client.get(f"/checks/{check_id}/evidence")
    if answer.location and answer.location.endswith("/history"):
        return pages.tell_history(client, answer.location, day)
    if answer.location and answer.location.endswith("/references"):
        kind = session().scalars(select(Check.kind).where(Check.public_id == check_id)).one()
        return pages.get_reference(client, answer.location, SLOTS[kind].value, day)
    if answer.status_code == 303:
        return client.submit(answer.location, method="document", result="unlimited", own_copy="1")
    said: dict[str, Any] = {
        "evidence": "seen",
        "certificate_level": "enhanced",
        "certificate_workforce": "children",
        "barred_list_checked": "1",
    }
    return client.submit(f"/checks/{check_id}/evidence", **said, **parts(day, "dated_on"))


def of(appointment: Appointment) -> str:
    return f"/appointments/{appointment.public_id}"

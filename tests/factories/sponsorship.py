"""Makers of sponsorship cases; each commits."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from tests.factories import employment
from workforce.core import clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home
from workforce.sponsorship.models import Duty, SponsorshipCase
from workforce.sponsorship.services import duties
from workforce.sponsorship.states import AT_WORK, CaseState, DutyKind

_numbers = count(1)
SYSTEM = Actor.system("tests")


@atomic
def make_case(
    home: Home,
    state: CaseState = CaseState.ACTIVE,
    *,
    person: PersonInPost | None = None,
    permission_to: date | None = None,
    **more: Any,
) -> SponsorshipCase:
    """A case in any state; at work it has a person in post and permission for a year."""
    at_work = state in AT_WORK
    if at_work and person is None:
        person = employment.make_person_in_post(home)
    ends_on = permission_to or (clock.today() + timedelta(days=365) if at_work else None)
    row = SponsorshipCase(
        organisation_id=home.organisation_id,
        home_id=home.id,
        state=state,
        nation=home.nation,
        permission_from=ends_on - timedelta(days=1000) if ends_on else None,
        permission_to=ends_on,
        **{
            "person_in_post_id": person.id if person else None,
            "started_on": person.started_on if at_work and person else None,
            "worker_name": f"Worker {next(_numbers)}",
            "occupation_code": "1232",
            "account_id": person.account_id if person else None,
            **more,
        },
    )
    session().add(row)
    lifecycle.begin(row, actor=SYSTEM)
    return row


@atomic
def make_duty(
    case: SponsorshipCase,
    kind: DutyKind = DutyKind.PAY_CHANGE,
    event_on: date | None = None,
) -> Duty:
    """The duty of an event, of today unless told."""
    return duties.ensure_duty(case, kind, event_on or clock.today())

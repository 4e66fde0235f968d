"""Makers of photographs, door passes and inspection views; each commits."""

import base64
from datetime import timedelta
from typing import Any

from tests.factories import accounts, checks, providers
from workforce.accounts.models import Person
from workforce.checks.models import Appointment, DoorPass, InspectionView, Photograph
from workforce.core import clock, secrets
from workforce.core.db import atomic, session
from workforce.providers.models import Home

DOTS = base64.b64encode(b"no picture, but some dots").decode()


@atomic
def make_photograph(home: Home, appointment: Appointment | None = None) -> Photograph:
    """A photograph of somebody of a home, taken today."""
    whose = appointment or checks.make_appointment(home)
    row = Photograph(
        organisation_id=whose.organisation_id,
        person_reference=whose.person_reference,
        taken_on=clock.today(),
        small=DOTS,
        tiny=DOTS,
        given_by_id=accounts.make_person().id,
    )
    session().add(row)
    session().flush()
    return row


@atomic
def make_door_pass(person: Person, home: Home | None = None, **more: Any) -> DoorPass:
    """A pass of somebody, issued now, whatever stands behind it."""
    where = home or providers.make_home(providers.make_organisation())
    appointment = checks.make_appointment(where, account=person)
    row = DoorPass(
        organisation_id=appointment.organisation_id,
        person_reference=appointment.person_reference,
        home_id=where.id,
        appointment_id=appointment.id,
        account_id=person.id,
        photograph_id=make_photograph(where, appointment).id,
        code=secrets.new_code(10),
        token="a.b.c",
        **{
            "issued_at": clock.now(),
            "expires_at": clock.now() + timedelta(hours=24),
            **more,
        },
    )
    session().add(row)
    session().flush()
    return row


def own_appointment(person: Person) -> Appointment:
    """An appointment that is linked to somebody's account."""
    home = providers.make_home(providers.make_organisation())
    return checks.make_appointment(home, account=person)


@atomic
def make_view(home: Home) -> InspectionView:
    """An open view of a home as at today, whatever became of who made it."""
    moment = clock.now()
    row = InspectionView(
        organisation_id=home.organisation_id,
        home_id=home.id,
        as_at=clock.today(),
        inspector_name="Iris Inspector",
        inspector_of="Ofsted",
        code_digest=secrets.digest(secrets.new_token()),
        made_by_id=accounts.make_person().id,
        made_at=moment,
        expires_at=moment + timedelta(hours=12),
    )
    session().add(row)
    session().flush()
    return row

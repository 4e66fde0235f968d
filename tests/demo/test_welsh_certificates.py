"""In the invented Wales every certificate that was verified has its copy on the provider's file."""

from flask import Flask
from sqlalchemy import select

from workforce.checks import queries
from workforce.checks.models import Appointment, Check
from workforce.checks.states import AppointmentState, CheckKind, CheckState, EvidenceKind, Why
from workforce.core.db import session
from workforce.providers.models import Home


def test_welsh_certificates_have_a_copy_and_english_ones_need_none(demo_app: Flask) -> None:
    _ = demo_app
    query = (
        select(Home.nation, Check.evidence)
        .join(Appointment, Appointment.home_id == Home.id)
        .join(Check, Check.appointment_id == Appointment.id)
        .where(
            Check.kind == CheckKind.CRIMINAL_RECORD,
            Check.state == CheckState.SATISFACTORY,
            Appointment.state == AppointmentState.STARTED,
        )
        .distinct()
    )
    found = {(nation, evidence) for nation, evidence in session().execute(query)}
    assert ("wales", EvidenceKind.DOCUMENT) in found
    assert ("wales", EvidenceKind.SEEN) not in found
    assert ("england", EvidenceKind.SEEN) in found


def test_nobody_in_an_invented_welsh_home_lacks_a_copy(demo_app: Flask) -> None:
    _ = demo_app
    query = (
        select(Appointment)
        .join(Home, Home.id == Appointment.home_id)
        .where(Home.nation == "wales", Appointment.state == AppointmentState.STARTED)
    )
    rows = list(session().scalars(query))
    assert rows
    for row in rows:
        assert Why.NO_COPY not in {one.why for one in queries.what_is_missing(row)}

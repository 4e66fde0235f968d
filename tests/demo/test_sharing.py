"""The one person of the invented country who lets a new employer see checks of an earlier one."""

from sqlalchemy import select

from tests.demo.conftest import DemoActor
from workforce.checks.models import Appointment, ShareConsent
from workforce.checks.queries import sharing
from workforce.checks.states import AppointmentState, CheckKind
from workforce.core import clock
from workforce.core.db import session


def test_the_demo_provider_is_shown_what_the_person_lets_it_see(demo_actor: DemoActor) -> None:
    consent = session().scalars(select(ShareConsent)).one()
    manager = demo_actor("manager")
    assert consent.holds_on(clock.today())
    assert consent.to_organisation_id == manager.organisation_id
    query = select(Appointment).where(
        Appointment.account_id == consent.account_id,
        Appointment.organisation_id == manager.organisation_id,
    )
    appointment = session().scalars(query).one()
    assert appointment.state is AppointmentState.CHECKING
    shown = sharing.shown_to(appointment, clock.today())
    assert {kind for kind, _ in shown} == {CheckKind.QUALIFICATIONS}

"""Whom a candidate named as referees stands with the checks, and nobody types them again."""

from typing import Any

import pytest

from tests.factories import forms
from tests.factories.accounts import sign_in
from tests.factories.applications import make_application, recruiter_of
from tests.factories.hiring import make_request, reference_answers
from tests.factories.providers import make_member
from tests.page import StrictClient
from workforce.applications import services
from workforce.applications.models import Application
from workforce.applications.queries import facts
from workforce.applications.services.hiring import keeping, references
from workforce.applications.states import ApplicationState
from workforce.checks import queries as checks
from workforce.checks.models import Appointment, NamedReferee
from workforce.checks.queries import recruitment as records
from workforce.core import clock
from workforce.providers.states import Role

pytestmark = pytest.mark.usefixtures("app")
S = ApplicationState
NAME, EMAIL = forms.REFEREE["name"], forms.REFEREE["email"]


def appointment_of(application: Application) -> Appointment:
    found = checks.appointment_by_origin(application.organisation_id, facts.origin_of(application))
    assert found is not None
    return found


def named(application: Application) -> dict[str, NamedReferee]:
    return {one.name: one for one in records.named_referees_of(appointment_of(application).id)}


def test_an_offer_hands_on_whom_the_candidate_named_without_their_telephone() -> None:
    application = make_application(state=S.OFFERED)
    found = named(application)
    assert set(found) == {NAME, forms.SECOND["name"]}
    one = found[NAME]
    assert (one.email, one.organisation, one.most_recent) == (
        EMAIL,
        forms.REFEREE["organisation"],
        True,
    )
    assert one.asked_on is None
    assert "telephone" not in NamedReferee.__table__.columns


def test_who_answers_a_private_link_is_not_to_be_asked_by_hand() -> None:
    application = make_application(state=S.INTERVIEWING)
    request = make_request(application, name=NAME, email=EMAIL.upper())
    services.offer(recruiter_of(application.vacancy), application)
    assert named(application)[NAME].asked_on == clock.today()
    references.end(recruiter_of(application.vacancy), request)
    assert named(application)[NAME].asked_on is None


def test_who_is_written_to_after_the_offer_is_noted_until_they_decline() -> None:
    application = make_application(state=S.OFFERED)
    request = make_request(application, name=NAME, email=EMAIL)
    assert named(application)[NAME].asked_on == clock.today()
    references.decline(request, reason="")
    assert named(application)[NAME].asked_on is None


def test_a_reference_that_came_takes_its_referee_off_those_to_be_asked() -> None:
    application = make_application(state=S.OFFERED)
    request = make_request(application, name=NAME, email=EMAIL)
    references.give(request, answers=reference_answers())
    waiting = records.to_be_asked(appointment_of(application).id)
    assert [one.name for one in waiting] == [forms.SECOND["name"]]


def test_a_named_referee_is_recorded_as_asked_without_typing(client: StrictClient) -> None:
    application = make_application(state=S.OFFERED)
    appointment = appointment_of(application)
    sign_in(client, make_member(Role.OWNER, application.vacancy.organisation).person)
    url = f"/appointments/{appointment.public_id}/references"
    page = client.page(url)
    assert "Named when they applied" in page.main
    assert EMAIL in page.main
    one = named(application)[NAME]
    filled = client.page(f"{url}/add?referee={one.public_id}").form_values()
    assert filled["referee_name"] == NAME
    assert filled["relation"] == forms.REFEREE["relation"]
    day = clock.today()
    asked: dict[str, Any] = {"asked_on-day": str(day.day), "asked_on-month": str(day.month)}
    asked["asked_on-year"] = str(day.year)
    assert client.submit(f"{url}/add?referee={one.public_id}", **asked).status_code == 303
    assert [one.referee_name for one in records.references_of(appointment.id)] == [NAME]
    after = client.page(url).main
    assert EMAIL not in after
    assert forms.SECOND["email"] in after


def test_another_files_referee_fills_nothing_in(client: StrictClient) -> None:
    application, other = make_application(state=S.OFFERED), make_application(state=S.OFFERED)
    sign_in(client, make_member(Role.OWNER, application.vacancy.organisation).person)
    foreign = named(other)[NAME]
    url = f"/appointments/{appointment_of(application).public_id}/references/add"
    assert client.page(f"{url}?referee={foreign.public_id}").form_values()["referee_name"] == ""


def test_who_was_named_is_forgotten_with_the_application() -> None:
    application = make_application(state=S.OFFERED)
    appointment = appointment_of(application)
    keeping.forget_written([application.id])
    assert records.named_referees_of(appointment.id) == []

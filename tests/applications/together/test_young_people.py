"""What young people did in choosing reaches the file of whoever is taken on, without a name."""

import pytest

from tests.factories.accounts import sign_in
from tests.factories.applications import make_application, recruiter_of
from tests.factories.checks import make_appointment
from tests.factories.providers import make_member
from tests.factories.together import make_part
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications import services
from workforce.applications.models import Application
from workforce.applications.models.choosing import YoungPeoplesPart
from workforce.applications.queries import facts
from workforce.applications.services.together import forgetting, young_people
from workforce.applications.states import ApplicationState
from workforce.checks import queries as checks
from workforce.checks.models import Appointment, ChildrensPart
from workforce.checks.presenters.inspection.blocks import Section
from workforce.checks.presenters.inspection.recruited import childrens_part
from workforce.checks.queries import recruitment as records
from workforce.checks.queries.inspection.files import files_as_at
from workforce.checks.services.moving.carrying import copy_history
from workforce.checks.states import Detail, YoungPeople
from workforce.core import clock
from workforce.core.db import atomic
from workforce.providers.states import Role

pytestmark = pytest.mark.usefixtures("app")
S = ApplicationState
WORDS = "They liked how she listened."


def appointment_of(application: Application) -> Appointment:
    found = checks.appointment_by_origin(application.organisation_id, facts.origin_of(application))
    assert found is not None
    return found


def kept_with(appointment: Appointment) -> list[tuple[list[str], str]]:
    return [(one.parts, one.words) for one in records.childrens_parts_of(appointment.id)]


def section(appointment: Appointment, detail: Detail) -> Section:
    (file,) = files_as_at([appointment], clock.today())
    return childrens_part(file, detail)


def shown(appointment: Appointment, detail: Detail) -> str:
    return str([entry.facts for entry in section(appointment, detail).entries])


def of_one(application: Application, words: str) -> YoungPeoplesPart:
    return young_people.record_part(
        recruiter_of(application.vacancy),
        application.vacancy,
        parts=[YoungPeople.VIEWS],
        on_day=clock.today(),
        words=words,
        application=application,
    )


def test_their_part_in_a_job_is_on_the_file_that_its_offer_opens() -> None:
    vacancy = make_vacancy()
    make_part(vacancy)
    appointment = appointment_of(make_application(vacancy, state=S.OFFERED))
    assert kept_with(appointment) == [(["met"], WORDS)]


def test_what_they_said_of_one_candidate_is_on_no_file_of_another() -> None:
    vacancy = make_vacancy(posts_count=2)
    one = make_application(vacancy, state=S.INTERVIEWING)
    other = make_application(vacancy, state=S.INTERVIEWING)
    of_one(one, "She was calm")
    for application in (one, other):
        services.offer(recruiter_of(vacancy), application)
    assert kept_with(appointment_of(one)) == [(["views"], "She was calm")]
    assert kept_with(appointment_of(other)) == []


def test_what_is_recorded_after_the_offer_reaches_the_file_too_and_once() -> None:
    vacancy = make_vacancy()
    application = make_application(vacancy, state=S.OFFERED)
    appointment = appointment_of(application)
    make_part(vacancy)
    of_one(application, "She was calm")
    assert kept_with(appointment) == [(["met"], WORDS), (["views"], "She was calm")]


def test_a_record_made_by_mistake_is_gone_from_the_file() -> None:
    vacancy = make_vacancy()
    part = make_part(vacancy)
    appointment = appointment_of(make_application(vacancy, state=S.OFFERED))
    young_people.remove_part(recruiter_of(vacancy), part)
    assert kept_with(appointment) == []


def test_the_file_keeps_it_when_what_was_weighed_is_forgotten() -> None:
    application = make_application(state=S.INTERVIEWING)
    of_one(application, "She was calm")
    services.offer(recruiter_of(application.vacancy), application)
    forgetting.forget_weighing([application.id])
    assert kept_with(appointment_of(application)) == [(["views"], "She was calm")]


def test_it_moves_with_the_file_to_another_post() -> None:
    vacancy = make_vacancy(posts_count=2)
    make_part(vacancy)
    source = appointment_of(make_application(vacancy, state=S.OFFERED))
    target = make_appointment(source.home)

    @atomic
    def carry() -> None:
        copy_history(source, target)

    carry()
    assert kept_with(target) == [(["met"], WORDS)]


def test_the_inspection_file_shows_what_they_did_and_to_an_inspector_not_their_words() -> None:
    vacancy = make_vacancy()
    make_part(vacancy)
    appointment = appointment_of(make_application(vacancy, state=S.OFFERED))
    for detail in Detail:
        assert "They met candidates" in shown(appointment, detail)
    assert WORDS in shown(appointment, Detail.KEEPER)
    assert WORDS not in shown(appointment, Detail.INSPECTOR)


def test_a_file_without_it_says_that_it_is_not_recorded() -> None:
    appointment = appointment_of(make_application(state=S.OFFERED))
    made = section(appointment, Detail.KEEPER)
    assert (made.entries, made.empty) == ([], "Not recorded here")


def test_the_file_names_no_child_and_no_number() -> None:
    assert {column.key for column in ChildrensPart.__table__.columns} == {
        "id",
        "public_id",
        "created_at",
        "appointment_id",
        "on_day",
        "parts",
        "words",
        "given_as",
    }


def test_the_page_of_interviews_shows_their_part(client: StrictClient) -> None:
    vacancy = make_vacancy()
    make_part(vacancy)
    appointment = appointment_of(make_application(vacancy, state=S.OFFERED))
    sign_in(client, make_member(Role.OWNER, vacancy.organisation).person)
    assert WORDS in client.page(f"/appointments/{appointment.public_id}/interviews").main

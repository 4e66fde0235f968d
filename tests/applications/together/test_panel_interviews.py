"""Whoever sits on a panel finds its interviews and their calendar files, and no others."""

from datetime import timedelta

import pytest

from tests.factories.accounts import make_person, sign_in
from tests.factories.applications import make_application, recruiter_of
from tests.factories.hiring import OFFICE, make_slot
from tests.factories.providers import make_home, make_member
from tests.factories.together import make_seat
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications.models import Application
from workforce.applications.models.hiring import InterviewSlot
from workforce.applications.queries.together import panels as queries
from workforce.applications.services import withdraw
from workforce.applications.services.hiring import booking
from workforce.applications.services.together import panels
from workforce.applications.states import ApplicationState
from workforce.applications.views import panel as views
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.providers.states import Role
from workforce.vacancies import services as vacancies
from workforce.vacancies.models import Vacancy

S = ApplicationState


def booked(vacancy: Vacancy | None = None) -> tuple[Application, InterviewSlot]:
    """Somebody who has chosen a time."""
    application = make_application(vacancy, make_person(), state=S.INTERVIEWING)
    slot = make_slot(application.vacancy)
    booking.choose_time(application.candidate.as_actor, application, slot)
    return application, slot


def found_by(actor: Actor) -> list[str]:
    rows = queries.panel_interviews_for(actor, clock.now())
    return [one.invite.application.public_id for one in rows]


def test_a_member_of_a_panel_sees_its_interviews_with_a_calendar_file_each(
    client: StrictClient,
) -> None:
    application, slot = booked()
    _seat, member = make_seat(application.vacancy)
    sign_in(client, member.person)
    front = client.page("/panel")
    assert "Panels" in front.links()
    assert "Interviews to come (1)" in front.links()
    page = client.page("/panel/interviews")
    assert application.candidate.name in page.links()
    assert OFFICE in page.main
    url = f"/panel/applications/{application.public_id}/interview.ics"
    file = client.get(url)
    text = file.get_data(as_text=True)
    assert file.mimetype == "text/calendar"
    assert file.headers["Cache-Control"] == "no-store"
    assert f"DTSTART:{slot.starts_at:%Y%m%dT%H%M%SZ}" in text
    assert application.candidate.name not in text
    assert application.candidate.email not in text


def test_without_an_interview_the_page_says_what_comes(client: StrictClient) -> None:
    _seat, member = make_seat(make_vacancy())
    sign_in(client, member.person)
    assert "once candidates have chosen them" in client.page("/panel/interviews").main
    assert "No interview to come" in client.page("/panel").main


def test_interviews_of_other_panels_and_providers_are_nobodys_to_see(
    client: StrictClient,
) -> None:
    application, _slot = booked()
    other, _other_slot = booked()
    _seat, member = make_seat(application.vacancy)
    colleague = make_member(Role.TRAINING_LEAD, application.vacancy.organisation)
    assert found_by(member.actor) == [application.public_id]
    assert found_by(colleague.actor) == []
    assert found_by(application.candidate.as_actor) == []
    sign_in(client, member.person)
    address = f"/panel/applications/{other.public_id}/interview.ics"
    assert client.get(address).status_code == 404


@pytest.mark.usefixtures("app")
def test_an_interview_is_gone_with_its_seat_its_candidate_or_its_hour() -> None:
    vacancy = make_vacancy(posts_count=3)
    seat, member = make_seat(vacancy)
    application, slot = booked(vacancy)
    assert found_by(member.actor) == [application.public_id]

    @atomic
    def begin(minutes: int) -> None:
        slot.starts_at = clock.now() + timedelta(minutes=minutes)

    begin(-1)
    assert found_by(member.actor) == []
    begin(60)
    assert found_by(member.actor) == [application.public_id]
    withdraw(application.candidate.as_actor, application)
    assert found_by(member.actor) == []
    again, _slot = booked(vacancy)
    assert found_by(member.actor) == [again.public_id]
    panels.let_go(make_member(Role.OWNER, vacancy.organisation).actor, seat)
    assert found_by(member.actor) == []


def test_jobs_that_have_closed_stand_apart_and_page_by_page(
    client: StrictClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PER_PAGE", 2)
    open_still = make_vacancy(title="Open job")
    _seat, member = make_seat(open_still)
    for number in range(3):
        closed = make_vacancy(make_home(open_still.organisation), title=f"Closed job {number}")
        panels.invite(recruiter_of(closed), closed, member.person)
        vacancies.end(recruiter_of(closed), closed)
    sign_in(client, member.person)
    first, second = client.page("/panel"), client.page("/panel?page=2")
    assert first.texts("main ul.govuk-list--spaced")[0] == "Open job"
    assert first.texts("main ul.govuk-list--spaced")[1] == "Closed job 2 Closed job 1"
    assert second.texts("main ul.govuk-list--spaced") == ["Open job", "Closed job 0"]

"""Interview times, page by page: offered, chosen, put into a calendar, taken back."""

from datetime import timedelta
from typing import Any

import pytest

from tests.factories.accounts import make_person, sign_in
from tests.factories.applications import make_application
from tests.factories.hiring import OFFICE, make_slot
from tests.factories.providers import make_member
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications.presenters.hiring import interviews as presenters
from workforce.applications.queries.hiring import interviews as queries
from workforce.applications.services.hiring import booking
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.providers.states import Role

S = ApplicationState


def day_in(days: int) -> dict[str, str]:
    """A day to come as a form takes it."""
    day = clock.today() + timedelta(days=days)
    return {"day-day": str(day.day), "day-month": str(day.month), "day-year": str(day.year)}


def test_a_recruiter_offers_times_and_a_candidate_chooses_one(client: StrictClient) -> None:
    application = make_application(state=S.INTERVIEWING)
    vacancy = application.vacancy
    recruiter = make_member(Role.RECRUITER, vacancy.organisation).person
    sign_in(client, recruiter)
    base = f"/vacancies/{vacancy.public_id}/interviews"
    assert "No times are offered" in client.page(base).main
    typed: dict[str, Any] = {
        "times": "10:00, 14.30",
        "kind": "in-person",
        "whereabouts": OFFICE,
        **day_in(5),
    }
    assert client.submit(f"{base}/add", **typed).status_code == 303
    page = client.page(base)
    assert "2 times are offered" in page.text("body")
    assert "at 14:30" in page.main
    assert "No time chosen yet" in page.main
    sign_in(client, application.candidate)
    mine = f"/applications/{application.public_id}/interview"
    assert OFFICE not in client.page(mine).main
    slot = queries.free_slots(vacancy.id, clock.now())[0]
    assert client.submit(mine, slot=slot.public_id).status_code == 303
    chosen = client.page(mine)
    assert OFFICE in chosen.main
    assert "You can change the time until" in chosen.main
    file = client.get(f"{mine}.ics")
    text = file.get_data(as_text=True)
    assert file.mimetype == "text/calendar"
    assert f"DTSTART:{slot.starts_at:%Y%m%dT%H%M%SZ}" in text
    assert "METHOD:PUBLISH" in text
    assert file.headers["Cache-Control"] == "no-store"
    sign_in(client, recruiter)
    assert application.candidate.name in client.page(base).links()
    panel = client.get(f"{base}.ics").get_data(as_text=True)
    assert "BEGIN:VEVENT" in panel
    assert application.candidate.name not in panel


def test_a_time_that_is_taken_back_takes_itself_out_of_the_calendar(client: StrictClient) -> None:
    application = make_application(state=S.INTERVIEWING)
    slot = make_slot(application.vacancy)
    booking.choose_time(application.candidate.as_actor, application, slot)
    sign_in(client, make_member(Role.RECRUITER, application.vacancy.organisation).person)
    base = f"/vacancies/{application.vacancy.public_id}/interviews"
    assert client.post(f"{base}/take-back", data={"slot": slot.public_id}).status_code == 303
    sign_in(client, application.candidate)
    mine = f"/applications/{application.public_id}/interview"
    assert "Take the earlier time out of my calendar" in client.page(mine).main
    text = client.get(f"{mine}.ics").get_data(as_text=True)
    assert "METHOD:CANCEL" in text
    assert "LOCATION" not in text


def test_none_of_the_times_suiting_is_an_answer(client: StrictClient) -> None:
    application = make_application(state=S.INTERVIEWING)
    make_slot(application.vacancy)
    sign_in(client, application.candidate)
    mine = f"/applications/{application.public_id}/interview"
    assert list(client.refused(f"{mine}/none").errors.values()) == ["Write when you could come"]
    assert client.submit(f"{mine}/none", words="After five").status_code == 303
    assert "You said that none of the times suits you" in client.page(mine).main
    sign_in(client, make_member(Role.RECRUITER, application.vacancy.organisation).person)
    assert "After five" in client.page(f"/applicants/{application.public_id}").main


def test_the_home_is_refused_as_a_place_at_its_field(client: StrictClient) -> None:
    application = make_application(state=S.INTERVIEWING)
    vacancy = application.vacancy
    sign_in(client, make_member(Role.RECRUITER, vacancy.organisation).person)
    typed: dict[str, Any] = {
        "times": "10:00",
        "kind": "in-person",
        "whereabouts": str(vacancy.home.name),
        **day_in(5),
    }
    page = client.refused(f"/vacancies/{vacancy.public_id}/interviews/add", **typed)
    assert "This says where the home is" in str(page.errors)


def test_nobody_else_finds_somebodys_interview(client: StrictClient) -> None:
    application = make_application(state=S.INTERVIEWING)
    sign_in(client, make_person())
    for end in ("", "/none", ".ics"):
        client.page(f"/applications/{application.public_id}/interview{end}", status=404)


def test_a_candidate_is_asked_for_a_time_on_the_page_of_their_applications(
    client: StrictClient,
) -> None:
    application = make_application(state=S.INTERVIEWING)
    sign_in(client, application.candidate)
    url = f"/applications/{application.public_id}"
    assert "Choose an interview time" not in client.page(url).main
    make_slot(application.vacancy)
    assert "Choose an interview time" in client.page(url).main


def test_times_that_were_come_page_by_page_latest_first(
    client: StrictClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenters, "PER_PAGE", 2)
    vacancy = make_vacancy()
    with clock.stopped_at(clock.now() - timedelta(days=30)):
        for days in (1, 2, 3):
            make_slot(vacancy, days=days)
    make_slot(vacancy, days=7)
    sign_in(client, make_member(Role.RECRUITER, vacancy.organisation).person)
    url = f"/vacancies/{vacancy.public_id}/interviews"
    found = [client.page(f"{url}?page={number}") for number in (1, 2)]
    shown = [one.texts("main ul.govuk-list--bullet li") for one in found]
    assert [len(one) for one in shown] == [2, 1]
    assert len({words for one in shown for words in one}) == 3
    assert all(len(one.texts("main section h2")) == 1 for one in found)

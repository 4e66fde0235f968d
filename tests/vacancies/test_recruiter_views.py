"""A recruiter's pages, from an empty form to a job that is closed."""

from datetime import date, timedelta
from typing import Any

from tests.factories import accounts, providers, vacancies
from tests.page import Page, StrictClient
from workforce.core import clock
from workforce.providers.states import Role
from workforce.vacancies.states import VacancyState


def recruiter(client: StrictClient) -> providers.Member:
    member = providers.make_member(Role.RECRUITER)
    accounts.sign_in(client, member.person)
    return member


def typed(home: providers.Home, **changes: Any) -> dict[str, Any]:
    closes: date = clock.today() + timedelta(days=10)
    return {
        "title": "Residential support worker",
        "home": home.public_id,
        "role": "residential-support-worker",
        "posts_count": "2",
        "contract": "permanent",
        "weekly_hours": "37.5",
        "pay_period": "hour",
        "pay_from": "13.50",
        "pay_to": "",
        "closes_on-day": str(closes.day),
        "closes_on-month": str(closes.month),
        "closes_on-year": str(closes.year),
        "description": "Support four young people through everyday life.",
        **changes,
    }


def test_a_job_is_posted_previewed_and_published(client: StrictClient) -> None:
    home = providers.make_home(
        recruiter(client).organisation, name="Quillfeather", public_point=vacancies.LEEDS_POINT
    )
    answer = client.submit("/vacancies/new", **typed(home))
    assert answer.status_code == 303, Page(answer).errors
    preview = client.page(answer.location)
    assert "Preview: Residential support worker" in preview.h1
    assert "£13.50 an hour" in preview.main
    assert "Quillfeather" not in preview.main
    assert client.page("/jobs").main.count("Residential support worker £") == 0
    published = client.submit(answer.location)
    page = client.page(published.location)
    assert "The job is live" in page.soup.get_text()
    assert "Quillfeather" in page.main
    assert "1 job" in client.page("/jobs").main


def test_an_empty_form_is_told_what_to_enter(client: StrictClient) -> None:
    home = providers.make_home(recruiter(client).organisation)
    page = Page(client.post("/vacancies/new", data={}))
    assert {"title", "home", "role", "contract", "pay_from", "description"} <= set(page.errors)
    bad = {"title": "Abc", "posts_count": "0", "pay_from": "lots"}
    page = Page(client.post("/vacancies/new", data={**typed(home, **bad), "home": "elsewhere"}))
    assert {"title", "posts_count", "pay_from", "home"} <= set(page.errors)


def test_the_writer_is_asked_to_take_out_the_name_of_the_home(client: StrictClient) -> None:
    home = providers.make_home(recruiter(client).organisation, name="Quillfeather House")
    answer = client.submit("/vacancies/new", **typed(home, description="At Quillfeather House"))
    page = Page(answer)
    assert "Take out the name of the home" in page.errors["description"]


def test_a_provider_without_homes_is_told_what_to_do(client: StrictClient) -> None:
    recruiter(client)
    assert "You have no open home" in client.page("/vacancies/new").main
    assert "No vacancies here" in client.page("/vacancies").main


def test_a_draft_is_changed_and_thrown_away(client: StrictClient) -> None:
    home = providers.make_home(recruiter(client).organisation)
    vacancy = vacancies.make_vacancy(home, state=VacancyState.DRAFT)
    url = f"/vacancies/{vacancy.public_id}"
    answer = client.submit(f"{url}/change", title="Another title")
    assert answer.status_code == 303, Page(answer).errors
    assert "Another title" in client.page(url).h1
    assert client.submit(url).location == "/vacancies"
    assert client.get(url).status_code == 404


def test_a_live_job_gets_another_closing_date_and_is_ended(client: StrictClient) -> None:
    home = providers.make_home(recruiter(client).organisation)
    vacancy = vacancies.make_vacancy(home)
    url = f"/vacancies/{vacancy.public_id}"
    page = Page(client.post(f"{url}/closing-date", data={"closes_on": "2001-01-01"}))
    assert page.errors
    later = clock.today() + timedelta(days=40)
    answer = client.post(f"{url}/closing-date", data={"closes_on": later.isoformat()})
    assert answer.status_code == 303
    assert client.submit(f"{url}/end").status_code == 303
    assert "Closed" in client.page(url).main
    assert "Closed (1)" in client.page("/vacancies").main
    assert client.get(f"{url}/change").status_code == 200
    assert "already live" in Page(client.submit(f"{url}/change", title="Late title")).main


def test_another_provider_s_advert_is_not_there(client: StrictClient) -> None:
    recruiter(client)
    theirs = vacancies.make_vacancy(state=VacancyState.DRAFT)
    for door in ("", "/change", "/preview", "/closing-date", "/end"):
        assert client.get(f"/vacancies/{theirs.public_id}{door}").status_code == 404
    for door in ("/publish", "/discard", "/end", "/change", "/closing-date"):
        assert client.post(f"/vacancies/{theirs.public_id}{door}").status_code == 404


def test_the_list_asks_a_bounded_number_of_queries(client: StrictClient) -> None:
    home = providers.make_home(recruiter(client).organisation)
    vacancies.make_vacancy(home)
    client.page("/vacancies")
    few = len(client.queries)
    for _ in range(60):
        vacancies.make_vacancy(home)
    page = client.page("/vacancies?state=live")
    assert len(client.queries) <= few
    assert len(page.texts("tbody tr")) == 50

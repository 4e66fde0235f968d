"""The whole form, page by page, as a candidate without JavaScript meets it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.factories import forms
from tests.factories.accounts import make_person, sign_in, sign_out
from tests.factories.vacancies import make_vacancy
from tests.page import Page, StrictClient
from workforce.accounts.models import Person
from workforce.applications.models import Application, ApplicationDetails
from workforce.applications.queries import candidate as own
from workforce.applications.queries import form as queries
from workforce.applications.services import form as writing
from workforce.applications.services.form import forgetting
from workforce.applications.states import ApplicationState, Section
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.providers.states import HomeStatus
from workforce.vacancies.states import WelshNeed

S = ApplicationState
DETAILS: dict[str, Any] = {
    "full_name": "Sam Taylor",
    "telephone": "07700 900123",
    "driving": "learning",
}


def month(name: str, number: int, year: int) -> dict[str, Any]:
    return {f"{name}-day": "", f"{name}-month": str(number), f"{name}-year": str(year)}


JOB: dict[str, Any] = {
    "kind": "work",
    "employer": "Corner Shop",
    "role_title": "Assistant",
    "reason_given": "It closed",
    **month("from_on", 7, 2018),
    **month("until_on", 3, 2024),
}


def begun(client: StrictClient, **job: Any) -> tuple[Application, Person, str]:
    person = make_person()
    application = forms.make_draft(make_vacancy(**job), person)
    sign_in(client, person)
    return application, person, f"/applications/{application.public_id}/form"


def standings(page: Page) -> dict[str, str]:
    titles = page.texts(".govuk-task-list__name-and-hint")
    return dict(zip(titles, page.texts(".govuk-task-list__status"), strict=True))


def test_apply_begins_the_form_and_carries_the_links_code(client: StrictClient) -> None:
    vacancy, person = make_vacancy(), make_person()
    sign_in(client, person)
    url = f"/jobs/{vacancy.public_id}/apply"
    answer = client.submit(f"{url}?via=spring-leaflet")
    application = own.application_to(person.as_actor, vacancy.id)
    assert application is not None
    assert application.came_from == "spring-leaflet"
    assert answer.headers["Location"] == f"/applications/{application.public_id}/form"
    again = client.get(url)
    assert again.headers["Location"] == answer.headers["Location"]


def test_a_code_of_odd_signs_is_dropped(client: StrictClient) -> None:
    vacancy, person = make_vacancy(), make_person()
    sign_in(client, person)
    client.submit(f"/jobs/{vacancy.public_id}/apply?via=SPRING%20%3Cb%3E")
    application = own.application_to(person.as_actor, vacancy.id)
    assert application is not None
    assert application.came_from == ""


def test_somebody_who_has_not_signed_in_is_sent_to_sign_in_and_comes_back(
    client: StrictClient,
) -> None:
    answer = client.get(f"/jobs/{make_vacancy().public_id}/apply?via=a-link")
    assert answer.status_code == 303
    assert "next=" in answer.headers["Location"]
    assert "via" in answer.headers["Location"]


def test_every_section_is_saved_by_its_own_button(client: StrictClient) -> None:
    application, _person, url = begun(client)
    assert set(standings(client.page(url)).values()) == {"Not started", "Cannot start yet"}
    client.submit(f"{url}/details", **DETAILS)
    page = client.page(url)
    assert standings(page)["About you"] == "Done"
    assert standings(page)["Your right to work"] == "Not started"
    assert application.telephone
    shown = client.page(f"{url}/details").form_values()
    assert (shown["full_name"], shown["driving"]) == ("Sam Taylor", "learning")


def test_welsh_is_asked_only_where_the_job_asks_for_it(client: StrictClient) -> None:
    _one, _person, url = begun(client)
    assert "Do you speak Welsh?" not in client.page(f"{url}/details").main
    _two, _other, url = begun(client, welsh=WelshNeed.USEFUL)
    refused = client.refused(f"{url}/details", **DETAILS)
    assert list(refused.errors.values()) == ["Choose whether you speak Welsh"]
    assert client.submit(f"{url}/details", **DETAILS, welsh="some").status_code == 303


def test_who_needs_a_sponsor_is_told_what_the_rules_say_and_goes_on(client: StrictClient) -> None:
    application, _person, url = begun(client)
    answer = client.submit(f"{url}/right-to-work", right_to_work="needs-sponsorship")
    assert answer.headers["Location"] == f"{url}/sponsorship"
    page = client.page(f"{url}/sponsorship")
    assert "since 22 July 2025 no new worker can be sponsored" in page.main
    assert "We read these sources on 21 November 2026" in page.main
    assert "The rules may have changed since" in page.main
    assert page.links()["Go on with my application"] == url
    assert application.right_to_work == "needs-sponsorship"
    assert standings(client.page(url))["Your right to work"] == "Done"


@pytest.mark.parametrize("said", ["yes", "not-sure"])
def test_nobody_else_is_warned(client: StrictClient, said: str) -> None:
    _application, _person, url = begun(client)
    answer = client.submit(f"{url}/right-to-work", right_to_work=said)
    assert answer.headers["Location"] == url


def test_time_between_jobs_is_asked_about_in_its_place(client: StrictClient) -> None:
    application, _person, url = begun(client)
    assert client.get(f"{url}/history").headers["Location"] == f"{url}/history/start"
    start = {"start": "left-education", **month("starts_on", 7, 2018)}
    client.submit(f"{url}/history/start", **start)
    client.submit(f"{url}/history/add", **JOB)
    later = {**JOB, "employer": "Library", **month("from_on", 6, 2024), **month("until_on", 1, 1)}
    del later["until_on-day"], later["until_on-month"], later["until_on-year"]
    client.submit(f"{url}/history/add", **later)
    page = client.page(f"{url}/history")
    assert "Time between: 1 Apr 2024 to 31 May 2024" in page.main
    refused = client.refused(f"{url}/history", finished="yes")
    assert "Explain the time that nothing accounts for" in str(refused.errors)
    explain = next(href for text, href in page.links().items() if text.startswith("Explain"))
    client.submit(explain, explanation="I looked after my grandfather.")
    assert "I looked after my grandfather." in client.page(f"{url}/history").main
    assert client.submit(f"{url}/history", finished="yes").headers["Location"] == url
    assert standings(client.page(url))["Work and other time"] == "Done"
    assert len(queries.whole(application).jobs) == 2


def test_what_is_added_for_a_gap_begins_with_its_months(client: StrictClient) -> None:
    _application, _person, url = begun(client)
    client.submit(f"{url}/history/start", start="left-education", **month("starts_on", 7, 2018))
    client.submit(f"{url}/history/add", **JOB)
    links = client.page(f"{url}/history").links()
    add = next(href for text, href in links.items() if text.startswith("Add what"))
    shown = client.page(add).form_values()
    assert (shown["from_on-month"], shown["from_on-year"]) == ("4", "2024")


def test_a_listed_thing_is_changed_and_taken_out(client: StrictClient) -> None:
    application, _person, url = begun(client)
    client.submit(f"{url}/education/add", what="GCSEs", place="Eastfield")
    links = client.page(f"{url}/education").links()
    client.submit(links["Change GCSEs"], what="A levels")
    assert "A levels" in client.page(f"{url}/education").main
    links = client.page(f"{url}/education").links()
    client.submit(links["Take out A levels"])
    assert queries.whole(application).education == []


def test_the_page_of_referees_says_who_can_be_one(client: StrictClient) -> None:
    _application, _person, url = begun(client)
    words = client.page(f"{url}/referees").main
    for kind in ("teacher or tutor", "youth worker", "personal adviser"):
        assert kind in words


def test_answers_are_read_once_more_and_sent(client: StrictClient) -> None:
    application, _person, url = begun(client)
    forms.write_form(application)
    check = client.page(f"{url}/check")
    assert check.h1 == "Check your answers"
    for words in ("Sam Taylor", "Northfield Youth Club", "Rowan Pike", forms.STATEMENT):
        assert words in check.main
    refused = client.refused(f"{url}/check")
    assert list(refused.errors.values()) == ["Confirm that your answers are true and complete"]
    sent = client.submit(f"{url}/check", is_true="1", understands="1")
    page = client.page(sent.headers["Location"])
    assert "Your application has been sent" in page.text("body")
    assert client.get(url).headers["Location"] == f"/applications/{application.public_id}"
    assert client.get(f"{url}/details").status_code == 409


def test_nothing_can_be_checked_while_something_is_missing(client: StrictClient) -> None:
    _application, _person, url = begun(client)
    assert client.get(f"{url}/check").headers["Location"] == url


def test_a_job_that_is_paused_meanwhile_is_said_to_be_paused_and_the_draft_waits(
    client: StrictClient,
) -> None:
    application, _person, url = begun(client)
    forms.write_form(application)

    @atomic
    def stand(status: HomeStatus) -> None:
        application.vacancy.home.status = status

    stand(HomeStatus.SUSPENDED)
    page = client.page(url).main
    assert "This job is paused for now" in page
    assert "has closed" not in page
    with pytest.raises(DomainError, match="paused for now"):
        forms.send(application)
    stand(HomeStatus.ACTIVE)
    assert forms.send(application).completed_at is not None


def test_a_draft_is_thrown_away_by_its_candidate_after_a_question(client: StrictClient) -> None:
    application, person, url = begun(client)
    forms.write_form(application)
    vacancy, there = application.vacancy, f"/applications/{application.public_id}/withdraw"
    assert client.page(url).links()["Delete this application"] == there
    assert "for good" in client.page(there).main
    assert own.application_to(person.as_actor, vacancy.id) is not None
    assert client.submit(there).headers["Location"] == "/applications"
    assert own.application_to(person.as_actor, vacancy.id) is None
    assert session().scalars(select(ApplicationDetails)).all() == []
    again = forms.send(forms.write_form(forms.make_draft(vacancy, person)))
    with pytest.raises(Conflict, match="was sent"):
        forgetting.throw_away(person.as_actor, again)
    with pytest.raises(NotFound):
        forgetting.throw_away(make_person().as_actor, again)


def test_a_job_that_closes_meanwhile_is_said_on_every_page(client: StrictClient) -> None:
    application, _person, url = begun(client)
    forms.write_form(application)

    @atomic
    def close() -> None:
        application.vacancy.closes_on = clock.today() - timedelta(days=1)

    close()
    for path in ("", "/details", "/right-to-work", "/history", "/statement", "/check"):
        assert "This job has closed" in client.page(f"{url}{path}").main
    assert "Send my application" not in client.page(f"{url}/check").main
    assert client.submit(f"{url}/details", **DETAILS).status_code == 303


def test_a_stranger_finds_none_of_it(client: StrictClient) -> None:
    application, _person, url = begun(client)
    forms.write_form(application)
    item = queries.whole(application).jobs[0].public_id
    sign_out(client)
    sign_in(client, make_person())
    for path in (url, f"{url}/details", f"{url}/history/add", f"{url}/check"):
        client.page(path, status=404)
    client.page(f"/application-form/history/{item}", status=404)
    assert client.post(f"/application-form/history/{item}/remove").status_code == 404
    assert len(queries.whole(application).jobs) == 1


def test_sixty_stretches_of_time_ask_no_more_of_the_database(client: StrictClient) -> None:
    application, person, url = begun(client)
    forms.write_form(application)
    client.page(f"{url}/history")
    before = len(client.queries)

    @atomic
    def many() -> None:
        for number in range(50):
            told = {**forms.JOB, "employer": f"Employer {number}"}
            writing.add_item(person.as_actor, application, Section.HISTORY, **told)

    many()
    client.page(f"{url}/history")
    assert len(client.queries) == before
    client.refused(f"{url}/history")

"""Jobs kept for later: also by somebody who has yet to sign in."""

from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from tests.factories import accounts, vacancies
from tests.factories.alerts import make_alert, make_saved
from tests.page import StrictClient
from workforce.accounts.services import closing
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.vacancies import privacy
from workforce.vacancies.models import JobAlert, SavedJob
from workforce.vacancies.queries.returning import saved as queries
from workforce.vacancies.states import VacancyState


def kept() -> list[SavedJob]:
    session().rollback()
    session().expire_all()
    return list(session().scalars(select(SavedJob)))


def test_a_job_saved_before_signing_in_is_saved_afterwards(client: StrictClient) -> None:
    vacancy = vacancies.make_vacancy(title="Support worker")
    person = accounts.make_person()
    page = client.page(f"/jobs/{vacancy.public_id}?via=summer-fair")
    answer = client.get(page.links()["Sign in to save this job"])
    assert answer.status_code == 303
    sign_in = answer.headers["Location"]
    back = parse_qs(urlsplit(sign_in).query)["next"][0]
    signed = client.submit(sign_in, email=person.email, password=accounts.PASSWORD)
    assert signed.headers["Location"] == back
    assert client.get(back).status_code == 303
    (row,) = kept()
    assert (row.person_id, row.vacancy_id, row.came_from) == (person.id, vacancy.id, "summer-fair")
    assert "Support worker" in client.page("/saved-jobs").main


def test_the_way_back_goes_through_registering_too(client: StrictClient) -> None:
    vacancy = vacancies.make_vacancy()
    page = client.page(f"/jobs/{vacancy.public_id}")
    sign_in = client.get(page.links()["Sign in to save this job"]).headers["Location"]
    register = client.page(sign_in).links()["Create an account"]
    assert parse_qs(urlsplit(register).query).keys() == {"next"} or "next=" in register


def test_saving_twice_keeps_one_and_removing_twice_is_fine(client: StrictClient) -> None:
    vacancy = vacancies.make_vacancy()
    accounts.sign_in(client, accounts.make_person())
    path = f"/jobs/{vacancy.public_id}"
    for _ in range(2):
        assert client.post(f"{path}/save").status_code == 303
    assert len(kept()) == 1
    assert "You have saved this job" in client.page(path).main
    for _ in range(2):
        assert client.post(f"{path}/unsave").status_code == 303
    assert kept() == []


def test_a_link_that_is_not_ours_saves_nothing(client: StrictClient) -> None:
    vacancy = vacancies.make_vacancy()
    accounts.sign_in(client, accounts.make_person())
    for proof in ("", "x" * 32, "é"):
        page = client.page(f"/jobs/{vacancy.public_id}/save?proof={proof}")
        assert page.h1 == "Save this job"
    assert kept() == []


def test_a_closed_job_is_shown_as_closed_and_can_be_removed(client: StrictClient) -> None:
    person = accounts.make_person()
    vacancy = vacancies.make_vacancy(state=VacancyState.ENDED)
    make_saved(person, vacancy)
    accounts.sign_in(client, person)
    assert "Closed" in client.page("/saved-jobs").main
    assert client.post(f"/jobs/{vacancy.public_id}/unsave").status_code == 303
    assert kept() == []


def test_a_list_of_many_saved_jobs_asks_no_more_of_the_database(client: StrictClient) -> None:
    person = accounts.make_person()
    made = [make_saved(person, vacancies.make_vacancy()).vacancy.public_id for _ in range(30)]
    accounts.sign_in(client, person)
    seen = []
    for number, rows in ((1, 20), (2, 10)):
        page = client.page(f"/saved-jobs?page={number}")
        assert len(page.texts(".govuk-summary-list__row")) == rows
        seen += [one for one in made if f"/jobs/{one}/unsave" in str(page.soup)]
    assert sorted(seen) == sorted(made)


@pytest.mark.usefixtures("session")
def test_a_saved_job_is_listed_if_and_only_if_it_is_ones_own() -> None:
    mine, theirs = accounts.make_person(), accounts.make_person()
    vacancy = vacancies.make_vacancy()
    row = make_saved(mine, vacancy)
    for actor, own in ((mine.as_actor, True), (theirs.as_actor, False), (Actor.anonymous(), False)):
        assert (row in queries.saved_jobs_for(actor)) is own
        assert (row in queries.saved_page_for(actor, 1).rows) is own
        assert (queries.saved_job(actor, vacancy.id) is not None) is own
        assert queries.is_saved(actor, vacancy.public_id) is own


@pytest.mark.usefixtures("session")
def test_own_data_tells_what_is_kept_and_closing_the_account_ends_it() -> None:
    person = accounts.make_person("mine@example.org")
    make_saved(person, vacancies.make_vacancy(title="Support worker"))
    make_alert(address="mine@example.org")
    make_alert(address="other@example.org")
    told = privacy.own_data(person.id)
    assert [one["job"] for one in told["saved_jobs"]] == ["Support worker"]
    assert len(told["job_alerts"]) == 1
    closing.erase_everywhere(person.as_actor, person.id)
    assert kept() == []
    addresses = {row.address for row in session().scalars(select(JobAlert))}
    assert addresses == {None, "other@example.org"}

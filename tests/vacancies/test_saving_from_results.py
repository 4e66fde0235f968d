"""Keeping a job from a list of results: before and after signing in."""

from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from tests.factories import accounts, vacancies
from tests.factories.alerts import make_saved
from tests.page import StrictClient
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.vacancies.models import SavedJob
from workforce.vacancies.queries.returning import saved


def kept() -> list[int]:
    session().rollback()
    return list(session().scalars(select(SavedJob.vacancy_id)))


def test_each_result_offers_to_save_it_by_its_own_name(client: StrictClient) -> None:
    for title in ("Art therapist", "Night worker"):
        vacancies.make_vacancy(title=title)
    page = client.page("/jobs")
    assert page.texts(".app-job__save a") == [
        "Save this job : Night worker",
        "Save this job : Art therapist",
    ]
    assert {link["rel"][0] for link in page.soup.select(".app-job__save a")} == {"nofollow"}


def test_who_is_not_signed_in_signs_in_and_has_saved_the_job(client: StrictClient) -> None:
    job, person = vacancies.make_vacancy(title="Art therapist"), accounts.make_person()
    page = client.page("/jobs?q=art&via=summer-fair")
    answer = client.get(page.links()["Save this job : Art therapist"])
    assert answer.status_code == 303
    sign_in = answer.headers["Location"]
    back = parse_qs(urlsplit(sign_in).query)["next"][0]
    client.submit(sign_in, email=person.email, password=accounts.PASSWORD)
    assert client.get(back).headers["Location"] == f"/jobs/{job.public_id}?via=summer-fair"
    assert kept() == [job.id]


def test_whoever_saves_from_the_results_stays_there_and_sees_it_kept(client: StrictClient) -> None:
    job, other = (vacancies.make_vacancy(title=title) for title in ("Art therapist", "Other art"))
    accounts.sign_in(client, accounts.make_person())
    page = client.page("/jobs?q=art&sort=closing")
    link = page.links()["Save this job : Art therapist"]
    answer = client.get(link, headers={"Referer": "http://localhost/jobs?q=art&sort=closing"})
    assert answer.headers["Location"] == "/jobs?q=art&sort=closing"
    assert kept() == [job.id]
    again = client.page("/jobs?q=art&sort=closing")
    assert again.links()["Saved : Art therapist"] == "/saved-jobs"
    assert f"Save this job : {other.title}" in again.links()
    assert len(client.queries) <= 8


@pytest.mark.parametrize(
    "came_from",
    ["", "http://elsewhere.example/jobs?q=art", "http://localhost/jobs.example", "http://[::1"],
)
def test_from_anywhere_else_the_way_leads_to_the_job(client: StrictClient, came_from: str) -> None:
    job = vacancies.make_vacancy(title="Art therapist")
    accounts.sign_in(client, accounts.make_person())
    link = client.page("/jobs").links()["Save this job : Art therapist"]
    answer = client.get(link, headers={"Referer": came_from})
    assert answer.headers["Location"] == f"/jobs/{job.public_id}"


@pytest.mark.usefixtures("session")
def test_of_a_list_one_learns_only_what_one_keeps_oneself() -> None:
    mine, theirs = accounts.make_person(), accounts.make_person()
    job, other = vacancies.make_vacancy(), vacancies.make_vacancy()
    make_saved(mine, job)
    numbers = [job.id, other.id]
    assert saved.saved_among(mine.as_actor, numbers) == {job.id}
    assert saved.saved_among(mine.as_actor, []) == frozenset()
    assert saved.saved_among(theirs.as_actor, numbers) == frozenset()
    assert saved.saved_among(Actor.anonymous(), numbers) == frozenset()

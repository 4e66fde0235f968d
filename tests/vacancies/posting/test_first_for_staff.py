"""The list and the page of jobs that the employer's own staff see first."""

from datetime import timedelta

import pytest

from tests.factories import accounts, employment, providers
from tests.page import StrictClient
from tests.vacancies.posting.making import on, recruiter_and_home, set_on, whole_draft
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.providers.states import HomeStatus, Role
from workforce.vacancies import services
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries.posting import internal
from workforce.vacancies.states import FirstFor

pytestmark = pytest.mark.usefixtures("session")


def first(kind: FirstFor) -> Vacancy:
    actor, home = recruiter_and_home()
    until = clock.today() + timedelta(days=5)
    vacancy = whole_draft(actor, home, title="Team leader", first_for=kind, first_until=until)
    services.publish(actor, vacancy)
    return vacancy


@pytest.mark.parametrize(
    "kind, words",
    [
        (FirstFor.OWN_STAFF, "first for staff of this employer."),
        (FirstFor.REDEPLOYMENT, "who look for redeployment"),
    ],
)
def test_staff_read_for_whom_it_is_first_and_can_apply(
    client: StrictClient, kind: FirstFor, words: str
) -> None:
    vacancy = first(kind)
    person = accounts.make_person()
    employment.make_person_in_post(vacancy.home, account=person)
    accounts.sign_in(client, person)
    page = client.page(f"/jobs/{vacancy.public_id}")
    assert words in page.main
    assert "Apply for this job" in page.main
    assert page.soup.select_one("meta[name=robots][content=noindex]")
    assert not page.soup.select_one("script[type='application/ld+json']")
    assert client.get(f"/jobs/{vacancy.public_id}/apply").status_code in {200, 303}


def test_for_others_there_is_no_such_page_nor_a_trace_on_the_board(client: StrictClient) -> None:
    vacancy = first(FirstFor.OWN_STAFF)
    links = [f"/jobs/{vacancy.public_id}", f"/jobs/{vacancy.public_id}/apply"]
    assert client.get(links[0]).status_code == 404
    for path in ("/jobs", "/jobs.atom", "/sitemap.xml", "/api/v1/vacancies"):
        assert vacancy.public_id not in client.get(path).text, path
    accounts.sign_in(client, accounts.make_person())
    assert [client.get(link).status_code for link in links] == [404, 404]


LIST = "/my-work/jobs"


@pytest.mark.parametrize("kind", FirstFor)
def test_the_list_holds_exactly_what_its_reader_may_open(kind: FirstFor) -> None:
    vacancy, day = first(kind), clock.today()
    working, gone, elsewhere = (accounts.make_person() for _number in range(3))
    employment.make_person_in_post(vacancy.home, account=working)
    yesterday = day - timedelta(days=1)
    employment.make_person_in_post(vacancy.home, account=gone, ended_on=yesterday)
    employment.make_person_in_post(
        providers.make_home(providers.make_organisation()), account=elsewhere
    )
    first(kind)  # of another employer
    readers = {
        "in post": (working.as_actor, True),
        "member": (providers.make_member(Role.OWNER, vacancy.organisation).actor, True),
        "who left": (gone.as_actor, False),
        "in post elsewhere": (elsewhere.as_actor, False),
        "member elsewhere": (providers.make_member(Role.RECRUITER).actor, False),
        "candidate": (accounts.make_person().as_actor, False),
        "anonymous": (Actor.anonymous(), False),
    }
    for name, (reader, sees) in readers.items():
        listed = [row.id for row in internal.first_jobs_for(reader, day).rows]
        opened = internal.advert_for(reader, vacancy.public_id, day)
        assert listed == ([vacancy.id] if sees else []), name
        assert (opened is not None) is sees, name


def test_nothing_of_a_suspended_home_or_past_its_time_is_listed() -> None:
    vacancy, day = first(FirstFor.OWN_STAFF), clock.today()
    member = providers.make_member(Role.OWNER, vacancy.organisation).actor
    assert internal.first_jobs_for(member, day).total == 1
    assert internal.first_jobs_for(member, vacancy.closes_on + timedelta(days=1)).total == 0
    set_on(vacancy.home, status=HomeStatus.SUSPENDED)
    assert internal.first_jobs_for(member, day).total == 0
    set_on(vacancy.home, status=HomeStatus.ACTIVE)
    recruiter = providers.make_member(Role.RECRUITER, vacancy.organisation).actor
    services.show_everybody(recruiter, vacancy)
    assert internal.first_jobs_for(member, day).total == 0


def test_staff_find_the_list_from_their_work_and_the_job_from_the_list(
    client: StrictClient,
) -> None:
    vacancy = first(FirstFor.REDEPLOYMENT)
    person = accounts.make_person()
    employment.make_person_in_post(vacancy.home, account=person)
    accounts.sign_in(client, person)
    assert client.page("/my-work").links()["Jobs for you before others"] == LIST
    page = client.page(LIST)
    assert page.links()["Team leader"] == f"/jobs/{vacancy.public_id}"
    assert "Staff looking for redeployment first, until" in page.main
    assert vacancy.home.known_as not in page.main


def test_staff_of_others_read_that_there_is_nothing_and_strangers_sign_in(
    client: StrictClient,
) -> None:
    first(FirstFor.OWN_STAFF)
    assert client.get(LIST).status_code == 303
    accounts.sign_in(client, accounts.make_person())
    page = client.page(LIST)
    assert "No job is for you first" in page.main
    assert "Team leader" not in page.main
    assert page.links()["Find a job"] == "/jobs"


def test_a_long_list_has_pages_and_few_queries(client: StrictClient) -> None:
    actor, home = recruiter_and_home()
    until = clock.today() + timedelta(days=5)
    for _number in range(internal.PER_PAGE + 2):
        draft = whole_draft(actor, home, first_for=FirstFor.OWN_STAFF, first_until=until)
        services.publish(actor, draft)
    assert home.organisation is not None
    accounts.sign_in(client, providers.make_member(Role.OWNER, home.organisation).person)
    assert len(client.page(LIST).soup.select(".app-job")) == internal.PER_PAGE
    assert len(client.page(f"{LIST}?page=2").soup.select(".app-job")) == 2
    with on(until + timedelta(days=20)):
        assert internal.first_jobs_for(actor, clock.today()).total == 0

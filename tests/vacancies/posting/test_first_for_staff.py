"""The page of a job that the employer's own staff see first."""

from datetime import timedelta

import pytest

from tests.factories import accounts, employment
from tests.page import StrictClient
from tests.vacancies.posting.making import recruiter_and_home, whole_draft
from workforce.core import clock
from workforce.vacancies import services
from workforce.vacancies.models import Vacancy
from workforce.vacancies.states import FirstFor


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

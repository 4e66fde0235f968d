"""Applying and choosing, page by page."""

from typing import Any

from tests.factories.accounts import make_person, sign_in
from tests.factories.applications import complete_checks, make_application
from tests.factories.providers import make_member
from tests.page import StrictClient
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.providers.states import Role

S = ApplicationState


def test_a_recruiter_moves_an_applicant_to_a_start(client: StrictClient) -> None:
    application = make_application()
    vacancy = application.vacancy
    sign_in(client, make_member(Role.RECRUITER, vacancy.organisation).person)
    listed = client.page(f"/vacancies/{vacancy.public_id}/applicants")
    assert application.candidate.name in listed.links()
    url = f"/applicants/{application.public_id}"
    for verb in ("shortlist", "interview"):
        assert client.post(f"{url}/{verb}").status_code == 303
    assert client.submit(f"{url}/offer").status_code == 303
    page = client.page(url)
    assert "Nobody starts before these are done" in page.main
    today = clock.today()
    day: dict[str, Any] = {
        "started_on-day": str(today.day),
        "started_on-month": str(today.month),
        "started_on-year": str(today.year),
    }
    refused = client.refused(f"{url}/start", **day)
    assert "Nobody starts before these checks are complete" in str(refused.errors)
    complete_checks(application)
    assert client.submit(f"{url}/start", **day).status_code == 303
    assert "Started" in client.page(url).main


def test_another_providers_recruiter_finds_nothing(client: StrictClient) -> None:
    application = make_application()
    sign_in(client, make_member(Role.RECRUITER).person)
    for url in (
        f"/applicants/{application.public_id}",
        f"/vacancies/{application.vacancy.public_id}/applicants",
    ):
        client.page(url, status=404)
    for verb in ("shortlist", "interview", "offer", "unsuccessful", "start"):
        answer = client.post(f"/applicants/{application.public_id}/{verb}")
        assert answer.status_code == 404
    assert application.state is S.SUBMITTED


def test_a_candidate_never_reads_an_internal_stages_name(client: StrictClient) -> None:
    application = make_application(state=S.SHORTLISTED)
    sign_in(client, application.candidate)
    page = client.page(f"/applications/{application.public_id}")
    assert "Shortlisted" not in page.main
    assert "Being considered" in page.main


def test_a_candidate_declines_an_offer(client: StrictClient) -> None:
    application = make_application(state=S.OFFERED)
    sign_in(client, application.candidate)
    url = f"/applications/{application.public_id}"
    assert client.submit(f"{url}/decline", reason="Another job").status_code == 303
    assert "You declined the offer" in client.page(url).main


def test_a_move_made_twice_says_that_something_changed(client: StrictClient) -> None:
    application = make_application()
    sign_in(client, make_member(Role.RECRUITER, application.vacancy.organisation).person)
    url = f"/applicants/{application.public_id}/shortlist"
    assert client.post(url).status_code == 303
    assert client.post(url).status_code == 409


def test_no_application_is_said_with_what_to_do(client: StrictClient) -> None:
    sign_in(client, make_person())
    assert "You have not applied for a job yet" in client.page("/applications").main

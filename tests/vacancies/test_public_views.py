"""The public pages of the board."""

import json
from datetime import timedelta

from tests.factories import providers, vacancies
from tests.page import Page, StrictClient
from workforce.core import clock
from workforce.employment.states import JobRole
from workforce.providers.states import HomeStatus
from workforce.vacancies.states import VacancyState


def test_the_board_lists_jobs_with_place_pay_hours_and_day(client: StrictClient) -> None:
    vacancies.make_vacancy(
        title="Night worker in Leeds",
        role=JobRole.WAKING_NIGHT_WORKER,
        pay_from_pence=1300,
        pay_to_pence=1300,
    )
    page = client.page("/jobs?q=nights&location=LS1&radius=20")
    assert page.h1 == "Find a job"
    assert "1 job for “nights” within 20 miles of LS1" in page.main
    card = page.text(".app-job")
    for words in ("Night worker in Leeds", "Leeds, Yorkshire and The Humber", "up to 5 miles",
                  "£13.00 an hour", "37.5 hours a week, permanent"):  # fmt: skip
        assert words in card
    assert len(client.queries) <= 4


def test_the_number_of_queries_does_not_grow_with_the_jobs(client: StrictClient) -> None:
    home = providers.make_home(providers.make_organisation(), public_point=vacancies.LEEDS_POINT)
    vacancies.make_vacancy(home)
    client.get("/jobs")
    few = len(client.queries)
    for _ in range(30):
        vacancies.make_vacancy(home)
    client.get("/jobs?page=2")
    assert len(client.queries) <= few + 1
    assert len(client.queries) <= 4


def test_the_form_keeps_what_was_asked_and_shows_only_the_outcode(client: StrictClient) -> None:
    page = client.page("/jobs?q=art&location=LS1+4AP&radius=25&role=therapist&sort=closing")
    soup = page.soup
    assert soup.select_one('#q[value="art"]')
    assert soup.select_one('#location[value="LS1"]')
    assert soup.select_one('#radius option[selected][value="25"]')
    assert soup.select_one("#role-therapist[checked]")
    assert soup.select_one('#sort option[selected][value="closing"]')
    assert "4AP" not in page.main


def test_an_ambiguous_place_is_asked_about(client: StrictClient) -> None:
    page = client.page("/jobs?location=Sutton")
    assert "There is more than one place called" in page.main or "Did you mean" in page.main
    links = [href for href in page.links().values() if "location=place" in href]
    assert links
    assert client.get(links[0]).status_code == 200


def test_a_council_wins_over_a_town_of_its_name_and_the_town_is_offered(
    client: StrictClient,
) -> None:
    vacancies.make_vacancy()
    page = client.page("/jobs?location=leeds")
    assert "1 job in Leeds" in page.main
    href = next(link for words, link in page.links().items() if "town" in words)
    assert "1 job within 15 miles of Leeds" in client.page(href).main


def test_an_unknown_place_is_said_to_be_unknown(client: StrictClient) -> None:
    vacancies.make_vacancy()
    page = client.page("/jobs?location=Xyzzyville")
    assert "We could not find “Xyzzyville”" in page.main
    assert not page.texts(".app-job")


def test_no_result_offers_larger_radii_that_have_jobs(client: StrictClient) -> None:
    vacancies.make_vacancy(title="Leeds one")
    page = client.page("/jobs?location=HU1&radius=5")
    assert "No jobs within 5 miles of HU1" in page.main
    href = next(link for words, link in page.links().items() if words.startswith("1 job within"))
    assert "Leeds one" in client.page(href).main
    assert len(client.queries) <= 8
    assert "Try fewer words" in client.page("/jobs?q=harpsichord").main


def test_no_result_for_words_does_not_say_that_a_place_has_no_jobs(client: StrictClient) -> None:
    vacancies.make_vacancy()
    page = client.page("/jobs?q=harpsichord&location=Leeds")
    assert page.text("#results") == "No jobs for “harpsichord” in Leeds"


def test_the_way_back_from_a_job_keeps_the_place_searched_from(client: StrictClient) -> None:
    vacancy = vacancies.make_vacancy()
    page = client.page(f"/jobs/{vacancy.public_id}?location=LS1")
    assert page.text(".govuk-back-link") == "Find a job"
    assert "miles of LS1" in client.page(page.links()["Find a job"]).main


def test_pages_are_linked_and_a_page_beyond_the_end_is_the_last(client: StrictClient) -> None:
    home = providers.make_home(providers.make_organisation())
    for _ in range(21):
        vacancies.make_vacancy(home)
    first = client.page("/jobs?sort=closing")
    assert len(first.texts(".app-job")) == 20
    assert first.links()["Next page"] == "/jobs?sort=closing&page=2"
    assert len(client.page("/jobs?page=999").texts(".app-job")) == 1


def test_a_job_page_tells_the_job_and_carries_it_for_search_engines(client: StrictClient) -> None:
    vacancy = vacancies.make_vacancy(
        title="Therapist & friend", description="First </script>.\n\nSecond.", posts_count=3
    )
    page = client.page(f"/jobs/{vacancy.public_id}?location=BD1")
    assert page.h1 == "Therapist & friend"
    assert "up to 10 miles from BD1" in page.main
    assert "Apply for this job" in page.main
    posting = json.loads(page.soup.select('script[type="application/ld+json"]')[0].string or "")
    assert posting["@type"] == "JobPosting"
    assert posting["totalJobOpenings"] == 3
    assert posting["jobLocation"]["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Leeds",
        "addressRegion": "Yorkshire and The Humber",
        "addressCountry": "GB",
    }
    assert posting["baseSalary"]["value"]["minValue"] == 13.5
    assert "First &lt;/script&gt;." in posting["description"]
    assert len(client.queries) <= 3


def test_a_closed_job_says_so_and_is_kept_out_of_search_engines(client: StrictClient) -> None:
    ended = vacancies.make_vacancy(state=VacancyState.ENDED)
    passed = vacancies.make_vacancy(closes_on=clock.today() - timedelta(days=1))
    for vacancy in (ended, passed):
        response = client.get(f"/jobs/{vacancy.public_id}")
        page = Page(response)
        assert "closed" in page.text(".govuk-inset-text")
        assert "Apply for this job" not in page.main
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert page.soup.select_one('meta[name="robots"][content="noindex"]')
        assert not page.soup.select_one('script[type="application/ld+json"]')


def test_a_job_of_a_suspended_home_is_paused_without_a_reason(client: StrictClient) -> None:
    home = providers.make_home(providers.make_organisation(), status=HomeStatus.SUSPENDED)
    page = client.page(f"/jobs/{vacancies.make_vacancy(home).public_id}")
    assert "paused" in page.main
    assert "suspended" not in page.main.lower()
    assert "Apply for this job" not in page.main


def test_a_draft_is_not_there(client: StrictClient) -> None:
    vacancy = vacancies.make_vacancy(state=VacancyState.DRAFT)
    assert client.get(f"/jobs/{vacancy.public_id}").status_code == 404
    assert client.get("/jobs/abcdefghjkmnpqrs").status_code == 404


def test_the_board_speaks_welsh(client: StrictClient) -> None:
    vacancies.make_vacancy()
    page = client.page("/jobs?lang=cy&location=LS1")
    assert page.h1 == "Dod o hyd i swydd"
    assert "Swydd Efrog" in page.main

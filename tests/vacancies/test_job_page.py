"""One job as the public reads it: pay for a week, what it asks, its homes, and others like it."""

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.factories import providers, vacancies
from tests.page import Page, StrictClient
from tests.vacancies.test_filters import CARDIFF, HULL, LEEDS, also_in, home_in
from workforce.core import clock
from workforce.employment.states import Contract, JobRole
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import alike, board
from workforce.vacancies.states import (
    Driving,
    HoursPattern,
    PayPeriod,
    Qualification,
    Route,
    VacancyState,
    WelshNeed,
)


def rows(page: Page) -> dict[str, str]:
    keys = page.texts("main dt.govuk-summary-list__key")
    return dict(zip(keys, page.texts("main dd.govuk-summary-list__value"), strict=True))


def posting(page: Page) -> dict[str, Any]:
    told = json.loads(page.soup.select('script[type="application/ld+json"]')[0].string or "")
    assert isinstance(told, dict)
    return told


def test_the_page_says_what_the_job_asks_and_what_it_pays_for_a_week(client: StrictClient) -> None:
    job = vacancies.make_vacancy(
        pay_period=PayPeriod.YEAR,
        pay_from_pence=2_600_000,
        pay_to_pence=2_700_000,
        weekly_hours=Decimal(40),
        sleep_ins_a_month=8,
        sleep_in_pence=6_000,
        hours_patterns=int(HoursPattern.WEEKENDS),
        rota="Two days on, four off",
        driving=Driving.NEEDED,
        qualification=Qualification.NEEDED,
        qualification_title="Level 3 diploma",
        welsh=WelshNeed.ESSENTIAL,
    )
    told = rows(client.page(f"/jobs/{job.public_id}"))
    assert told["Pay"] == "£26,000 to £27,000 a year"
    # 26,000 + 12 x 8 x 60 pounds over 52 weeks
    assert told["Pay for a week"] == "about £610 with 8 sleep-ins a month at £60 each"
    assert told["Hours"] == "40 a week; Full time; Sleep-ins; Weekends"
    assert told["Rota"] == "Two days on, four off"
    assert told["Qualification"] == "Qualification needed: Level 3 diploma"
    assert told["Driving"] == "Driving is needed"
    assert told["Welsh"] == "Welsh is essential"
    plain = rows(client.page(f"/jobs/{vacancies.make_vacancy().public_id}"))
    assert plain["Pay for a week"] == "about £506"
    assert not {"Rota", "Qualification", "Driving", "Welsh", "Sleep-ins"} & set(plain)


def test_a_job_on_the_employers_own_site_leads_there_and_passes_nothing(
    client: StrictClient,
) -> None:
    job = vacancies.make_vacancy(route=Route.OWN_SITE, apply_url="https://jobs.example.org/7")
    page = client.page(f"/jobs/{job.public_id}?via=spring-radio")
    link = page.soup.select_one('a[href="https://jobs.example.org/7"]')
    assert link is not None
    rel = link.get("rel")
    assert {"noopener", "noreferrer", "nofollow"} <= set(rel if isinstance(rel, list) else [])
    assert not page.soup.select(f'a[href^="/jobs/{job.public_id}/apply"]')
    assert posting(page)["directApply"] is False
    here = client.page(f"/jobs/{vacancies.make_vacancy().public_id}")
    assert posting(here)["directApply"] is True


def test_a_tracked_link_leads_on_to_applying(client: StrictClient) -> None:
    job = vacancies.make_vacancy()
    page = client.page(f"/jobs/{job.public_id}?via=spring-radio")
    assert page.links()["Apply for this job"] == f"/jobs/{job.public_id}/apply?via=spring-radio"
    short = vacancies.make_vacancy(takes_interest=True)
    links = client.page(f"/jobs/{short.public_id}").links()
    assert links["Tell the employer you are interested"] == f"/jobs/{short.public_id}/interest"
    assert links["Write the whole application now"] == f"/jobs/{short.public_id}/apply"


def test_a_job_with_several_homes_names_each_council_area_once(client: StrictClient) -> None:
    owner = providers.make_organisation()
    job = vacancies.make_vacancy(home_in(LEEDS, owner=owner))
    for area in (CARDIFF, CARDIFF, LEEDS):
        also_in(job, home_in(area, owner=owner))
    page = client.page(f"/jobs/{job.public_id}?location=CF10")
    told = rows(page)
    assert told["Where"] == "Leeds, Yorkshire and The Humber; Cardiff, Wales"
    assert told["Distance"] == "up to 5 miles from CF10"
    places = [place["address"]["addressLocality"] for place in posting(page)["jobLocation"]]
    assert places == ["Leeds", "Cardiff"]
    card = client.page("/jobs?location=CF10").text(".app-job")
    assert "Leeds, Yorkshire and The Humber and 1 other council area (up to 5 miles)" in card


@pytest.mark.parametrize(
    "changes, kinds",
    [
        ({}, ["FULL_TIME"]),
        ({"weekly_hours": Decimal(20)}, ["PART_TIME"]),
        ({"contract": Contract.FIXED_TERM}, ["FULL_TIME", "TEMPORARY"]),
        ({"contract": Contract.BANK, "weekly_hours": Decimal(8)}, ["PART_TIME", "PER_DIEM"]),
    ],
)
def test_the_posting_for_search_engines_says_the_kind_of_employment(
    client: StrictClient, changes: dict[str, Any], kinds: list[str]
) -> None:
    job = vacancies.make_vacancy(**changes)
    told = posting(client.page(f"/jobs/{job.public_id}"))
    assert told["employmentType"] == kinds
    assert told["validThrough"] == clock.london(clock.day_end(job.closes_on)).isoformat()
    assert "geo" not in json.dumps(told)


def similar(job: Vacancy) -> list[str]:
    shown = board.shown(job.public_id, clock.today())
    assert shown is not None
    return [row.title for row in alike.similar(shown.vacancy, clock.today())]


def test_similar_jobs_are_live_near_the_same_role_first_and_never_the_job_itself(
    client: StrictClient,
) -> None:
    day = clock.now()
    job = vacancies.make_vacancy(home_in(LEEDS), title="Mine", role=JobRole.TEACHER)
    for age, (title, role, area) in enumerate(
        (
            ("Therapist", JobRole.THERAPIST, LEEDS),
            ("Teacher", JobRole.TEACHER, LEEDS),
            ("Cardiff", JobRole.TEACHER, CARDIFF),
            ("Older teacher", JobRole.TEACHER, LEEDS),
            ("Older therapist", JobRole.THERAPIST, LEEDS),
            ("Oldest therapist", JobRole.THERAPIST, LEEDS),
        )
    ):
        vacancies.make_vacancy(
            home_in(area), title=title, role=role, published_at=day - timedelta(days=age)
        )
    vacancies.make_vacancy(home_in(LEEDS), role=JobRole.TEACHER, state=VacancyState.ENDED)
    vacancies.make_vacancy(
        home_in(LEEDS), role=JobRole.TEACHER, closes_on=clock.today() - timedelta(days=1)
    )
    assert similar(job) == ["Teacher", "Older teacher", "Therapist", "Older therapist"]
    page = client.page(f"/jobs/{job.public_id}")
    assert page.texts(".app-job__title") == similar(job)
    assert len(client.queries) <= 3


def test_a_closed_job_offers_similar_ones_and_a_job_far_from_all_offers_none(
    client: StrictClient,
) -> None:
    closed = vacancies.make_vacancy(home_in(HULL), state=VacancyState.ENDED)
    vacancies.make_vacancy(home_in(HULL), title="Still open")
    page = client.page(f"/jobs/{closed.public_id}")
    assert page.texts(".app-job__title") == ["Still open"]
    alone = vacancies.make_vacancy(home_in(CARDIFF))
    assert "Similar jobs" not in client.page(f"/jobs/{alone.public_id}").main


@pytest.mark.usefixtures("session")
def test_a_job_without_a_public_point_is_near_the_jobs_of_its_council() -> None:
    home = providers.make_home(
        providers.make_organisation(),
        authority_code=LEEDS,
        region_code="E12000003",
        public_point=None,
    )
    job = vacancies.make_vacancy(home, title="No point")
    vacancies.make_vacancy(home_in(LEEDS), title="Leeds")
    vacancies.make_vacancy(home_in(HULL), title="Hull")
    assert similar(job) == ["Leeds"]

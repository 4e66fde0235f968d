"""No public byte narrows where a home is beyond its council area and its public point."""

import logging
import re

import pytest

from tests.factories import providers, vacancies
from tests.page import StrictClient
from workforce.core import clock
from workforce.places import rules as places
from workforce.providers.states import Role
from workforce.vacancies import services
from workforce.vacancies.models import Vacancy

NAME = "Quillfeather House"
STREET = "Hidden Thicket Lane"
VILLAGE = "Wressleby"
POSTCODE = "HU12 0XQ"
REGISTRATION = "SC7654321"
SECRETS = (NAME, "Quillfeather", STREET, "Thicket", VILLAGE, POSTCODE, "HU12", "0XQ", REGISTRATION)


@pytest.fixture
def secret_jobs(client: StrictClient) -> list[Vacancy]:
    """A live and an ended job of a home whose particulars are easy to recognise."""
    assert client
    point = places.public_point(POSTCODE)
    assert point is not None
    member = providers.make_member(Role.OWNER, providers.make_organisation(name=f"{NAME} Ltd"))
    home = providers.make_home(
        member.organisation,
        authority_code="E06000011",
        number=REGISTRATION,
        name=NAME,
        address=f"12 {STREET}\n{VILLAGE}\nHull",
        postcode=POSTCODE,
        public_point=point.key,
    )
    made = []
    for title in ("Support worker by the sea", "Night worker by the sea"):
        vacancy = services.post(member.actor, home, vacancies.make_particulars(title=title))
        services.publish(member.actor, vacancy)
        made.append(vacancy)
    services.end(member.actor, made[1])
    return made


def doors(jobs: list[Vacancy]) -> list[str]:
    """Every public door that tells of jobs, from near and far, in both languages."""
    searches = [
        f"/jobs{feed}?{query}"
        for feed in ("", "/feed.atom")
        for query in (
            "",
            "q=sea",
            "location=Hull&radius=25",
            "location=East+Riding+of+Yorkshire",
            "location=LS1&radius=200&sort=closing&lang=cy",
            "location=HU1&radius=50&sort=nearest",
            "location=HU17&radius=25&sort=pay&pay=12&posted=7",
            "region=yorkshire-and-the-humber&authority=E06000011&sector=private",
            "q=sea+full+time&home_type=childrens-home&driving=not-needed",
            "q=nothing&location=LS1",
        )
    ]
    pages = [f"/jobs/{job.public_id}{tail}" for job in jobs for tail in ("", "?location=LS1")]
    landings = [
        f"/jobs/residential-support-worker/{region}{lang}"
        for region in ("yorkshire-and-the-humber", "wales")
        for lang in ("", "?lang=cy")
    ]
    machines = [
        "/api/v1/vacancies?sort=nearest&location=Hull&radius=50",
        "/api/v1/vacancies?region=yorkshire-and-the-humber",
        "/api/v1/vacancies",
        "/api/v1/vacancies?location=Hull",
        "/api/v1/openapi.json",
    ]
    return [*searches, *landings, *pages, *machines, "/sitemap.xml", "/robots.txt", "/"]


def test_no_public_byte_tells_which_home_a_job_is_in(
    client: StrictClient, secret_jobs: list[Vacancy], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    told = 0
    for door in doors(secret_jobs):
        response = client.get(door)
        text = f"{response.get_data(as_text=True)}\n{response.headers}"
        told += "by the sea" in text
        found = [secret for secret in SECRETS if secret.casefold() in text.casefold()]
        assert not found, f"{door} says {found}"
        assert not coordinates(text), f"{door} says where on the map: {coordinates(text)}"
    assert told > 10
    assert not [secret for secret in SECRETS if secret in caplog.text]


def coordinates(text: str) -> list[str]:
    """Figures of the public point, the outcode and the place searched, as maps write them."""
    known = [places.resolve(words).point for words in ("HU12", "Hull", "LS1")]
    point = places.public_point(POSTCODE)
    known.append(point.point if point else None)
    figures = {f"{value:.2f}" for at in known if at for value in (at.lat, at.lon)}
    return [figure for figure in figures if re.search(rf"(?<![\d.]){re.escape(figure)}", text)]


def test_a_distance_is_told_in_bands_and_from_the_public_point_only(
    client: StrictClient, secret_jobs: list[Vacancy]
) -> None:
    job = secret_jobs[0]
    told = set()
    for outcode in ("HU1", "HU2", "HU3", "HU5"):
        text = client.page(f"/jobs/{job.public_id}?location={outcode}").main
        told.add(re.search(rf"(up to \d+ miles|over \d+ miles) from {outcode}", text) is not None)
        assert not re.search(r"\d+\.\d+ miles", text)
    assert told == {True}


def test_a_home_that_moves_within_its_public_point_changes_nothing_in_public(
    client: StrictClient, secret_jobs: list[Vacancy]
) -> None:
    job = secret_jobs[0]
    other = providers.make_home(
        job.organisation,
        authority_code=job.authority_code,
        name="Another",
        postcode="HU12 9ZZ",
        public_point=job.public_point,
    )
    vacancies.make_vacancy(
        other, title="Support worker by the lake", published_at=clock.now(), employer_name=""
    )
    page = client.page("/jobs?location=LS1&radius=200")
    cards = [card for card in page.texts(".app-job") if "Support worker by the" in card]
    assert len(cards) == 2
    assert cards[0].replace("lake", "sea") == cards[1]


def test_search_by_radius_answers_from_the_public_point_and_not_from_the_home(
    client: StrictClient, secret_jobs: list[Vacancy]
) -> None:
    assert secret_jobs
    near_home = client.page("/jobs?location=HU12&radius=1").main
    at_point = client.page("/jobs?location=Hull&radius=25").main
    assert "by the sea" not in near_home
    assert "by the sea" in at_point

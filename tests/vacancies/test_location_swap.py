"""Two homes with the same council area and public point cannot be told apart by anything public.

One home changes places with another, of another name, address, postcode and number: whatever
anybody asks before and after, near or far, sorted and filtered in every way, the answers are the
same to the byte.
"""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import providers, vacancies
from tests.page import StrictClient
from tests.vacancies.test_filters import also_in
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.db import session as current
from workforce.employment.states import JobRole
from workforce.places import rules as places
from workforce.providers.models import Home
from workforce.providers.states import Role
from workforce.vacancies import services
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import facets, results
from workforce.vacancies.rules.search import Search, asked
from workforce.vacancies.services import shown
from workforce.vacancies.states import Sort
from workforce.web.layout import KEPT

REGION, COUNCIL = "E12000003", "E06000011"
# Points all around, as somebody would choose them who wants to find a circle's middle.
GRID = ["HU1", "HU12", "HU17", "YO25", "DN14", "LS1"]
TOKENS = re.compile(r'(name="csrf_token"[^>]*value=|nonce=|nonce-|Expires=)"?[^";]+')
OTHER_SIDE = {
    "name": "Marlpit Grange",
    "address": "3 Saltmarsh Row\nPatrington\nHull",
    "registration_number": "SC1112223",
}


def outcodes_of(point: str) -> list[str]:
    """Outcodes whose homes share one public point."""
    listed = [f"HU{number}" for number in range(1, 20)]
    near = ((code, places.public_point(code)) for code in listed)
    return [code for code, big in near if big is not None and big.key == point]


@pytest.fixture
def home(session: Session) -> Home:
    """A home that recruits for four jobs, one of them ended, one of them in a further home too."""
    point = places.public_point("HU12")
    assert point is not None
    member = providers.make_member(Role.OWNER, providers.make_organisation(name="Tides Care"))
    made = providers.make_home(
        member.organisation,
        authority_code=COUNCIL,
        region_code=REGION,
        number="SC7654321",
        name="Quillfeather House",
        address="12 Hidden Thicket Lane\nWressleby\nHull",
        postcode="HU12 0XQ",
        public_point=point.key,
    )
    for number, role in enumerate((JobRole.TEACHER, JobRole.TEACHER, JobRole.THERAPIST)):
        said = vacancies.make_particulars(title=f"Work by the sea {number}", role=role)
        job = services.post(member.actor, made, said)
        services.publish(member.actor, job)
    leeds = providers.make_home(
        member.organisation,
        authority_code="E08000035",
        region_code=REGION,
        public_point=vacancies.LEEDS_POINT,
    )
    also_in(vacancies.make_vacancy(leeds, title="Work in two homes"), made)
    vacancies.make_vacancy(leeds, title="Elsewhere")
    assert session
    return made


@atomic
def swap(home: Home, postcode: str) -> None:
    """Let the home be the other one, and its adverts be published as that one's would be."""
    row = current().merge(home)
    for name, value in OTHER_SIDE.items():
        setattr(row, name, value)
    row.postcode = postcode
    point = places.public_point(postcode)
    assert point is not None
    row.public_point = point.key
    for job in current().scalars(select(Vacancy).where(Vacancy.home_id == row.id)):
        job.employer_name = shown.employer_name(job.organisation, row)
        shown.copy_place(job, row)
        job.search_text = services.search_text(job)


def searches() -> Iterator[Search]:
    """Every place, radius and order, and each way to narrow."""
    for where, radius, sort in product(GRID, ("5", "15", "25", "100"), Sort):
        yield asked(location=where, radius=radius, sort=sort.value)
    for where in ("", "Hull", "East Riding of Yorkshire", "Yorkshire and the Humber"):
        for words in ("", "sea", "Quillfeather", "Patrington", "HU12"):
            yield asked(q=words, location=where)


def told(search: Search) -> object:
    """All that the database tells of a search: jobs in order, counts, larger radii."""
    day = clock.today()
    page = results.found(search, 1, day)
    further = results.further_places(page.rows)
    return (
        [tuple(row)[:12] for row in page.rows],
        page.total,
        {key: [tuple(row) for row in rows] for key, rows in further.items()},
        facets.counted(search, day, councils=True),
        results.wider(search, day) if not page.total else (),
    )


def addresses() -> list[str]:
    """Public pages, feeds and files that tell of jobs."""
    asked_of = [
        "",
        "location=HU12&radius=25&sort=nearest",
        "location=HU17&radius=50&sort=pay&role=teacher",
        "location=LS1&radius=5",
        "location=East+Riding+of+Yorkshire&lang=cy",
        "region=yorkshire-and-the-humber&sort=closing",
        "q=sea&sector=private&home_type=childrens-home",
    ]
    listed = [f"{path}?{query}" for path in ("/jobs", "/jobs/feed.atom") for query in asked_of]
    jobs = vacancies_of_all()
    return [
        *listed,
        *(f"/jobs/{one}{tail}" for one in jobs for tail in ("", "?location=HU17")),
        "/jobs/teacher/yorkshire-and-the-humber",
        "/api/v1/vacancies?location=Hull&radius=25",
        "/api/v1/vacancies?sort=nearest&location=HU12&radius=100",
        "/sitemap.xml",
        "/robots.txt",
        "/",
    ]


def vacancies_of_all() -> list[str]:
    """The public ids of every job."""
    return list(current().scalars(select(Vacancy.public_id).order_by(Vacancy.id)))


def collected(app: Flask, client: StrictClient) -> dict[str, str]:
    """Each answer whole, headers included, but for the tokens that differ every time."""
    app.extensions.pop(KEPT, None)
    found = {}
    for address in addresses():
        client.delete_cookie("language")
        answer = client.get(address)
        assert answer.status_code == 200, address
        text = f"{answer.headers}\n{answer.get_data(as_text=True)}"
        found[address] = TOKENS.sub(r"\1", text)
    return found


def test_no_public_byte_changes_when_one_home_is_another_of_the_same_point(
    app: Flask, client: StrictClient, home: Home
) -> None:
    before = collected(app, client)
    assert sum("by the sea" in text for text in before.values()) > 10
    others = [code for code in outcodes_of(str(home.public_point)) if code != "HU12"]
    assert others
    swap(home, f"{others[0]} 9ZZ")
    after = collected(app, client)
    assert {where for where in before if before[where] != after[where]} == set()


def test_no_answer_of_a_grid_of_searches_tells_two_homes_of_one_point_apart(home: Home) -> None:
    asked_for = list(searches())
    before = [told(search) for search in asked_for]
    assert len({str(one) for one in before}) > 12
    others = [code for code in outcodes_of(str(home.public_point)) if code != "HU12"]
    swap(home, f"{others[-1]} 9ZZ")
    after = [told(search) for search in asked_for]
    assert before == after


def test_a_home_of_another_point_is_told_apart_so_the_comparison_can_fail(home: Home) -> None:
    search = asked(location="HU1", radius="25", sort="nearest")
    before = told(search)
    swap(home, "YO25 9ZZ")
    assert told(search) != before


@pytest.mark.usefixtures("session")
def test_an_advert_without_a_public_point_is_found_by_its_area_and_by_no_circle() -> None:
    home = providers.make_home(
        providers.make_organisation(),
        authority_code=COUNCIL,
        region_code=REGION,
        public_point=None,
    )
    vacancies.make_vacancy(home, title="Only the area")
    day = clock.today()

    def found(location: str, radius: str = "") -> list[str]:
        search = asked(location=location, radius=radius)
        return [row.title for row in results.found(search, 1, day).rows]

    assert found(location="East Riding of Yorkshire") == ["Only the area"]
    assert found(location="Yorkshire and the Humber") == ["Only the area"]
    assert found(location="") == ["Only the area"]
    for where, radius in product(GRID, ("1", "25", "200")):
        assert found(location=where, radius=radius) == [], where

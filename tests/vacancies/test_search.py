"""The board as the public searches it: words, place, radius, role, order, pages."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.factories import providers, vacancies
from workforce.core import clock
from workforce.core.db import atomic
from workforce.employment.states import JobRole
from workforce.providers.states import HomeStatus, OrganisationState
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import results
from workforce.vacancies.rules import words
from workforce.vacancies.rules.search import asked
from workforce.vacancies.states import VacancyState

HULL = "kingston-upon-hull-yorkshire-and-the-humber"


def titles(page: int = 1, **typed: Any) -> list[str]:
    search = asked(**typed)
    return [row.title for row in results.found(search, page, clock.today()).rows]


def at(authority: str, point: str, region: str = "E12000003", **more: Any) -> Vacancy:
    home = providers.make_home(
        providers.make_organisation(),
        authority_code=authority,
        region_code=region,
        public_point=point,
    )
    return vacancies.make_vacancy(home, **more)


@pytest.mark.usefixtures("session")
def test_a_live_vacancy_is_found_and_a_draft_or_ended_one_is_not() -> None:
    vacancies.make_vacancy(title="Live one")
    vacancies.make_vacancy(title="Draft one", state=VacancyState.DRAFT)
    vacancies.make_vacancy(title="Ended one", state=VacancyState.ENDED)
    assert titles() == ["Live one"]


@pytest.mark.usefixtures("session")
def test_a_vacancy_is_live_through_its_closing_day_and_not_the_day_after() -> None:
    vacancies.make_vacancy(title="Closes today", closes_on=clock.today())
    vacancies.make_vacancy(title="Closed yesterday", closes_on=clock.today() - timedelta(days=1))
    assert titles() == ["Closes today"]


def test_a_vacancy_of_a_suspended_home_or_employer_disappears_at_once(session: Session) -> None:
    mine, theirs, ours = (vacancies.make_vacancy(title=name) for name in ("A", "B", "C"))
    assert sorted(titles()) == ["A", "B", "C"]

    @atomic
    def suspend() -> None:
        session.merge(mine.home).status = HomeStatus.SUSPENDED
        session.merge(theirs.organisation).state = OrganisationState.SUSPENDED

    suspend()
    assert titles() == [ours.title]


@pytest.mark.usefixtures("session")
def test_an_invented_vacancy_is_never_shown_outside_demo_mode() -> None:
    vacancies.make_vacancy(source="invented")
    assert titles() == []


@pytest.mark.usefixtures("session")
def test_every_word_must_match_and_order_does_not_matter() -> None:
    vacancies.make_vacancy(title="Art therapist", role=JobRole.THERAPIST, description="Clay.")
    vacancies.make_vacancy(title="Night worker", role=JobRole.WAKING_NIGHT_WORKER)
    assert titles(q="therapist art") == ["Art therapist"]
    assert titles(q="therapists clays") == ["Art therapist"]
    assert titles(q="therapist night") == []
    assert titles(q="waking nights") == ["Night worker"]


@pytest.mark.parametrize(
    "typed", ['"', "' OR 1=1 --", "a:b*", "NEAR(x y)", "(", "&|!", "\\", "AND", "x" * 500, "%"]
)
@pytest.mark.usefixtures("session")
def test_nothing_typed_breaks_the_search(typed: str) -> None:
    vacancies.make_vacancy()
    assert isinstance(
        titles(q=typed, location=typed, radius=typed, roles=[typed], sort=typed), list
    )


@pytest.mark.usefixtures("session")
def test_the_database_and_the_matcher_agree() -> None:
    made = [
        vacancies.make_vacancy(title=title, description=text)
        for title, text in (
            ("RSW", "Sleep-ins, part time"),
            ("Registered manager", "Level 5 and a driving licence"),
            ("Care worker 2", "1e5 24h 007 x2"),
            ("Gweithiwr nos effro", "Dwyieithog"),
        )
    ]
    queries = (
        "rsw|residential care|RM|sleepin|parttime rsw|level five|1e5|007|24h x2|night|dwyieithog"
    )
    for query in (*queries.split("|"), "leeds", "nothing", "support worker"):
        wanted = words.terms(query)
        expected = {row.title for row in made if words.matches(wanted, row.search_text)}
        assert set(titles(q=query)) == expected, query


@pytest.mark.usefixtures("session")
def test_welsh_words_find_a_job_advertised_in_english() -> None:
    at("W06000015", "cardiff-wales", "W92000004", title="Bilingual worker")
    assert titles(q="cymru") == ["Bilingual worker"]
    assert titles(q="caerdydd") == ["Bilingual worker"]


@pytest.mark.usefixtures("session")
def test_a_place_finds_what_lies_within_the_radius_of_its_public_point() -> None:
    at("E08000035", vacancies.LEEDS_POINT, title="Leeds")
    at("E06000010", HULL, title="Hull")
    assert titles(location="LS1") == ["Leeds"]
    assert titles(location="LS1 4AP", radius="20") == ["Leeds"]
    assert sorted(titles(location="LS1", radius="100")) == ["Hull", "Leeds"]
    assert titles(location="leeds") == ["Leeds"]
    assert sorted(titles(location="Yorkshire and the Humber")) == ["Hull", "Leeds"]
    assert sorted(titles(location="England")) == ["Hull", "Leeds"]
    assert sorted(titles(location="")) == ["Hull", "Leeds"]
    assert titles(location="Cornwall") == []


@pytest.mark.usefixtures("session")
def test_an_unknown_place_finds_nothing_and_asks_no_database() -> None:
    vacancies.make_vacancy()
    search = asked(location="Xyzzyville")
    assert not search.answerable
    assert results.found(search, 1, clock.today()).total == 0
    assert results.wider(search, clock.today()) == []


@pytest.mark.usefixtures("session")
def test_larger_radii_that_have_jobs_are_offered_once_each() -> None:
    at("E06000010", HULL, title="Hull")
    at("E08000035", vacancies.LEEDS_POINT, title="Leeds")
    search = asked(location="Bradford", radius="1")
    assert results.found(search, 1, clock.today()).total == 0
    offered = dict(results.wider(asked(location="BD1", radius="5"), clock.today()))
    assert list(offered.values()) == [1, 2]
    assert min(offered) > 5
    assert results.wider(asked(location="BD1", q="nothing", radius="5"), clock.today()) == []
    assert results.wider(asked(), clock.today()) == []


@pytest.mark.usefixtures("session")
def test_roles_narrow_a_search_and_unknown_ones_are_ignored() -> None:
    vacancies.make_vacancy(title="T", role=JobRole.THERAPIST)
    vacancies.make_vacancy(title="D", role=JobRole.DEPUTY_MANAGER)
    vacancies.make_vacancy(title="R")
    assert titles(roles=["therapist"]) == ["T"]
    assert sorted(titles(roles=["therapist", "deputy-manager"])) == ["D", "T"]
    assert len(titles(roles=["astronaut"])) == 3


@pytest.mark.usefixtures("session")
def test_jobs_come_newest_first_or_closing_soonest_first() -> None:
    present = clock.now()
    for name, age, left in (("old", 3, 9), ("new", 1, 30), ("middle", 2, 1)):
        vacancies.make_vacancy(
            title=name,
            published_at=present - timedelta(days=age),
            closes_on=clock.today() + timedelta(days=left),
        )
    assert titles() == ["new", "middle", "old"]
    assert titles(sort="closing") == ["middle", "old", "new"]
    assert titles(sort="sideways") == ["new", "middle", "old"]


@pytest.mark.usefixtures("session")
def test_pages_hold_twenty_and_a_page_beyond_the_end_is_the_last() -> None:
    home = providers.make_home(providers.make_organisation(), public_point=vacancies.LEEDS_POINT)
    for number in range(45):
        vacancies.make_vacancy(home, title=f"Job {number:02}")
    pages = {n: results.found(asked(), n, clock.today()) for n in (1, 2, 3, 9)}
    assert [len(pages[n].rows) for n in (1, 2, 3, 9)] == [20, 20, 5, 5]
    assert {page.total for page in pages.values()} == {45}
    assert pages[9].number == 3
    seen = [row.title for n in (1, 2, 3) for row in pages[n].rows]
    assert len(set(seen)) == 45


@pytest.mark.usefixtures("session")
def test_pages_of_a_place_are_clamped_to_what_exists_and_to_what_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = providers.make_home(providers.make_organisation(), public_point=vacancies.LEEDS_POINT)
    for _ in range(45):
        vacancies.make_vacancy(home)
    leeds = asked(location="leeds")
    pages = {n: results.found(leeds, n, clock.today()) for n in (1, 3, 4, 99)}
    assert [pages[n].number for n in (1, 3, 4, 99)] == [1, 3, 3, 3]
    assert [len(pages[n].rows) for n in (1, 3, 4, 99)] == [20, 5, 5, 5]
    monkeypatch.setattr(results, "COUNTED", 40)
    page = results.found(leeds, 99, clock.today())
    assert (page.number, page.total, page.capped, len(page.rows)) == (2, 40, True, 20)


@pytest.mark.usefixtures("session")
def test_counts_are_exact_up_to_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "COUNTED", 22)
    home = providers.make_home(providers.make_organisation())
    for _ in range(22):
        vacancies.make_vacancy(home)
    exact = results.found(asked(), 1, clock.today())
    assert (exact.total, exact.capped) == (22, False)
    vacancies.make_vacancy(home)
    capped = results.found(asked(), 1, clock.today())
    assert (capped.total, capped.capped) == (22, True)


def test_the_index_follows_a_change_and_a_removal(session: Session) -> None:
    vacancy = vacancies.make_vacancy(title="Harpist")

    @atomic
    def reword() -> None:
        session.get_one(Vacancy, vacancy.id).search_text = words.search_text("Flautist")

    @atomic
    def remove() -> None:
        session.delete(session.get_one(Vacancy, vacancy.id))

    assert titles(q="harpist") == ["Harpist"]
    reword()
    assert titles(q="harpist") == []
    assert titles(q="flautist") == ["Harpist"]
    remove()
    assert titles(q="flautist") == []

"""Choosing: a recruiter posts a job, narrows who applied, moves, weighs, invites and offers."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories import accounts
from tests.factories.applications import make_application
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.vacancies import LEEDS_POINT, make_vacancy
from tests.support import keyboard, live, own, recruiting
from tests.support.browser import NARROW, WIDE, assert_fits, check_page
from tests.support.hand import expect_words, follow, press, tread
from tests.support.post import Post
from tests.support.watch import Watch
from workforce.core import clock
from workforce.providers.models import Home
from workforce.providers.states import Role
from workforce.vacancies.models import Vacancy
from workforce.vacancies.states import VacancyState

OpenPage = Callable[..., Page]
RECRUITER = "choosing.recruiter@example.org"
HOME, LAST_MONTH = "Bramble House", "Night support worker"
PEOPLE = (("Ada", "Moss"), ("Bryn", "Vale"), ("Cai", "Frost"), ("Dilys", "Wren"), ("Efa", "Lane"))
WORDS = "We would like to meet you soon."
KINDS = {"wide": (WIDE, True), "narrow without scripts": (NARROW, False)}


def a_choice() -> own.Names:
    """A job with five applicants for each kind of window, and one that ended."""
    provider = make_organisation(name="Lantern Care")
    home = make_home(provider, name=HOME, public_point=LEEDS_POINT)
    make_member(Role.RECRUITER, provider, accounts.make_person(RECRUITER))
    ended(home)
    return {kind: applied_for(home, kind).public_id for kind in KINDS}


def applied_for(home: Home, kind: str) -> Vacancy:
    """A live job and those who applied for it."""
    vacancy = make_vacancy(home, title=f"Support worker, {kind}")
    for given_name, family_name in PEOPLE:
        person = accounts.make_person(
            f"{given_name}.{kind}@example.org".replace(" ", "-").lower(),
            given_name=given_name,
            family_name=family_name,
        )
        make_application(vacancy, person)
    return vacancy


def ended(home: Home) -> None:
    """Last month's job, once for each kind of window."""
    for kind in KINDS:
        make_vacancy(
            home,
            title=f"{LAST_MONTH}, {kind}",
            state=VacancyState.ENDED,
            closes_on=clock.today() - timedelta(days=20),
        )


@pytest.fixture(scope="module")
def day(
    browser_instance: Browser, post: Post, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[own.Night]:
    """The day of the journeys."""
    assert browser_instance.is_connected()
    with own.night(tmp_path_factory.mktemp("choosing"), a_choice, MAIL_URL=post.url) as made:
        yield made


@pytest.fixture
def service(day: own.Night) -> live.Copy:
    """The running copy."""
    return day.copy


@pytest.mark.parametrize("kind", KINDS)
def test_a_job_is_posted_through_its_whole_list_and_again_in_three_taps(
    open_page: OpenPage, kind: str
) -> None:
    page, watch = window(open_page, kind, RECRUITER)
    draft = recruiting.begun(page, watch, RECRUITER, f"Waking night worker, {kind}", HOME)
    recruiting.written(page, watch, RECRUITER)
    recruiting.published(page, watch, RECRUITER)
    assert page.url == draft
    page.goto("/vacancies?state=ended")
    watch(page, RECRUITER)
    assert recruiting.posted_again(page, watch, RECRUITER, f"{LAST_MONTH}, {kind}") == 3
    again = page.url
    follow(page, "See it as candidates do")
    assert page.locator("h1").inner_text() == f"{LAST_MONTH}, {kind}"
    assert again != draft


def window(open_page: OpenPage, kind: str, who: str) -> tuple[Page, Watch]:
    """A window of a kind in which somebody is signed in; the wide one is judged by axe."""
    width, scripts = KINDS[kind]
    page = own.sign_in(open_page(width=width, scripts=scripts), who)
    return page, Watch(check_page if kind == "wide" else assert_fits)


@pytest.mark.parametrize("kind", KINDS)
def test_a_recruiter_finds_weighs_moves_and_offers(
    open_page: OpenPage, day: own.Night, post: Post, kind: str
) -> None:
    page, watch = window(open_page, kind, RECRUITER)
    applicants = f"/vacancies/{day.names[kind]}/applicants"
    page.goto(applicants)
    watch(page, RECRUITER)
    weighed_by(page, watch)
    narrowed(page, watch, applicants)
    moved(page, watch, applicants)
    letters = post.to(day.copy, f"ada.{kind}@example.org".replace(" ", "-"))
    assert any(WORDS in words for words in letters.values())
    chosen(page, watch, applicants)
    assert "You have a job offer" in post.to(day.copy, f"bryn.{kind}@example.org".replace(" ", "-"))


def weighed_by(page: Page, watch: Watch) -> None:
    """Say what candidates are weighed by."""
    follow(page, "Criteria")
    watch(page, RECRUITER)
    press(page, "Begin with suggestions")
    watch(page, RECRUITER)
    page.locator("main [name=text]").fill("Can drive at night")
    page.locator("main [name=weight]").first.check()
    press(page, "Add")
    expect_words(page, "Can drive at night")
    tread(page, page.locator(".govuk-back-link"))


def narrowed(page: Page, watch: Watch, applicants: str) -> None:
    """Narrow the list, see that nobody is left, and take the filters away."""
    more = page.locator("main details").first
    if more.get_attribute("open") is None:
        more.locator("summary").click()
    page.locator("main [name=score]").select_option("3")
    press(page, "Show")
    expect_words(page, "Nobody matches")
    watch(page, RECRUITER)
    page.goto(f"{applicants}?sort=name")
    names = page.locator("main tbody th").all_inner_texts()
    assert names == sorted(names, key=lambda name: name.split()[-1])
    assert len(names) == len(PEOPLE)


def moved(page: Page, watch: Watch, applicants: str) -> None:
    """Two from the list and one from the board, after a look at the letters."""
    page.goto(applicants)
    for name in ("Ada Moss", "Bryn Vale"):
        page.get_by_role("checkbox", name=f"Choose {name}").check()
    page.locator("main [name=to]").select_option("shortlisted")
    press(page, "Look at the letters first")
    watch(page, RECRUITER)
    page.locator("main [name=words]").fill(WORDS)
    press(page, "See the letter with these words")
    assert WORDS in page.locator(".app-letter").first.inner_text()
    watch(page, RECRUITER)
    press(page, "Move them and send the letters")
    expect_words(page, "Moved to “Shortlisted” (2)")
    watch(page, RECRUITER)
    follow(page, "Back to the applicants")
    follow(page, "Show as a board")
    watch(page, RECRUITER)
    tread(page, page.locator(".app-board__card").filter(has_text="Cai Frost").locator("button"))
    press(page, "Move them and send the letters")
    page.goto(f"{applicants}?view=board")
    heading = page.get_by_role("heading", name=re.compile("^Shortlisted"))
    column = page.locator(".app-board__column").filter(has=heading)
    expect(column.locator(".app-board__card")).to_have_count(3)


def chosen(page: Page, watch: Watch, applicants: str) -> None:
    """Note, score, invite to a time, write to, and make an offer to one of them."""
    page.goto(applicants)
    follow(page, "Bryn Vale")
    watch(page, RECRUITER)
    one = page.url
    follow(page, "Write a note")
    watch(page, RECRUITER)
    page.locator("main [name=words]").fill("Rang back within the hour.")
    press(page, "Keep the note")
    expect_words(page, "Rang back within the hour.")
    follow(page, "Score, or see every score")
    recruiting.scored(page, watch, RECRUITER, points=3)
    page.goto(one)
    press(page, "Invite to an interview")
    watch(page, RECRUITER)
    follow(page, "Interview times of this job")
    watch(page, RECRUITER)
    recruiting.times_offered(page, watch, RECRUITER)
    page.goto(one)
    follow(page, "Messages")
    watch(page, RECRUITER)
    page.locator("main [name=words]").fill("Please choose a time.")
    press(page, "Send")
    watch(page, RECRUITER)
    page.goto(one)
    recruiting.offered(page, watch, RECRUITER)


def test_every_stop_of_the_choosing_pages_is_reached_by_keyboard(
    page: Page, day: own.Night
) -> None:
    own.sign_in(page, RECRUITER)
    of_job = f"/vacancies/{day.names['wide']}"
    for path in (
        "/vacancies",
        of_job,
        f"{of_job}/applicants",
        f"{of_job}/applicants?view=board",
        f"{of_job}/criteria",
        f"{of_job}/panel",
        f"{of_job}/interviews/add",
        "/letters-to-candidates",
    ):
        page.goto(path)
        found = keyboard.stops(page)
        assert not found.missed, path
        assert not found.unseen, path
        assert found.is_in_order, path

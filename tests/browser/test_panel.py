"""A panel: it reads what has no name, at the width of a phone, and scores without being led."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.factories import accounts, together
from tests.factories.applications import make_application
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.vacancies import LEEDS_POINT, make_vacancy
from tests.support import keyboard, live, own, recruiting
from tests.support.browser import NARROW
from tests.support.hand import expect_words, follow, press, tread, type_today
from tests.support.post import Post
from tests.support.watch import Watch
from workforce.providers.states import Role

OpenPage = Callable[..., Page]
RECRUITER = "panel.recruiter@example.org"
FIRST, SECOND = "panel.first@example.org", "panel.second@example.org"


def a_panel() -> own.Names:
    """A job whose two applicants nobody may name yet, and two who could sit on its panel."""
    home = make_home(make_organisation(name="Lantern Care"), public_point=LEEDS_POINT)
    for email, role, name in (
        (RECRUITER, Role.RECRUITER, "Rhys"),
        (FIRST, Role.TRAINING_LEAD, "Fern"),
        (SECOND, Role.TRAINING_LEAD, "Sage"),
    ):
        person = accounts.make_person(email, given_name=name, family_name="Hale")
        make_member(role, home.organisation, person)
    job = together.make_anonymous(make_vacancy(home))
    for name in ("Ada", "Bryn"):
        make_application(job, accounts.make_person(given_name=name, family_name="Moss"))
    for text in ("Stays calm", "Listens"):
        together.make_criterion(job, text)
    _, third = together.make_seat(job)
    return {"job": job.public_id, "third": third.person.email}


@pytest.fixture(scope="module")
def day(
    browser_instance: Browser, post: Post, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[own.Night]:
    """The day of the journey."""
    assert browser_instance.is_connected()
    with own.night(tmp_path_factory.mktemp("panel"), a_panel, MAIL_URL=post.url) as made:
        yield made


@pytest.fixture
def service(day: own.Night) -> live.Copy:
    """The running copy."""
    return day.copy


def test_a_panel_reads_nobodys_name_and_scores_without_seeing_the_scores_of_others(
    open_page: OpenPage, day: own.Night, post: Post
) -> None:
    blind = f"/vacancies/{day.names['job']}"
    recruiter, watch = own.sign_in(open_page(), RECRUITER), Watch()
    seated(recruiter, watch, f"{blind}/applicants")
    letter = post.to(day.copy, FIRST)["You are asked to sit on a panel"]
    first = own.sign_in(open_page(width=NARROW), FIRST)
    assert f"/panel/{day.names['job']}" in letter
    read(first, watch, day.names["job"], FIRST)
    assert "You see the scores of others once your own are given." in main(first)
    recruiting.scored(first, watch, FIRST, points=3)
    second = own.sign_in(open_page(width=NARROW, scripts=False), SECOND)
    read(second, watch, day.names["job"], SECOND)
    assert "Fern Hale" not in main(second)
    assert "Mean of all points" not in main(second)
    recruiting.scored(second, watch, SECOND, points=1)
    assert "Fern Hale: 3" in main(second)
    expect_words(second, "Mean of all points: 2")
    for path in (f"{blind}/applicants", "/vacancies", blind):
        answer = second.goto(path)
        assert answer is not None
        assert answer.status in {403, 404}, path


def seated(page: Page, watch: Watch, applicants: str) -> None:
    """The recruiter asks both to the panel, and records what part young people had."""
    page.goto(applicants)
    expect_words(page, "You see who they are once they are shortlisted")
    assert "Ada Moss" not in page.content()
    watch(page, RECRUITER)
    follow(page, "Panel")
    watch(page, RECRUITER)
    for name in ("Fern Hale", "Sage Hale"):
        page.locator("main [name=person]").select_option(label=name)
        press(page, "Invite to the panel")
    watch(page, RECRUITER)
    page.goto(applicants)
    follow(page, "Young people’s part")
    watch(page, RECRUITER)
    page.locator("main [name=parts]").first.check()
    type_today(page, "on_day")
    tread(page, page.locator("main form button[type=submit]").last)
    watch(page, RECRUITER)


def read(page: Page, watch: Watch, vacancy_id: str, who: str) -> None:
    """Come to the first application by the panel's own pages."""
    page.goto("/panel")
    watch(page, who)
    tread(page, page.locator(f"main a[href$='/panel/{vacancy_id}']"))
    watch(page, who)
    assert "Ada Moss" not in page.content()
    tread(page, page.locator("main a[href*='/panel/applications/']").first)
    watch(page, who)
    assert "Ada" not in page.content()


def main(page: Page) -> str:
    """What the main part of a page says."""
    return page.locator("main").inner_text()


def test_a_panel_member_reaches_every_stop_by_keyboard(page: Page, day: own.Night) -> None:
    own.sign_in(page, day.names["third"])
    page.goto("/panel")
    while True:
        found = keyboard.stops(page)
        assert not found.missed, page.url
        assert not found.unseen, page.url
        assert found.is_in_order, page.url
        further = page.locator("main li a[href*='/panel/']")
        if not further.count():
            break
        keyboard.tread(page, further.first)
    assert "/panel/applications/" in page.url

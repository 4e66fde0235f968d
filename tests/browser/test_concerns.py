"""A concern: a recruiter opens it, an owner tends it, the responsible individual closes it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from tests.support import live, own
from tests.support.browser import NARROW, WIDE, assert_fits, check_page
from tests.support.hand import expect_words, follow, go, press
from tests.support.watch import Watch
from workforce.providers.states import Role

OpenPage = Callable[..., Page]
RECRUITER = "worried.recruiter@example.org"
OWNER, SECOND = "worried.owner@example.org", "worried.second@example.org"
SAID = "Raised by a colleague on the late shift"
ROLES = {
    RECRUITER: Role.RECRUITER,
    OWNER: Role.OWNER,
    SECOND: Role.RESPONSIBLE_INDIVIDUAL,
}


def a_home() -> own.Names:
    """A home, somebody about to start in it, and three who keep their checks."""
    provider = make_organisation(name="Lantern Care")
    home = make_home(provider, name="Bramble House")
    for email, role in ROLES.items():
        make_member(role, provider, accounts.make_person(email))
    row = make.make_appointment(home, complete=True, given_name="Ada", family_name="Ready")
    return {"appointment": row.public_id}


@pytest.fixture(params=[(WIDE, True), (NARROW, False)], ids=["wide", "narrow without scripts"])
def morning(
    browser_instance: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[own.Night]:
    """One morning of its own for each kind of window."""
    assert browser_instance.is_connected()
    with own.night(tmp_path_factory.mktemp("concern"), a_home) as night:
        yield night


@pytest.fixture
def service(morning: own.Night) -> live.Copy:
    """The running copy."""
    return morning.copy


def test_a_concern_from_the_one_who_worries_to_the_ones_who_decide(
    open_page: OpenPage, morning: own.Night, request: pytest.FixtureRequest
) -> None:
    width, scripts = request.node.callspec.params["morning"]
    watch = Watch(check_page if (width, scripts) == (WIDE, True) else assert_fits)
    where = f"/appointments/{morning.names['appointment']}"
    opened(own.sign_in(open_page(width=width, scripts=scripts), RECRUITER), watch, where)
    tended(own.sign_in(open_page(width=width, scripts=scripts), OWNER), watch, where)
    closed(own.sign_in(open_page(width=width, scripts=scripts), SECOND), watch, where)


def opened(page: Page, watch: Watch, where: str) -> None:
    """Whoever keeps files says that they worry, and then knows no more than who deals with it."""
    page.goto(where)
    follow(page, "Open a concern about this person")
    watch(page, RECRUITER)
    press(page, "Open the concern")
    assert page.title().startswith("Error: ")
    watch(page, RECRUITER)
    page.get_by_label("An allegation that they harmed a child, or may have").check()
    page.get_by_label("What should whoever deals with it know?").fill(SAID)
    press(page, "Open the concern")
    expect(page.locator(".govuk-notification-banner")).to_contain_text("it is dealt with by")
    expect_words(page, "They are stopped from working")
    assert SAID not in page.content()
    assert page.get_by_role("link", name="See the concern that stops them").count() == 0
    watch(page, RECRUITER)
    page.goto("/appointments")
    assert page.get_by_role("link", name="Concerns", exact=True).count() == 0


def tended(page: Page, watch: Watch, where: str) -> None:
    """An owner finds it on their evening page and by the person, and does what is asked."""
    page.goto("/tonight")
    expect_words(page, "A concern has")
    page.goto(where)
    follow(page, "See the concern that stops them")
    expect_words(page, SAID)
    watch(page, OWNER)
    tasks = page.get_by_role("link", name="Record what was done")
    while tasks.count():
        with page.expect_navigation():
            tasks.first.click()
        page.get_by_label("How was it done, who was told, and with what reference?").fill("Rang")
        watch(page, OWNER)
        press(page, "Record")
    expect(page.get_by_role("link", name="Close the concern")).to_be_visible()
    watch(page, OWNER)


def closed(page: Page, watch: Watch, where: str) -> None:
    """A second person decides, and the person may start."""
    go(page, "Checks before starting")
    follow(page, "Concerns")
    watch(page, SECOND)
    follow(page, "Ada Ready")
    follow(page, "Close the concern")
    page.get_by_label("Closed: they may work").check()
    page.get_by_label("Who decided it, and on what grounds?").fill("Unfounded")
    watch(page, SECOND)
    press(page, "Close the concern")
    expect_words(page, "Closed: they may work")
    page.goto(where)
    assert page.get_by_text("They are stopped from working").count() == 0

"""After the shortlist: questions, times, messages, references, the place and the offer."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page

from tests.factories import accounts
from tests.factories.applications import make_application
from tests.factories.hiring import reference_answers
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.vacancies import LEEDS_POINT, make_vacancy
from tests.support import keyboard, live, own, recruiting
from tests.support.applying import fill
from tests.support.browser import NARROW, WIDE, assert_fits, check_page
from tests.support.hand import expect_words, follow, press, tread, type_day, type_today
from tests.support.post import Post, link_in
from tests.support.watch import Watch
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.providers.states import Role

OpenPage = Callable[..., Page]
RECRUITER, NOBODY = "hiring.recruiter@example.org", ""
ADDRESS = "17 Larch Lane"
KINDS = {"wide": (WIDE, True), "narrow without scripts": (NARROW, False)}
CANDIDATES = {"wide": "ada@hiring.example.org", "narrow without scripts": "bryn@hiring.example.org"}
QUESTIONS = ("convictions", "barred", "investigation", "services", "dismissed", "regulator")


def a_shortlist() -> own.Names:
    """Somebody shortlisted for each kind of window, each for a job of their own."""
    provider = make_organisation(name="Lantern Care")
    home = make_home(
        provider,
        name="Bramble House",
        public_point=LEEDS_POINT,
        address=ADDRESS,
        postcode="LS1 4AP",
    )
    make_member(Role.RECRUITER, provider, accounts.make_person(RECRUITER))
    names: own.Names = {}
    for kind, email in CANDIDATES.items():
        person = accounts.make_person(email, given_name=kind.partition(" ")[0].title())
        vacancy = make_vacancy(home, title=f"Support worker, {kind}")
        row = make_application(vacancy, person, state=ApplicationState.SHORTLISTED)
        names |= {kind: row.public_id, f"job {kind}": vacancy.public_id}
    return names


@pytest.fixture(scope="module")
def week(
    browser_instance: Browser, post: Post, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[own.Night]:
    """The week of the journeys."""
    assert browser_instance.is_connected()
    with own.night(tmp_path_factory.mktemp("hiring"), a_shortlist, MAIL_URL=post.url) as made:
        yield made


@pytest.fixture
def service(week: own.Night) -> live.Copy:
    """The running copy."""
    return week.copy


@pytest.mark.parametrize("kind", KINDS)
def test_a_candidate_and_a_recruiter_come_from_the_shortlist_to_an_offer_accepted(
    open_page: OpenPage, week: own.Night, post: Post, kind: str
) -> None:
    width, scripts = KINDS[kind]
    watch = Watch(check_page if kind == "wide" else assert_fits)
    who = CANDIDATES[kind]
    recruiter = own.sign_in(open_page(width=width, scripts=scripts), RECRUITER)
    candidate = own.sign_in(open_page(width=width, scripts=scripts), who)
    stranger = open_page(width=width, scripts=scripts)
    theirs, mine = f"/applicants/{week.names[kind]}", f"/applications/{week.names[kind]}"
    disclosed(recruiter, candidate, watch, theirs, mine)
    met(recruiter, candidate, watch, theirs, mine)
    written_to(recruiter, candidate, watch, theirs, mine)
    asked(recruiter, watch, theirs)
    letters = post.to(week.copy, "kit@bryn.example.org")
    vouched(stranger, watch, link_in(letters["You are asked for a reference"], week.copy))
    placed(recruiter, candidate, watch, theirs, mine)
    code = accepted(recruiter, candidate, watch, theirs, mine)
    genuine(stranger, watch, code)
    told = post.to(week.copy, who)
    assert {"You are invited to an interview", "You have a job offer"} <= set(told)
    assert code in told["You have a job offer"]
    assert not any(ADDRESS in words or "Bramble" in words for words in told.values())


def disclosed(recruiter: Page, candidate: Page, watch: Watch, theirs: str, mine: str) -> None:
    """The candidate is asked six questions, answers one with “not sure”, and it is talked about."""
    recruiter.goto(theirs)
    press(recruiter, "Ask for a self-disclosure")
    watch(recruiter, RECRUITER)
    candidate.goto(mine)
    watch(candidate, NOBODY)
    tread(candidate, candidate.locator("main a[href$='/disclosure']").first)
    watch(candidate, NOBODY)
    press(candidate, "Send my answers")
    assert candidate.title().startswith("Error: ")
    watch(candidate, NOBODY)
    fill(candidate, dict.fromkeys(QUESTIONS, "no") | {"convictions": "not-sure"})
    fill(candidate, {"truth": "", "agrees": ""})
    press(candidate, "Send my answers")
    watch(candidate, NOBODY)
    recruiter.goto(theirs)
    follow(recruiter, "Self-disclosure")
    watch(recruiter, RECRUITER)
    type_today(recruiter, "discussed_on")
    fill(recruiter, {"outcome": "A caution from school, long filtered."})
    press(recruiter, "Save")
    expect_words(recruiter, "Talked about")


def met(recruiter: Page, candidate: Page, watch: Watch, theirs: str, mine: str) -> None:
    """Times are offered; the candidate chooses one, then another."""
    recruiter.goto(theirs)
    press(recruiter, "Invite to an interview")
    follow(recruiter, "Interview times of this job")
    watch(recruiter, RECRUITER)
    recruiting.times_offered(recruiter, watch, RECRUITER)
    candidate.goto(mine)
    watch(candidate, NOBODY)
    tread(candidate, candidate.locator("main a[href$='/interview']").first)
    watch(candidate, NOBODY)
    press(candidate, "Choose this time")
    assert candidate.title().startswith("Error: ")
    watch(candidate, NOBODY)
    candidate.locator("main [name=slot]").first.check()
    press(candidate, "Choose this time")
    expect_words(candidate, "Albion Chambers")
    watch(candidate, NOBODY)
    candidate.locator("main [name=slot]").last.check()
    press(candidate, "Change to this time")
    with candidate.expect_download() as saved:
        candidate.get_by_role("link", name="Put it into my calendar").click()
    assert saved.value.suggested_filename.endswith(".ics")
    follow(candidate, "None of the times suits me")
    watch(candidate, NOBODY)
    recruiter.reload()
    watch(recruiter, RECRUITER)


def written_to(recruiter: Page, candidate: Page, watch: Watch, theirs: str, mine: str) -> None:
    """Each writes once; what the candidate wrote waits until somebody opens it."""
    recruiter.goto(f"{theirs}/messages")
    watch(recruiter, RECRUITER)
    fill(recruiter, {"words": "Please bring something to drink."})
    press(recruiter, "Send")
    candidate.goto(mine)
    follow(candidate, "Messages")
    watch(candidate, NOBODY)
    fill(candidate, {"words": "Thank you. Is there a place for a bicycle?"})
    press(candidate, "Send")
    watch(candidate, NOBODY)
    recruiter.goto("/messages/waiting")
    watch(recruiter, RECRUITER)
    tread(recruiter, recruiter.locator(f"main a[href$='{theirs}/messages']"))
    expect_words(recruiter, "bicycle")
    watch(recruiter, RECRUITER)


def asked(recruiter: Page, watch: Watch, theirs: str) -> None:
    """A referee is filled in from the application, asked, and the address is put right."""
    recruiter.goto(theirs)
    follow(recruiter, "References")
    watch(recruiter, RECRUITER)
    press(recruiter, "Ask a referee")
    watch(recruiter, RECRUITER)
    tread(recruiter, recruiter.locator("main a[href*='referee=']").first)
    assert recruiter.locator("main [name=email]").input_value()
    fill(recruiter, {"agreed": ""})
    if not recruiter.locator("main [name=slot]:checked").count():
        recruiter.locator("main [name=slot]").first.check()
    press(recruiter, "Write to the referee")
    watch(recruiter, RECRUITER)
    tread(recruiter, recruiter.get_by_role("link", name=re.compile("Correct the address")))
    watch(recruiter, RECRUITER)
    fill(recruiter, {"email": "kit@bryn.example.org"})
    press(recruiter, "Write to this address")
    expect_words(recruiter, "Asked")


def vouched(stranger: Page, watch: Watch, link: str) -> None:
    """A referee who has no account answers, once."""
    stranger.goto(link)
    watch(stranger, NOBODY)
    follow(stranger, "I cannot give a reference")
    watch(stranger, NOBODY)
    stranger.goto(link)
    press(stranger, "Send the reference")
    assert stranger.title().startswith("Error: ")
    watch(stranger, NOBODY)
    said = {name: words for name, words in reference_answers().items() if words}
    fill(stranger, said | {"truth": ""})
    press(stranger, "Send the reference")
    expect_words(stranger, "Your answer has come")
    watch(stranger, NOBODY)
    stranger.goto(link)
    expect_words(stranger, "no longer works")
    watch(stranger, NOBODY)


def placed(recruiter: Page, candidate: Page, watch: Watch, theirs: str, mine: str) -> None:
    """The address is let be seen once a passport was, and looked at on the candidate's page."""
    recruiter.goto(f"{theirs}/references")
    expect_words(recruiter, "Received")
    watch(recruiter, RECRUITER)
    candidate.goto(f"{mine}/place")
    assert ADDRESS not in candidate.content()
    recruiter.goto(theirs)
    follow(recruiter, "Tell them where the home is")
    watch(recruiter, RECRUITER)
    press(recruiter, "Let them look at the address")
    assert recruiter.title().startswith("Error: ")
    watch(recruiter, RECRUITER)
    fill(recruiter, {"seen": "passport", "reason": "To visit before they decide"})
    type_today(recruiter, "seen_on")
    type_day(recruiter, "visit_on", clock.today() + timedelta(days=6))
    press(recruiter, "Let them look at the address")
    watch(recruiter, RECRUITER)
    candidate.goto(f"{mine}/place")
    watch(candidate, NOBODY)
    assert ADDRESS not in candidate.content()
    press(candidate, "Show the address")
    expect_words(candidate, ADDRESS)
    watch(candidate, NOBODY)


def accepted(recruiter: Page, candidate: Page, watch: Watch, theirs: str, mine: str) -> str:
    """The job is offered and the offer accepted; the code that shows that it is genuine."""
    recruiter.goto(theirs)
    recruiting.offered(recruiter, watch, RECRUITER)
    candidate.goto(mine)
    watch(candidate, NOBODY)
    tread(candidate, candidate.locator("main a[href$='/offer']").first)
    watch(candidate, NOBODY)
    found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}\b", candidate.content())
    assert found is not None
    press(candidate, "Accept the offer")
    watch(candidate, NOBODY)
    candidate.goto(mine)
    watch(candidate, NOBODY)
    return found.group()


def genuine(stranger: Page, watch: Watch, code: str) -> None:
    """Anybody who has the code learns that the offer is real, and not where it leads."""
    stranger.goto("/offers/check")
    watch(stranger, NOBODY)
    fill(stranger, {"code": "AAAA-AAAA-AA"})
    press(stranger, "Check the code")
    expect_words(stranger, "We do not know this code")
    fill(stranger, {"code": code})
    press(stranger, "Check the code")
    expect_words(stranger, "This code is genuine")
    assert "Bramble" not in stranger.content()
    watch(stranger, NOBODY)


def test_every_stop_of_the_hiring_pages_is_reached_by_keyboard(
    open_page: OpenPage, week: own.Night
) -> None:
    theirs, mine = (f"/{one}/{week.names['wide']}" for one in ("applicants", "applications"))
    pages = {
        RECRUITER: (
            theirs,
            f"{theirs}/messages",
            f"{theirs}/references/ask",
            f"{theirs}/place",
            f"/vacancies/{week.names['job wide']}/interviews",
        ),
        CANDIDATES["wide"]: (mine, f"{mine}/interview", f"{mine}/messages", f"{mine}/offer"),
    }
    for who, paths in pages.items():
        page = own.sign_in(open_page(), who)
        for path in paths:
            page.goto(path)
            found = keyboard.stops(page)
            assert not found.missed, path
            assert not found.unseen, path
            assert found.is_in_order, path


def test_the_pages_of_the_candidate_after_the_shortlist_are_welsh_on_a_phone(
    open_page: OpenPage, week: own.Night
) -> None:
    page = own.sign_in(open_page(width=NARROW, scripts=False), CANDIDATES["wide"])
    mine = f"/applications/{week.names['wide']}"
    for path in (mine, f"{mine}/interview", f"{mine}/messages", f"{mine}/offer", f"{mine}/place"):
        page.goto(f"{path}?lang=cy")
        assert page.locator("html").get_attribute("lang") == "cy"
        check_page(page)

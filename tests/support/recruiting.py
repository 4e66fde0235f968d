"""A recruiter's hands: a job posted part by part, and an offer made."""

from datetime import timedelta

from playwright.sync_api import Page

from tests.support.applying import fill
from tests.support.hand import expect_words, follow, press, type_day
from tests.support.watch import Watch
from workforce.core import clock
from workforce.vacancies.states import SECTION_NAMES, Section

ABOUT = "Days and evenings with four young people. We train you, and you are never alone on shift."
# What is answered on the page of each part; the dates stand as they are suggested.
PARTS: dict[Section, dict[str, str]] = {
    Section.JOB: {"role": "residential-support-worker", "contract": "permanent"},
    Section.PAY: {"weekly_hours": "37.5", "pay_period": "hour", "pay_from": "13.90"},
    Section.ASKS: {
        "driving": "useful",
        "qualification": "will-train",
        "welsh": "not-needed",
    },
    Section.PLACES: {"posts_count": "2"},
    Section.APPLYING: {"route": "here", "is_anonymous": ""},
    Section.DATES: {},
    Section.ABOUT: {"description": ABOUT},
}
SAVE = "Save and continue"


def begun(page: Page, watch: Watch, who: str, title: str, home: str) -> str:
    """Begin a job with its title and home; where its list of parts stands."""
    page.goto("/vacancies")
    watch(page, who)
    press(page, "Post a job")
    watch(page, who)
    press(page, SAVE)
    assert page.title().startswith("Error: ")
    watch(page, who)
    page.locator("main [name=title]").fill(title)
    page.locator("main [name=home]").select_option(label=home)
    press(page, SAVE)
    watch(page, who)
    return page.url


def written(page: Page, watch: Watch, who: str) -> None:
    """Write every part from the list of all; the last one leads to the preview."""
    follow(page, str(SECTION_NAMES[Section.PAY]))
    fill(page, {**PARTS[Section.PAY], "pay_from": "6.50"})
    press(page, SAVE)
    watch(page, who)
    expect_words(page, "The National Living Wage is")
    tread_back = page.locator(".govuk-back-link")
    with page.expect_navigation():
        tread_back.click()
    for section, answers in PARTS.items():
        follow(page, str(SECTION_NAMES[section]))
        watch(page, who)
        fill(page, answers)
        press(page, SAVE)
    watch(page, who)


def published(page: Page, watch: Watch, who: str) -> None:
    """Publish the job that is previewed."""
    press(page, "Publish")
    expect_banner(page, "The job is live")
    watch(page, who)


def posted_again(page: Page, watch: Watch, who: str, title: str) -> int:
    """Post last month's job once more; how many taps that took from the list of jobs."""
    taps = 0
    for button in (f"Post again {title}", SAVE, "Publish"):
        press(page, button)
        watch(page, who)
        taps += 1
    expect_banner(page, "The job is live")
    return taps


def times_offered(page: Page, watch: Watch, who: str) -> None:
    """From the interview times of a job: three of one day."""
    press(page, "Offer times")
    watch(page, who)
    type_day(page, "day", clock.today() + timedelta(days=6))
    fill(
        page,
        {
            "times": "10:00, 11:30, 14:00",
            "kind": "in-person",
            "whereabouts": "Second floor, Albion Chambers, Park Row",
        },
    )
    press(page, "Offer these times")
    watch(page, who)


def scored(page: Page, watch: Watch, who: str, *, points: int) -> None:
    """Give every criterion the same points."""
    watch(page, who)
    for criterion in page.locator("main fieldset").all():
        criterion.locator(f"input[value='{points}']").check()
    press(page, "Keep my scores")
    watch(page, who)


def offered(page: Page, watch: Watch, who: str) -> None:
    """From the page of an applicant: the terms as the advert has them, and a word more."""
    press(page, "Offer the job, subject to checks")
    watch(page, who)
    fill(page, {"words": "We would be glad to have you."})
    press(page, "Make this offer")
    expect_words(page, "Waiting for an answer")
    watch(page, who)


def expect_banner(page: Page, words: str) -> None:
    """Fail unless a notice says this."""
    said = page.locator(".govuk-notification-banner").inner_text()
    assert words in said, f"{page.url} says {said!r}"

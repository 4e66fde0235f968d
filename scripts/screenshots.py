"""`make screenshots`: the pictures of docs/images, taken from a fresh demo copy."""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tests.support import browser as chromium
from tests.support import live

ROOT = Path(__file__).resolve().parent.parent
PICTURES_FOLDER = ROOT / "docs" / "images"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: where it is taken, as whom, how wide, by which link and button, from what on."""

    name: str
    address: str
    person: str = ""
    width: int = chromium.WIDE
    follow: str = ""
    press: str = ""
    show: str = ""


PICTURES = (
    Picture("home", "/"),
    Picture("job-search", "/jobs?q=support+worker&location=LS1&radius=20"),
    Picture("job-search-narrow", "/jobs?q=support+worker&location=LS1", width=chromium.NARROW),
    Picture("shortfalls", "/shortfalls"),
    Picture(
        "matrix",
        "/training-records",
        "manager",
        follow="main a[href^='/homes/']",
        show="main table",
    ),
    Picture("evening", "/tonight", "manager"),
    Picture("evening-narrow", "/tonight", "manager", width=chromium.NARROW),
    Picture(
        "check-list",
        "/appointments",
        "manager",
        follow="main table a[href^='/appointments/']",
        show="main h2",
    ),
    Picture(
        "door-pass",
        "/my-work/door-passes",
        "worker",
        width=chromium.NARROW,
        follow="main a[href^='/my-work/door-passes/']",
        press="main form button",
    ),
    Picture("agency", "/agency/workers", "agency"),
)


def main() -> int:
    """Take every picture (or those named); 0 when all came out."""
    if not chromium.chromium():
        print("Chromium is needed: on Debian, install the package chromium.", file=sys.stderr)
        return 1
    wanted = [picture for picture in PICTURES if picture.name in (sys.argv[1:] or [picture.name])]
    PICTURES_FOLDER.mkdir(parents=True, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="workforce-pictures-") as made:
        folder = Path(made)
        environment = live.settings(folder)
        print("Loading the demo country", flush=True)
        live.prepare(environment)
        with live.serving(folder, environment) as copy, chromium.launched() as browser:
            for picture in wanted:
                status = take(picture, copy.url, browser)
                failed += status != 200  # noqa: PLR2004 - the answer of a page that is there
                print(f"  docs/images/{picture.name}.png  {picture.address}  {status}", flush=True)
    return 1 if failed else 0


def take(picture: Picture, url: str, browser: Browser) -> int:
    """Take one picture and return the page's status; a page that is not there leaves none."""
    context = browser.new_context(
        base_url=url,
        locale="en-GB",
        reduced_motion="reduce",
        timezone_id="Europe/London",
        viewport={"width": picture.width, "height": chromium.HEIGHTS[picture.width]},
    )
    try:
        page = context.new_page()
        if picture.person:
            chromium.sign_in(page, picture.person)
        answer = page.goto(picture.address)
        for step in filter(None, (picture.follow, picture.press)):
            if answer and answer.ok:
                with page.expect_navigation() as followed:
                    page.locator(step).first.click()
                answer = followed.value
        status = answer.status if answer else 0
        if answer and answer.ok:
            if picture.show:
                page.locator(picture.show).first.evaluate("element => element.scrollIntoView()")
            page.screenshot(path=PICTURES_FOLDER / f"{picture.name}.png")
        return status
    finally:
        context.close()


if __name__ == "__main__":
    sys.exit(main())

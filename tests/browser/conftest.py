"""What a journey needs: a running copy of its own, a browser, and pages that forgive nothing.

`service` is a demo copy for one module of journeys, `open_page(width=…, scripts=…)` a window on it,
`page` is a wide one with scripts, `any_page` is each of the four kinds in turn.
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page
from sqlalchemy import create_engine, text

from tests.support import browser as chromium
from tests.support import live, postgres
from tests.support.post import Post, office

HERE = Path(__file__).parent
OpenPage = Callable[..., Page]
KINDS = {
    "wide": (chromium.WIDE, True),
    "narrow": (chromium.NARROW, True),
    "wide without scripts": (chromium.WIDE, False),
    "narrow without scripts": (chromium.NARROW, False),
}
# The files that take longest, in that order: begun first, two workers end at nearly the same time.
LONGEST = (
    "test_thread",
    "test_every_page",
    "test_thread_on_a_phone",
    "test_manager",
    "test_keyboard",
    "test_applying",
    "test_hiring",
    "test_choosing",
    "test_agency",
    "test_recruiter",
    "test_inspector",
    "test_welsh",
)

PLAIN = """UPDATE vacancy
SET route = 'here', apply_url = '', takes_interest = :no, is_anonymous = :no"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the longest journeys begin first; what is not a journey stays where it is."""
    items.sort(key=place_of)


def place_of(item: pytest.Item) -> int:
    """The place of a test in the run."""
    if item.path.parent != HERE:
        return -1
    name = item.path.stem
    return LONGEST.index(name) if name in LONGEST else len(LONGEST)


@dataclass(frozen=True, slots=True)
class Seed:
    """A prepared demo database, copied for each module of journeys."""

    folder: Path
    environment: dict[str, str]


@pytest.fixture(scope="session")
def browser_instance() -> Iterator[Browser]:
    """Chromium, once for the whole run."""
    if not chromium.chromium():
        if chromium.required():
            pytest.fail("REQUIRE_BROWSER is set and there is no Chromium on this machine")
        pytest.skip("THE BROWSER HALF IS NOT RUN: there is no Chromium on this machine")
    with chromium.launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory, worker_name: str) -> Seed:
    """The small demo country, loaded once for the whole run, by whichever worker comes first."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_name == "main" else own.parent) / "seed"
    folder.mkdir(exist_ok=True)
    with alone(folder.with_suffix(".lock")):
        kept = folder.with_suffix(".json")
        if not kept.exists():
            url = ""
            if os.environ.get("TEST_DATABASE") == "postgresql":
                url = postgres.ensure_server().create("browser_seed")
            environment = live.settings(folder, url)
            live.prepare(environment)
            kept.write_text(json.dumps(environment))
        return Seed(folder, json.loads(kept.read_text()))


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep other workers out for as long as the block lasts."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="module")
def service(
    browser_instance: Browser,
    seed: Seed,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[live.Copy]:
    """A running copy that begins as the demo country and belongs to one module of journeys."""
    assert browser_instance.is_connected()
    folder = tmp_path_factory.mktemp("copy")
    environment = live.clone(seed.folder, folder, seed.environment)
    if os.environ.get("TEST_DATABASE") == "postgresql":
        name = request.module.__name__.rpartition(".")[2]
        environment["DATABASE_URL"] = postgres.ensure_server().create(name, "browser_seed")
    with live.serving(folder, environment) as copy:
        yield copy


@pytest.fixture(scope="module")
def plain_jobs(service: live.Copy) -> None:
    """Let every job of the copy be applied for here, by the whole form at once, by name."""
    engine = create_engine(service.environment["DATABASE_URL"])
    with engine.begin() as connection:
        connection.execute(text(PLAIN), {"no": False})
    engine.dispose()


@pytest.fixture(scope="module")
def post() -> Iterator[Post]:
    """A real mail server for one module of journeys."""
    with office() as opened:
        yield opened


@pytest.fixture
def open_page(browser_instance: Browser, service: live.Copy) -> Iterator[OpenPage]:
    """Open a window: `open_page(width=375, scripts=False)`; each has cookies of its own."""
    contexts = []
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        # Refusals are part of many journeys; Chromium writes every 4xx answer into the console.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            complaints.append(message.text)

    def opened(*, width: int = chromium.WIDE, scripts: bool = True) -> Page:
        context = browser_instance.new_context(
            base_url=service.url,
            java_script_enabled=scripts,
            locale="en-GB",
            reduced_motion="reduce",
            timezone_id="Europe/London",
            viewport={"width": width, "height": chromium.HEIGHTS[width]},
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints, f"The browser complained: {complaints}"


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A wide window with scripts."""
    return open_page()


@pytest.fixture(params=list(KINDS))
def any_page(request: pytest.FixtureRequest, open_page: OpenPage) -> Page:
    """Each kind of window in turn: wide and narrow, with and without scripts."""
    width, scripts = KINDS[request.param]
    return open_page(width=width, scripts=scripts)

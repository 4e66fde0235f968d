"""Looking once at every shape of every page of a journey."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.support import browser

SHAPE = """() => JSON.stringify([...new Set(
    [...document.querySelectorAll('main *')].map(e => `${e.tagName}.${e.className}`)
)].sort())"""


@dataclass
class Watch:
    """Looks once at every shape of every page, and remembers who was shown which address."""

    judge: Callable[[Page], None] = browser.check_page
    shapes: set[tuple[str, str]] = field(default_factory=set)
    addresses: dict[str, tuple[str, str]] = field(default_factory=dict)

    def look(self, page: Page) -> None:
        """Look at the page where nobody asks who it was shown to."""
        self(page, "")

    def __call__(self, page: Page, who: str) -> None:
        """Look at the page in front of a person, unless one like it was looked at."""
        path = re.sub(r"/[a-z0-9]{16}(?=/|$)", "/*", page.url.partition("?")[0])
        shape = page.evaluate(SHAPE)
        if (path, shape) not in self.shapes:
            self.shapes.add((path, shape))
            self.judge(page)
        self.addresses.setdefault(path, (who, page.url))

"""A running copy with a night of its own: only what a journey put there, and no demo country."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from playwright.sync_api import Page

from tests.conftest import settings_for
from tests.factories import accounts
from tests.support import browser, live
from workforce.app import create_app
from workforce.core.db import Base, db
from workforce.places import services as places

Names = dict[str, str]


@dataclass(frozen=True, slots=True)
class Night:
    """A running copy, the same data in this process, and the names a journey goes by."""

    copy: live.Copy
    app: Flask
    names: Names


@contextmanager
def night(folder: Path, make: Callable[[], Names], **more: str) -> Iterator[Night]:
    """Serve a copy whose data `make` made, for as long as the block lasts.

    More settings are given by their names, such as `MAIL_URL`.
    """
    environment = live.settings(folder) | more
    settings = settings_for(
        environment["DATABASE_URL"], folder, secret_key=environment["SECRET_KEY"]
    )
    app = create_app(settings)
    with app.app_context():
        Base.metadata.create_all(db.engine)
        places.load_reference()
        names = make()
        db.session.remove()
    with live.serving(folder, environment) as copy:
        yield Night(copy, app, names)


def sign_in(page: Page, email: str) -> Page:
    """Sign in as somebody of the night."""
    browser.sign_in(page, email, accounts.PASSWORD)
    return page

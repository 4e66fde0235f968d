"""Limits: counted in the database, for every process alike, and over when their time is over."""

import dataclasses
import re
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.accounts import PASSWORD, letters_to, make_person, path_in
from tests.page import StrictClient
from workforce.core import clock
from workforce.core.db import db
from workforce.core.errors import TooMany
from workforce.web import limits
from workforce.web.limits import RateLimit


@pytest.fixture
def limited_app(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The application with its limits on."""
    switch_on(app, monkeypatch)
    return app


def switch_on(app: Flask, patch: pytest.MonkeyPatch) -> None:
    settings = dataclasses.replace(app.extensions["settings"], rate_limits=True)
    patch.setitem(app.extensions, "settings", settings)


def count_up(name: str, key: str, most: int) -> int:
    """How many tries were let through."""
    for tried in range(most):
        try:
            limits.limited(name, key)
        except TooMany:
            return tried
    return most


def test_every_figure_of_the_table_can_be_read() -> None:
    for name in limits.LIMITS:
        assert limits._rule(name).amount > 0


def test_the_handbook_says_the_same_figures() -> None:
    handbook = (Path(__file__).parents[2] / "docs" / "operating.md").read_text(encoding="utf-8")
    row = re.compile(r"^\| `([a-z-]+)` \| .* \| (\d+ per [^|]+?) \|$", re.MULTILINE)
    assert dict(row.findall(handbook)) == limits.LIMITS


def test_the_figure_is_the_last_try_let_through(limited_app: Flask) -> None:
    with limited_app.test_request_context():
        assert count_up("sign-in-here", "ann", 20) == 10
        assert count_up("sign-in-here", "bob", 20) == 10
        assert count_up("second-factor", "ann", 20) == 10


def test_the_refusal_says_when_to_try_again(limited_app: Flask) -> None:
    with limited_app.test_request_context():
        count_up("reset-account", "ann", 3)
        with pytest.raises(TooMany, match=r"Try again in (60 minutes|1 hour)"):
            limits.limited("reset-account", "ann")


def test_a_count_ends_with_its_window(limited_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with limited_app.test_request_context():
        assert count_up("sign-in-here", "ann", 20) == 10
        later = clock.now() + timedelta(minutes=15)
        monkeypatch.setattr(clock, "now", lambda: later)
        assert count_up("sign-in-here", "ann", 20) == 10


@pytest.mark.usefixtures("limited_app")
def test_a_new_password_by_a_link_forgets_the_tries(client: StrictClient) -> None:
    make_person("ann@example.org")
    for _ in range(10):
        client.refused("/sign-in", email="ann@example.org", password="wrong")
    answer = client.submit("/sign-in", email="ann@example.org", password=PASSWORD)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 900
    client.submit("/forgotten-password", email="ann@example.org")
    client.submit(path_in(letters_to("ann@example.org")[0]), password="four other plain words")
    answer = client.submit("/sign-in", email="ann@example.org", password="four other plain words")
    assert answer.status_code == 303


@pytest.mark.usefixtures("limited_app")
def test_a_known_and_an_unknown_address_are_limited_alike(client: StrictClient) -> None:
    make_person("ann@example.org")
    for address in ("ann@example.org", "nobody@example.org"):
        for _ in range(3):
            assert client.submit("/forgotten-password", email=address).status_code == 303
        assert client.submit("/forgotten-password", email=address).status_code == 429


def test_the_database_holds_digests_not_addresses(limited_app: Flask, session: Session) -> None:
    with limited_app.test_request_context():
        limits.limited("sign-in-account", "ann@example.org")
    row = session.scalars(select(RateLimit)).one()
    assert len(row.key_digest) == 64
    assert "ann" not in row.key_digest


def test_counts_whose_time_is_over_are_purged(limited_app: Flask, session: Session) -> None:
    with limited_app.test_request_context():
        limits.limited("sign-in-here", "ann")
        limits.limited("sign-in-account", "ann")
    assert limits.purge(clock.now() + timedelta(minutes=30)) == 1
    assert len(session.scalars(select(RateLimit)).all()) == 1


def test_limits_can_be_switched_off_in_tests_and_demos(app: Flask, session: Session) -> None:
    with app.test_request_context():
        assert count_up("sign-in-here", "ann", 30) == 30
    assert session.scalars(select(RateLimit)).all() == []


def test_a_rule_that_is_not_in_the_table_is_a_mistake(app: Flask) -> None:
    with app.test_request_context(), pytest.raises(KeyError):
        limits.limited("no-such-rule")


@pytest.mark.parametrize(
    "raw, counted",
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:0db8:0001:0002"),
        ("2001:db8:1:2::9", "2001:0db8:0001:0002"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("rubbish", "rubbish"),
    ],
)
def test_a_household_counts_as_one_address(app: Flask, raw: str, counted: str) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": raw}):
        assert limits.client_address() == counted


def test_tries_at_once_in_several_threads_are_all_counted(
    real_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    switch_on(real_app, monkeypatch)
    let_through: list[int] = []

    def run() -> None:
        with real_app.app_context(), real_app.test_request_context():
            let_through.append(count_up("sign-in-here", "ann", 8))
            db.session.remove()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(let_through) == 10


def test_every_limit_of_the_table_is_counted_somewhere() -> None:
    every = Path(limits.__file__).parents[1].rglob("*.py")
    doors = [path for path in every if {"views", "api", "api.py"} & set(path.parts)]
    code = "".join(path.read_text(encoding="utf-8") for path in doors)
    counted = set(re.findall(r'\blimited\(\s*"([a-z-]+)"', code))
    assert counted == set(limits.LIMITS)

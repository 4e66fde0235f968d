"""What every test starts from: one schema per worker, one rolled-back transaction per test."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from config import Settings
from tests.page import StrictClient
from tests.support import postgres
from workforce.app import create_app
from workforce.core import translation
from workforce.core.db import Base, db
from workforce.places import services as places

# How long an example takes says more of this machine than of the code.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")
pytest_plugins = ("tests.support.sockets",)
ON_POSTGRESQL = os.environ.get("TEST_DATABASE", "sqlite").startswith("postgres")


def settings_for(url: str, folder: Path, **changes: Any) -> Settings:
    """Settings of a test application on a database."""
    values: dict[str, Any] = {
        "secret_key": "a-secret-that-only-the-tests-ever-use",
        "database_url": url,
        "base_url": "http://localhost",
        "testing": True,
        "rate_limits": False,
        "mail_url": "memory:",
        "files_url": f"folder:{folder}/files",
    }
    return Settings(**{**values, **changes})


def new_database(folder: Path, name: str) -> str:
    """The address of an empty database of the kind this run is about."""
    if ON_POSTGRESQL:
        return postgres.ensure_server().create(name)
    return f"sqlite:///{folder}/{name}.sqlite3"


def pytest_sessionstart(session: pytest.Session) -> None:
    """Start the one PostgreSQL server of the run before any worker asks for it."""
    _ = session
    if ON_POSTGRESQL and postgres.programs() is not None:
        postgres.ensure_server()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Stop the server that this process started."""
    _ = session
    postgres.stop_server()


@pytest.fixture(scope="session")
def worker_name() -> str:
    """The name of this xdist worker."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(scope="session")
def shared_app(tmp_path_factory: pytest.TempPathFactory, worker_name: str) -> Iterator[Flask]:
    """One application and one schema for all tests of this worker."""
    folder = tmp_path_factory.mktemp("app")
    app = create_app(settings_for(new_database(folder, f"suite_{worker_name}"), folder))
    app.test_client_class = StrictClient
    StrictClient.watch(app)
    with app.app_context():
        Base.metadata.create_all(db.engine)
        places.load_reference()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(shared_app: Flask) -> Iterator[Flask]:
    """The application in a transaction that is rolled back when the test ends."""
    translation.speak(translation.ENGLISH)  # whatever an earlier test asked for
    with shared_app.app_context(), pytest.MonkeyPatch.context() as patch:
        engine: Engine = db.engines[None]
        with engine.connect() as connection:
            transaction = connection.begin()
            patch.setitem(db.engines, None, connection)
            yield shared_app
            db.session.remove()
            transaction.rollback()


@pytest.fixture
def session(app: Flask) -> Session:
    """The session of the test itself; requests have their own."""
    _ = app
    return db.session()


@pytest.fixture
def client(app: Flask) -> StrictClient:
    """A browser without JavaScript that checks every page it is given."""
    made = app.test_client()
    assert isinstance(made, StrictClient)
    return made


@pytest.fixture
def real_app(tmp_path: Path, worker_name: str) -> Iterator[Flask]:
    """An application on a database of its own that really commits; other processes may join.

    Its address is `app.extensions["settings"].database_url`.
    """
    app = create_app(settings_for(new_database(tmp_path, f"real_{worker_name}"), tmp_path))
    with app.app_context():
        Base.metadata.create_all(db.engine)
        places.load_reference()
        yield app
        db.session.remove()
        db.engine.dispose()

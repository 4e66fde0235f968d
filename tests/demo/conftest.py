"""The small country, loaded once; each test works on it in a transaction that is rolled back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, select

from tests.conftest import new_database, settings_for
from tests.page import StrictClient
from workforce.accounts import presenters
from workforce.accounts.models import Person
from workforce.app import create_app
from workforce.core import translation
from workforce.core.actors import Actor
from workforce.core.db import Base, db, session
from workforce.demo import services
from workforce.demo.rules.sizes import SMALL
from workforce.providers.queries import members

SEED = 1
DemoActor = Callable[[str], Actor]


def empty_copy(folder: Path, name: str, *, demo: bool = True) -> Flask:
    """An application on an empty database of its own."""
    app = create_app(settings_for(new_database(folder, name), folder, demo=demo))
    with app.app_context():
        Base.metadata.create_all(db.engine)
    return app


@pytest.fixture(scope="session")
def loaded_app(tmp_path_factory: pytest.TempPathFactory, worker_name: str) -> Iterator[Flask]:
    """A demo copy with the small country."""
    app = empty_copy(tmp_path_factory.mktemp("demo"), f"demo_{worker_name}")
    app.test_client_class = StrictClient
    StrictClient.watch(app)
    with app.app_context():
        services.load(SMALL, SEED)
        services.finish()
        db.session.remove()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def demo_app(loaded_app: Flask) -> Iterator[Flask]:
    """The loaded copy in a transaction that is rolled back when the test ends."""
    translation.speak(translation.ENGLISH)  # whatever an earlier test asked for
    with loaded_app.app_context(), pytest.MonkeyPatch.context() as patch:
        engine: Engine = db.engines[None]
        with engine.connect() as connection:
            transaction = connection.begin()
            patch.setitem(db.engines, None, connection)
            yield loaded_app
            db.session.remove()
            transaction.rollback()


@pytest.fixture
def empty_app(tmp_path: Path, worker_name: str) -> Iterator[Flask]:
    """A demo copy without a single row."""
    app = empty_copy(tmp_path, f"empty_{worker_name}")
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def demo_actor(demo_app: Flask) -> DemoActor:
    """The demo people, as a request would load them."""
    _ = demo_app
    return lambda name: members.actor_for(demo_person(name).id)


def demo_person(name: str) -> Person:
    """One of the people of the sign-in page."""
    query = select(Person).where(Person.email == presenters.demo_address(name))
    return session().scalars(query).one()

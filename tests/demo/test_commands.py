"""The commands: `demo load`, and `prepare`, which `make run` gives at every start."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, inspect, select

from tests.conftest import new_database, settings_for
from workforce.accounts.models import Person
from workforce.app import create_app
from workforce.core.db import db, session
from workforce.places.models import Region
from workforce.providers.models import Home, Organisation
from workforce.staffing import queries as staffing
from workforce.training.models import Requirement


@pytest.fixture
def bare_copy(tmp_path: Path, worker_name: str) -> Iterator[Flask]:
    """A demo copy on a database without tables."""
    app = create_app(
        settings_for(new_database(tmp_path, f"bare_{worker_name}"), tmp_path, demo=True)
    )
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def how_many(model: type) -> int:
    return session().scalar(select(func.count()).select_from(model)) or 0


def test_load_says_what_it_loaded(empty_app: Flask) -> None:
    told = empty_app.test_cli_runner().invoke(args=["demo", "load", "--size", "small"])
    assert told.exit_code == 0
    assert "60 homes, 800 people in post, 150 live vacancies" in told.output
    assert staffing.latest_release() is not None


def test_another_seed_gives_other_people(empty_app: Flask, loaded_app: Flask) -> None:
    empty_app.test_cli_runner().invoke(args=["demo", "load", "--seed", "9"])
    theirs = set(session().scalars(select(Person.public_id)))
    db.session.remove()
    with loaded_app.app_context():
        ours = set(session().scalars(select(Person.public_id)))
        db.session.remove()
    assert ours.isdisjoint(theirs)


def test_load_twice_is_refused_in_one_sentence(demo_app: Flask) -> None:
    told = demo_app.test_cli_runner().invoke(args=["demo", "load"])
    assert told.exit_code == 1
    assert len(told.output.strip().splitlines()) == 1
    assert "organisations already" in told.output


def test_load_if_empty_does_nothing_where_there_is_something(demo_app: Flask) -> None:
    before = how_many(Organisation)
    told = demo_app.test_cli_runner().invoke(args=["demo", "load", "--if-empty"])
    assert (told.exit_code, told.output) == (0, "")
    assert how_many(Organisation) == before


def test_load_is_refused_outside_demo_mode_in_one_sentence(app: Flask) -> None:
    told = app.test_cli_runner().invoke(args=["demo", "load"])
    assert told.exit_code == 1
    assert len(told.output.strip().splitlines()) == 1
    assert "DEMO=1" in told.output


@pytest.mark.parametrize("command", ["demo load", "audit verify", "secrets rotate"])
def test_a_database_without_tables_is_told_in_one_sentence(bare_copy: Flask, command: str) -> None:
    told = bare_copy.test_cli_runner().invoke(args=command.split())
    assert told.exit_code == 1
    assert "not up to date: run `flask --app wsgi prepare` first" in told.output
    assert "Traceback" not in told.output


def test_a_database_that_does_not_answer_is_told_in_one_sentence(tmp_path: Path) -> None:
    nowhere = "postgresql+psycopg://nobody@127.0.0.1:1/none"
    app = create_app(settings_for(nowhere, tmp_path, demo=True))
    told = app.test_cli_runner().invoke(args=["audit", "verify"])
    assert told.exit_code == 1
    assert "The database does not answer" in told.output
    assert "Traceback" not in told.output


def test_prepare_makes_a_bare_copy_ready_and_finds_nothing_to_do_again(bare_copy: Flask) -> None:
    runner = bare_copy.test_cli_runner()
    first = runner.invoke(args=["prepare"])
    assert first.exit_code == 0, first.output
    assert "60 homes" in first.output
    assert "alembic_version" in inspect(db.engine).get_table_names()
    counts = [how_many(model) for model in (Home, Organisation, Region, Requirement)]
    assert counts[0] == 61
    assert counts[2] == 10
    assert counts[3] > 50
    db.session.remove()
    again = runner.invoke(args=["prepare"])
    assert (again.exit_code, again.output) == (0, "")
    assert [how_many(model) for model in (Home, Organisation, Region, Requirement)] == counts


def test_the_upgrade_alone_knows_the_areas_and_topics_and_invents_nothing(
    bare_copy: Flask,
) -> None:
    runner = bare_copy.test_cli_runner()
    for _ in range(2):
        told = runner.invoke(args=["db", "upgrade"])
        assert told.exit_code == 0, told.output
        assert (how_many(Region), how_many(Organisation)) == (10, 0)
        assert how_many(Requirement) > 50
        db.session.remove()


def test_prepare_invents_nothing_outside_demo_mode(tmp_path: Path, worker_name: str) -> None:
    app = create_app(settings_for(new_database(tmp_path, f"live_{worker_name}"), tmp_path))
    with app.app_context():
        told = app.test_cli_runner().invoke(args=["prepare"])
        assert told.exit_code == 0, told.output
        assert how_many(Region) == 10
        assert how_many(Organisation) == how_many(Home) == how_many(Person) == 0
        assert staffing.latest_snapshot() is None
        db.session.remove()
        db.engine.dispose()

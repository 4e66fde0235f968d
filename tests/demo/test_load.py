"""Loading: the same twice, refused where it must be, and never half a country."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Table, func, select

from tests.demo.conftest import empty_copy
from tests.factories import providers
from workforce.accounts.models import Person
from workforce.core import clock, jobs
from workforce.core.audit import AuditEntry
from workforce.core.db import Base, db, session
from workforce.core.errors import Conflict, NotAllowed
from workforce.core.types import Source
from workforce.demo import services
from workforce.demo.rules.sizes import SMALL
from workforce.employment.models import PersonInPost
from workforce.employment.queries import figures
from workforce.employment.states import IN_POST_CONTRACTS
from workforce.providers.models import Home, Organisation
from workforce.providers.states import HomeType
from workforce.schedule import SCHEDULE
from workforce.staffing import queries as staffing
from workforce.vacancies.models import Vacancy
from workforce.vacancies.states import VacancyState

# Salted or drawn on purpose, or named and stamped by the services that wrote them.
NOT_COMPARED = {
    "api_key": {"digest", "last_four"},
    "campaign_picture": {"storage_key"},
    "offer": {"code"},
    "reference_request": {"token", "token_digest"},
    "person": {"password_hash"},
}
WRITTEN_BY_SERVICES = {
    "audit_entry",
    "door_pass",
    "job_run",
    "people_import",
    "release",
    "signing_key",
    "snapshot",
}
# Reference data and default rules are real in a demonstration too.
OF_REFERENCE = {
    "region",
    "authority",
    "authority_alias",
    "cooperative",
    "cooperative_member",
    "requirement",
}


def fingerprint() -> dict[str, str]:
    """A hash of every invented row, as it reads once decrypted."""
    found = {}
    for table in Base.metadata.sorted_tables:
        if table.name not in WRITTEN_BY_SERVICES | OF_REFERENCE:
            lines = [repr(row) for row in session().execute(select(*columns(table)))]
            found[table.name] = hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
    return found


def columns(table: Table) -> list[Any]:
    left_out = NOT_COMPARED.get(table.name, set())
    return [column for column in table.c if column.name not in left_out]


def marks_its_source(table: Table) -> bool:
    return "source" in table.c and getattr(table.c.source.type, "enum_class", None) is Source


def count(*conditions: Any) -> int:
    query = select(func.count())
    return session().scalar(query.where(*conditions)) or 0


def test_two_loads_of_one_seed_give_the_same_rows_and_hashes(
    loaded_app: Flask, tmp_path: Path, worker_name: str
) -> None:
    with loaded_app.app_context():
        first, taken = fingerprint(), staffing.latest_snapshot()
        assert taken is not None
        snapshot_hash, day = taken.content_hash, taken.day
        release = staffing.latest_release()
        db.session.remove()
    second_app = empty_copy(tmp_path, f"again_{worker_name}")
    with second_app.app_context():
        services.load(SMALL, 1)
        services.finish()
        again, republished = staffing.latest_snapshot(), staffing.latest_release()
        assert fingerprint() == first
        assert again is not None
        assert (again.day, again.content_hash) == (day, snapshot_hash)
        assert release is not None
        assert republished is not None
        assert republished.content_hash == release.content_hash
        db.session.remove()
        db.engine.dispose()


def test_the_small_country_has_what_it_says(demo_app: Flask) -> None:
    _ = demo_app
    homes = Home.home_type == HomeType.CHILDRENS_HOME
    assert count(homes) == 60
    in_homes = (homes, PersonInPost.home_id == Home.id, PersonInPost.ended_on.is_(None))
    assert count(*in_homes, PersonInPost.contract.in_(IN_POST_CONTRACTS)) == 800
    assert count(Vacancy.state == VacancyState.LIVE) == 150


def test_every_row_that_can_say_so_is_invented(demo_app: Flask) -> None:
    _ = demo_app
    marked = [table for table in Base.metadata.sorted_tables if marks_its_source(table)]
    assert len(marked) >= 8
    for table in marked:
        real = count(table.c.source == Source.REAL)
        assert real == 0 or table.name in OF_REFERENCE, table.name


def test_the_demo_country_is_refused_outside_demo_mode(tmp_path: Path, worker_name: str) -> None:
    app = empty_copy(tmp_path, f"serious_{worker_name}", demo=False)
    with app.app_context():
        with pytest.raises(NotAllowed) as refused:
            services.load(SMALL, 1)
        assert str(refused.value).count(".") == 0
        assert "DEMO=1" in str(refused.value)
        assert count(Person.id > 0) == 0
        db.session.remove()
        db.engine.dispose()


def test_loading_twice_is_refused_and_changes_nothing(demo_app: Flask) -> None:
    _ = demo_app
    before = fingerprint()
    with pytest.raises(Conflict, match="organisations already"):
        services.load(SMALL, 2)
    assert fingerprint() == before


def test_a_load_that_is_broken_off_leaves_nothing(empty_app: Flask) -> None:
    _ = empty_app

    def pull_the_plug(done: int, total: int) -> None:
        if done > total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        services.load(SMALL, 1, pull_the_plug)
    assert not services.is_loaded()
    for table in Base.metadata.sorted_tables:
        assert session().scalar(select(func.count()).select_from(table)) == 0, table.name


def test_a_load_after_a_broken_one_succeeds_and_says_how_far_it_is(empty_app: Flask) -> None:
    _ = empty_app
    said: list[tuple[int, int]] = []

    def pull_the_plug(done: int, total: int) -> None:
        _ = done, total
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        services.load(SMALL, 1, pull_the_plug)
    loaded = services.load(SMALL, 1, lambda done, total: said.append((done, total)))
    assert (loaded.homes_count, loaded.people_count) == (60, 800)
    assert said[-1][0] <= said[-1][1]
    assert said[-1][0] >= 0.9 * said[-1][1]
    assert said == sorted(said)
    assert staffing.latest_release() is None
    services.finish()
    assert staffing.latest_release() is not None


def test_the_database_counts_on_after_a_load(demo_app: Flask) -> None:
    _ = demo_app
    last = session().scalar(select(func.max(Organisation.id))) or 0
    assert providers.make_organisation().id == last + 1


def test_the_load_is_in_the_audit_trail(demo_app: Flask) -> None:
    _ = demo_app
    assert count(AuditEntry.action == "load-demo") == 1


def test_finishing_twice_changes_nothing(demo_app: Flask) -> None:
    _ = demo_app
    before = staffing.latest_release()
    services.finish()
    after = staffing.latest_release()
    assert before is not None
    assert after is not None
    assert (after.id, after.version) == (before.id, before.version)


def test_no_job_makes_up_a_day_before_the_country_was_there(demo_app: Flask) -> None:
    _ = demo_app
    daily = [job for job in SCHEDULE if job.every_seconds is None and not job.covers_day_before]
    assert len(daily) >= 5
    for job in daily:
        assert set(jobs.missed_slots(job)) <= {clock.today()}, job.name


def test_everybody_counted_in_post_is_in_the_measures(demo_app: Flask) -> None:
    _ = demo_app
    taken = staffing.latest_snapshot()
    assert taken is not None
    homes = set(session().scalars(select(Home.id).where(Home.home_type == HomeType.CHILDRENS_HOME)))
    stocks = figures.in_post_fte_by_home(taken.day)
    assert sum(stock.people_count for stock in stocks if stock.home_id in homes) == 800

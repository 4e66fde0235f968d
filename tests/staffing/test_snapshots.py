"""Snapshots and releases are stored once, hashed, and never mix the invented with the real."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from flask import Flask

from tests.factories.employment import make_confirmation, make_person_in_post, make_post
from tests.factories.providers import make_home, make_organisation
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import DomainError
from workforce.core.types import Source
from workforce.providers.models import Home
from workforce.staffing import jobs, queries, services
from workforce.staffing.rules import stored
from workforce.staffing.rules.canonical import content_hash
from workforce.staffing.rules.measures import AreaMeasures
from workforce.staffing.states import Measure

ACTOR = Actor.system("test")
YORKSHIRE, ENGLAND = "E12000003", "E92000001"


def yesterday() -> date:
    return clock.today() - timedelta(days=1)


def reporting_homes(count: int = 4, told_on: date | None = None) -> list[Home]:
    """Homes of as many providers, each with ten posts, eight people, and a word for it."""
    homes = []
    for _ in range(count):
        home = make_home(make_organisation(), joined_on=clock.today() - timedelta(days=200))
        make_post(home, fte="10")
        for _ in range(8):
            make_person_in_post(home)
        make_confirmation(home, confirmed_on=told_on or yesterday())
        homes.append(home)
    return homes


def measures(day: date) -> dict[str, AreaMeasures]:
    snapshot = queries.snapshot_of(day)
    assert snapshot is not None
    return stored.areas_of(json.loads(snapshot.payload))


def test_a_snapshot_counts_posts_people_and_vacancies(app: Flask) -> None:
    _ = app
    reporting_homes()
    services.take_snapshot(ACTOR, yesterday())
    values = measures(yesterday())[YORKSHIRE].values
    assert values[Measure.ESTABLISHMENT] == Decimal(40)
    assert values[Measure.IN_POST] == Decimal(32)
    assert values[Measure.VACANCY] == Decimal(8)
    assert values[Measure.VACANCY_PERCENT] == Decimal("20.0")
    assert values[Measure.COVERAGE] == Decimal("100.0")
    assert values[Measure.NO_MANAGER] == 4


def test_one_more_person_moves_the_region_by_exactly_their_fte(app: Flask) -> None:
    _ = app
    homes = reporting_homes()
    before = services.take_snapshot(ACTOR, yesterday())
    make_person_in_post(homes[0], weekly_hours="30", started_on=clock.today())
    services.take_snapshot(ACTOR, clock.today())
    first = stored.areas_of(json.loads(before.payload))[YORKSHIRE].values
    second = measures(clock.today())[YORKSHIRE].values
    moved = Decimal(str(second[Measure.IN_POST])) - Decimal(str(first[Measure.IN_POST]))
    assert moved == Decimal("0.8")
    assert Decimal(str(first[Measure.VACANCY])) - Decimal(str(second[Measure.VACANCY])) == moved


def test_a_second_run_gives_back_the_stored_snapshot_also_after_data_changed(app: Flask) -> None:
    _ = app
    homes = reporting_homes()
    first = services.take_snapshot(ACTOR, yesterday()).content_hash
    make_person_in_post(homes[0])
    assert services.take_snapshot(ACTOR, yesterday()).content_hash == first
    again = services.take_snapshot(ACTOR, yesterday(), again=True)
    assert again.version == 2
    assert again.content_hash != first
    assert jobs.nightly_shortfall(yesterday()) == again.content_hash


def test_the_hash_is_that_of_the_stored_text_and_names_no_row(app: Flask) -> None:
    _ = app
    home = reporting_homes(1)[0]
    snapshot = services.take_snapshot(ACTOR, yesterday())
    assert content_hash(snapshot.payload) == snapshot.content_hash
    assert home.public_id not in snapshot.payload


def test_a_day_that_has_not_ended_is_refused_outside_demo_and_tests(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = replace(app.extensions["settings"], testing=False)
    monkeypatch.setitem(app.extensions, "settings", changed)
    with pytest.raises(DomainError, match="when its day has ended"):
        services.take_snapshot(ACTOR, clock.today())


def test_a_closed_home_leaves_the_register_on_its_day(app: Flask) -> None:
    _ = app
    home = reporting_homes(1)[0]

    @atomic
    def close() -> None:
        home.closed_on = yesterday()

    close()
    services.take_snapshot(ACTOR, yesterday() - timedelta(days=1))
    services.take_snapshot(ACTOR, yesterday())
    assert measures(yesterday() - timedelta(days=1))[YORKSHIRE].values[Measure.HOMES] == 1
    assert measures(yesterday())[YORKSHIRE].values[Measure.HOMES] == 0


def _last_month() -> str:
    return services.month_to_publish(clock.today())


def test_a_release_is_published_once_and_corrected_beside_it(app: Flask) -> None:
    _ = app
    reporting_homes()
    services.take_snapshot(ACTOR, services.last_day(_last_month()))
    first = services.publish(ACTOR, _last_month())
    assert services.publish(ACTOR, _last_month()).id == first.id
    with pytest.raises(DomainError, match="note"):
        services.publish(ACTOR, _last_month(), again=True)
    second = services.publish(ACTOR, _last_month(), again=True, note="Two homes corrected")
    assert (second.version, second.note) == (2, "Two homes corrected")
    latest = queries.latest_release()
    assert latest is not None
    assert latest.id == second.id


def test_a_release_holds_regions_only(app: Flask) -> None:
    _ = app
    reporting_homes()
    services.take_snapshot(ACTOR, services.last_day(_last_month()))
    payload = json.loads(services.publish(ACTOR, _last_month()).payload)
    assert "E08000035" not in payload["areas"]
    assert len(payload["areas"]) == 11


def test_invented_rows_are_never_published_outside_demo_mode(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = reporting_homes()[0]

    @atomic
    def invent() -> None:
        session().get_one(Home, home.id).source = Source.INVENTED

    invent()
    services.take_snapshot(ACTOR, services.last_day(_last_month()))
    with pytest.raises(DomainError, match="invented"):
        services.publish(ACTOR, _last_month())
    monkeypatch.setitem(app.extensions, "settings", replace(app.extensions["settings"], demo=True))
    assert services.publish(ACTOR, _last_month()).has_invented


def test_the_month_is_published_on_the_tenth_working_day_and_not_before(app: Flask) -> None:
    _ = app
    reporting_homes()
    services.take_snapshot(ACTOR, date(2026, 10, 31))
    with time_machine.travel(datetime(2026, 11, 12, 9, 30, tzinfo=UTC), tick=False):
        assert jobs.monthly_release(clock.today()) == "nothing due"
    with time_machine.travel(datetime(2026, 11, 13, 9, 30, tzinfo=UTC), tick=False):
        said = jobs.monthly_release(clock.today())
        assert len(said) == 64
        assert jobs.monthly_release(clock.today()) == "nothing due"


@pytest.mark.parametrize(
    "month", ["2026", "2026-13", "x", "2026-1x", "2026-1", "202611", "2026-W1", " 2026-11"]
)
def test_a_month_that_is_none_is_refused(app: Flask, month: str) -> None:
    _ = app
    with pytest.raises(DomainError, match="month like"):
        services.publish(ACTOR, month)


def test_the_job_run_by_command_covers_yesterday_unless_told(app: Flask) -> None:
    reporting_homes()
    said = app.test_cli_runner().invoke(args=["jobs", "run", "nightly-shortfall"]).output
    kept = queries.latest_snapshot()
    assert kept is not None
    assert (kept.day, said.splitlines()[-1]) == (yesterday(), kept.content_hash)


def test_a_spelling_of_a_month_is_published_once(app: Flask) -> None:
    _ = app
    services.take_snapshot(ACTOR, services.last_day(_last_month()))
    services.publish(ACTOR, _last_month())
    year, month = _last_month().split("-")
    for spelling in (f"{year}-{int(month)}x", f"{year}-0{month}", f"+{year}-{month}"):
        with pytest.raises(DomainError, match="month like"):
            services.publish(ACTOR, spelling)

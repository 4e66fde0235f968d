"""Workers that meet over one night, and one that is killed in the middle of it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.factories import employment, providers
from tests.support import race
from tests.support.race_verbs import MIDDLE, job_named
from workforce.core import clock, jobs
from workforce.core.db import atomic, db, session
from workforce.core.jobs import JobRun, RunState
from workforce.staffing.models import Snapshot

HASH = re.compile(r"[0-9a-f]{64}")
DAY = clock.today() - timedelta(days=1)
NIGHT: dict[str, Any] = {"day": DAY.isoformat(), "slot": clock.today().isoformat()}


@pytest.fixture
def country(real_app: Flask) -> Flask:
    """A home with posts and people, so that there is something to count."""
    home = providers.make_home(
        providers.make_organisation(), joined_on=clock.today() - timedelta(days=400)
    )
    employment.make_post(home, fte="4")
    for _ in range(3):
        employment.make_person_in_post(home)
    employment.make_confirmation(home)
    db.session.remove()
    return real_app


def hashes() -> list[str]:
    """The hash of every stored snapshot."""
    session().rollback()
    return list(session().scalars(select(Snapshot.content_hash)))


def runs() -> list[tuple[RunState, int]]:
    """Where every run of the night stands, and how often it was begun."""
    session().rollback()
    session().expire_all()
    return [(run.state, run.attempt_count) for run in session().scalars(select(JobRun))]


@atomic
def let_the_lease_lapse() -> None:
    """Put the end of the killed run's lease into the past, as twenty minutes would."""
    session().scalars(select(JobRun)).one().lease_until = clock.now() - timedelta(minutes=1)


def test_two_workers_take_one_snapshot_of_a_night(country: Flask) -> None:
    said = race.together(country, "nightly", processes=2, times=2, **NIGHT)
    assert said.count("left alone") == 3
    (taken,) = hashes()
    assert taken in said
    assert runs() == [(RunState.DONE, 1)]


def test_commands_that_ask_nobody_give_back_the_same_snapshot(country: Flask) -> None:
    said = race.together(country, "nightly_by_hand", processes=3, times=2, day=NIGHT["day"])
    assert said == hashes() * 6
    assert HASH.fullmatch(said[0])


@pytest.mark.parametrize(
    "at",
    [
        "workforce.staffing.services.by_area",
        "workforce.staffing.services.audit.record",
        "workforce.core.jobs._finish",
    ],
    ids=["having read", "while writing", "having written"],
)
def test_a_killed_run_is_taken_up_and_leaves_one_snapshot(country: Flask, at: str) -> None:
    with race.racers(country, "nightly_that_stops", processes=1, at=at, **NIGHT) as (doomed,):
        doomed.go()
        doomed.reaches(MIDDLE)
        doomed.kill()
    assert runs() == [(RunState.RUNNING, 1)]
    assert race.together(country, "nightly", processes=1, **NIGHT) == ["left alone"]
    let_the_lease_lapse()
    said = race.together(country, "nightly", processes=2, times=2, **NIGHT)
    assert said.count("left alone") == 3
    (taken,) = hashes()
    assert taken in said
    assert runs() == [(RunState.DONE, 2)]
    assert session().scalar(select(func.count()).select_from(Snapshot)) == 1


def test_the_worker_finds_nothing_left_to_do_afterwards(country: Flask) -> None:
    race.together(country, "nightly", processes=2, **NIGHT)
    assert clock.today() not in jobs.missed_slots(job_named("nightly-shortfall"))

"""Jobs are claimed once, taken up again when killed, and caught up when missed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask

from workforce.core import jobs
from workforce.core.jobs import Job


class Notebook:
    """Writes down the days it was run for."""

    def __init__(self) -> None:
        self.days: list[date] = []
        self.broken = False

    def run(self, day: date) -> str:
        if self.broken:
            raise ValueError
        self.days.append(day)
        return f"did {day.isoformat()}"


def _daily(book: Notebook, **more: Any) -> Job:
    return Job("daily", book.run, cron={"hour": "2", "minute": "15"}, **more)


def test_a_slot_is_run_once(app: Flask) -> None:
    _ = app
    book = Notebook()
    job = _daily(book)
    assert jobs.run(job, "2026-11-20", date(2026, 11, 19)).ran
    assert not jobs.run(job, "2026-11-20", date(2026, 11, 19)).ran
    assert book.days == [date(2026, 11, 19)]


def test_a_failed_run_is_tried_again(app: Flask) -> None:
    _ = app
    book = Notebook()
    book.broken = True
    with pytest.raises(ValueError):  # noqa: PT011 - ours
        jobs.run(_daily(book), "s", date(2026, 11, 19))
    book.broken = False
    assert jobs.run(_daily(book), "s", date(2026, 11, 19)).ran


def test_a_killed_run_is_taken_up_when_its_lease_is_over(app: Flask) -> None:
    _ = app
    book = Notebook()
    job = _daily(book)
    start = datetime(2026, 11, 20, 3, tzinfo=UTC)
    with time_machine.travel(start, tick=False):
        assert jobs._claim(job.name, "s", again=False) is not None
        assert not jobs.run(job, "s", date(2026, 11, 19)).ran
    with time_machine.travel(start + jobs.LEASE + timedelta(seconds=1), tick=False):
        assert jobs.run(job, "s", date(2026, 11, 19)).ran


def test_a_job_that_runs_all_the_time_is_finished_each_time(app: Flask) -> None:
    _ = app
    book = Notebook()
    job = Job("continuous", book.run, every_seconds=10)
    for _turn in range(3):
        assert jobs.run_continuous(job).startswith("did ")
    (run,) = jobs.latest_runs()
    assert (run.state, run.attempt_count) == (jobs.RunState.DONE, 3)


def test_missed_days_are_made_up_oldest_first_and_only_once(app: Flask) -> None:
    _ = app
    book = Notebook()
    job = _daily(book, covers_day_before=True, catch_up_days=3)
    with time_machine.travel(datetime(2026, 11, 20, 12, tzinfo=UTC), tick=False):
        jobs.run_due([job])
        jobs.run_due([job])
    assert book.days == [date(2026, 11, day) for day in (16, 17, 18, 19)]
    with time_machine.travel(datetime(2026, 11, 21, 2, 14, tzinfo=UTC), tick=False):
        jobs.run_due([job])
    assert book.days[-1] == date(2026, 11, 19)
    with time_machine.travel(datetime(2026, 11, 21, 2, 16, tzinfo=UTC), tick=False):
        jobs.run_due([job])
    assert book.days[-1] == date(2026, 11, 20)


def test_one_failing_job_does_not_stop_the_others(app: Flask) -> None:
    _ = app
    bad, good = Notebook(), Notebook()
    bad.broken = True
    first = Job("bad", bad.run, cron={"hour": "2"}, catch_up_days=0)
    second = Job("good", good.run, cron={"hour": "2"}, catch_up_days=0)
    with time_machine.travel(datetime(2026, 11, 20, 12, tzinfo=UTC), tick=False):
        told = dict(jobs.run_due([first, second]))
    assert told["bad"] == "failed: ValueError"
    assert good.days == [date(2026, 11, 20)]


def test_a_worker_is_heard_for_five_minutes(app: Flask) -> None:
    _ = app
    start = datetime(2026, 11, 20, 12, tzinfo=UTC)
    with time_machine.travel(start, tick=False):
        assert not jobs.heard_recently()
        jobs.beat()
        assert jobs.heard_recently()
    with time_machine.travel(start + timedelta(minutes=5, seconds=1), tick=False):
        assert not jobs.heard_recently()

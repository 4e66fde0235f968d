"""Commands that list and run jobs, and the worker that runs them by the clock."""

import signal
from collections.abc import Callable
from datetime import datetime, timedelta
from types import FrameType
from typing import Any, cast

import click
from apscheduler.schedulers.blocking import BlockingScheduler
from flask import Flask, current_app
from flask.cli import with_appcontext

from workforce.cli.group import Group
from workforce.core import clock, jobs
from workforce.schedule import SCHEDULE

group = Group("jobs", help="List and run jobs, or work through them by the clock.")
DAY = click.DateTime(["%Y-%m-%d"])
CHECK_SECONDS = 30


@group.command("list")
@with_appcontext
def list_jobs() -> None:
    """List every job and when it runs, in London time."""
    for job in SCHEDULE:
        when = f"every {job.every_seconds} s"
        if job.cron is not None:
            when = " ".join(f"{key}={value}" for key, value in job.cron.items())
        click.echo(f"{job.name:28} {when}")


@group.command("run")
@click.argument("name")
@click.option("--day", type=DAY, help="The day it covers, as YYYY-MM-DD; by default the last due.")
@click.option("--again", is_flag=True, help="Make a new version where a job keeps versions.")
@with_appcontext
def run_job(name: str, day: datetime | None, *, again: bool) -> None:
    """Run one job for a day; running it twice does no harm."""
    found = next((job for job in SCHEDULE if job.name == name), None)
    if found is None:
        raise click.ClickException(f"There is no job called {name}. See: flask jobs list")
    # A job that covers the day before its slot is due for yesterday, as the worker would run it.
    last_due = clock.today() - timedelta(days=found.covers_day_before)
    chosen = day.date() if day else last_due
    if again and found.run_again is None:
        raise click.ClickException(f"{name} keeps no versions, so --again has no meaning")
    verb = found.run_again if again and found.run_again else found.run
    summary = verb(chosen)
    if summary:
        click.echo(summary)


@group.command("worker")
@with_appcontext
def worker() -> None:
    """Run the schedule until stopped; two workers do no harm."""
    proxy: Any = current_app
    app = cast("Flask", proxy._get_current_object())  # noqa: SLF001 - the documented way
    scheduler = BlockingScheduler(timezone=clock.LONDON)
    for job in SCHEDULE:
        if job.every_seconds is not None:
            scheduler.add_job(
                _continuous,
                "interval",
                args=(app, job),
                seconds=job.every_seconds,
                next_run_time=clock.now(),
                coalesce=True,
                max_instances=1,
                misfire_grace_time=job.every_seconds,
            )
    scheduler.add_job(
        _due,
        "interval",
        args=(app,),
        seconds=CHECK_SECONDS,
        coalesce=True,
        max_instances=1,
        next_run_time=clock.now(),
    )
    scheduler.add_job(
        _beat,
        "interval",
        args=(app,),
        seconds=CHECK_SECONDS,
        coalesce=True,
        max_instances=1,
        next_run_time=clock.now(),
    )
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, _stopper(scheduler))
    scheduler.start()


def _stopper(scheduler: BlockingScheduler) -> Callable[[int, FrameType | None], None]:
    def stop(number: int, frame: FrameType | None) -> None:
        _ = number, frame
        scheduler.shutdown(wait=False)

    return stop


def _beat(app: Flask) -> None:
    with app.app_context():
        jobs.beat()


def _continuous(app: Flask, job: jobs.Job) -> None:
    with app.app_context():
        said = jobs.run_continuous(job)
    if said.startswith("failed"):
        app.logger.error("job-failed", extra={"job": job.name})


def _due(app: Flask) -> None:
    with app.app_context():
        for name, said in jobs.run_due(SCHEDULE):
            app.logger.info("job-ran", extra={"job": name, "said": said[:80]})

"""What racing processes do: each maker prepares a verb that waits to be called."""

import sys
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from flask import Flask

from tests.support.race_alerts import confirm_alert, send_alerts
from tests.support.race_hiring import choose_time, offer
from tests.support.race_moves import actor_of, confirm_moves
from tests.support.race_windows import apply, interest, send_application
from workforce.accounts.services import credentials
from workforce.accounts.services import links as one_use
from workforce.accounts.states import LinkPurpose
from workforce.applications import services as applications
from workforce.applications.models import Application
from workforce.checks import services as checks
from workforce.checks.models import Appointment
from workforce.core import audit, clock, jobs
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment.models import PersonInPost
from workforce.employment.services import presence
from workforce.employment.states import AbsenceKind
from workforce.messages import jobs as messages
from workforce.providers.models import Organisation
from workforce.providers.services import members, register
from workforce.schedule import SCHEDULE
from workforce.vacancies import services as vacancies
from workforce.vacancies.models import Vacancy

Verb = Callable[[], str | None]
SYSTEM = Actor.system("tests")
MIDDLE = "in the middle"
DAYS_BACK = count(1)
TURNS = count()


def send_or_end(app: Flask, *, path: str, token: str, vacancy_id: int, actor: Any) -> Verb:
    """Every second time send a whole application, and in between end its job."""
    if next(TURNS) % 2:
        return send_application(app, path=path, token=token)
    who = actor_of(actor)

    def verb() -> None:
        vacancies.end(who, session().get_one(Vacancy, vacancy_id))

    return verb


def mark_started(app: Flask, *, application_id: int, actor: dict[str, Any]) -> Verb:
    """Mark somebody with an offer as started today, as their recruiter."""
    _ = app
    who = actor_of(actor)

    def verb() -> None:
        row = session().get_one(Application, application_id)
        applications.mark_started(who, row, started_on=clock.today())

    return verb


def start(app: Flask, *, appointment_id: int) -> Verb:
    """Start an appointment from the page of its checks."""
    _ = app

    def verb() -> None:
        row = session().get_one(Appointment, appointment_id)
        checks.start(SYSTEM, row, started_on=clock.today())

    return verb


def be_away(app: Flask, *, person_in_post_id: int) -> Verb:
    """Record an absence of somebody that begins on a day of its own and has no end."""
    _ = app
    day = clock.today() - timedelta(days=next(DAYS_BACK))

    def verb() -> None:
        row = session().get_one(PersonInPost, person_in_post_id)
        presence.record_absence(SYSTEM, row, kind=AbsenceKind.SICKNESS, from_on=day)

    return verb


def send_hours(app: Flask, *, organisation_id: int, content: str) -> Verb:
    """Take a file of hours worked."""
    _ = app

    def verb() -> None:
        organisation = session().get_one(Organisation, organisation_id)
        presence.import_hours(SYSTEM, organisation, content.encode())

    return verb


def accept_invitation(app: Flask, *, token: str, person_id: int) -> Verb:
    """Accept an invitation as the person it was sent to."""
    _ = app
    actor = Actor("person", str(person_id), person_id=person_id)

    def verb() -> None:
        members.accept(actor, token)

    return verb


def use_link(app: Flask, *, token: str) -> Verb:
    """Use up a link for a new password."""
    _ = app

    def verb() -> None:
        one_use.use(LinkPurpose.RESET_PASSWORD, token)

    return verb


def reset_password(app: Flask, *, token: str, password: str) -> Verb:
    """Choose a new password by the same link."""
    _ = app

    def verb() -> None:
        credentials.reset_password(token, password)

    return verb


def import_register(app: Flask, *, file: str, as_at: str) -> Verb:
    """Import the same register."""
    _ = app

    def verb() -> None:
        register.import_register(SYSTEM, Path(file), as_at=date.fromisoformat(as_at))

    return verb


def post_letters(app: Flask) -> Verb:
    """Post whatever waits."""
    _ = app

    def verb() -> None:
        messages.post_letters(clock.today())

    return verb


def seal_audit(app: Flask) -> Verb:
    """Chain the audit entries that wait."""
    _ = app

    def verb() -> None:
        audit.seal()

    return verb


def job_named(name: str) -> jobs.Job:
    """A job of the schedule."""
    return next(job for job in SCHEDULE if job.name == name)


def nightly(app: Flask, *, day: str, slot: str) -> Verb:
    """Run the night's job as a worker does, under its claim."""
    _ = app

    def verb() -> str:
        ran = jobs.run(job_named("nightly-shortfall"), slot, date.fromisoformat(day))
        return ran.summary if ran.ran else "left alone"

    return verb


def nightly_by_hand(app: Flask, *, day: str) -> Verb:
    """Run the night's job by command, which asks nobody's leave."""
    _ = app

    def verb() -> str | None:
        return job_named("nightly-shortfall").run(date.fromisoformat(day))

    return verb


def nightly_that_stops(app: Flask, *, day: str, slot: str, at: str) -> Verb:
    """Run the night's job as far as a function, say so, and wait there to be killed."""
    run = nightly(app, day=day, slot=slot)

    def stopped(*_args: Any, **_values: Any) -> None:
        print(MIDDLE, flush=True)  # noqa: T201 - how it speaks to the test
        sys.stdin.readline()

    def verb() -> str | None:
        with patch(at, stopped):
            return run()

    return verb


VERBS: dict[str, Callable[..., Verb]] = {
    maker.__name__: maker
    for maker in (
        accept_invitation,
        apply,
        be_away,
        choose_time,
        confirm_alert,
        confirm_moves,
        import_register,
        interest,
        mark_started,
        nightly,
        nightly_by_hand,
        nightly_that_stops,
        offer,
        post_letters,
        reset_password,
        seal_audit,
        send_alerts,
        send_application,
        send_hours,
        send_or_end,
        start,
        use_link,
    )
}

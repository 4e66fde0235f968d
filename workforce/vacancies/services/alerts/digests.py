"""Sending alerts: matched first, then told, each step taken up again where it was left."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, update

from workforce.core import clock, translation
from workforce.core.db import atomic, session
from workforce.messages import services as messages
from workforce.messages.services import Draft
from workforce.messages.states import Channel
from workforce.places import rules as places
from workforce.vacancies.models import AlertMatch, AlertRun, JobAlert
from workforce.vacancies.queries.returning import alerts as queries
from workforce.vacancies.queries.returning import new_jobs
from workforce.vacancies.rules.returning import alerts as rules
from workforce.vacancies.services.alerts import links, matching, reach
from workforce.vacancies.states.alerts import AlertFrequency, AlertState, LinkPurpose

MATCHED_AT_ONCE = 20_000
TOLD_AT_ONCE = 250


def send(frequency: AlertFrequency, day: date) -> str:
    """Look through the alerts that are due on a day, however late, and write to their people.

    What is found goes into the ledger together with the watermarks; each letter is written
    together with the note that it was. Wherever it stops, the next run goes on.
    """
    while reach.resolve_again():
        pass
    return f"found {match_due(frequency, day)}, told {_tell_all()}"


def match_due(frequency: AlertFrequency, day: date) -> int:
    """Match the alerts that are due on a day with what is new by now; returns how many finds."""
    until = clock.now()
    before = min(until, rules.due_at(frequency, day))
    found, run = 0, None
    while alerts := queries.due(frequency, before, MATCHED_AT_ONCE):
        run = run or _begin(frequency, day, until)
        found += _match(alerts, run, until)
    return found


def _tell_all() -> int:
    """Write to the people of all alerts that have something to tell; returns how many."""
    told = last = 0
    while alerts := queries.untold(TOLD_AT_ONCE, after=last):
        told += _tell(alerts)
        last = alerts[-1]
    return told


@atomic
def _begin(frequency: AlertFrequency, day: date, until: datetime) -> int:
    run = AlertRun(frequency=frequency, day=day, until=until)
    session().add(run)
    session().flush()
    return run.id


@atomic
def _match(alerts: Sequence[int], run_id: int, until: datetime) -> int:
    return matching.match(alerts, run_id, until)


@atomic
def _tell(numbers: Sequence[int]) -> int:
    """Write to the people of some alerts about what was found; returns how many were written."""
    alerts = queries.held(numbers)
    found = queries.untold_jobs([row.id for row in alerts])
    jobs = new_jobs.listed(sorted({number for one in found.values() for number in one}))
    _lay_aside(found, jobs)
    drafts = []
    for row in alerts:
        told = [jobs[number] for number in found.get(row.id, ()) if number in jobs]
        if told and row.address and row.state is AlertState.LIVE:
            drafts.append(_draft(row, told))
            row.told_run_id = row.waiting_run_id
        row.waiting_run_id = None
    messages.write_all(drafts)
    return len(drafts)


def _lay_aside(found: dict[int, list[int]], jobs: dict[int, Any]) -> None:
    """What has closed since is skipped; what is paused waits until it is open again.

    What an alert was told before stays as it is.
    """
    gone = {number for one in found.values() for number in one if number not in jobs}
    if not gone:
        return
    standing = new_jobs.standing(sorted(gone))
    told = select(func.coalesce(JobAlert.told_run_id, 0)).where(JobAlert.id == AlertMatch.alert_id)
    untold = update(AlertMatch).where(
        AlertMatch.alert_id.in_(list(found)), AlertMatch.run_id > told.scalar_subquery()
    )
    closed, paused = sorted(gone - standing.keys()), sorted(standing)
    session().execute(untold.where(AlertMatch.vacancy_id.in_(closed)).values(skipped=True))
    session().execute(untold.where(AlertMatch.vacancy_id.in_(paused)).values(run_id=None))


def _draft(row: JobAlert, jobs: Sequence[Any]) -> Draft:
    newest = sorted(jobs, key=lambda job: (job.published_at, job.id), reverse=True)
    context: dict[str, Any] = {"count": len(newest)}
    is_text = row.channel is Channel.TEXT
    if not is_text:
        with translation.using(row.language):
            context |= _told(row, newest)
    return Draft(
        address=row.address or "",
        template="vacancies/new_jobs_text" if is_text else "vacancies/new_jobs",
        context=context,
        link=links.link_of(row.public_id, LinkPurpose.FOUND),
        language=row.language,
        channel=row.channel,
    )


def _told(row: JobAlert, jobs: Sequence[Any]) -> dict[str, Any]:
    stop = links.token_of(row.public_id, LinkPurpose.STOP)
    return {
        "jobs": [_job(job) for job in jobs[: rules.MOST_JOBS]],
        "more": max(0, len(jobs) - rules.MOST_JOBS),
        "via": rules.VIA,
        "manage": links.token_of(row.public_id, LinkPurpose.MANAGE),
        "useful": links.token_of(row.public_id, LinkPurpose.USEFUL),
        "stop": stop,
        "one_click": [links.ONE_CLICK, {"token": stop}],
    }


def _job(job: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of columns
    return {
        "id": job.public_id,
        "title": job.title,
        "place": _place(job.authority_code, job.region_code),
        "period": job.pay_period.value,
        "low": job.pay_from_pence,
        "high": job.pay_to_pence,
        "closes_on": job.closes_on.isoformat(),
    }


def _place(authority_code: str, region_code: str) -> str:
    """The council area of a job, or its region: never anything finer."""
    area = places.directory().by_code(authority_code)
    if area is None:
        return places.region_name(region_code)
    welsh = area.welsh_name if translation.language() == translation.WELSH else None
    return welsh or area.display_name

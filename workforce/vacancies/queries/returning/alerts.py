"""Reading alerts, what they found, and which of them wait for something."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, func, select

from workforce.accounts import queries as accounts
from workforce.core import clock, registry, secrets
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.paging import Page
from workforce.core.types import Source
from workforce.messages.states import Channel
from workforce.vacancies.models import AlertMark, AlertMatch, BoardCampaign, JobAlert
from workforce.vacancies.queries import board
from workforce.vacancies.rules.returning import alerts as rules
from workforce.vacancies.states import Sort
from workforce.vacancies.states.alerts import AlertFrequency, AlertState

PER_PAGE = 20
MOST_FOUND = 1_000


def address_digests(channel: Channel, address: str) -> tuple[str, ...]:
    """What an address is found by, the digest that is kept now first."""
    return secrets.digests(f"alert-address:{channel.value}:{address}")


def alert(public_id: str) -> JobAlert | None:
    """One alert by its public id."""
    query = select(JobAlert).where(JobAlert.public_id == public_id)
    if not registry.settings().demo:
        query = query.where(JobAlert.source == Source.REAL)
    return session().scalars(query).one_or_none()


def same_alert(marks: Iterable[str]) -> JobAlert | None:
    """The alert that asks for the same at the same address and has not ended."""
    query = select(JobAlert).where(JobAlert.only_one.in_(list(marks))).order_by(JobAlert.id)
    return session().scalars(query).first()


def alerts_of_address(channel: Channel, address: str) -> Sequence[JobAlert]:
    """Every alert of an address that has not ended, oldest first."""
    query = select(JobAlert).where(
        JobAlert.address_digest.in_(address_digests(channel, address)),
        JobAlert.state != AlertState.ENDED,
    )
    return session().scalars(query.order_by(JobAlert.id)).all()


def alerts_for(actor: Actor) -> Sequence[JobAlert]:
    """The live alerts of the actor's own confirmed address, oldest first."""
    person = accounts.person(actor.person_id) if actor.person_id is not None else None
    if person is None or person.email_confirmed_at is None:
        return []
    known = alerts_of_address(Channel.EMAIL, person.email)
    return [row for row in known if row.state is AlertState.LIVE]


def found_by(row: JobAlert, number: int) -> Page[Row[Any]]:
    """What an alert has told of and can still be applied for, the newest first."""
    query = _found(row)
    total = session().scalar(select(func.count()).select_from(query.subquery())) or 0
    number = min(number, max(1, -(-total // PER_PAGE)))
    newest = query.order_by(*board.ORDERS[Sort.NEWEST])
    page = newest.limit(PER_PAGE).offset((number - 1) * PER_PAGE)
    return Page(session().connection().execute(page).all(), number, PER_PAGE, total)


def _found(row: JobAlert) -> Select[Any]:
    told = select(AlertMatch.vacancy_id).where(
        AlertMatch.alert_id == row.id, AlertMatch.run_id.is_not(None)
    )
    return board.live(*board.LISTED, day=clock.today()).where(board.VACANCY.id.in_(told))


def due(frequency: AlertFrequency, until: datetime, limit: int, after: int = 0) -> list[int]:
    """Numbers of live alerts that were not looked through up to a moment, in their order."""
    query = select(JobAlert.id).where(
        JobAlert.state == AlertState.LIVE,
        JobAlert.frequency == frequency,
        JobAlert.matched_until < until,
        JobAlert.id > after,
    )
    return list(session().scalars(query.order_by(JobAlert.id).limit(limit)))


def untold(limit: int, after: int = 0) -> list[int]:
    """Numbers of alerts that found something which nobody was told yet, in their order."""
    query = select(JobAlert.id).where(JobAlert.waiting_run_id.is_not(None), JobAlert.id > after)
    return list(session().scalars(query.order_by(JobAlert.id).limit(limit)))


def held(numbers: Sequence[int]) -> Sequence[JobAlert]:
    """Those of these alerts that still have something to tell, held against other writers."""
    query = select(JobAlert).where(JobAlert.id.in_(numbers), JobAlert.waiting_run_id.is_not(None))
    held_back = query.order_by(JobAlert.id).with_for_update(skip_locked=True)
    return session().scalars(held_back).all()


def untold_jobs(numbers: Sequence[int]) -> dict[int, list[int]]:
    """What each of these alerts found and nobody was told yet: numbers of jobs."""
    query = (
        select(AlertMatch.alert_id, AlertMatch.vacancy_id)
        .join(JobAlert, JobAlert.id == AlertMatch.alert_id)
        .where(
            JobAlert.id.in_(numbers),
            AlertMatch.run_id > func.coalesce(JobAlert.told_run_id, 0),
            ~AlertMatch.skipped,
        )
        .order_by(AlertMatch.alert_id, AlertMatch.vacancy_id)
    )
    found: dict[int, list[int]] = {}
    for number, vacancy_id in session().execute(query):
        found.setdefault(number, []).append(vacancy_id)
    return found


def due_but_not_run(day: date) -> list[tuple[str, str]]:
    """Live alerts that were not looked through when they should have been before a day."""
    found: list[tuple[str, str]] = []
    for frequency in AlertFrequency:
        query = select(JobAlert.public_id).where(
            JobAlert.state == AlertState.LIVE,
            JobAlert.frequency == frequency,
            JobAlert.matched_until < rules.last_due(frequency, day),
        )
        rows = session().scalars(query.order_by(JobAlert.id).limit(MOST_FOUND))
        found += [("alert", public_id) for public_id in rows]
    return found


def untouched(before: datetime, limit: int) -> Sequence[JobAlert]:
    """Live alerts that nobody has touched since a moment and that were not asked about."""
    query = select(JobAlert).where(
        JobAlert.state == AlertState.LIVE,
        JobAlert.touched_at <= before,
        JobAlert.asked_at.is_(None),
    )
    return session().scalars(query.order_by(JobAlert.id).limit(limit)).all()


def unanswered(asked_before: datetime, limit: int) -> Sequence[JobAlert]:
    """Live alerts that were asked about before a moment and got no answer."""
    query = select(JobAlert).where(
        JobAlert.state == AlertState.LIVE, JobAlert.asked_at <= asked_before
    )
    return session().scalars(query.order_by(JobAlert.id).limit(limit)).all()


def of_over_campaigns(day: date, limit: int) -> Sequence[JobAlert]:
    """Live alerts that look for the jobs of a campaign which is over or unknown, some of them."""
    running = set(session().scalars(select(BoardCampaign.slug).where(BoardCampaign.ends_on >= day)))
    live = JobAlert.state == AlertState.LIVE
    asked = select(JobAlert.also).where(live, JobAlert.also.contains("campaign=")).distinct()
    over = [
        also
        for also in session().scalars(asked)
        if rules.search_also(also).filters.campaign not in {"", *running}
    ]
    query = select(JobAlert).where(live, JobAlert.also.in_(over[:MOST_FOUND]))
    return session().scalars(query.order_by(JobAlert.id).limit(limit)).all()


def mark(name: str) -> AlertMark | None:
    """Up to where a job has read."""
    return session().get(AlertMark, name)

"""Makers of alerts and saved jobs; each commits."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from workforce.accounts.models import Person
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.messages.states import Channel
from workforce.vacancies.models import JobAlert, SavedJob, Vacancy
from workforce.vacancies.queries.returning import alerts as queries
from workforce.vacancies.rules.search import Search, from_query
from workforce.vacancies.services import alerts
from workforce.vacancies.states.alerts import AlertFrequency

_numbers = count(1)
LONG_AGO = timedelta(days=2)


def make_search(**asked: Any) -> Search:
    """A search of words near Leeds, or of what is asked."""
    asked = asked or {"q": "support", "location": "leeds"}
    pairs = [
        (name, str(value))
        for name, values in asked.items()
        for value in (values if isinstance(values, list | tuple) else [values])
    ]
    return from_query(pairs)


def make_alert(
    search: Search | None = None,
    *,
    address: str = "",
    channel: Channel = Channel.EMAIL,
    frequency: AlertFrequency = AlertFrequency.DAILY,
    language: str = "en",
    confirmed: bool = True,
    since: datetime | None = None,
) -> JobAlert:
    """An alert, confirmed two days ago unless said otherwise."""
    to = address or f"reader{next(_numbers)}@example.org"
    asker = alerts.Asker(channel, to, language, proved=confirmed)
    alerts.ask(search or make_search(), frequency, asker)
    row = queries.alerts_of_address(channel, to)[-1]
    if confirmed:
        _begin_at(row, since or clock.now() - LONG_AGO)
    return row


@atomic
def _begin_at(row: JobAlert, moment: datetime) -> None:
    row.confirmed_at = row.matched_until = row.touched_at = moment


@atomic
def touched(row: JobAlert, moment: datetime) -> None:
    """Let an alert have been touched last at a moment."""
    session().get_one(JobAlert, row.id).touched_at = moment


@atomic
def make_saved(person: Person, vacancy: Vacancy) -> SavedJob:
    """A job that somebody keeps."""
    row = SavedJob(person_id=person.id, vacancy_id=vacancy.id)
    session().add(row)
    session().flush()
    return row

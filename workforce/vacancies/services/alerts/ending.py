"""How alerts end by themselves: nobody confirms, nobody wants, nobody lives at the address."""

from datetime import date, timedelta

from sqlalchemy import delete, func, select

from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.messages import queries as letters
from workforce.messages import services as messages
from workforce.messages.states import Channel
from workforce.vacancies.models import AlertMatch, AlertRun, JobAlert
from workforce.vacancies.queries.returning import alerts as queries
from workforce.vacancies.rules.returning import alerts as rules
from workforce.vacancies.services import steps
from workforce.vacancies.services.alerts import asking, links
from workforce.vacancies.states.alerts import AlertEnd, AlertState, LinkPurpose

BATCH = 500
BOUNCES = "bounces"
KEPT_AFTER_END = timedelta(days=365)
RUNS_KEPT = timedelta(days=7)
OVERLAP = timedelta(hours=1)


@atomic
def ask_untouched(day: date) -> int:
    """Ask once whether alerts that nobody has touched for a year are still wanted."""
    rows = queries.untouched(clock.day_end(day) - rules.UNTOUCHED, BATCH)
    for row in rows:
        row.asked_at = clock.now()
        link = links.link_of(row.public_id, LinkPurpose.KEEP)
        if row.channel is Channel.TEXT:
            template = "vacancies/still_wanted_text"
            messages.write_text(row.address or "", template, link=link, language=row.language)
        else:
            template = "vacancies/still_wanted"
            messages.write(row.address or "", template, link=link, language=row.language)
    return len(rows)


@atomic
def end_unanswered(day: date) -> int:
    """End alerts of which nobody said within a month that they are wanted."""
    rows = queries.unanswered(clock.day_end(day) - rules.ANSWER_WITHIN, BATCH)
    actor = Actor.system("end-job-alerts")
    for row in rows:
        asking.end(row, AlertEnd.UNTOUCHED, actor)
    return len(rows)


@atomic
def end_of_campaigns(day: date) -> int:
    """End alerts for the jobs of a campaign that is over, and say where its like are found."""
    rows = queries.of_over_campaigns(day, BATCH)
    actor = Actor.system("end-job-alerts")
    for row in rows:
        asked: dict[str, list[str]] = {}
        for name, value in row.query:
            if name != "campaign":
                asked.setdefault(name, []).append(value)
        link = ("vacancies_public.search", asked)
        if row.channel is Channel.TEXT:
            template = "vacancies/campaign_over_text"
            messages.write_text(row.address or "", template, link=link, language=row.language)
        else:
            template = "vacancies/campaign_over"
            messages.write(row.address or "", template, link=link, language=row.language)
        asking.end(row, AlertEnd.STOPPED, actor)
    return len(rows)


@atomic
def forget_unconfirmed(day: date) -> int:
    """Delete alerts that nobody confirmed within a week."""
    before = clock.day_start(day) - rules.UNCONFIRMED_KEPT
    old = select(JobAlert.id).where(
        JobAlert.state == AlertState.ASKED, JobAlert.created_at < before
    )
    return _delete(list(session().scalars(old.order_by(JobAlert.id).limit(BATCH))))


@atomic
def forget_ended(day: date) -> int:
    """Delete what is left of alerts that ended a year before."""
    before = clock.day_start(day) - KEPT_AFTER_END
    old = select(JobAlert.id).where(JobAlert.state == AlertState.ENDED, JobAlert.ended_at < before)
    return _delete(list(session().scalars(old.order_by(JobAlert.id).limit(BATCH))))


@atomic
def forget_runs(day: date) -> int:
    """Forget of which moments alerts were looked through a week ago; returns how many.

    The newest stays, so that no later run can ever bear its number.
    """
    before = clock.day_start(day) - RUNS_KEPT
    newest = select(func.max(AlertRun.id)).scalar_subquery()
    old = select(AlertRun.id).where(AlertRun.until < before, AlertRun.id < newest)
    numbers = list(session().scalars(old.order_by(AlertRun.id).limit(BATCH)))
    session().execute(delete(AlertRun).where(AlertRun.id.in_(numbers)))
    return len(numbers)


def _delete(numbers: list[int]) -> int:
    session().execute(delete(AlertMatch).where(AlertMatch.alert_id.in_(numbers)))
    session().execute(delete(JobAlert).where(JobAlert.id.in_(numbers)))
    return len(numbers)


@atomic
def end_bounced() -> int:
    """End the alerts of addresses that refused a letter for good since this was last looked at."""
    mark, until = queries.mark(BOUNCES), clock.now()
    refused = letters.refused_since(mark.until - OVERLAP if mark else None)
    ended = 0
    for letter in refused:
        for row in queries.alerts_of_address(letter.channel, letter.address or ""):
            # An alert that was confirmed since reaches somebody: its address lives again.
            began = row.confirmed_at or row.created_at
            if letter.refused_at is not None and began < letter.refused_at:
                asking.end(row, AlertEnd.BOUNCED, Actor.system("end-job-alerts"))
                ended += 1
    steps.reached(BOUNCES, until)
    return ended


@atomic
def end_of_person(actor: Actor, address: str) -> None:
    """End every alert of an address whose owner closes their account."""
    for row in queries.alerts_of_address(Channel.EMAIL, address):
        asking.end(row, AlertEnd.ACCOUNT_CLOSED, actor)


@atomic
def move_address(old: str, new: str) -> None:
    """Let the alerts of a confirmed address go to the one that its owner has proved instead."""
    for row in queries.alerts_of_address(Channel.EMAIL, old):
        if row.state is not AlertState.LIVE:
            continue
        marks = asking.marks(row.channel, new, tuple(map(tuple, row.query)))
        if queries.same_alert(marks) is not None:
            asking.end(row, AlertEnd.STOPPED, Actor.system("move-alerts"))
            continue
        row.address, row.only_one = new, marks[0]
        row.address_digest = queries.address_digests(Channel.EMAIL, new)[0]

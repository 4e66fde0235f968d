"""Asking for an alert, confirming, changing, keeping and stopping it; all of it twice is fine."""

import json
from dataclasses import asdict, dataclass
from datetime import timedelta

from sqlalchemy import delete, update

from workforce.core import audit, clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.secrets import digests
from workforce.core.translation import lazy
from workforce.messages import services as messages
from workforce.messages.states import Channel
from workforce.places import rules as places
from workforce.vacancies.models import ALERT, AlertAnswer, AlertMatch, JobAlert
from workforce.vacancies.queries.returning import alerts as queries
from workforce.vacancies.rules.returning import alerts as rules
from workforce.vacancies.rules.search import Search
from workforce.vacancies.services.alerts import links, reach
from workforce.vacancies.states.alerts import AlertEnd, AlertFrequency, AlertState, LinkPurpose

ANYBODY = Actor.anonymous()
TOUCHED_EVERY = timedelta(days=1)
UNKNOWN_PLACE = lazy("Enter a town, council, region or postcode in England or Wales")
MORE_WORDS = lazy("Enter words or choose a role, so that you hear only of jobs you might want")
TOO_MANY = lazy("You have 20 alerts. Stop one before you add another")


@dataclass(frozen=True, slots=True)
class Asker:
    """Where an alert goes, and in which language; `proved` where the address is known to be theirs.

    An address is in the one form in which it is kept; a number in its international form.
    """

    channel: Channel
    address: str
    language: str
    proved: bool = False


def ask(search: Search, frequency: AlertFrequency, who: Asker) -> None:
    """Ask for an alert; whoever asks learns nothing of what the address has already.

    A letter goes to the address either way: to confirm, or to say that there is such an alert.
    """
    refuse_unclear(search)
    try:
        _ask(search, frequency, who)
    except Conflict:  # asked for twice at the same moment
        _ask(search, frequency, who)


@atomic
def _ask(search: Search, frequency: AlertFrequency, who: Asker) -> None:
    query = rules.query_of(search)
    known_by = marks(who.channel, who.address, query)
    known = queries.same_alert(known_by)
    if known is not None:
        template = "confirm_alert" if known.state is AlertState.ASKED else "alert_known"
        _write(known, template)
        return
    if len(queries.alerts_of_address(who.channel, who.address)) >= rules.MOST_ALERTS:
        if who.proved:
            raise DomainError(TOO_MANY)
        return
    row = JobAlert(
        channel=who.channel,
        frequency=frequency,
        language=who.language,
        address=who.address,
        address_digest=queries.address_digests(who.channel, who.address)[0],
        touched_at=clock.now(),
    )
    _wants(row, search, known_by[0])
    session().add(row)
    lifecycle.begin(row, actor=ANYBODY)
    if who.proved:
        _confirmed(row)
    else:
        _write(row, "confirm_alert")


def refuse_unclear(search: Search) -> None:
    """Refuse an alert without a place and one more thing that it looks for."""
    if not search.answerable:
        raise DomainError(places.message(search.place), "location")
    if not rules.is_somewhere(search):
        raise DomainError(UNKNOWN_PLACE, "location")
    if not rules.is_something(search):
        raise DomainError(MORE_WORDS, "q")


def _wants(row: JobAlert, search: Search, mark: str) -> None:
    """Write down what an alert asks for, both ways."""
    values = asdict(rules.wanted(search))
    place = reach.kept_place(values.pop("token"), values.pop("radius"))
    for name, value in values.items():
        setattr(row, name, value)
    row.place_id = place.id if place else None
    row.query, row.only_one = [list(pair) for pair in rules.query_of(search)], mark


def marks(channel: Channel, address: str, query: rules.Pairs) -> tuple[str, ...]:
    """What marks an alert as the only one of its kind, under each key, the newest first."""
    said = json.dumps([channel.value, address, sorted(query)])
    return digests(f"only-alert:{said}")


def _write(row: JobAlert, template: str) -> None:
    """Write to an alert's own address, with the link that its state wants."""
    asked = row.state is AlertState.ASKED
    purpose = LinkPurpose.CONFIRM if asked else LinkPurpose.MANAGE
    link = links.link_of(row.public_id, purpose)
    address = row.address or ""
    if row.channel is Channel.TEXT:
        template = f"vacancies/{template}_text"
        messages.write_text(address, template, {}, link=link, language=row.language)
    else:
        messages.write(address, f"vacancies/{template}", link=link, language=row.language)


@atomic
def confirm(row: JobAlert) -> None:
    """Let an alert that was asked for begin; one that has begun or ended stays as it is."""
    if locked(row).state is AlertState.ASKED:
        _confirmed(row)


def _confirmed(row: JobAlert) -> None:
    """It tells of what is published from now on, and of nothing older."""
    lifecycle.move(row, AlertState.LIVE, by=ALERT, actor=ANYBODY)
    row.confirmed_at = row.matched_until = row.touched_at = clock.now()


@atomic
def change(row: JobAlert, search: Search, frequency: AlertFrequency) -> None:
    """Let an alert ask for something else, or come more or less often; its ledger stays."""
    refuse_unclear(search)
    if locked(row).state is not AlertState.LIVE:
        raise Conflict(lazy("This alert has ended"))
    known_by = marks(row.channel, row.address or "", rules.query_of(search))
    known = queries.same_alert(known_by)
    if known is not None and known.id != row.id:
        raise Conflict(lazy("You have another alert for these jobs"))
    _wants(row, search, known_by[0])
    row.frequency = frequency
    _touch(row)


@atomic
def keep(row: JobAlert) -> None:
    """Somebody still wants an alert: the year begins anew."""
    if locked(row).state is AlertState.LIVE:
        _touch(row)


def touch(row: JobAlert) -> None:
    """Note that a link of an alert was used, once a day at most."""
    if row.state is AlertState.LIVE and clock.now() - row.touched_at > TOUCHED_EVERY:
        keep(row)


def _touch(row: JobAlert) -> None:
    row.touched_at, row.asked_at = clock.now(), None


@atomic
def stop(row: JobAlert, why: AlertEnd = AlertEnd.STOPPED, actor: Actor = ANYBODY) -> None:
    """End an alert and forget whose it was; one that has ended stays so."""
    if locked(row).state is not AlertState.ENDED:
        end(row, why, actor)


def end(row: JobAlert, why: AlertEnd, actor: Actor) -> None:
    """End an alert within a use case: nothing is left of its address, nor of what it found."""
    lifecycle.move(row, AlertState.ENDED, by=ALERT, actor=actor, reason=why.value)
    row.ended_at, row.ended_why = clock.now(), why
    row.address = row.address_digest = row.only_one = None
    session().execute(delete(AlertMatch).where(AlertMatch.alert_id == row.id))


@atomic
def answer(row: JobAlert, *, useful: bool) -> None:
    """Count whether an alert was useful, once for each time it came; never who said so."""
    if locked(row).told_run_id is None or row.answered_run_id == row.told_run_id:
        return
    row.answered_run_id = row.told_run_id
    month = clock.today().replace(day=1)
    counted = update(AlertAnswer).where(
        AlertAnswer.month_on == month, AlertAnswer.useful.is_(useful)
    )
    done = session().execute(counted.values(answer_count=AlertAnswer.answer_count + 1))
    if getattr(done, "rowcount", 0) == 0:
        session().add(AlertAnswer(month_on=month, useful=useful, answer_count=1))
    _touch(row)
    audit.record(ANYBODY, "answer-alert", row)

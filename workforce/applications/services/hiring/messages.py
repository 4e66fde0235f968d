"""Writing to each other about an application: employer and candidate, and a digest a day."""

from itertools import groupby

from workforce.applications.models import Application
from workforce.applications.models.hiring import ApplicationMessage
from workforce.applications.queries.hiring import messages as queries
from workforce.applications.rules.hiring import writing
from workforce.applications.services import steps
from workforce.applications.services.hiring.asking import check_words
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.translation import lazy
from workforce.messages import services as letters
from workforce.providers.queries import members
from workforce.vacancies.services import asking

LONGEST = 2_000
MOST = 200


@atomic
def write_to_candidate(
    actor: Actor, application: Application, *, words: str, confirmed: bool = False
) -> ApplicationMessage:
    """Write to a candidate; their letter says only that there is a message."""
    steps.held(actor, application)
    if not writing.may_employer_write(application.state):
        raise Conflict(lazy("They withdrew. Nobody can write to them about this any more"))
    check_words(application.vacancy, {"words": words}, confirmed=confirmed, box="confirmed")
    message = _written(actor, application, words, from_employer=True)
    steps.tell_candidate(application, "hiring/message")
    return message


@atomic
def write_to_employer(
    actor: Actor, application: Application, *, words: str, confirmed: bool = False
) -> ApplicationMessage:
    """Write to the employer, in answer or from an interview on; told in the morning's digest."""
    steps.mine(actor, application)
    wrote = queries.employer_wrote(application.id)
    if not writing.may_candidate_write(application.state, employer_wrote=wrote):
        raise Conflict(lazy("You can answer once the employer has written to you"))
    asking.ask_about_children({"words": words}, confirmed=confirmed, field="confirmed")
    return _written(actor, application, words, from_employer=False)


def _written(
    actor: Actor, application: Application, words: str, *, from_employer: bool
) -> ApplicationMessage:
    words = words.strip()
    if not words or len(words) > LONGEST:
        raise DomainError(lazy("Write between 1 and 2,000 characters"), "words")
    application = locked(application)
    if len(queries.thread(application.id)) >= MOST:
        raise DomainError(lazy("There are 200 messages already. Ring them instead"), "words")
    message = ApplicationMessage(
        application_id=application.id,
        from_employer=from_employer,
        author_id=actor.person_id,
        words=words,
    )
    session().add(message)
    session().flush()
    audit.record(actor, "write-message", message, application_id=application.id)
    return message


@atomic
def note_read(application: Application, *, by_employer: bool) -> int:
    """Note that one side has opened what the other wrote; returns how many were new."""
    new = queries.unread(application.id, from_employer=not by_employer)
    for message in new:
        message.read_at = clock.now()
    return len(new)


@atomic
def tell_recruiters(actor: Actor) -> int:
    """Tell recruiters once of what candidates wrote, one letter a person; returns how many."""
    _ = actor
    told = 0
    for organisation_id, rows in groupby(queries.untold(), key=lambda row: row[0]):
        new = [message for _organisation, message in rows]
        for person in members.recruiters_of(organisation_id):
            letters.write(
                person,
                "applications/hiring/messages_digest",
                {"count": len(new)},
                link=("applications_messages.waiting_messages", {}),
            )
            told += 1
        for message in new:
            message.told_at = clock.now()
    return told

"""Asking people who leave why, by a private link, and taking what they say."""

from datetime import date

from workforce.accounts.models import Person
from workforce.core import audit, clock, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.translation import lazy
from workforce.employment.models import ExitAnswer, PersonInPost
from workforce.employment.queries import exits
from workforce.employment.rules import exits as rules
from workforce.employment.states import GOES_ON, OwnReason
from workforce.messages import services as messages

LONGEST_WORDS = 2_000
BATCH = 500
CLOSED = lazy("This link no longer works")


@atomic
def ask_why(row: PersonInPost) -> ExitAnswer | None:
    """Ask somebody whose leaving was recorded, once, by a link that only they are sent.

    A later last day moves the question along; who goes on with the same employer, has no
    address or left long ago is not asked.
    """
    if row.ended_on is None:
        return None
    known = exits.exit_answer_of(row.id)
    if row.leaving_reason in GOES_ON:
        _withdrawn(known)
        return None
    if known is not None and known.taken_back_at is None:
        _follow(known, row)
        return known
    reader = _reader(row)
    if reader is None or not rules.is_asked(row.ended_on, clock.today()):
        return None
    token = secrets.new_token()
    question = known or ExitAnswer(
        organisation_id=row.organisation_id,
        person_reference=row.person_reference,
        person_in_post_id=row.id,
    )
    question.account_id, question.taken_back_at = row.account_id, None
    question.token_digest = secrets.digest(token)
    _follow(question, row)
    session().add(question)
    session().flush()
    messages.write(
        reader,
        "employment/exit_question",
        {"organisation": row.organisation.name, "days": rules.LINK_DAYS},
        link=("employment_exits.answer", {"token": token}),
    )
    audit.record(Actor.system("leaving"), "ask-why", question)
    return question


@atomic
def take_back_question(row: PersonInPost) -> None:
    """Let the link of somebody who stays after all stop working; what they said is forgotten."""
    _withdrawn(exits.exit_answer_of(row.id))


@atomic
def answer(question: ExitAnswer, *, reason: OwnReason | None, words: str = "") -> ExitAnswer:
    """Take what somebody says, or let it be unsaid; who has the private link may, no one else."""
    question = locked(question)
    if not exits.is_open(question):
        raise Conflict(CLOSED)
    words = words.strip()
    if len(words) > LONGEST_WORDS:
        raise DomainError(lazy("Write no more than 2,000 characters"), "words")
    if words and reason is None:
        raise DomainError(lazy("Choose the main reason, or empty the box"), "reason")
    question.reason, question.words = reason, words or None
    question.answered_at = clock.now() if reason else None
    return question


@atomic
def forget_words(person_id: int) -> None:
    """Unlink a closed account: its own words go, and the reason stays as one of many."""
    for row in exits.my_exit_answers(person_id):
        row.account_id = row.words = None


@atomic
def forget_links(day: date) -> int:
    """Forget the digests of private links that ended long ago; what was answered stays a sum."""
    rows = exits.links_to_forget(day, BATCH)
    for row in rows:
        row.token_digest = f"{rules.FORGOTTEN}{row.public_id}"
    return len(rows)


def _withdrawn(known: ExitAnswer | None) -> None:
    if known is not None and known.taken_back_at is None:
        known.taken_back_at = clock.now()
        known.reason = known.words = known.answered_at = None


def _follow(question: ExitAnswer, row: PersonInPost) -> None:
    """Let the question be about the last day as it is recorded now, for as long again."""
    if row.ended_on is None or question.left_on == row.ended_on:
        return
    question.left_on = row.ended_on
    question.expires_at = clock.day_end(rules.link_ends_on(row.ended_on, clock.today()))


def _reader(row: PersonInPost) -> Person | str | None:
    """Their own account where there is one, else the address in the record."""
    account = row.account
    return account if account is not None and account.closed_at is None else row.email

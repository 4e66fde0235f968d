"""What people said themselves of why they left: their own answers, and sums of many."""

from collections import Counter
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload

from workforce.core import clock, secrets
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment.models import ExitAnswer, PersonInPost
from workforce.employment.policies import can_see_own_reasons
from workforce.employment.rules import exits as rules
from workforce.employment.rules.exits import ReasonSums
from workforce.employment.states import OwnReason


def exit_answer_of(person_in_post_id: int) -> ExitAnswer | None:
    """What was asked of somebody about the end of one spell."""
    query = select(ExitAnswer).where(ExitAnswer.person_in_post_id == person_in_post_id)
    return session().scalars(query).first()


def _questions() -> Select[ExitAnswer]:
    spell = joinedload(ExitAnswer.person_in_post)
    return select(ExitAnswer).options(spell.joinedload(PersonInPost.organisation))


def exit_answer_by_token(token: str) -> ExitAnswer | None:
    """The question that a private link leads to, while it may be answered."""
    query = _questions().where(ExitAnswer.token_digest == secrets.digest(token), _open())
    return session().scalars(query).first()


def my_exit_answers(person_id: int) -> list[ExitAnswer]:
    """The questions put to a person's account and their answers, latest first."""
    query = (
        _questions()
        .join(PersonInPost, PersonInPost.id == ExitAnswer.person_in_post_id)
        .where(
            or_(ExitAnswer.account_id == person_id, PersonInPost.account_id == person_id),
            ExitAnswer.taken_back_at.is_(None),
        )
        .order_by(ExitAnswer.left_on.desc(), ExitAnswer.id.desc())
    )
    return list(session().scalars(query))


def my_exit_answer(person_id: int, public_id: str) -> ExitAnswer | None:
    """One question put to a person's account, while it may be answered."""
    mine = my_exit_answers(person_id)
    return next((one for one in mine if one.public_id == public_id and is_open(one)), None)


def is_open(row: ExitAnswer) -> bool:
    """Whether an answer may be given or changed now."""
    return row.taken_back_at is None and clock.now() < row.expires_at


def links_to_forget(day: date, limit: int) -> list[ExitAnswer]:
    """Questions whose private link ended so long before a day that it is forgotten."""
    last = clock.day_end(day - timedelta(days=rules.FORGET_LINK_DAYS + 1))
    query = (
        select(ExitAnswer)
        .where(
            ExitAnswer.expires_at <= last,
            ExitAnswer.token_digest.not_like(f"{rules.FORGOTTEN}%"),
        )
        .order_by(ExitAnswer.id)
        .limit(limit)
    )
    return list(session().scalars(query))


def _open() -> ColumnElement[bool]:
    return (ExitAnswer.expires_at > clock.now()) & ExitAnswer.taken_back_at.is_(None)


def own_reasons_of_provider(actor: Actor, year: int) -> ReasonSums[OwnReason] | None:
    """What the leavers of the actor's whole provider said in a calendar year, as one sum.

    There is no narrower question to ask: no home, no role, no other stretch of time, so that
    no two answers of this function can be told apart by one person. None is "too few, or too
    early": a year is closed before it is first shown.
    """
    if actor.organisation_id is None or not can_see_own_reasons(actor):
        return None
    if clock.today() < rules.shown_from(year):
        return None
    whose = ExitAnswer.organisation_id == actor.organisation_id
    counts: Counter[OwnReason] = Counter()
    homes = set()
    for home_id, reason, count in _grouped(date(year, 1, 1), date(year, 12, 31), whose):
        counts[reason] += count
        homes.add(home_id)
    return rules.sums(counts, len(homes))


def own_reasons_by_home(year: int) -> dict[int, Counter[OwnReason]]:
    """Answers of a closed calendar year by home: for sums of areas under disclosure control only.

    Empty before the year is closed. No page may show it as it is.
    """
    found: dict[int, Counter[OwnReason]] = {}
    if clock.today() < rules.shown_from(year):
        return found
    for home_id, reason, count in _grouped(date(year, 1, 1), date(year, 12, 31)):
        found.setdefault(home_id, Counter())[reason] += count
    return found


def asked_by_home(year: int) -> dict[int, int]:
    """How many leavers of a closed calendar year were asked, by home: for sums of areas only."""
    if clock.today() < rules.shown_from(year):
        return {}
    query = (
        select(PersonInPost.home_id, func.count())
        .join(ExitAnswer, PersonInPost.id == ExitAnswer.person_in_post_id)
        .where(
            ExitAnswer.left_on.between(date(year, 1, 1), date(year, 12, 31)),
            ExitAnswer.taken_back_at.is_(None),
        )
        .group_by(PersonInPost.home_id)
        .order_by(PersonInPost.home_id)
    )
    return {row[0]: row[1] for row in session().execute(query)}


def _grouped(
    first: date, last: date, *conditions: ColumnElement[bool]
) -> list[tuple[int, OwnReason, int]]:
    query = (
        select(PersonInPost.home_id, ExitAnswer.reason, func.count())
        .join(PersonInPost, PersonInPost.id == ExitAnswer.person_in_post_id)
        .where(
            ExitAnswer.left_on.between(first, last),
            ExitAnswer.reason.is_not(None),
            ExitAnswer.taken_back_at.is_(None),
            *conditions,
        )
        .group_by(PersonInPost.home_id, ExitAnswer.reason)
        .order_by(PersonInPost.home_id, ExitAnswer.reason)
    )
    rows = session().execute(query)
    return [(home_id, OwnReason(reason), count) for home_id, reason, count in rows if reason]

"""Equality answers in sums; there is nothing else to ask of them."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import func, select, tuple_

from workforce.applications.models.equality import EqualityAnswer, EqualityCount
from workforce.applications.states.equality import Question
from workforce.core.actors import Actor
from workforce.core.db import session

Group = tuple[int, date, str, str]


def enough_together(least: int) -> Sequence[EqualityAnswer]:
    """Answers to one question of one provider of which at least so many lie together."""
    of_question = (EqualityAnswer.organisation_id, EqualityAnswer.question)
    enough = select(*of_question).group_by(*of_question).having(func.count() >= least)
    query = select(EqualityAnswer).where(tuple_(*of_question).in_(enough))
    return session().scalars(query.order_by(EqualityAnswer.key)).all()


def waiting_since_before(month: date) -> Sequence[EqualityAnswer]:
    """Answers of months before one that were never counted."""
    query = select(EqualityAnswer).where(EqualityAnswer.month < month)
    return session().scalars(query.order_by(EqualityAnswer.key)).all()


def counts_known(organisation_ids: Iterable[int]) -> dict[Group, EqualityCount]:
    """The counts of these providers, by what they count."""
    query = select(EqualityCount).where(EqualityCount.organisation_id.in_(sorted(organisation_ids)))
    rows = session().scalars(query.order_by(EqualityCount.id))
    return {(one.organisation_id, one.month, one.question, one.answer): one for one in rows}


def totals_for(actor: Actor, since: date, until: date) -> dict[Question, dict[str, int]]:
    """How often each answer was given to the actor's provider in months from `since` to `until`."""
    query = (
        select(EqualityCount.question, EqualityCount.answer, func.sum(EqualityCount.count))
        .where(
            EqualityCount.organisation_id == actor.organisation_id,
            EqualityCount.month >= since,
            EqualityCount.month < until,
        )
        .group_by(EqualityCount.question, EqualityCount.answer)
        .order_by(EqualityCount.question, EqualityCount.answer)
    )
    found: dict[Question, dict[str, int]] = {}
    for question, answer, count in session().execute(query):
        found.setdefault(Question(question), {})[answer] = int(count)
    return found

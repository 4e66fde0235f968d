"""Equality answers: put once to whoever applied, kept of nobody, counted when there are enough."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from workforce.applications.models import Application
from workforce.applications.models.equality import EqualityAnswer, EqualityCount
from workforce.applications.queries import equality
from workforce.applications.rules import equality as rules
from workforce.applications.services import steps
from workforce.applications.states import ApplicationState
from workforce.applications.states.equality import Question, answers_to
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict
from workforce.core.translation import lazy


def answer(actor: Actor, application: Application, given: Mapping[Question, str]) -> None:
    """Take the answers in two steps that share nothing: that they were put, and what they are.

    Each is a transaction of its own: neither the other's number, time nor writer tells them apart
    from anybody else's. Nothing of it goes into the audit trail.
    """
    organisation_id = application.organisation_id
    _note_put(actor, application)
    _lay_down(organisation_id, given)


@atomic
def _note_put(actor: Actor, application: Application) -> None:
    steps.mine(actor, application)
    held = locked(application)
    if held.state is ApplicationState.DRAFT or held.equality_put:
        raise Conflict(lazy("These questions are asked once, after you have sent an application"))
    held.equality_put = True


@atomic
def _lay_down(organisation_id: int, given: Mapping[Question, str]) -> None:
    month = rules.month_of(clock.today())
    session().add_all(
        EqualityAnswer(
            organisation_id=organisation_id,
            month=month,
            question=question.value,
            answer=said,
        )
        for question, said in given.items()
        if said in answers_to(question)
    )


@atomic
def count_answers() -> int:
    """Count the answers of which enough lie together; they themselves are gone then."""
    waiting = equality.enough_together(rules.COUNTED_TOGETHER)
    found = Counter((row.organisation_id, row.month, row.question, row.answer) for row in waiting)
    known = equality.counts_known({row.organisation_id for row in waiting})
    for group, count in sorted(found.items()):
        row = known.get(group)
        if row is None:
            organisation_id, month, question, said = group
            session().add(
                EqualityCount(
                    organisation_id=organisation_id,
                    month=month,
                    question=question,
                    answer=said,
                    count=count,
                )
            )
        else:
            row.count += count
    for one in waiting:
        session().delete(one)
    return len(waiting)


@atomic
def forget_uncounted(before: date) -> int:
    """Forget answers that waited since before a month and never came to be enough."""
    old = equality.waiting_since_before(before)
    for row in old:
        session().delete(row)
    return len(old)

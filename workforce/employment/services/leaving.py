"""Leaving a post, and thinking better of it while there is still time."""

from datetime import date, timedelta

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.employment import policies, rules
from workforce.employment.models import PersonInPost
from workforce.employment.queries import is_own_record
from workforce.employment.services import exits, terms
from workforce.employment.states import NEVER_CHOSEN, LeavingReason


@atomic
def leave(
    actor: Actor, row: PersonInPost, *, ended_on: date, reason: LeavingReason
) -> PersonInPost:
    """Record the last day in post and why; later than a last day that is past it cannot become."""
    row = _held(actor, row)
    if (row.ended_on, row.leaving_reason) == (ended_on, reason):
        return row
    refuse_own(actor, row)
    if reason in NEVER_CHOSEN:
        raise DomainError(lazy("Choose another reason"), "reason")
    if ended_on < row.started_on:
        raise DomainError(lazy("The last day must not be before the first"), "ended_on")
    if ended_on > clock.today() + timedelta(days=rules.FURTHEST_LEAVING_DAYS):
        raise DomainError(lazy("The last day must be within a year from today"), "ended_on")
    if _has_left(row) and row.ended_on is not None and ended_on > row.ended_on:
        raise _gone(row)
    terms.cut(row, ended_on)
    row.ended_on, row.leaving_reason = ended_on, reason
    row.leaving_recorded_at = clock.now()
    audit.record(actor, "leave-post", row, ended_on=ended_on.isoformat(), reason=reason.value)
    exits.ask_why(row)
    return row


@atomic
def stay(actor: Actor, row: PersonInPost) -> PersonInPost:
    """Take back a leaving whose last day has not passed."""
    row = _held(actor, row)
    if row.ended_on is None:
        return row
    refuse_own(actor, row)
    if _has_left(row):
        raise _gone(row)
    row.ended_on = row.leaving_reason = row.leaving_recorded_at = None
    exits.take_back_question(row)
    audit.record(actor, "stay-in-post", row)
    return row


def refuse_own(actor: Actor, row: PersonInPost) -> None:
    """Nobody says of themselves that they leave, stay or are engaged otherwise."""
    if is_own_record(actor, row):
        raise NotAllowed(lazy("Somebody else must record this: nobody records their own"))


def _held(actor: Actor, row: PersonInPost) -> PersonInPost:
    row = locked(row)
    if not policies.can_keep_person(actor, row):
        raise NotAllowed(lazy("Your role does not include this"))
    return row


def _has_left(row: PersonInPost) -> bool:
    return row.ended_on is not None and row.ended_on < clock.today()


def _gone(row: PersonInPost) -> Conflict:
    """Coming back is a start like any other, with its checks."""
    _ = row
    return Conflict(
        lazy("This person has left. Coming back is a new start: add them again"), "ended_on"
    )

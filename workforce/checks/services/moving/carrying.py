"""Bringing along what was settled for another post: never more than was settled there."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from workforce.checks import queries
from workforce.checks.models import (
    CHECK,
    Appointment,
    Check,
    ChildrensPart,
    EarlierPost,
    GapJudgement,
    Interview,
    NamedReferee,
    OverseasResidence,
    Reference,
    WorkHistory,
)
from workforce.checks.models.evidence import Evidence
from workforce.checks.rules.carrying import Settled, carried_state
from workforce.checks.services.evidence import forget_verdict
from workforce.checks.states import REPEATING, CheckState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.lifecycle import begin, move_all
from workforce.core.types import Row
from workforce.documents import services as documents

OF_AN_APPOINTMENT: tuple[type[Row], ...] = (
    WorkHistory,
    GapJudgement,
    OverseasResidence,
    Reference,
    Interview,
    ChildrensPart,
    NamedReferee,
)
# What says what was seen; how it stands is not copied but moved to, so that it is on record.
REASON = "carried"
SEEN_COLUMNS = tuple(
    name for name in Evidence.__annotations__ if name not in {"kind", "subject", "state"}
)


def carry(actor: Actor, source: Appointment, target: Appointment) -> int:
    """Bring along what still settles anything; joins a use case that holds the source.

    Each row keeps who saw, who verified and when, and names the row it came from.
    """
    subjects = copy_history(source, target)
    session().flush()
    old_ones, new_ones = _checks_of(source, target)
    known = {(check.kind, check.subject): check for check in new_ones}
    brought: dict[CheckState, list[Check]] = {CheckState.SEEN: [], CheckState.SATISFACTORY: []}
    for old in old_ones:
        state = _state(source, target, old)
        if state is None:
            continue
        subject = subjects.get(old.subject, old.subject)
        new = known.get((old.kind, subject)) or _another(actor, target, old, subject)
        if new is not None and new.state is CheckState.OUTSTANDING:
            _bring(old, new, state)
            brought[state].append(new)
    settled = brought[CheckState.SATISFACTORY]
    both = [*settled, *brought[CheckState.SEEN]]
    move_all(both, CheckState.SEEN, by=CHECK, actor=actor, reason=REASON)
    move_all(settled, CheckState.SATISFACTORY, by=CHECK, actor=actor, reason=REASON)
    papers = {one.carried_from_id: one.id for one in both if one.carried_from_id is not None}
    documents.copy_to(actor, Check.__tablename__, papers)
    return len(both)


def _checks_of(source: Appointment, target: Appointment) -> tuple[list[Check], list[Check]]:
    """The rows of both, in one statement."""
    query = select(Check).where(Check.appointment_id.in_((source.id, target.id)))
    rows = session().scalars(query.order_by(Check.id)).all()
    of = {one.id: [row for row in rows if row.appointment_id == one.id] for one in (source, target)}
    set_committed_value(target, "checks", of[target.id])
    return of[source.id], of[target.id]


def _bring(old: Check, new: Check, state: CheckState) -> None:
    """Write the evidence of one row into another; without its verdict where that is made anew."""
    for name in SEEN_COLUMNS:
        setattr(new, name, getattr(old, name))
    new.carried_from_id = old.id
    if state is not CheckState.SATISFACTORY:
        forget_verdict(new)


def copy_history(source: Appointment, target: Appointment) -> dict[str, str]:
    """Copy the history, references and interviews; says what earlier posts are called now."""
    for table in OF_AN_APPOINTMENT:
        for row in _rows(table, source):
            session().add(row.copied(appointment_id=target.id))
    names: dict[str, str] = {}
    query = select(EarlierPost).where(EarlierPost.appointment_id == source.id)
    for post in session().scalars(query.order_by(EarlierPost.id)).all():
        new = post.copied(appointment_id=target.id)
        session().add(new)
        session().flush()
        names[post.public_id] = new.public_id
    return names


def _state(source: Appointment, target: Appointment, old: Check) -> CheckState | None:
    return carried_state(
        Settled(old.kind, old.state, old.expires_on, old.discloses),
        same_role=source.role is target.role,
        same_home=source.home_id == target.home_id,
        day=clock.today(),
    )


def _another(actor: Actor, target: Appointment, old: Check, subject: str) -> Check | None:
    """A row for one more earlier post, gap or country; None for a kind that is not asked."""
    if old.kind not in REPEATING:
        return None
    asked = {one.kind: one for one in queries.asked_of(target, clock.today()) or ()}
    wanted = asked.get(old.kind)
    new = Check(
        appointment_id=target.id,
        kind=old.kind,
        subject=subject,
        required=wanted is None or wanted.blocks,
    )
    session().add(new)
    begin(new, actor=actor)
    return new


def _rows(table: type[Row], appointment: Appointment) -> Iterator[Row]:
    of = getattr(table, "appointment_id")  # noqa: B009 - every table of the tuple has it
    query = select(table).where(of == appointment.id)
    yield from session().scalars(query.order_by(table.id)).all()

"""Putting a merge back: exactly what was moved, or nothing when that is no longer possible."""

from typing import Any

from sqlalchemy import Table, func, select, update
from sqlalchemy.orm import aliased

from workforce.checks import policies
from workforce.checks.models import MERGE, Appointment, Check, Concern, MergeProposal
from workforce.checks.queries import people_file as queries
from workforce.checks.services.merging.merging import CLEARANCES, hold_homes, set_person_key
from workforce.checks.services.merging.tables import (
    ORGANISATION,
    REFERENCE,
    tables_of_people,
)
from workforce.checks.states.imports import MergeState
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, NotAllowed
from workforce.core.lifecycle import move
from workforce.core.translation import lazy
from workforce.employment.models import PersonInPost
from workforce.employment.services import counting

CHANGED = lazy(
    "This cannot be undone any more: records that were moved have changed or moved on since"
)
IN_USE = lazy("This cannot be undone any more: the other reference is in use again")
STARTED = lazy(
    "This cannot be undone any more: somebody has started since on checks of both records"
)


@atomic
def undo(actor: Actor, proposal: MergeProposal) -> None:
    """Give every row that was moved its reference back; what was added since stays as it is."""
    proposal = locked(proposal)
    if not policies.can_decide_merge(actor, proposal, queries.own_references(actor)):
        raise NotAllowed(lazy("Your role does not include this"))
    if proposal.state is not MergeState.MERGED:
        raise Conflict(lazy("There is nothing to undo"))
    hold_homes(proposal.organisation_id)
    moved: dict[str, Any] = proposal.moved
    tables = {table.name: table for table in tables_of_people()}
    _refuse_changed(proposal, tables)
    _refuse_started(proposal)
    _refuse_gone(proposal)
    for name, ids in moved["tables"].items():
        if name in tables:
            table = tables[name]
            change = update(table).where(table.c.id.in_(ids))
            session().execute(change.values({REFERENCE: proposal.other_reference}))
    set_person_key(moved["tables"][CLEARANCES], proposal.other_reference)
    for name, filled in moved["filled"].items():
        _empty(tables[name], filled)
    session().expire_all()
    both = (proposal.kept_reference, proposal.other_reference)
    counting.count_once([(proposal.organisation_id, one) for one in both])
    move(proposal, MergeState.UNDONE, by=MERGE, actor=actor)
    audit.record(actor, "undo-merge", proposal)


def _refuse_changed(proposal: MergeProposal, tables: dict[str, Table]) -> None:
    """Every moved row is still there under the kept reference, and nothing new under the other."""
    for name, table in tables.items():
        ids = proposal.moved["tables"].get(name, [])
        left = proposal.moved["left"].get(name, [])
        if ids and _count(table, proposal, proposal.kept_reference, ids) != len(ids):
            raise Conflict(CHANGED)
        if _count(table, proposal, proposal.other_reference) != len(left):
            raise Conflict(IN_USE)


def _count(
    table: Table, proposal: MergeProposal, reference: str, ids: list[int] | None = None
) -> int:
    query = select(func.count(table.c.id)).where(
        table.c[ORGANISATION] == proposal.organisation_id, table.c[REFERENCE] == reference
    )
    if ids is not None:
        query = query.where(table.c.id.in_(ids))
    return session().scalar(query) or 0


def _refuse_gone(proposal: MergeProposal) -> None:
    """Whom the next owner of a home took over as one person stays one."""
    before = aliased(PersonInPost)
    gone = (
        select(func.count(PersonInPost.id))
        .join(before, before.id == PersonInPost.continues_id)
        .where(
            before.organisation_id == proposal.organisation_id,
            before.person_reference == proposal.kept_reference,
            PersonInPost.created_at > proposal.decided_at,
        )
    )
    if session().scalar(gone):
        raise Conflict(CHANGED)


def _refuse_started(proposal: MergeProposal) -> None:
    """Whoever started since did so on what both records together had shown."""
    since = select(func.count(PersonInPost.id)).where(
        PersonInPost.organisation_id == proposal.organisation_id,
        PersonInPost.person_reference == proposal.kept_reference,
        PersonInPost.clearance_id.is_not(None),
        PersonInPost.created_at > proposal.decided_at,
    )
    carried = (
        select(func.count(Check.id))
        .join(Appointment, Appointment.id == Check.appointment_id)
        .where(
            Appointment.organisation_id == proposal.organisation_id,
            Appointment.person_reference == proposal.kept_reference,
            Appointment.created_at > proposal.decided_at,
            Check.carried_from_id.is_not(None),
        )
    )
    if session().scalar(since) or session().scalar(carried):
        raise Conflict(STARTED)
    worries = select(func.count(Concern.id)).where(
        Concern.organisation_id == proposal.organisation_id,
        Concern.person_reference == proposal.kept_reference,
        Concern.created_at > proposal.decided_at,
    )
    if session().scalar(worries):  # it is about whichever of the two it turns out to be
        raise Conflict(CHANGED)


def _empty(table: Table, filled: dict[str, Any]) -> None:
    """Take back out of the kept row what it was given."""
    if filled["columns"]:
        change = update(table).where(table.c.id == filled["id"])
        session().execute(change.values(dict.fromkeys(filled["columns"])))

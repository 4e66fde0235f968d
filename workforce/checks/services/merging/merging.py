"""Merging two records of one person: every row moves, no check is gained, all can be put back."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table, select, update
from sqlalchemy.exc import IntegrityError

from workforce.checks import policies
from workforce.checks.models import CHECK, MERGE, Appointment, MergeProposal
from workforce.checks.queries import people_file as queries
from workforce.checks.rules.people_file.likeness import different
from workforce.checks.services.evidence import forget_verdict
from workforce.checks.services.merging.tables import (
    ORGANISATION,
    OWN,
    REFERENCE,
    is_one_a_person,
    tables_of_people,
)
from workforce.checks.services.merging.twins import twins
from workforce.checks.states import CheckKind, CheckState
from workforce.checks.states.imports import Likeness, MergeState
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.lifecycle import move
from workforce.core.translation import lazy
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.rules import Spell
from workforce.employment.services import counting
from workforce.providers.models import Home

TWO_PEOPLE = {
    Likeness.ACCOUNT: lazy("The two are linked to two different accounts"),
    Likeness.DATE_OF_BIRTH: lazy("The two have different dates of birth"),
    Likeness.NAME: lazy(
        "Given and family name both differ. Put the names right first, if they are one person"
    ),
}
CLEARANCES = "start_clearance"


@atomic
def merge(actor: Actor, proposal: MergeProposal, *, keep: str) -> None:
    """Give every row of the other reference the kept one; what cannot stand together refuses."""
    proposal = _open(actor, proposal)
    both = {proposal.kept_reference, proposal.other_reference}
    if keep not in both:
        raise DomainError(lazy("Choose which reference to keep"), "keep")
    hold_homes(proposal.organisation_id)
    [other] = both - {keep}
    proposal.kept_reference, proposal.other_reference = keep, other
    _refuse_two_people(proposal)
    _refuse_double_posts(proposal)
    moved: dict[str, Any] = {"tables": {}, "filled": {}, "left": {}}
    for table in tables_of_people():
        _move_table(table, proposal, moved)
    moved["tables"][CLEARANCES] = _move_clearances(proposal, moved)
    session().expire_all()
    counting.count_once([(proposal.organisation_id, keep)])
    _ask_identity_again(actor, proposal)
    proposal.moved = moved
    _decided(actor, proposal, MergeState.MERGED)
    audit.record(actor, "merge-people", proposal, rows=sum(map(len, moved["tables"].values())))


@atomic
def refuse(actor: Actor, proposal: MergeProposal) -> None:
    """Say that the two are two people; they are never proposed again."""
    _decided(actor, _open(actor, proposal), MergeState.REFUSED)


def _open(actor: Actor, proposal: MergeProposal) -> MergeProposal:
    proposal = locked(proposal)
    if not policies.can_decide_merge(actor, proposal, queries.own_references(actor)):
        raise NotAllowed(lazy("Your role does not include this"))
    if proposal.state is not MergeState.PROPOSED:
        raise Conflict(lazy("Somebody has decided on this already"))
    return proposal


def hold_homes(organisation_id: int) -> None:
    """Hold every home of an employer: each way into a post, and each other merge, waits."""
    query = select(Home.id).where(Home.organisation_id == organisation_id)
    session().execute(query.order_by(Home.id).with_for_update(key_share=True)).all()


def _decided(actor: Actor, proposal: MergeProposal, state: MergeState) -> None:
    move(proposal, state, by=MERGE, actor=actor)
    proposal.decided_by_id, proposal.decided_at = actor.person_id, clock.now()


def _refuse_two_people(proposal: MergeProposal) -> None:
    """Nobody is merged with somebody else: not even by somebody who says so."""
    both = [proposal.kept_reference, proposal.other_reference]
    known = queries.known_people(proposal.organisation_id, both)
    if len(known) < len(both):
        raise Conflict(lazy("One of the two is no longer recorded. There is nothing to merge"))
    why = different(known[both[0]], known[both[1]])
    if why is not None:
        raise Conflict(TWO_PEOPLE[why])


def _refuse_double_posts(proposal: MergeProposal) -> None:
    """One person is in one post once: overlapping spells in the same post cannot be merged."""
    organisation_id = proposal.organisation_id
    ours = queries.spells_under(organisation_id, proposal.kept_reference)
    theirs = queries.spells_under(organisation_id, proposal.other_reference)
    for one in ours:
        for other in theirs:
            same = (one.home_id, one.role) == (other.home_id, other.role)
            if same and _spell(one).overlaps(_spell(other)):
                raise Conflict(
                    lazy(
                        "Both are recorded in the same post on the same days, from %(day)s. Put "
                        "the days of one of them right first",
                        day=max(one.started_on, other.started_on).strftime("%d/%m/%Y"),
                    )
                )
    posts = {
        (row.home_id, row.role)
        for row in queries.checking_under(organisation_id, proposal.kept_reference)
    }
    for row in queries.checking_under(organisation_id, proposal.other_reference):
        if (row.home_id, row.role) in posts:
            raise Conflict(
                lazy("Checks for the same post are under way for both. Withdraw one of them first")
            )


def _spell(row: PersonInPost) -> Spell:
    return Spell(row.started_on, row.ended_on)


def _move_table(table: Table, proposal: MergeProposal, moved: dict[str, Any]) -> None:
    """Give the other's rows of one table the kept reference, and note which they were."""
    ids = _ids(table, proposal, proposal.other_reference)
    if not ids:
        return
    kept = _ids(table, proposal, proposal.kept_reference)
    if is_one_a_person(table) and kept:
        moved["left"][table.name] = ids
        moved["filled"][table.name] = _fill(table, kept[0], ids[0])
        return
    left = set(twins(table, kept, ids))
    if left:
        moved["left"][table.name] = sorted(left)
        ids = [one for one in ids if one not in left]
    try:
        with session().begin_nested():
            change = update(table).where(table.c.id.in_(ids))
            session().execute(change.values({REFERENCE: proposal.kept_reference}))
    except IntegrityError:
        raise Conflict(
            lazy("Both have a record of the same kind and day. Put one of them right first")
        ) from None
    moved["tables"][table.name] = ids


def _ids(table: Table, proposal: MergeProposal, reference: str) -> list[int]:
    query = select(table.c.id).where(
        table.c[ORGANISATION] == proposal.organisation_id, table.c[REFERENCE] == reference
    )
    return list(session().scalars(query.order_by(table.c.id)))


def _fill(table: Table, kept_id: int, other_id: int) -> dict[str, Any]:
    """Where there is one row a person, what only the other row says goes into the kept one."""
    query = select(table).where(table.c.id.in_([kept_id, other_id]))
    rows = {row.id: row._mapping for row in session().execute(query)}  # noqa: SLF001 - public name
    kept, other = rows[kept_id], rows[other_id]
    names = [name for name in table.columns.keys() if name not in OWN]  # noqa: SIM118 - a collection
    differs = [
        name
        for name in names
        if kept[name] is not None and other[name] is not None and kept[name] != other[name]
    ]
    if differs:
        raise Conflict(
            lazy(
                "Both have a record of which there is one a person, and they differ in: "
                "%(names)s. Put one of them right first",
                names=", ".join(differs),
            )
        )
    filled = [name for name in names if kept[name] is None and other[name] is not None]
    if filled:
        values = {name: other[name] for name in filled}
        session().execute(update(table).where(table.c.id == kept_id).values(values))
    return {"id": kept_id, "columns": filled}


def _move_clearances(proposal: MergeProposal, moved: dict[str, Any]) -> list[int]:
    """The clearances of spells that moved name the kept person, as their spells do."""
    spells = moved["tables"].get(PersonInPost.__tablename__, [])
    query = select(PersonInPost.clearance_id).where(PersonInPost.id.in_(spells))
    ids = sorted(one for one in session().scalars(query) if one is not None)
    set_person_key(ids, proposal.kept_reference)
    return ids


def set_person_key(ids: Iterable[int], reference: str) -> None:
    """Let clearances say another reference of the same person."""
    change = update(StartClearance).where(StartClearance.id.in_(list(ids)))
    session().execute(change.values(person_key=reference))


def _ask_identity_again(actor: Actor, proposal: MergeProposal) -> None:
    """Where names are not the same, identity is verified again before anybody starts."""
    names = queries.settled_names(proposal.organisation_id, [proposal.kept_reference])
    if len({(a.casefold(), b.casefold()) for a, b in names[proposal.kept_reference]}) <= 1:
        return
    for row in queries.checking_under(proposal.organisation_id, proposal.kept_reference):
        _unverify(actor, row)


def _unverify(actor: Actor, appointment: Appointment) -> None:
    for check in appointment.checks:
        if check.kind is CheckKind.IDENTITY and check.state is CheckState.SATISFACTORY:
            forget_verdict(check)
            move(check, CheckState.SEEN, by=CHECK, actor=actor, reason="merged")

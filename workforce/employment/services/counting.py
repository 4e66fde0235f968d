"""One person counts once: whatever employers recorded of them before and after a home went."""

from collections.abc import Collection, Iterable

from sqlalchemy import or_, select, tuple_

from workforce.core.db import atomic, session
from workforce.employment.models import PersonInPost
from workforce.employment.queries.service import Key

AT_ONCE = 300


@atomic
def count_once(people: Collection[Key]) -> None:
    """Let all records that are of one person count as one, and those of two people as two.

    Records are of one person where an employer has them under one reference, and where one goes
    on from another. Goes after whatever changed that; only those of whom a home that changed
    owner has brought records together need a value of their own.
    """
    session().flush()
    rows = _connected(people)
    one_of = _one_person(rows.values())
    employers: dict[Key, set[Key]] = {}
    for row in rows.values():
        employers.setdefault(one_of[_key(row)], set()).add(_key(row))
    for row in rows.values():
        first = one_of[_key(row)]
        row.counted_as = f"{first[0]}:{first[1]}" if len(employers[first]) > 1 else None
    session().flush()


def _connected(people: Collection[Key]) -> dict[int, PersonInPost]:
    """Every record of these people, and of whoever is connected with them by any of those."""
    rows: dict[int, PersonInPost] = {}
    known: set[Key] = set()
    waiting = set(people)
    while waiting:
        known |= waiting
        found = _records(sorted(waiting))
        rows.update({row.id: row for row in found})
        linked = _neighbours(found)
        rows.update({row.id: row for row in linked})
        waiting = {_key(row) for row in linked} - known
    return dict(sorted(rows.items()))


def _records(people: list[Key]) -> list[PersonInPost]:
    pair = tuple_(PersonInPost.organisation_id, PersonInPost.person_reference)
    return [
        row
        for start in range(0, len(people), AT_ONCE)
        for row in session().scalars(
            select(PersonInPost).where(pair.in_(people[start : start + AT_ONCE]))
        )
    ]


def _neighbours(rows: list[PersonInPost]) -> list[PersonInPost]:
    """The records that go on from these, and those from which these go on."""
    found: list[PersonInPost] = []
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        before = [row.continues_id for row in some if row.continues_id is not None]
        either = or_(
            PersonInPost.id.in_(before), PersonInPost.continues_id.in_([row.id for row in some])
        )
        found += session().scalars(select(PersonInPost).where(either))
    return found


def _one_person(rows: Iterable[PersonInPost]) -> dict[Key, Key]:
    """For each person of each employer, the first of those that are the same person."""
    every = sorted(rows, key=lambda row: row.id)
    by_id = {row.id: _key(row) for row in every}
    parent: dict[Key, Key] = {}

    def first(key: Key) -> Key:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    order = {key: place for place, key in enumerate(dict.fromkeys(by_id.values()))}
    for row in every:
        one, other = first(_key(row)), first(by_id.get(row.continues_id or 0, _key(row)))
        early, late = sorted((one, other), key=order.__getitem__)
        parent[late] = early
    return {key: first(key) for key in order}


def _key(row: PersonInPost) -> Key:
    return row.organisation_id, row.person_reference

"""Who goes along when a home changes owner, and how the next owner refers to them."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from workforce.core.db import Base, session
from workforce.core.registry import HomeMove
from workforce.employment.models import PersonInPost
from workforce.employment.queries.kept import kept_references

LONGEST_STEM = 56


@dataclass(frozen=True, slots=True)
class Carried:
    """A spell of before and the one that goes on from it."""

    before: PersonInPost
    after: PersonInPost


def to_carry(move: HomeMove) -> list[PersonInPost]:
    """The spells of the home with its earlier owner that cover its first day with the next one."""
    query = select(PersonInPost).where(
        PersonInPost.home_id == move.home_id,
        PersonInPost.organisation_id == move.from_organisation_id,
        PersonInPost.started_on < move.on_day,
        or_(PersonInPost.ended_on.is_(None), PersonInPost.ended_on >= move.on_day),
    )
    return list(session().scalars(query.order_by(PersonInPost.id)))


def started_since(move: HomeMove) -> list[PersonInPost]:
    """Spells recorded with the earlier owner that began under the next: the job was late."""
    query = select(PersonInPost).where(
        PersonInPost.home_id == move.home_id,
        PersonInPost.organisation_id == move.from_organisation_id,
        PersonInPost.started_on >= move.on_day,
    )
    return list(session().scalars(query.order_by(PersonInPost.id)))


def carried(move: HomeMove) -> list[Carried]:
    """Every spell that goes on with the next owner, beside the one it goes on from."""
    query = select(PersonInPost).where(
        PersonInPost.home_id == move.home_id,
        PersonInPost.organisation_id == move.to_organisation_id,
        PersonInPost.started_on == move.on_day,
        PersonInPost.continues_id.is_not(None),
    )
    found = list(session().scalars(query.order_by(PersonInPost.id)))
    before = select(PersonInPost).where(
        PersonInPost.id.in_([one.continues_id for one in found if one.continues_id])
    )
    known = {one.id: one for one in session().scalars(before)}
    return [Carried(known[one.continues_id], one) for one in found if one.continues_id in known]


def key_of(row: PersonInPost) -> str:
    """The one value by which a person counts, whoever has owned the home since."""
    return row.counted_as or f"{row.organisation_id}:{row.person_reference}"


def references(move: HomeMove, wanted: list[str]) -> dict[str, str]:
    """The reference with the next owner of each person of the earlier one: their own where free.

    Whom the next owner has already keeps the reference they have there. Where it has used the
    same reference for somebody else, or merged it into another, this person gets a number.
    """
    theirs = _by_reference(move.from_organisation_id, wanted)
    taken = _by_reference(move.to_organisation_id, None)
    # Somebody who has no post there yet, such as a hire whose checks are under way.
    kept = _kept_anywhere(move.to_organisation_id) - set(taken)
    kept |= set(kept_references(move.to_organisation_id))
    known = {mark: one for one, rows in taken.items() for row in rows for mark in _marks(row)}
    found: dict[str, str] = {}
    for reference in sorted(set(wanted), key=lambda one: (one not in theirs, one)):
        mine = theirs.get(reference, [])
        own = [known[mark] for row in mine for mark in _marks(row) if mark in known]
        new, number = reference if reference in own or not own else own[0], 1
        while new in found.values() or new in kept or not _same(mine, taken.get(new, [])):
            number += 1
            new = f"{reference[:LONGEST_STEM]}-{number}"
        found[reference] = new
    return found


def _kept_anywhere(organisation_id: int) -> set[str]:
    """Every reference with which the tables of other features name a person of an employer.

    What employment itself keeps of somebody without a post here is what it copied just now.
    """
    found: set[str] = set()
    for mapper in Base.registry.mappers:
        columns = mapper.columns
        elsewhere = not mapper.class_.__module__.startswith("workforce.employment.")
        if elsewhere and "organisation_id" in columns and "person_reference" in columns:
            theirs = columns["organisation_id"] == organisation_id
            found |= set(session().scalars(select(columns["person_reference"]).where(theirs)))
    return found


def _by_reference(organisation_id: int, wanted: list[str] | None) -> dict[str, list[PersonInPost]]:
    query = select(PersonInPost).where(PersonInPost.organisation_id == organisation_id)
    if wanted is not None:
        query = query.where(PersonInPost.person_reference.in_(wanted))
    rows: dict[str, list[PersonInPost]] = {}
    for row in session().scalars(query.order_by(PersonInPost.id)):
        rows.setdefault(row.person_reference, []).append(row)
    return rows


def _same(mine: list[PersonInPost], other: list[PersonInPost]) -> bool:
    """Whether a reference is free, or already the same person's by account or earlier transfer."""
    marks = {mark for row in other for mark in _marks(row)}
    return not other or any(not marks.isdisjoint(_marks(row)) for row in mine)


def _marks(row: PersonInPost) -> list[str]:
    """What says that two records are of one person: an earlier transfer, or one account."""
    return [key_of(row)] + ([f"account {row.account_id}"] if row.account_id else [])

"""One person counts once: also with spells that other owners of a home have recorded of them."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, select

from workforce.checks.models import MergeProposal
from workforce.core.db import session
from workforce.employment.models import PersonInPost
from workforce.employment.queries import figures, handover

Changed: TypeAlias = list[list[int | str | None]]


def count_as_one(proposal: MergeProposal) -> Changed:
    """Let all spells of both references count as one person; what they counted as before.

    Goes before the references change; whoever counts as one of the two elsewhere comes along.
    """
    both = [proposal.kept_reference, proposal.other_reference]
    own = PersonInPost.organisation_id == proposal.organisation_id
    mine = _spells(own & PersonInPost.person_reference.in_(both))
    mine.sort(key=lambda row: row.person_reference != proposal.kept_reference)
    plain = f"{proposal.organisation_id}:{proposal.kept_reference}"
    one = next((row.counted_as for row in mine if row.counted_as), plain)
    keys = {handover.key_of(row) for row in mine}
    changed: Changed = []
    for row in _spells(figures.person_key().in_(sorted(keys))):
        moves = row.organisation_id == proposal.organisation_id and row.person_reference in both
        after = None if moves and one == plain else one
        if row.counted_as != after and not (row.counted_as is None and _is(row, one)):
            changed.append([row.id, row.counted_as, after])
    _set([(row_id, after) for row_id, _before, after in changed])
    return changed


def count_as_before(changed: Changed) -> None:
    """Let each spell count as it did, unless that has changed since."""
    wanted = {row_id: (before, after) for row_id, before, after in changed}
    rows = _spells(PersonInPost.id.in_(list(wanted)))
    _set([(row.id, wanted[row.id][0]) for row in rows if row.counted_as == wanted[row.id][1]])


def _is(row: PersonInPost, key: str) -> bool:
    return f"{row.organisation_id}:{row.person_reference}" == key


def _spells(condition: ColumnElement[bool]) -> list[PersonInPost]:
    query = select(PersonInPost).where(condition)
    return list(session().scalars(query.order_by(PersonInPost.id)))


def _set(values: Sequence[tuple[Any, Any]]) -> None:
    for row_id, counted_as in values:
        session().get_one(PersonInPost, row_id).counted_as = counted_as
    session().flush()

"""Proposing which records may be of one person; nobody is merged by a machine."""

from workforce.checks import policies
from workforce.checks.models import MergeProposal
from workforce.checks.queries import people_file as queries
from workforce.checks.rules.people_file.likeness import Known, likeness, pairs
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import NotAllowed
from workforce.core.translation import lazy

AT_ONCE = 500


def propose(actor: Actor, organisation_id: int) -> int:
    """Propose the records of an employer that may be of one person; how many are new."""
    if not (actor.is_system or policies.can_merge_people(actor, organisation_id)):
        raise NotAllowed(lazy("Your role does not include this"))
    known_pairs = queries.proposed_pairs(organisation_id)
    people = queries.known_people(organisation_id)
    rows = []
    for one, other in pairs(people.values()):
        if frozenset({one.reference, other.reference}) in known_pairs:
            continue
        found = likeness(one, other)
        if found is not None:
            kept, merged = _in_order(one, other)
            rows.append(
                {
                    "organisation_id": organisation_id,
                    "kept_reference": kept.reference,
                    "other_reference": merged.reference,
                    "score": found[0],
                    "reasons": [reason.value for reason in found[1]],
                }
            )
    for start in range(0, len(rows), AT_ONCE):
        _keep(actor, rows[start : start + AT_ONCE])
    return len(rows)


def propose_all(actor: Actor) -> int:
    """Propose for every employer, each by itself."""
    return sum(propose(actor, organisation_id) for organisation_id in queries.employers())


def _in_order(one: Known, other: Known) -> tuple[Known, Known]:
    """The record to keep is the one that began first, then by reference."""
    first, second = sorted((one, other), key=_began)
    return first, second


def _began(one: Known) -> tuple[str, str]:
    days = [spell.started_on.isoformat() for spell in one.spells]
    return min(days, default="9999"), one.reference


@atomic
def _keep(actor: Actor, rows: list[dict[str, object]]) -> None:
    for values in rows:
        row = MergeProposal(**values)
        session().add(row)
        audit.record(actor, "propose-merge", row, score=row.score)

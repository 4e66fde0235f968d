"""Reading for duplicates: what is known of each reference, proposals, and which were merged."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import joinedload

from workforce.accounts import queries as accounts
from workforce.checks.models import Appointment, MergeProposal
from workforce.checks.rules.people_file.likeness import Known
from workforce.checks.states import AppointmentState
from workforce.checks.states.imports import MergeState
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment.models import PersonInPost, StaffRecord
from workforce.employment.policies import KEEPERS
from workforce.employment.rules import Spell
from workforce.providers.states import OrganisationKind

MOST_HOPS = 20


def known_people(
    organisation_id: int, references: Collection[str] | None = None
) -> dict[str, Known]:
    """What an employer has recorded of its people (all, or these), by reference."""
    found: dict[str, Known] = {}
    _add_spells(found, organisation_id, references)
    _add_appointments(found, organisation_id, references)
    query = select(StaffRecord.person_reference, StaffRecord.date_of_birth).where(
        StaffRecord.organisation_id == organisation_id, StaffRecord.date_of_birth.is_not(None)
    )
    if references is not None:
        query = query.where(StaffRecord.person_reference.in_(sorted(references)))
    for reference, birth in session().execute(query):
        if reference in found:
            found[reference].date_of_birth = birth
    return found


def _add_spells(
    found: dict[str, Known], organisation_id: int, references: Collection[str] | None
) -> None:
    query = (
        select(
            PersonInPost.person_reference,
            PersonInPost.given_name,
            PersonInPost.family_name,
            PersonInPost.email,
            PersonInPost.account_id,
            PersonInPost.home_id,
            PersonInPost.started_on,
            PersonInPost.ended_on,
        )
        .where(PersonInPost.organisation_id == organisation_id)
        .order_by(PersonInPost.started_on, PersonInPost.id)
    )
    if references is not None:
        query = query.where(PersonInPost.person_reference.in_(sorted(references)))
    for reference, given, family, email, account_id, home_id, began, ended in session().execute(
        query
    ):
        known = _noted(found, reference, (given, family), email, account_id)
        known.spells.append(Spell(began, ended))
        known.home_ids.add(home_id)


def _add_appointments(
    found: dict[str, Known], organisation_id: int, references: Collection[str] | None
) -> None:
    query = select(
        Appointment.person_reference,
        Appointment.given_name,
        Appointment.family_name,
        Appointment.email,
        Appointment.account_id,
        Appointment.home_id,
    ).where(
        Appointment.organisation_id == organisation_id,
        Appointment.state == AppointmentState.CHECKING,
    )
    if references is not None:
        query = query.where(Appointment.person_reference.in_(sorted(references)))
    for reference, given, family, email, account_id, home_id in session().execute(query):
        names = (given, family)
        if reference in found:
            names = (found[reference].given_name, found[reference].family_name)
        known = _noted(found, reference, names, email, account_id)
        known.home_ids.add(home_id)


def _noted(
    found: dict[str, Known],
    reference: str,
    names: tuple[str, str],
    email: str | None,
    account_id: int | None,
) -> Known:
    """The record of a reference, its latest names, and whatever addresses and accounts it had."""
    known = found.setdefault(reference, Known(reference, *names))
    known.given_name, known.family_name = names
    if email:
        known.emails.add(email.lower())
    if account_id is not None:
        known.account_ids.add(account_id)
    return known


def settled_names(
    organisation_id: int, references: Collection[str]
) -> dict[str, set[tuple[str, str]]]:
    """The names under which identity was settled, by reference."""
    found: dict[str, set[tuple[str, str]]] = {}
    for table in (PersonInPost, Appointment):
        query = select(
            table.person_reference, table.settled_given_name, table.settled_family_name
        ).where(
            table.organisation_id == organisation_id,
            table.person_reference.in_(sorted(references)),
        )
        for reference, given, family in session().execute(query):
            found.setdefault(reference, set()).add((given, family))
    return found


def own_references(actor: Actor) -> frozenset[str]:
    """The references under which the actor is recorded themselves, by account or address."""
    person = accounts.person(actor.person_id or 0)
    if person is None or actor.organisation_id is None:
        return frozenset()
    found: set[str] = set()
    for table in (PersonInPost, Appointment):
        query = select(table.person_reference).where(
            table.organisation_id == actor.organisation_id,
            or_(
                table.account_id == person.id,
                func.lower(table.email) == person.email.lower(),
            ),
        )
        found |= set(session().scalars(query))
    return frozenset(found)


def _visible(actor: Actor) -> ColumnElement[bool]:
    """The twin of `can_decide_merge`."""
    keeps = actor.organisation_kind == OrganisationKind.PROVIDER and actor.has(*KEEPERS)
    if not keeps or not actor.is_person or actor.homes_in(*KEEPERS) is not None:
        return false()
    own = sorted(own_references(actor))
    return and_(
        MergeProposal.organisation_id == actor.organisation_id,
        MergeProposal.kept_reference.not_in(own),
        MergeProposal.other_reference.not_in(own),
    )


def merges_for(actor: Actor, state: MergeState, limit: int = 200) -> list[MergeProposal]:
    """Proposals in one state that the actor may decide, the likeliest first."""
    query = (
        select(MergeProposal)
        .where(_visible(actor), MergeProposal.state == state)
        .options(joinedload(MergeProposal.decided_by))
        .order_by(MergeProposal.score.desc(), MergeProposal.id)
        .limit(limit)
    )
    return list(session().scalars(query))


def merge_for(actor: Actor, public_id: str) -> MergeProposal | None:
    """One proposal that the actor may decide."""
    query = select(MergeProposal).where(_visible(actor), MergeProposal.public_id == public_id)
    return session().scalars(query).first()


def proposed_pairs(organisation_id: int) -> set[frozenset[str]]:
    """Every two references that were ever proposed: none is proposed again."""
    query = select(MergeProposal.kept_reference, MergeProposal.other_reference).where(
        MergeProposal.organisation_id == organisation_id
    )
    return {frozenset(pair) for pair in session().execute(query)}


def merged_references(organisation_id: int) -> dict[str, str]:
    """The references that were merged into others, each with the one it is now."""
    query = (
        select(MergeProposal.other_reference, MergeProposal.kept_reference)
        .where(
            MergeProposal.organisation_id == organisation_id,
            MergeProposal.state == MergeState.MERGED,
        )
        .order_by(MergeProposal.decided_at, MergeProposal.id)
    )
    into = {row.other_reference: row.kept_reference for row in session().execute(query)}
    return {other: _end_of(into, other) for other in into}


def _end_of(into: dict[str, str], reference: str) -> str:
    for _hop in range(MOST_HOPS):
        if reference not in into:
            break
        reference = into[reference]
    return reference


def employers() -> list[int]:
    """Every organisation that has recorded people."""
    query = select(PersonInPost.organisation_id).distinct()
    return sorted(session().scalars(query))


def spells_under(organisation_id: int, reference: str) -> list[PersonInPost]:
    """The spells under a reference, with their homes, earliest first."""
    query = (
        select(PersonInPost)
        .where(
            PersonInPost.organisation_id == organisation_id,
            PersonInPost.person_reference == reference,
        )
        .options(joinedload(PersonInPost.home))
        .order_by(PersonInPost.started_on, PersonInPost.id)
    )
    return list(session().scalars(query))


def checking_under(organisation_id: int, reference: str) -> list[Appointment]:
    """The appointments under way under a reference."""
    query = (
        select(Appointment)
        .where(
            Appointment.organisation_id == organisation_id,
            Appointment.person_reference == reference,
            Appointment.state == AppointmentState.CHECKING,
        )
        .options(joinedload(Appointment.home))
        .order_by(Appointment.id)
    )
    return list(session().scalars(query))

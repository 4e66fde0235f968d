"""People of a file of whom their employer has recorded nothing at all yet."""

from collections.abc import Mapping

from sqlalchemy import Select, and_, func, select

from workforce.checks.models import Appointment, Concern, MergeProposal
from workforce.core.db import session
from workforce.employment.models import PersonInPost


def unheard_of(organisation_id: int, said: Mapping[str, str | None]) -> frozenset[str]:
    """The references (each with its address) under which nothing is recorded, in any state.

    Nor is anybody with the same address under a concern of this employer, however it ended.
    """
    known: set[str] = set()
    for query in _recorded_under(organisation_id, sorted(said)):
        known |= set(session().scalars(query))
    addresses = {email.lower() for email in said.values() if email}
    worrying = addresses & _addresses_of_concerns(organisation_id) if addresses else set()
    return frozenset(
        reference
        for reference, email in said.items()
        if reference not in known and (email or "").lower() not in worrying
    )


def _recorded_under(organisation_id: int, references: list[str]) -> list[Select[str]]:
    """Every place where an employer refers to its people."""
    tables = (PersonInPost, Appointment, Concern)
    return [
        select(column).where(owner == organisation_id, column.in_(references))
        for owner, column in (
            *((table.organisation_id, table.person_reference) for table in tables),
            (MergeProposal.organisation_id, MergeProposal.other_reference),
        )
    ]


def _addresses_of_concerns(organisation_id: int) -> set[str]:
    found: set[str] = set()
    for table in (Appointment, PersonInPost):
        query = (
            select(func.lower(table.email))
            .join(
                Concern,
                and_(
                    Concern.organisation_id == table.organisation_id,
                    Concern.person_reference == table.person_reference,
                ),
            )
            .where(Concern.organisation_id == organisation_id, table.email.is_not(None))
        )
        found |= set(session().scalars(query))
    return found

"""The spells of an employer as plain values, for comparing a whole file with them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import select

from workforce.core.db import still_reading
from workforce.employment.models import PersonInPost
from workforce.employment.states import Contract, JobRole, LeavingReason

AT_ONCE = 5_000


class KnownSpell(NamedTuple):
    """One recorded spell: who, where, as what and since when, and what a file may change."""

    person_reference: str
    home_id: int
    role: JobRole
    started_on: date
    given_name: str
    family_name: str
    email: str | None
    contract: Contract
    weekly_hours: Decimal
    ended_on: date | None
    leaving_reason: LeavingReason | None


def known_spells(organisation_id: int) -> Iterator[KnownSpell]:
    """Every spell that an employer has recorded, a few thousand at a time, as of one moment."""
    query = (
        select(
            PersonInPost.person_reference,
            PersonInPost.home_id,
            PersonInPost.role,
            PersonInPost.started_on,
            PersonInPost.given_name,
            PersonInPost.family_name,
            PersonInPost.email,
            PersonInPost.contract,
            PersonInPost.weekly_hours,
            PersonInPost.ended_on,
            PersonInPost.leaving_reason,
        )
        .where(PersonInPost.organisation_id == organisation_id)
        .execution_options(yield_per=AT_ONCE)
    )
    with still_reading() as reading:
        for row in reading.execute(query):
            yield KnownSpell._make(row)

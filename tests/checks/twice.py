"""Records of one person kept twice, for tests of proposing, merging and undoing."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from tests.checks.people_csv import BEFORE
from tests.factories.employment import make_person_in_post
from workforce.checks.models import MergeProposal
from workforce.checks.services import merging
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.db import session as current
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost, StaffRecord
from workforce.providers.models import Home

SYSTEM = Actor.system("tests")
EARLIER = date(2024, 1, 1)


def spell(home: Home, reference: str, **more: Any) -> PersonInPost:
    names = {"given_name": "Ada", "family_name": "Day", "started_on": BEFORE}
    return make_person_in_post(home, reference=reference, **{**names, **more})


def two(home: Home) -> tuple[PersonInPost, PersonInPost]:
    """One person who left and came back under another reference."""
    first = spell(home, "OLD", started_on=EARLIER, ended_on=EARLIER + timedelta(days=90))
    return first, spell(home, "NEW")


def proposed(home: Home) -> list[MergeProposal]:
    merging.propose(SYSTEM, home.organisation_id or 0)
    current().rollback()
    return list(current().scalars(select(MergeProposal).order_by(MergeProposal.id)))


@atomic
def propose_by_hand(home: Home, kept: str, other: str) -> MergeProposal:
    row = MergeProposal(
        organisation_id=home.organisation_id, kept_reference=kept, other_reference=other, score=99
    )
    current().add(row)
    current().flush()
    return row


@atomic
def record(home: Home, reference: str, **values: Any) -> StaffRecord:
    row = StaffRecord(organisation_id=home.organisation_id, person_reference=reference, **values)
    current().add(row)
    current().flush()
    return row


def references(home: Home) -> list[str]:
    current().rollback()
    current().expire_all()
    return [one.person_reference for one in employment.spells_of(home.organisation_id or 0)]

"""The records that the regulations ask for of everybody who works in a home."""

from sqlalchemy import exists, select

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment.models import PersonInPost, StaffRecord
from workforce.employment.queries.presence.absences import kept_by, of_same_person


def staff_record_for(actor: Actor, row: PersonInPost) -> StaffRecord | None:
    """The record of the person of a spell, where the actor keeps it."""
    query = select(StaffRecord).where(
        StaffRecord.organisation_id == row.organisation_id,
        StaffRecord.person_reference == row.person_reference,
        kept_by(actor, StaffRecord),
    )
    return session().scalars(query).first()


def staff_records_of_account(person_id: int) -> list[StaffRecord]:
    """What employers keep of the person of an account."""
    own = exists().where(of_same_person(StaffRecord), PersonInPost.account_id == person_id)
    return list(session().scalars(select(StaffRecord).where(own).order_by(StaffRecord.id)))

"""Keeping the staff record of a person, and writing down who opened it."""

from dataclasses import asdict, dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.documents import services as documents
from workforce.employment import policies
from workforce.employment.models import PersonInPost, StaffRecord
from workforce.employment.queries import people, presence

YOUNGEST_YEARS = 16


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a staff record says; None is "not recorded here"."""

    sex: str | None = None
    date_of_birth: str | None = None
    home_address: str | None = None
    qualifications: str | None = None
    experience: str | None = None
    lives_in: bool | None = None
    has_birth_certificate: bool | None = None
    has_passport: bool | None = None
    disciplinary: str | None = None


@atomic
def open_staff_record(actor: Actor, row: PersonInPost) -> StaffRecord | None:
    """The record of the person of a spell, or None where there is none; the opening is kept."""
    _refuse_stranger(actor, row)
    record = presence.staff_record_for(actor, row)
    if record is not None:
        documents.note_opening(actor, (StaffRecord.__tablename__, record.id), row.organisation.name)
    audit.record(actor, "open-staff-record", row)
    return record


@atomic
def keep_staff_record(actor: Actor, row: PersonInPost, said: Particulars, day: date) -> StaffRecord:
    """Write down what is known of the person of a spell; there is one record of each."""
    row = locked(row)
    _refuse_stranger(actor, row)
    _refuse_birth(said, day)
    record = presence.staff_record_for(actor, row)
    if record is None:
        record = StaffRecord(
            organisation_id=row.organisation_id, person_reference=row.person_reference
        )
        session().add(record)
    for name, value in asdict(said).items():
        setattr(record, name, value)
    audit.record(actor, "keep-staff-record", record)
    return record


def _refuse_stranger(actor: Actor, row: PersonInPost) -> None:
    spells = people.spells_of(row.organisation_id, [row.person_reference])
    if not policies.can_keep_of(actor, spells) or people.is_own_record(actor, spells[0]):
        raise NotAllowed(lazy("Your role does not include this"))


def _refuse_birth(said: Particulars, day: date) -> None:
    if said.date_of_birth is None:
        return
    born = date.fromisoformat(said.date_of_birth)
    if born + relativedelta(years=YOUNGEST_YEARS) > day:
        raise DomainError(
            lazy("Nobody younger than 16 works in a home. Check the year"), "date_of_birth"
        )

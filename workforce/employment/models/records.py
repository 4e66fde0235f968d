"""The record that the regulations ask an employer to keep of everybody who works in a home."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from workforce.core.db import Base
from workforce.core.types import Named, Secret, Sourced
from workforce.employment.models.of_person import OfPerson


class StaffRecord(OfPerson, Named, Sourced, Base):
    """What Schedule 4 (England) and Schedule 2 (Wales) ask for beyond posts and hours.

    England: SI 2015/541, Schedule 4, paragraph 2. Wales: SI 2017/1264 (W. 295), Schedule 2,
    paragraph 8, which adds copies of papers and disciplinary records. None is "not recorded
    here", which is not "no".
    """

    __table_args__ = (
        Index("uq_staff_record_person", "organisation_id", "person_reference", unique=True),
    )

    sex: Mapped[Secret | None]
    date_of_birth: Mapped[Secret | None]
    home_address: Mapped[Secret | None]
    qualifications: Mapped[Secret | None]
    experience: Mapped[Secret | None]
    disciplinary: Mapped[Secret | None]
    lives_in: Mapped[bool | None]
    has_birth_certificate: Mapped[bool | None]
    has_passport: Mapped[bool | None]

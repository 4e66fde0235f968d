"""What a person found before somebody started while enquiries were unfinished."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.checks.models.appointments import Appointment
from workforce.checks.states import ProvisionalKind
from workforce.core.db import Base
from workforce.core.types import Moment, Row, Secret


class ProvisionalCondition(Row, Base):
    """One condition of a provisional start: who found it true, when, and why; never of a child."""

    __table_args__ = (UniqueConstraint("appointment_id", "condition"),)

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"))
    condition: Mapped[ProvisionalKind]
    reason: Mapped[Secret]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[Moment]

    appointment: Mapped[Appointment] = relationship()
    recorded_by: Mapped[Person] = relationship()

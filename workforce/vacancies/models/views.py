"""How often a job's page was looked at: counts by day and by where people came from."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from workforce.core.db import Base


class VacancyView(Base):
    """How many people looked at a job on a London day, coming from one kind of place.

    `came_from` is "direct", "search-engine", "social", "other-site", "alert", "reminder", or
    "link:" with the code of a tracked link. Nothing of any visitor is kept; machines are left out.
    """

    __table_args__ = (CheckConstraint("view_count > 0", name="somebody_looked"),)

    vacancy_id: Mapped[int] = mapped_column(
        ForeignKey("vacancy.id", ondelete="CASCADE"), primary_key=True
    )
    on_day: Mapped[date] = mapped_column(primary_key=True)
    came_from: Mapped[str] = mapped_column(String(70), primary_key=True)
    view_count: Mapped[int]

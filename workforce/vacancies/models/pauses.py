"""That an advert was paused because its home or employer may not recruit, and who was told."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.core.db import Base
from workforce.core.types import Moment, Row
from workforce.vacancies.models.vacancies import Vacancy


class VacancyPause(Row, Base):
    """One pause of a live advert, from when it was noticed until it could go on.

    The board leaves a paused advert out at once, by a join; this row is the ledger of who was
    told. The public and applicants are never told a reason.
    """

    __table_args__ = (
        Index(
            "uq_vacancy_pause_open",
            "vacancy_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    vacancy_id: Mapped[int] = mapped_column(
        ForeignKey("vacancy.id", ondelete="CASCADE"), index=True
    )
    ended_at: Mapped[Moment | None]
    applicants_told_at: Mapped[Moment | None] = mapped_column(index=True)

    vacancy: Mapped[Vacancy] = relationship()

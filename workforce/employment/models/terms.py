"""What held before of somebody's contract and hours in a post."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.core.db import Base
from workforce.core.types import Fte, Hours, Row
from workforce.employment.models.people import PersonInPost
from workforce.employment.states import Contract


class EarlierTerms(Row, Base):
    """Contract and hours of a spell that no longer hold, from a first day until a last one.

    The spell itself holds the latest. The rows of a spell follow one another without a gap,
    from its first day to the day before the latest terms began.
    """

    __table_args__ = (
        UniqueConstraint("person_in_post_id", "from_on"),
        CheckConstraint("until_on >= from_on", name="ends_after_start"),
        CheckConstraint("weekly_hours >= 0 AND standard_week > 0", name="hours_make_sense"),
    )

    person_in_post_id: Mapped[int] = mapped_column(ForeignKey("person_in_post.id"))
    from_on: Mapped[date]
    until_on: Mapped[date]
    contract: Mapped[Contract]
    weekly_hours: Mapped[Hours]
    standard_week: Mapped[Hours]
    fte: Mapped[Fte]

    person_in_post: Mapped[PersonInPost] = relationship()

"""That a candidate was told where a home is, by whom, why, and until when they may look."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.applications.models.applications import Application
from workforce.applications.states.hiring import IdentitySeen
from workforce.core.db import Base
from workforce.core.types import Moment, Named, Secret
from workforce.providers.models import Home


class PlaceRelease(Named, Base):
    """The address of one home, let to one candidate for some days after an identity check.

    It holds no address: that stands with the home. Nothing of the document seen is kept but
    its kind. Looks are counted; each is written down as an opening too.
    """

    __table_args__ = (
        CheckConstraint("look_count >= 0", name="looks_not_negative"),
        Index("ix_place_release_person", "released_by_id", "created_at"),
        Index("ix_place_release_application", "application_id", "until"),
    )

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"))
    released_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    identity_seen: Mapped[IdentitySeen]
    identity_seen_on: Mapped[date]
    reason: Mapped[Secret]
    until: Mapped[Moment]
    ended_at: Mapped[Moment | None]
    look_count: Mapped[int] = mapped_column(default=0)

    application: Mapped[Application] = relationship()
    home: Mapped[Home] = relationship()

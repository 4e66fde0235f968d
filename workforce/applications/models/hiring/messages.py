"""What employer and candidate write to each other about one application."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.applications.models.applications import Application
from workforce.core.db import Base
from workforce.core.types import Moment, Named, Secret


class ApplicationMessage(Named, Base):
    """One message; `told_at` is when the employer's recruiters were told of it in a digest."""

    __table_args__ = (
        Index("ix_application_message_application", "application_id", "id"),
        Index("ix_application_message_told", "from_employer", "told_at"),
    )

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    from_employer: Mapped[bool]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    words: Mapped[Secret]
    read_at: Mapped[Moment | None]
    told_at: Mapped[Moment | None]

    application: Mapped[Application] = relationship()

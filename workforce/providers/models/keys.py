"""Keys with which other systems of an organisation knock at the doors for machines."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.core.db import Base
from workforce.core.types import Moment, Named
from workforce.providers.models.organisations import Organisation
from workforce.providers.states import KeyPurpose


class ApiKey(Named, Base):
    """A key of one organisation for one purpose; only its digest is kept, and its last letters."""

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    purpose: Mapped[KeyPurpose]
    name: Mapped[str] = mapped_column(String(100))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    last_four: Mapped[str] = mapped_column(String(4))
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    expires_at: Mapped[Moment]
    last_used_at: Mapped[Moment | None]
    revoked_at: Mapped[Moment | None]

    organisation: Mapped[Organisation] = relationship()
    made_by: Mapped[Person | None] = relationship()

    def is_good(self, moment: datetime) -> bool:
        """Whether the key opens anything at a moment."""
        return self.revoked_at is None and moment < self.expires_at

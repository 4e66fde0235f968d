"""Who works for which organisation, in which role, for which homes or authorities."""

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import JsonList, Moment, Named, Secret
from workforce.providers.models.organisations import Organisation
from workforce.providers.states import Role


class Membership(Named, Base):
    """A person's role in an organisation; `home_ids` and `authority_codes` narrow its reach."""

    __table_args__ = (
        Index(
            "uq_membership_one_of_a_kind",
            "person_id",
            "organisation_id",
            "role",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
            info={"refusal": lazy("This person already has this role"), "field": "role"},
        ),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    role: Mapped[Role]
    home_ids: Mapped[JsonList] = mapped_column(default=list)
    authority_codes: Mapped[JsonList] = mapped_column(default=list)
    ended_at: Mapped[Moment | None]

    person: Mapped[Person] = relationship(lazy="joined")
    organisation: Mapped[Organisation] = relationship(lazy="joined")


class Invitation(Named, Base):
    """An invitation to one address, good once and for a while."""

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    email: Mapped[Secret]
    email_digest: Mapped[str] = mapped_column(String(64), index=True)
    role: Mapped[Role]
    home_ids: Mapped[JsonList] = mapped_column(default=list)
    authority_codes: Mapped[JsonList] = mapped_column(default=list)
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    invited_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    expires_at: Mapped[Moment]
    used_at: Mapped[Moment | None]
    withdrawn_at: Mapped[Moment | None]

    organisation: Mapped[Organisation] = relationship()

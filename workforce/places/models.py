"""Regions, authorities, their names and groups, and whom to call there; all dated."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import Row
from workforce.places.states import Basis, Nation


class Region(Row, Base):
    """One of the nine English regions, or Wales."""

    code: Mapped[str] = mapped_column(String(9), unique=True)
    name: Mapped[str] = mapped_column(String(60))
    welsh_name: Mapped[str] = mapped_column(String(60))
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    nation: Mapped[Nation]
    position: Mapped[int]


class Authority(Row, Base):
    """An upper-tier authority, from the first to the last day on which it stood."""

    __table_args__ = (
        CheckConstraint("valid_from <= valid_to", name="days_in_order"),
        Index(None, "region_id", "name"),
    )

    code: Mapped[str] = mapped_column(String(9), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    display_name: Mapped[str] = mapped_column(String(80))
    welsh_name: Mapped[str | None] = mapped_column(String(80))
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"))
    old_code: Mapped[str | None] = mapped_column(String(3))
    previous_code: Mapped[str | None] = mapped_column(String(9))
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    predecessor_code: Mapped[str | None] = mapped_column(ForeignKey("authority.code"), index=True)

    region: Mapped[Region] = relationship(lazy="joined", innerjoin=True)

    @property
    def nation(self) -> Nation:
        """The nation whose law and holidays hold here."""
        return self.region.nation

    def stood_on(self, day: date) -> bool:
        """Whether the authority existed on a day."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


class AuthorityAlias(Row, Base):
    """A name or code under which an authority is found, in the form in which names compare."""

    __table_args__ = (UniqueConstraint("authority_id", "key"), Index(None, "key"))

    authority_id: Mapped[int] = mapped_column(ForeignKey("authority.id"))
    name: Mapped[str] = mapped_column(String(80))
    key: Mapped[str] = mapped_column(String(80))
    seen_in: Mapped[str] = mapped_column(String(60))


class Cooperative(Row, Base):
    """A regional care co-operative: a group of authorities, not a region."""

    code: Mapped[str] = mapped_column(String(10), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    slug: Mapped[str] = mapped_column(String(80), unique=True)

    members: Mapped[list["CooperativeMember"]] = relationship(back_populates="cooperative")


class CooperativeMember(Row, Base):
    """An authority's membership of a co-operative, with its days as far as we know them."""

    __table_args__ = (
        UniqueConstraint("cooperative_id", "authority_id"),
        CheckConstraint("valid_from <= valid_to", name="days_in_order"),
    )

    cooperative_id: Mapped[int] = mapped_column(ForeignKey("cooperative.id"))
    authority_id: Mapped[int] = mapped_column(ForeignKey("authority.id"), index=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    basis: Mapped[Basis]

    cooperative: Mapped[Cooperative] = relationship(back_populates="members")
    authority: Mapped[Authority] = relationship()


class AuthorityContact(Row, Base):
    """How to reach an authority's designated officer, kept by support with source and day."""

    __table_args__ = (
        CheckConstraint(
            "phone <> '' OR email <> ''",
            name="can_be_reached",
            info={"refusal": lazy("Enter a telephone number or an email address")},
        ),
    )

    authority_id: Mapped[int] = mapped_column(ForeignKey("authority.id"), unique=True)
    phone: Mapped[str] = mapped_column(String(40), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    out_of_hours_phone: Mapped[str] = mapped_column(String(40), default="")
    web_address: Mapped[str] = mapped_column(String(300), default="")
    source: Mapped[str] = mapped_column(String(200))
    source_address: Mapped[str] = mapped_column(String(300), default="")
    checked_on: Mapped[date]

    authority: Mapped[Authority] = relationship(lazy="joined", innerjoin=True)

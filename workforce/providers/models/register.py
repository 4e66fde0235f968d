"""Frames: the register of one source as at one day, kept as it was read."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workforce.core.db import Base
from workforce.core.types import Json, Row, Sourced
from workforce.providers.states import HomeStatus, HomeType, Regulator, Sector


class RegisterFrame(Row, Sourced, Base):
    """One reading of a regulator's register, by source and as-at day."""

    __table_args__ = (UniqueConstraint("regulator", "as_at"),)

    regulator: Mapped[Regulator]
    as_at: Mapped[date]
    content_hash: Mapped[str] = mapped_column(String(64))
    summary: Mapped[Json]


class FrameEntry(Base):
    """One home as one frame has it."""

    __table_args__ = (
        UniqueConstraint("frame_id", "registration_number"),
        Index("ix_frame_entry_region", "frame_id", "region_code"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    frame_id: Mapped[int] = mapped_column(ForeignKey("register_frame.id"))
    registration_number: Mapped[str] = mapped_column(String(40))
    home_type: Mapped[HomeType]
    type_as_registered: Mapped[str] = mapped_column(String(120))
    sector: Mapped[Sector]
    status: Mapped[HomeStatus]
    short_break_only: Mapped[bool]
    places_count: Mapped[int]
    nation: Mapped[str] = mapped_column(String(10))
    region_code: Mapped[str] = mapped_column(String(9))
    authority_code: Mapped[str] = mapped_column(String(9))
    owner_as_registered: Mapped[str | None] = mapped_column(String(200))
    registered_on: Mapped[date | None]

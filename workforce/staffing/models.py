"""Snapshots and releases: immutable, hashed, and made only from stored rows."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.core.db import Base
from workforce.core.types import Moment, Named, Row


class Snapshot(Named, Base):
    """The measures as at the end of one London day; `payload` is the canonical JSON that is hashed."""

    __table_args__ = (
        UniqueConstraint("day", "version"),
        CheckConstraint("version >= 1", name="version_counts_from_one"),
    )

    day: Mapped[date]
    version: Mapped[int] = mapped_column(default=1)
    method_version: Mapped[str] = mapped_column(String(20))
    geography_version: Mapped[str] = mapped_column(String(64))
    has_invented: Mapped[bool]
    payload: Mapped[str] = mapped_column(Text)
    content_hash: Mapped[str] = mapped_column(String(64))


class Measure(Row, Base):
    """One figure of one snapshot for one area; kept beside the payload for set-based reading."""

    __table_args__ = (
        UniqueConstraint("snapshot_id", "area_code", "name"),
        Index("ix_measure_area", "area_code", "name", "snapshot_id"),
    )

    snapshot_id: Mapped[int] = mapped_column(ForeignKey("snapshot.id"))
    area_kind: Mapped[str] = mapped_column(String(20))
    area_code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(60))
    value: Mapped[str | None] = mapped_column(String(40))


class Release(Named, Base):
    """A published month: regions only, disclosure-controlled; corrections are new versions."""

    __table_args__ = (UniqueConstraint("month", "version"),)

    month: Mapped[str] = mapped_column(String(7))
    version: Mapped[int] = mapped_column(default=1)
    snapshot_id: Mapped[int] = mapped_column(ForeignKey("snapshot.id"))
    published_at: Mapped[Moment]
    has_invented: Mapped[bool]
    note: Mapped[str] = mapped_column(String(400), default="")
    payload: Mapped[str] = mapped_column(Text)
    content_hash: Mapped[str] = mapped_column(String(64))

    snapshot: Mapped[Snapshot] = relationship()

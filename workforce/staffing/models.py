"""Snapshots and releases: immutable, hashed, and made only from stored rows."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named


class Snapshot(Named, Base):
    """The measures as at the end of one London day; `payload` is the canonical JSON hashed."""

    __table_args__ = (
        UniqueConstraint(
            "day", "version", info={"refusal": lazy("This day has a snapshot already")}
        ),
        CheckConstraint("version >= 1", name="version_counts_from_one"),
    )

    day: Mapped[date]
    version: Mapped[int] = mapped_column(default=1)
    method_version: Mapped[str] = mapped_column(String(20))
    has_invented: Mapped[bool]
    payload: Mapped[str] = mapped_column(Text)
    content_hash: Mapped[str] = mapped_column(String(64))


class Release(Named, Base):
    """A published month: regions only, small numbers hidden; a correction is a new version."""

    __table_args__ = (
        UniqueConstraint(
            "month", "version", info={"refusal": lazy("This month is published already")}
        ),
        CheckConstraint("version >= 1", name="version_counts_from_one"),
    )

    month: Mapped[str] = mapped_column(String(7))
    version: Mapped[int] = mapped_column(default=1)
    snapshot_id: Mapped[int] = mapped_column(ForeignKey("snapshot.id"))
    published_at: Mapped[Moment]
    has_invented: Mapped[bool]
    note: Mapped[str] = mapped_column(String(400), default="")
    payload: Mapped[str] = mapped_column(Text)
    content_hash: Mapped[str] = mapped_column(String(64))

    snapshot: Mapped[Snapshot] = relationship()

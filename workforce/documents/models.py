"""Stored files: where they lie, what they are by content, and which row owns them."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from workforce.core.db import Base
from workforce.core.types import Moment, Named, Secret
from workforce.documents.states import ScanState


class Document(Named, Base):
    """A file, encrypted at rest; only the policy of its owner opens it.

    Where a record is copied, both may own one stored file: each is opened and removed by itself.
    """

    __table_args__ = (Index("ix_document_owner", "owner_kind", "owner_id"),)

    owner_kind: Mapped[str] = mapped_column(String(60))
    owner_id: Mapped[int]
    title: Mapped[Secret]
    media_type: Mapped[str] = mapped_column(String(100))
    size_bytes: Mapped[int]
    content_hash: Mapped[str] = mapped_column(String(64))
    storage_key: Mapped[str] = mapped_column(String(80), index=True)
    scan: Mapped[ScanState] = mapped_column(default=ScanState.WAITING)
    stored_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    removed_at: Mapped[Moment | None]


class RecordOpening(Named, Base):
    """Who opened a sensitive record, and when; shown to the person it is about."""

    __table_args__ = (Index("ix_record_opening_subject", "subject_kind", "subject_id"),)

    subject_kind: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[int]
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    organisation_name: Mapped[str] = mapped_column(String(200), default="")

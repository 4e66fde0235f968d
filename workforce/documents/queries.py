"""Finding documents by their public id or their owner."""

from collections.abc import Iterable

from sqlalchemy import select

from workforce.core.db import session
from workforce.documents.models import Document, RecordOpening


def document(public_id: str) -> Document | None:
    """One document; whether it may be opened is the policy's to say."""
    return session().scalars(select(Document).where(Document.public_id == public_id)).one_or_none()


def documents_of(kind: str, ids: Iterable[int]) -> list[Document]:
    """The documents that these rows own, oldest first, without those removed."""
    query = select(Document).where(
        Document.owner_kind == kind, Document.owner_id.in_(list(ids)), Document.removed_at.is_(None)
    )
    return list(session().scalars(query.order_by(Document.id)))


def is_last_of_its_file(row: Document) -> bool:
    """Whether no other document that was not removed lies in the same stored file."""
    query = select(Document.id).where(
        Document.storage_key == row.storage_key,
        Document.removed_at.is_(None),
        Document.id != row.id,
    )
    return session().scalar(query.limit(1)) is None


def hold_file(storage_key: str) -> None:
    """Hold every document of one stored file until the use case ends."""
    query = select(Document.id).where(Document.storage_key == storage_key)
    session().execute(query.order_by(Document.id).with_for_update()).all()


def openings_of(kind: str, identity: int, limit: int = 100) -> list[RecordOpening]:
    """Who opened a record, newest first."""
    query = select(RecordOpening).where(
        RecordOpening.subject_kind == kind, RecordOpening.subject_id == identity
    )
    return list(session().scalars(query.order_by(RecordOpening.id.desc()).limit(limit)))

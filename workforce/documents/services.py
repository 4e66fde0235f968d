"""Keeping files: typed by content, scanned where a scanner is set, encrypted at rest."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from workforce.core import audit, clock, registry, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import DomainError, NotFound
from workforce.core.translation import lazy
from workforce.documents import policies, queries, rules
from workforce.documents.models import Document, RecordOpening
from workforce.documents.states import ScanState
from workforce.integrations import files, scanner


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that was accepted, scanned and written, but belongs to nobody yet."""

    title: str
    media_type: str
    size_bytes: int
    content_hash: str
    storage_key: str
    scan: ScanState


def store(*, title: str, content: bytes) -> Stored:
    """Check a file, scan it and write it encrypted: slow work, so outside any use case.

    The file is written before its row, so that a row never names a file that is not there.
    """
    kind = _accepted(content)
    scan = _scanned(content)
    key = secrets.new_public_id() + secrets.new_public_id()
    files.files_of(registry.settings().files_url).put(key, secrets.encrypt_bytes(content))
    digest = hashlib.sha256(content).hexdigest()
    return Stored(title[:200], kind, len(content), digest, key, scan)


@atomic
def attach(actor: Actor, owner: tuple[str, int], stored: Stored) -> Document:
    """Record a written file as its owner's."""
    document = Document(
        owner_kind=owner[0],
        owner_id=owner[1],
        title=stored.title,
        media_type=stored.media_type,
        size_bytes=stored.size_bytes,
        content_hash=stored.content_hash,
        storage_key=stored.storage_key,
        scan=stored.scan,
        stored_by_id=actor.person_id,
    )
    session().add(document)
    audit.record(actor, "keep-document", document, owner=list(owner))
    return document


def keep(actor: Actor, owner: tuple[str, int], *, title: str, content: bytes) -> Document:
    """Store a file and record it as its owner's."""
    return attach(actor, owner, store(title=title, content=content))


@atomic
def copy_to(actor: Actor, kind: str, owners: Mapping[int, int]) -> None:
    """Let copies of rows own what the rows own, from old to new: the files stay where they lie."""
    for document in queries.documents_of(kind, owners):
        row = document.copied(owner_id=owners[document.owner_id])
        session().add(row)
        audit.record(actor, "keep-document", row, owner=[kind, row.owner_id])


def _accepted(content: bytes) -> str:
    if not content:
        raise DomainError(lazy("The file is empty"), "file")
    if len(content) > rules.LARGEST:
        raise DomainError(lazy("The file must be smaller than 20 MB"), "file")
    kind = rules.media_type(content)
    if kind is None:
        raise DomainError(lazy("The file must be a PDF, JPG, PNG or DOCX"), "file")
    return kind


def _scanned(content: bytes) -> ScanState:
    url = registry.settings().clamd_url
    if not url:
        return ScanState.NOT_SCANNED
    try:
        clean = scanner.is_clean(url, content)
    except scanner.ScannerAway as away:
        raise DomainError(
            lazy("The file could not be checked for viruses. Try again later"), "file"
        ) from away
    if not clean:
        raise DomainError(lazy("The file has a virus. It was not kept"), "file")
    return ScanState.CLEAN


def open_document(actor: Actor, document: Document) -> bytes:
    """The content, for whoever its owner's policy lets in; the opening is written down."""
    if not policies.can_open(actor, document):
        raise NotFound(lazy("Page not found"))
    stored = files.files_of(registry.settings().files_url).get(document.storage_key)
    content = secrets.decrypt_bytes(stored)
    if document.scan is ScanState.NOT_SCANNED and registry.settings().clamd_url:
        _scan_late(document, content)
    _note_opening(actor, document)
    return content


def _scan_late(document: Document, content: bytes) -> None:
    """Scan what was kept before there was a scanner; nothing is handed over before it is clean."""
    try:
        clean = scanner.is_clean(registry.settings().clamd_url, content)
    except scanner.ScannerAway as away:
        raise DomainError(
            lazy("The file could not be checked for viruses. Try again later"), "file"
        ) from away
    _note_scan(document, ScanState.CLEAN if clean else ScanState.INFECTED)
    if not clean:
        raise DomainError(lazy("The file has a virus. It is not opened"), "file")


@atomic
def _note_scan(document: Document, found: ScanState) -> None:
    document.scan = found


@atomic
def _note_opening(actor: Actor, document: Document) -> None:
    note_opening(actor, (document.owner_kind, document.owner_id))
    audit.record(actor, "open-document", document)


def note_opening(actor: Actor, subject: tuple[str, int], organisation_name: str = "") -> None:
    """Write down that somebody opened a sensitive record; the person it is about can see it."""
    session().add(
        RecordOpening(
            subject_kind=subject[0],
            subject_id=subject[1],
            opened_by_id=actor.person_id,
            organisation_name=organisation_name,
        )
    )


def shelve(content: bytes) -> str:
    """Keep a working paper, such as a file to be read later, encrypted; returns its key.

    It is nobody's document: whoever shelves it keeps the key, and clears the shelf in time.
    """
    _scanned(content)
    key = secrets.new_public_id() + secrets.new_public_id()
    files.files_of(registry.settings().files_url).put(key, secrets.encrypt_bytes(content))
    return key


def from_shelf(key: str) -> bytes | None:
    """A working paper by its key; None when it is no longer there."""
    try:
        stored = files.files_of(registry.settings().files_url).get(key)
    except FileNotFoundError:
        return None
    return secrets.decrypt_bytes(stored)


def clear_shelf(key: str) -> None:
    """Forget a working paper; twice does no harm."""
    files.files_of(registry.settings().files_url).remove(key)


@atomic
def remove(actor: Actor, document: Document) -> None:
    """Take a document away, and its file with the last one of it; the row stays to say so."""
    queries.hold_file(document.storage_key)
    document.removed_at = clock.now()
    if queries.is_last_of_its_file(document):
        files.files_of(registry.settings().files_url).remove(document.storage_key)
    audit.record(actor, "remove-document", document)

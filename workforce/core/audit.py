"""The audit trail: append-only rows of ids, sealed by a job into a chain of hashes."""

import hashlib
import json
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import DDL, ForeignKey, String, event, insert, select, text
from sqlalchemy.orm import Mapped, mapped_column

from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import Base, atomic, session, still_reading
from workforce.core.types import Json, Moment, Row

FIRST_HASH = "0" * 64
BATCH = 5_000
TABLES = ("audit_entry", "audit_seal")


class Subject(Protocol):
    """A row that something is done to."""

    @property
    def id(self) -> int:
        """The number of the row."""
        ...

    @property
    def __tablename__(self) -> Any: ...  # noqa: ANN401 - what the declarative base makes of it


class AuditEntry(Row, Base):
    """What was done, by whom, to what: ids only, never what anyone typed."""

    actor_kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[str] = mapped_column(String(60))
    organisation_id: Mapped[int | None]
    action: Mapped[str] = mapped_column(String(80), index=True)
    subject_kind: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[str] = mapped_column(String(60))
    details: Mapped[Json]

    def content(self) -> str:
        """The entry as canonical text, which the chain seals."""
        return json.dumps(
            {
                "id": self.id,
                "at": self.created_at.isoformat(timespec="microseconds"),
                "actor": [self.actor_kind, self.actor_id, self.organisation_id],
                "action": self.action,
                "subject": [self.subject_kind, self.subject_id],
                "details": self.details,
            },
            sort_keys=True,
            separators=(",", ":"),
        )


class AuditSeal(Base):
    """One link of the chain: the hash of an entry together with the link before."""

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entry_id: Mapped[int] = mapped_column(ForeignKey("audit_entry.id"), unique=True)
    hash: Mapped[str] = mapped_column(String(64))
    sealed_at: Mapped[Moment] = mapped_column(default=clock.now)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying found: how many links hold, how many entries wait, where it first breaks."""

    sealed_count: int
    waiting_count: int
    broken_at: int | None

    @property
    def sound(self) -> bool:
        """Whether every sealed entry is as it was written."""
        return self.broken_at is None


def record_all(
    actor: Actor, action: str, subjects: Iterable[tuple[str, Any]], **details: Any
) -> None:
    """Write the same deed to many rows at once."""
    rows = [
        {
            "actor_kind": actor.kind,
            "actor_id": actor.id,
            "organisation_id": actor.organisation_id,
            "action": action,
            "subject_kind": kind,
            "subject_id": str(identity),
            "details": details,
        }
        for kind, identity in subjects
    ]
    if rows:
        session().execute(insert(AuditEntry), rows)


def record(actor: Actor, action: str, subject: Subject | tuple[str, Any], **details: Any) -> None:
    """Write what an actor did, in the transaction in which it is done."""
    if isinstance(subject, tuple):
        kind, identity = subject
    else:
        session().flush()
        kind, identity = subject.__tablename__, subject.id
    session().add(
        AuditEntry(
            actor_kind=actor.kind,
            actor_id=actor.id,
            organisation_id=actor.organisation_id,
            action=action,
            subject_kind=kind,
            subject_id=str(identity),
            details=details,
        )
    )


@atomic
def seal(batch: int = BATCH) -> int:
    """Chain the entries that wait, oldest first; returns how many. Two sealers cannot both win."""
    last = session().scalars(select(AuditSeal).order_by(AuditSeal.sequence.desc()).limit(1)).first()
    sequence, previous = (last.sequence, last.hash) if last else (0, FIRST_HASH)
    waiting = session().scalars(
        select(AuditEntry)
        .outerjoin(AuditSeal, AuditSeal.entry_id == AuditEntry.id)
        .where(AuditSeal.sequence.is_(None))
        .order_by(AuditEntry.id)
        .limit(batch)
    )
    count = 0
    for count, entry in enumerate(waiting, start=1):
        previous = _linked(previous, entry)
        session().add(AuditSeal(sequence=sequence + count, entry_id=entry.id, hash=previous))
    return count


def _linked(previous: str, entry: AuditEntry | None) -> str:
    if entry is None:  # the entry of a seal is gone
        return ""
    return hashlib.sha256(f"{previous}\n{entry.content()}".encode()).hexdigest()


def verify() -> Verdict:
    """Walk the chain from its first link and say where, if anywhere, it breaks."""
    previous, count, broken = FIRST_HASH, 0, None
    with still_reading() as reading:
        rows = reading.execute(
            select(AuditSeal, AuditEntry)
            .outerjoin(AuditEntry, AuditEntry.id == AuditSeal.entry_id)
            .order_by(AuditSeal.sequence)
            .execution_options(yield_per=1000)
        )
        with closing(rows):
            for count, (link, entry) in enumerate(rows, start=1):
                previous = _linked(previous, entry)
                if link.sequence != count or link.hash != previous:
                    broken = count
                    break
        waiting = reading.scalar(
            text(
                "SELECT count(*) FROM audit_entry e WHERE NOT EXISTS "
                "(SELECT 1 FROM audit_seal s WHERE s.entry_id = e.id)"
            )
        )
    return Verdict(count, int(waiting or 0), broken)


def _refuse_changes() -> None:
    """Let the database itself refuse to change or remove what the trail says."""
    function = DDL(
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$ LANGUAGE plpgsql"
    )
    tables = Base.metadata.tables
    event.listen(tables["audit_entry"], "after_create", function.execute_if(dialect="postgresql"))
    for name in TABLES:
        on_postgresql = DDL(
            f"CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE ON {name} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        event.listen(tables[name], "after_create", on_postgresql.execute_if(dialect="postgresql"))
        for verb in ("UPDATE", "DELETE"):
            on_sqlite = DDL(
                f"CREATE TRIGGER {name}_no_{verb.lower()} BEFORE {verb} ON {name} "
                "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
            )
            event.listen(tables[name], "after_create", on_sqlite.execute_if(dialect="sqlite"))


_refuse_changes()

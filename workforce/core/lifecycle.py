"""States and their lawful moves: a table per kind, and `move`, the only way from one to another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import Index, String, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import Base, session
from workforce.core.errors import Conflict
from workforce.core.translation import lazy
from workforce.core.types import Row

S = TypeVar("S", bound=StrEnum)


class Stateful(Protocol):
    """A row that has a state."""

    state: Any

    @property
    def id(self) -> int:
        """The number of the row."""
        ...

    @property
    def __tablename__(self) -> Any: ...  # noqa: ANN401 - what the declarative base makes of it


class StateChange(Row, Base):
    """One move of one row: what, from, to, who, when and why. Timelines are drawn from it."""

    __table_args__ = (Index("ix_state_change_subject", "subject_kind", "subject_id", "id"),)

    subject_kind: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[int]
    from_state: Mapped[str | None] = mapped_column(String(40))
    to_state: Mapped[str] = mapped_column(String(40))
    actor_kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[str] = mapped_column(String(60))
    reason: Mapped[str] = mapped_column(String(400), default="")


@dataclass(frozen=True, slots=True)
class Lifecycle(Generic[S]):
    """Which state may follow which; a state without a row is final."""

    name: str
    moves: Mapping[S, frozenset[S]]

    def allows(self, start: S, to: S) -> bool:
        """Whether the move is lawful."""
        return to in self.moves.get(start, frozenset())

    @property
    def active(self) -> frozenset[S]:
        """States from which something can still follow."""
        return frozenset(self.moves)


def begin(row: Stateful, *, actor: Actor) -> None:
    """Note the state in which a new row begins its life."""
    session().flush()
    _note(row, None, row.state, actor, "")


def move(row: Stateful, to: S, *, by: Lifecycle[S], actor: Actor, reason: str = "") -> None:
    """Move a row to a state, or refuse; who moved it, and why, is written beside it."""
    start = row.state
    if not by.allows(start, to):
        raise Conflict(lazy("This has changed since you opened the page. Check it and try again"))
    row.state = to
    _note(row, start, to, actor, reason)


def begin_all(rows: Sequence[Stateful], *, actor: Actor, reason: str = "") -> None:
    """Note the states in which many new rows begin their lives."""
    session().flush()
    _note_all([(row, None, row.state) for row in rows], actor, reason)


def move_all(
    rows: Sequence[Stateful], to: S, *, by: Lifecycle[S], actor: Actor, reason: str = ""
) -> None:
    """Move many rows to one state, or refuse all; each has its own change on record."""
    starts = [row.state for row in rows]
    if not all(by.allows(start, to) for start in starts):
        raise Conflict(lazy("This has changed since you opened the page. Check it and try again"))
    for row in rows:
        row.state = to
    _note_all([(row, start, to) for row, start in zip(rows, starts, strict=True)], actor, reason)


def _note_all(
    changes: Sequence[tuple[Stateful, StrEnum | None, StrEnum]], actor: Actor, reason: str
) -> None:
    if not changes:
        return
    session().execute(
        insert(StateChange),
        [
            {
                "subject_kind": row.__tablename__,
                "subject_id": row.id,
                "from_state": None if start is None else start.value,
                "to_state": to.value,
                "actor_kind": actor.kind,
                "actor_id": actor.id,
                "reason": reason,
            }
            for row, start, to in changes
        ],
    )
    for to in {to for _row, _start, to in changes}:
        moved = [(row.__tablename__, row.id) for row, _start, one in changes if one is to]
        audit.record_all(actor, "move", moved, to=to.value)


def _note(row: Stateful, start: StrEnum | None, to: StrEnum, actor: Actor, reason: str) -> None:
    change = StateChange(
        subject_kind=row.__tablename__,
        subject_id=row.id,
        from_state=None if start is None else start.value,
        to_state=to.value,
        actor_kind=actor.kind,
        actor_id=actor.id,
        reason=reason,
    )
    session().add(change)
    audit.record(actor, "move", (row.__tablename__, row.id), to=to.value)


def history(row: Stateful) -> list[StateChange]:
    """Every move of a row, oldest first."""
    return histories(row.__tablename__, [row.id]).get(row.id, [])


def histories(kind: str, ids: Iterable[int]) -> dict[int, list[StateChange]]:
    """Every move of several rows of one kind, oldest first, by row."""
    found: dict[int, list[StateChange]] = {}
    query = (
        select(StateChange)
        .where(StateChange.subject_kind == kind, StateChange.subject_id.in_(list(ids)))
        .order_by(StateChange.id)
    )
    for change in session().scalars(query):
        found.setdefault(change.subject_id, []).append(change)
    return found

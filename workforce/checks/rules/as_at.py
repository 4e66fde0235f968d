"""How a row stood at the end of a day, told from its moves alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

RENAMED = "renamed"
SEEN, SATISFACTORY = "seen", "satisfactory"


class Move(NamedTuple):
    """One move of a row: from where to where, by whom, when, and the reason given."""

    from_state: str | None
    to_state: str
    by: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a row stood, who had seen its evidence and who had verified it.

    `is_latest` is false when other evidence was recorded since: what the older evidence said of
    itself is then no longer kept.
    """

    state: str
    seen: Move | None = None
    verified: Move | None = None
    is_latest: bool = True

    @property
    def is_sole(self) -> bool:
        """Whether one person both saw and verified."""
        return (
            self.seen is not None and self.verified is not None and self.seen.by == self.verified.by
        )


def standing(
    moves: Sequence[Move], made_at: datetime, present: str, moment: datetime
) -> Standing | None:
    """How a row stood just before a moment; None where it was not there yet.

    `moves` are all moves of the row, oldest first, also those after the moment: the first of them
    says where the row had stood until then.
    """
    if made_at >= moment:
        return None
    before = [move for move in moves if move.at < moment]
    after = moves[len(before) :]
    if not before:
        first = after[0].from_state if after else present
        return Standing(first or present, is_latest=not any(map(_brings_evidence, after)))
    seen = next((move for move in reversed(before) if _brings_evidence(move)), None)
    last = before[-1]
    return Standing(
        last.to_state,
        seen if last.to_state in {SEEN, SATISFACTORY} else None,
        last if last.to_state == SATISFACTORY else None,
        is_latest=not any(map(_brings_evidence, after)),
    )


def _brings_evidence(move: Move) -> bool:
    """A new name sends a row back to be verified again, with the evidence it had."""
    return move.to_state == SEEN and move.reason != RENAMED

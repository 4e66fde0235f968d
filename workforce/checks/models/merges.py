"""Records of one person that an employer keeps twice: proposed, merged by somebody, undone."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.checks.states.imports import MergeState
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Json, JsonList, Moment, Named, Sourced
from workforce.providers.models import Organisation

MERGE = Lifecycle(
    "merge",
    {
        MergeState.PROPOSED: frozenset({MergeState.MERGED, MergeState.REFUSED}),
        MergeState.MERGED: frozenset({MergeState.UNDONE}),
    },
)


class MergeProposal(Named, Sourced, Base):
    """Two references of one employer that may mean one person.

    `moved` says, once merged, which rows of which tables were given the kept reference, so that
    undoing puts back exactly those. A pair that was refused is never proposed again.
    """

    __table_args__ = (
        Index(
            "uq_merge_proposal_pair",
            "organisation_id",
            "kept_reference",
            "other_reference",
            unique=True,
            sqlite_where=text("state <> 'undone'"),
            postgresql_where=text("state <> 'undone'"),
            info={"refusal": lazy("These two are proposed already")},
        ),
        CheckConstraint("kept_reference <> other_reference", name="two_references"),
        CheckConstraint("(state = 'proposed') = (decided_at IS NULL)", name="decided_at_some_time"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    kept_reference: Mapped[str] = mapped_column(String(60))
    other_reference: Mapped[str] = mapped_column(String(60))
    score: Mapped[int]
    reasons: Mapped[JsonList] = mapped_column(default=list)
    state: Mapped[MergeState] = mapped_column(default=MergeState.PROPOSED)
    moved: Mapped[Json] = mapped_column(default=dict)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[Moment | None]

    organisation: Mapped[Organisation] = relationship()
    decided_by: Mapped[Person | None] = relationship()

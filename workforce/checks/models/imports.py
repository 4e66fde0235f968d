"""People files that were sent, from the moment they wait until their report is forgotten."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.checks.states.imports import ImportProblem, ImportState
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, SecretJson
from workforce.providers.models import ApiKey, Organisation

PEOPLE_IMPORT = Lifecycle(
    "people-import",
    {
        ImportState.WAITING: frozenset({ImportState.RUNNING, ImportState.FAILED}),
        ImportState.RUNNING: frozenset({ImportState.DONE, ImportState.FAILED}),
    },
)


class PeopleImport(Named, Base):
    """One people file: who sent it, how far it has come, and what became of its rows.

    The file and the whole report lie encrypted under `file_key` and `report_key`; `summary`
    holds the counts and the first of each list. A dry run that is then taken is named by
    `shown_by_id`. Whoever holds the lease runs it; a run that was killed is taken up again.
    """

    __table_args__ = (
        CheckConstraint("done_count >= 0 AND row_count >= 0", name="counts_not_negative"),
        CheckConstraint("made_by_id IS NULL OR key_id IS NULL", name="one_sender"),
        Index(
            "uq_people_import_sent_once",
            "organisation_id",
            "idempotency_digest",
            unique=True,
            sqlite_where=text("idempotency_digest IS NOT NULL"),
            postgresql_where=text("idempotency_digest IS NOT NULL"),
            info={"refusal": lazy("This file was sent already"), "field": "file"},
        ),
        Index("ix_people_import_state", "state", "id"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    key_id: Mapped[int | None] = mapped_column(ForeignKey("api_key.id"))
    shown_by_id: Mapped[int | None] = mapped_column(ForeignKey("people_import.id"))
    state: Mapped[ImportState] = mapped_column(default=ImportState.WAITING)
    dry_run: Mapped[bool]
    digest: Mapped[str] = mapped_column(String(64))
    idempotency_digest: Mapped[str | None] = mapped_column(String(64))
    file_key: Mapped[str | None] = mapped_column(String(80))
    report_key: Mapped[str | None] = mapped_column(String(80))
    row_count: Mapped[int] = mapped_column(default=0)
    done_count: Mapped[int] = mapped_column(default=0)
    attempt_count: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[Moment | None]
    summary: Mapped[SecretJson | None]
    problem: Mapped[ImportProblem | None]
    started_at: Mapped[Moment | None]
    finished_at: Mapped[Moment | None]

    organisation: Mapped[Organisation] = relationship()
    made_by: Mapped[Person | None] = relationship()
    key: Mapped[ApiKey | None] = relationship()

    @property
    def is_over(self) -> bool:
        """Whether nothing more will become of it."""
        return self.state in {ImportState.DONE, ImportState.FAILED}

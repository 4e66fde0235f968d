"""Coming back: saved jobs, alerts with their ledger, reminders, letters that came back."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
TABLES = (
    "alert_mark",
    "alert_answer",
    "alert_match",
    "alert_run",
    "job_alert",
    "alert_reach",
    "alert_place",
    "reminder",
    "saved_job",
)
KNOWN = {
    "state": ("asked", "live", "ended"),
    "channel": ("email", "text"),
    "frequency": ("daily", "weekly"),
    "ended_why": ("stopped", "untouched", "bounced", "account-closed"),
    "source": ("real", "invented"),
}
PROMISES = {
    "ended_has_a_moment": "(state = 'ended') = (ended_at IS NOT NULL)",
    "ended_has_a_reason": "(state = 'ended') = (ended_why IS NOT NULL)",
    "live_is_confirmed": "state <> 'live' OR confirmed_at IS NOT NULL",
    "has_an_address": "state = 'ended' OR address IS NOT NULL",
}
BITS = (
    "roles",
    "contracts",
    "patterns",
    "driving",
    "qualifications",
    "welsh",
    "sectors",
    "home_types",
)
INDEXES: dict[str, tuple[str, ...]] = {
    "ix_job_alert_address_digest": ("address_digest",),
    "ix_job_alert_due": ("state", "frequency", "id"),
    "ix_job_alert_place_id": ("place_id",),
    "ix_job_alert_source": ("source",),
    "ix_job_alert_waiting_run_id": ("waiting_run_id",),
    "ix_job_alert_touched": ("state", "touched_at", "id"),
}
WAITING = sa.text("run_id IS NULL AND NOT skipped")


def upgrade() -> None:
    """Make the tables."""
    op.add_column("letter", sa.Column("refused_at", MOMENT, nullable=True))
    op.create_index("ix_letter_refused_at", "letter", ["refused_at"])
    _saved()
    _places()
    _alerts()
    _ledger()


def _row() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
    ]


def _known(table: str, column: str, values: tuple[str, ...]) -> sa.CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(f"ck_{table}_{column}_is_known"))


def _text(name: str, size: int, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(length=size), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _saved() -> None:
    op.create_table(
        "saved_job",
        *_row(),
        _number("person_id"),
        _number("vacancy_id"),
        _text("came_from", 60),
        sa.PrimaryKeyConstraint("id", name="pk_saved_job"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_saved_job_person_id"),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name="fk_saved_job_vacancy_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("person_id", "vacancy_id", name="uq_saved_job_person_id_vacancy_id"),
    )
    op.create_index("ix_saved_job_vacancy_id", "saved_job", ["vacancy_id"])
    op.create_table(
        "reminder",
        *_row(),
        _text("kind", 40),
        _text("subject", 60),
        sa.PrimaryKeyConstraint("id", name="pk_reminder"),
        sa.UniqueConstraint("kind", "subject", name="uq_reminder_kind_subject"),
        _known("reminder", "kind", ("saved-closing", "draft-closing")),
    )


def _places() -> None:
    op.create_table(
        "alert_place",
        *_row(),
        _text("token", 200),
        _number("radius"),
        _text("version", 16),
        sa.PrimaryKeyConstraint("id", name="pk_alert_place"),
    )
    op.create_index("uq_alert_place_token_radius", "alert_place", ["token", "radius"], unique=True)
    op.create_table(
        "alert_reach",
        _number("place_id"),
        _text("authority_code", 9),
        _text("public_point", 120),
        sa.PrimaryKeyConstraint(
            "place_id", "authority_code", "public_point", name="pk_alert_reach"
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["alert_place.id"], name="fk_alert_reach_place_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_alert_reach_spot", "alert_reach", ["authority_code", "public_point"])


def _alerts() -> None:
    op.create_table(
        "job_alert",
        *_row(),
        _text("public_id", 16),
        _text("state", 40),
        _text("channel", 40),
        _text("frequency", 40),
        _text("language", 2),
        sa.Column("address", sa.Text(), nullable=True),
        _text("address_digest", 64, nullable=True),
        _text("only_one", 64, nullable=True),
        sa.Column("query", sa.JSON(), nullable=False),
        _text("words", 200),
        _number("place_id", nullable=True),
        *(_number(name) for name in BITS),
        sa.Column("hourly_pence", sa.BigInteger(), nullable=False),
        sa.Column("yearly_pence", sa.BigInteger(), nullable=False),
        _text("also", 4000),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("touched_at", MOMENT, nullable=False),
        sa.Column("matched_until", MOMENT, nullable=True),
        _number("waiting_run_id", nullable=True),
        _number("told_run_id", nullable=True),
        _number("answered_run_id", nullable=True),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        _text("ended_why", 40, nullable=True),
        _text("source", 40),
        sa.PrimaryKeyConstraint("id", name="pk_job_alert"),
        sa.UniqueConstraint("public_id", name="uq_job_alert_public_id"),
        sa.ForeignKeyConstraint(["place_id"], ["alert_place.id"], name="fk_job_alert_place_id"),
        *(_known("job_alert", column, values) for column, values in KNOWN.items()),
        *(
            sa.CheckConstraint(rule, name=op.f(f"ck_job_alert_{name}"))
            for name, rule in PROMISES.items()
        ),
    )
    op.create_index("uq_job_alert_only_one", "job_alert", ["only_one"], unique=True)
    for name, columns in INDEXES.items():
        op.create_index(name, "job_alert", list(columns))


def _ledger() -> None:
    op.create_table(
        "alert_run",
        *_row(),
        _text("frequency", 40),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alert_run"),
        _known("alert_run", "frequency", KNOWN["frequency"]),
    )
    op.create_table(
        "alert_match",
        _number("alert_id"),
        _number("vacancy_id"),
        _number("run_id", nullable=True),
        sa.Column("skipped", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("alert_id", "vacancy_id", name="pk_alert_match"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_alert_match_waiting",
        "alert_match",
        ["alert_id"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )
    op.create_table(
        "alert_answer",
        sa.Column("month_on", sa.Date(), nullable=False),
        sa.Column("useful", sa.Boolean(), nullable=False),
        _number("answer_count"),
        sa.PrimaryKeyConstraint("month_on", "useful", name="pk_alert_answer"),
    )
    op.create_table(
        "alert_mark",
        _text("name", 40),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_alert_mark"),
    )


def downgrade() -> None:
    """Take the tables away."""
    for table in TABLES:
        op.drop_table(table)
    op.drop_index("ix_letter_refused_at", "letter")
    op.drop_column("letter", "refused_at")

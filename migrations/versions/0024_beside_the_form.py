"""Beside the form: first step, declarations, adjustments, endings; equality answers of nobody."""

import sqlalchemy as sa
from alembic import op

from migrations.promises import one_of, replace

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

LEAVING = "why IN ('other-job', 'pay', 'hours', 'place', 'slow', 'not-for-me', 'personal', 'other')"
SECTIONS = (
    "details",
    "right-to-work",
    "education",
    "history",
    "overseas",
    "referees",
    "statement",
    "declarations",
    "adjustments",
    "check",
)
# Files are asked for after the statement.
MORE_SECTIONS = (*SECTIONS[:7], "papers", *SECTIONS[7:])
SECTION = "ck_application_section_section_is_known"
TABLES = (
    "first_step",
    "declaration",
    "adjustment",
    "lived_here",
    "application_ending",
    "equality_answer",
    "equality_count",
)


def upgrade() -> None:
    """Make the tables, and note on an application that the equality questions were put."""
    op.add_column(
        "application",
        sa.Column("equality_put", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    replace(op.get_bind(), "application_section", SECTION, one_of("section", *MORE_SECTIONS))
    _of_application(
        "first_step",
        *_words("starts", "patterns", "words"),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
    )
    _of_application(
        "declaration",
        *_words("related", "words"),
        sa.Column("understood_at", sa.DateTime(timezone=True), nullable=False),
    )
    _of_application("adjustment", *_words("words", "guarantee"))
    _of_application(
        "lived_here",
        sa.Column("public_id", sa.String(length=16), nullable=False),
        *_words("words", "note"),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["seen_by_id"], ["person.id"], name="fk_lived_here_seen_by_id"),
        sa.UniqueConstraint("public_id", name="uq_lived_here_public_id"),
    )
    op.create_index("ix_lived_here_waiting", "lived_here", ["seen_at", "id"])
    _of_application(
        "application_ending",
        sa.Column("why", sa.String(length=40), nullable=True),
        *_words("words"),
        sa.CheckConstraint(LEAVING, name=op.f("ck_application_ending_why_is_known")),
    )
    _equality()


def _words(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _of_application(table: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=f"fk_{table}_application_id",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("application_id", name=f"uq_{table}_application_id"),
    )


def _answered(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("question", sa.String(length=20), nullable=False),
        sa.Column("answer", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=f"fk_{table}_organisation_id"
        ),
    ]


def _equality() -> None:
    op.create_table(
        "equality_answer",
        sa.Column("key", sa.String(length=16), nullable=False),
        *_answered("equality_answer"),
        sa.PrimaryKeyConstraint("key", name="pk_equality_answer"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "equality_count",
        sa.Column("id", sa.Integer(), nullable=False),
        *_answered("equality_count"),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_equality_count"),
        sa.UniqueConstraint(
            "organisation_id",
            "month",
            "question",
            "answer",
            name="uq_equality_count_organisation_id_month_question_answer",
        ),
        sa.CheckConstraint("count > 0", name=op.f("ck_equality_count_counts_somebody")),
    )


def downgrade() -> None:
    """Take the tables away."""
    op.execute("DELETE FROM application_section WHERE section = 'papers'")
    replace(op.get_bind(), "application_section", SECTION, one_of("section", *SECTIONS))
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_column("application", "equality_put")

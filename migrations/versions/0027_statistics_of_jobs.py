"""Reports of jobs, how often a job is looked at, and pauses of which people were told."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

REASONS = (
    "reason IN ('not-real', 'asks-for-money', 'names-a-home-or-child', 'discriminates', "
    "'wrong-facts', 'other')"
)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "job_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("reply_to", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_report")),
        sa.ForeignKeyConstraint(
            ["vacancy_id"],
            ["vacancy.id"],
            name=op.f("fk_job_report_vacancy_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["seen_by_id"], ["person.id"], name=op.f("fk_job_report_seen_by_id")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_job_report_public_id")),
        sa.CheckConstraint(REASONS, name=op.f("ck_job_report_reason_is_known")),
        sa.CheckConstraint(
            "state IN ('waiting', 'seen', 'upheld', 'dismissed')",
            name=op.f("ck_job_report_state_is_known"),
        ),
        sa.CheckConstraint(
            "(state = 'waiting') = (seen_at IS NULL)", name=op.f("ck_job_report_seen_has_a_moment")
        ),
        sa.CheckConstraint(
            "(state IN ('upheld', 'dismissed')) = (decided_at IS NOT NULL)",
            name=op.f("ck_job_report_decided_has_a_moment"),
        ),
    )
    op.create_index(op.f("ix_job_report_state"), "job_report", ["state", "due_on", "id"])
    op.create_index(op.f("ix_job_report_vacancy_id"), "job_report", ["vacancy_id"])
    op.create_table(
        "vacancy_view",
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("came_from", sa.String(length=70), nullable=False),
        sa.Column("view_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("vacancy_id", "on_day", "came_from", name=op.f("pk_vacancy_view")),
        sa.ForeignKeyConstraint(
            ["vacancy_id"],
            ["vacancy.id"],
            name=op.f("fk_vacancy_view_vacancy_id"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint("view_count > 0", name=op.f("ck_vacancy_view_somebody_looked")),
    )
    op.create_table(
        "vacancy_pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("applicants_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy_pause")),
        sa.ForeignKeyConstraint(
            ["vacancy_id"],
            ["vacancy.id"],
            name=op.f("fk_vacancy_pause_vacancy_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_index(op.f("ix_vacancy_pause_vacancy_id"), "vacancy_pause", ["vacancy_id"])
    op.create_index(
        op.f("ix_vacancy_pause_applicants_told_at"), "vacancy_pause", ["applicants_told_at"]
    )
    op.create_index(
        "uq_vacancy_pause_open",
        "vacancy_pause",
        ["vacancy_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("vacancy_pause")
    op.drop_table("vacancy_view")
    op.drop_table("job_report")

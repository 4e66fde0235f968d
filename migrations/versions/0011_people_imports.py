"""Keys for other systems, people files under way, and duplicates."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "api_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("last_four", sa.String(length=4), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name=op.f("fk_api_key_made_by_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_api_key_organisation_id")
        ),
        sa.CheckConstraint(
            "purpose IN ('people', 'ats')", name=op.f("ck_api_key_purpose_is_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_key")),
        sa.UniqueConstraint("digest", name=op.f("uq_api_key_digest")),
        sa.UniqueConstraint("public_id", name=op.f("uq_api_key_public_id")),
    )
    op.create_index(
        op.f("ix_api_key_organisation_id"), "api_key", ["organisation_id"], unique=False
    )
    op.create_table(
        "people_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("key_id", sa.Integer(), nullable=True),
        sa.Column("shown_by_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("dry_run", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("idempotency_digest", sa.String(length=64), nullable=True),
        sa.Column("file_key", sa.String(length=80), nullable=True),
        sa.Column("report_key", sa.String(length=80), nullable=True),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("done_count", sa.Integer(), nullable=False),
        sa.Column("attempt_count", sa.Integer(), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("problem", sa.String(length=40), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "done_count >= 0 AND row_count >= 0", name=op.f("ck_people_import_counts_not_negative")
        ),
        sa.CheckConstraint(
            "made_by_id IS NULL OR key_id IS NULL", name=op.f("ck_people_import_one_sender")
        ),
        sa.ForeignKeyConstraint(["key_id"], ["api_key.id"], name=op.f("fk_people_import_key_id")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name=op.f("fk_people_import_made_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_people_import_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["shown_by_id"], ["people_import.id"], name=op.f("fk_people_import_shown_by_id")
        ),
        sa.CheckConstraint(
            "problem IN ('no-access', 'file-gone', 'gave-up')",
            name=op.f("ck_people_import_problem_is_known"),
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'running', 'done', 'failed')",
            name=op.f("ck_people_import_state_is_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people_import")),
        sa.UniqueConstraint("public_id", name=op.f("uq_people_import_public_id")),
    )
    op.create_index(
        op.f("ix_people_import_organisation_id"), "people_import", ["organisation_id"], unique=False
    )
    op.create_index("ix_people_import_state", "people_import", ["state", "id"], unique=False)
    op.create_index(
        "uq_people_import_sent_once",
        "people_import",
        ["organisation_id", "idempotency_digest"],
        unique=True,
        sqlite_where=sa.text("idempotency_digest IS NOT NULL"),
        postgresql_where=sa.text("idempotency_digest IS NOT NULL"),
    )
    op.create_table(
        "merge_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("kept_reference", sa.String(length=60), nullable=False),
        sa.Column("other_reference", sa.String(length=60), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.CheckConstraint(
            "(state = 'proposed') = (decided_at IS NULL)",
            name=op.f("ck_merge_proposal_decided_at_some_time"),
        ),
        sa.CheckConstraint(
            "kept_reference <> other_reference", name=op.f("ck_merge_proposal_two_references")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_merge_proposal_decided_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_merge_proposal_organisation_id")
        ),
        sa.CheckConstraint(
            "state IN ('proposed', 'merged', 'refused', 'undone')",
            name=op.f("ck_merge_proposal_state_is_known"),
        ),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_merge_proposal_source_is_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge_proposal")),
        sa.UniqueConstraint("public_id", name=op.f("uq_merge_proposal_public_id")),
    )
    op.create_index(
        op.f("ix_merge_proposal_organisation_id"),
        "merge_proposal",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(op.f("ix_merge_proposal_source"), "merge_proposal", ["source"], unique=False)
    op.create_index(
        "uq_merge_proposal_pair",
        "merge_proposal",
        ["organisation_id", "kept_reference", "other_reference"],
        unique=True,
        sqlite_where=sa.text("state <> 'undone'"),
        postgresql_where=sa.text("state <> 'undone'"),
    )


def downgrade() -> None:
    """Take them away again."""
    for table in ("merge_proposal", "people_import", "api_key"):
        op.drop_table(table)

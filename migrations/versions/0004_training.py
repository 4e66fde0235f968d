"""Courses, requirements and completions."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "course",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("topic", sa.String(length=60), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("delivery", sa.String(length=40), nullable=False),
        sa.Column("duration_minutes", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_course_organisation_id")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_course_public_id")),
        sa.CheckConstraint(
            "delivery IN ('classroom', 'online', 'blended', 'workplace')",
            name=op.f("ck_course_delivery_is_known"),
        ),
        sa.CheckConstraint("duration_minutes > 0", name=op.f("ck_course_lasts_some_time")),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_course_source_is_known")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'published', 'withdrawn')", name=op.f("ck_course_state_is_known")
        ),
    )
    op.create_index(op.f("ix_course_catalogue"), "course", ["state", "topic"])
    op.create_index(op.f("ix_course_organisation_id"), "course", ["organisation_id"])
    op.create_index(op.f("ix_course_source"), "course", ["source"])
    op.create_table(
        "expiry_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("topic", sa.String(length=60), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("told_person", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expiry_notice")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_expiry_notice_organisation_id")
        ),
        sa.UniqueConstraint(
            "organisation_id",
            "person_reference",
            "topic",
            "valid_until",
            name=op.f("uq_expiry_notice_once"),
        ),
    )
    op.create_table(
        "requirement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("topic", sa.String(length=60), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("nation", sa.String(length=10), nullable=False),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("within_months", sa.Integer(), nullable=True),
        sa.Column("basis", sa.String(length=40), nullable=False),
        sa.Column("basis_source", sa.String(length=300), nullable=False),
        sa.Column("confidence", sa.String(length=40), nullable=False),
        sa.Column("required_from", sa.Date(), nullable=False),
        sa.Column("required_to", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_requirement_organisation_id")
        ),
        sa.UniqueConstraint(
            "organisation_id",
            "topic",
            "role",
            "nation",
            "required_from",
            name=op.f("uq_requirement_organisation_id_topic_role_nation_required_from"),
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_requirement_public_id")),
        sa.CheckConstraint(
            "basis IN ('law', 'guidance', 'policy')", name=op.f("ck_requirement_basis_is_known")
        ),
        sa.CheckConstraint(
            "confidence IN ('high', 'medium', 'low')",
            name=op.f("ck_requirement_confidence_is_known"),
        ),
        sa.CheckConstraint(
            "required_to IS NULL OR required_to >= required_from",
            name=op.f("ck_requirement_ends_after_start"),
        ),
        sa.CheckConstraint(
            "months IS NULL OR months BETWEEN 1 AND 120",
            name=op.f("ck_requirement_months_make_sense"),
        ),
        sa.CheckConstraint(
            "role IN ('residential-support-worker', 'senior-residential-support-worker', 'waking-night-worker', 'deputy-manager', 'registered-manager', 'responsible-individual', 'therapist', 'teacher', 'other')",
            name=op.f("ck_requirement_role_is_known"),
        ),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_requirement_source_is_known")
        ),
        sa.CheckConstraint(
            "within_months IS NULL OR within_months BETWEEN 1 AND 120",
            name=op.f("ck_requirement_within_makes_sense"),
        ),
    )
    op.create_index(op.f("ix_requirement_organisation_id"), "requirement", ["organisation_id"])
    op.create_index(op.f("ix_requirement_source"), "requirement", ["source"])
    op.create_index(
        op.f("uq_requirement_default"),
        "requirement",
        ["topic", "role", "nation", "required_from"],
        unique=True,
        sqlite_where=sa.text("organisation_id IS NULL"),
        postgresql_where=sa.text("organisation_id IS NULL"),
    )
    op.create_table(
        "completion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("person_in_post_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("topic", sa.String(length=60), nullable=False),
        sa.Column("course_title", sa.String(length=200), nullable=False),
        sa.Column("provider_name", sa.String(length=200), nullable=False),
        sa.Column("delivery", sa.String(length=40), nullable=False),
        sa.Column("accredited", sa.Boolean(), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("struck_key", sa.String(length=16), nullable=False),
        sa.Column("struck_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_out_reason", sa.String(length=300), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_completion")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["person.id"], name=op.f("fk_completion_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_in_post_id"],
            ["person_in_post.id"],
            name=op.f("fk_completion_person_in_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name=op.f("fk_completion_recorded_by_id")
        ),
        sa.UniqueConstraint(
            "person_in_post_id",
            "topic",
            "completed_on",
            "struck_key",
            name=op.f("uq_completion_person_in_post_id_topic_completed_on_struck_key"),
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_completion_public_id")),
        sa.CheckConstraint(
            "delivery IN ('classroom', 'online', 'blended', 'workplace')",
            name=op.f("ck_completion_delivery_is_known"),
        ),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_completion_source_is_known")
        ),
        sa.CheckConstraint(
            "(struck_out_at IS NULL) = (struck_out_reason = '') AND (struck_out_at IS NULL) = (struck_key = '')",
            name=op.f("ck_completion_struck_out_has_reason"),
        ),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_until >= completed_on",
            name=op.f("ck_completion_valid_after_completion"),
        ),
    )
    op.create_index(op.f("ix_completion_account_id"), "completion", ["account_id"])
    op.create_index(
        op.f("ix_completion_person_topic"),
        "completion",
        ["person_in_post_id", "topic", "valid_until"],
    )
    op.create_index(op.f("ix_completion_source"), "completion", ["source"])


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("completion")
    op.drop_table("requirement")
    op.drop_table("expiry_notice")
    op.drop_table("course")

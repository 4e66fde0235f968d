"""Sponsorship cases, snapshots and releases."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("method_version", sa.String(length=20), nullable=False),
        sa.Column("has_invented", sa.Boolean(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot")),
        sa.UniqueConstraint("day", "version", name=op.f("uq_snapshot_day_version")),
        sa.UniqueConstraint("public_id", name=op.f("uq_snapshot_public_id")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_snapshot_version_counts_from_one")),
    )
    op.create_table(
        "release",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("snapshot_id", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("has_invented", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=400), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["snapshot.id"], name=op.f("fk_release_snapshot_id")
        ),
        sa.UniqueConstraint("month", "version", name=op.f("uq_release_month_version")),
        sa.UniqueConstraint("public_id", name=op.f("uq_release_public_id")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_release_version_counts_from_one")),
    )
    op.create_table(
        "sponsorship_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("person_in_post_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("worker_name", sa.Text(), nullable=False),
        sa.Column("occupation_code", sa.String(length=4), nullable=False),
        sa.Column("route", sa.String(length=60), nullable=False),
        sa.Column("nation", sa.String(length=10), nullable=False),
        sa.Column("certificate_number", sa.Text(), nullable=True),
        sa.Column("assigned_on", sa.Date(), nullable=True),
        sa.Column("permission_from", sa.Date(), nullable=True),
        sa.Column("permission_to", sa.Date(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sponsorship_case")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["person.id"], name=op.f("fk_sponsorship_case_account_id")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_sponsorship_case_home_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_sponsorship_case_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["person_in_post_id"],
            ["person_in_post.id"],
            name=op.f("fk_sponsorship_case_person_in_post_id"),
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_sponsorship_case_public_id")),
        sa.CheckConstraint(
            "permission_to IS NULL OR permission_from IS NULL OR permission_to >= permission_from",
            name=op.f("ck_sponsorship_case_permission_ends_after_start"),
        ),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_sponsorship_case_source_is_known")
        ),
        sa.CheckConstraint(
            "state IN ('intake', 'eligibility', 'not-eligible', 'licence-check', 'genuine-vacancy', 'offer-conditional', 'certificate-requested', 'allocation-check', 'certificate-ready', 'certificate-assigned', 'visa-preparation', 'submitted', 'biometrics', 'queried', 'granted', 'refused', 'evisa-confirmed', 'right-to-work-checked', 'started', 'active', 'event-open', 'event-reported', 'extension-due', 'pending-decision', 'changing-employer', 'settlement-preparation', 'ended-reported', 'curtailment-window', 'rematch', 'retention', 'erased', 'withdrawn')",
            name=op.f("ck_sponsorship_case_state_is_known"),
        ),
    )
    op.create_index(op.f("ix_sponsorship_case_account_id"), "sponsorship_case", ["account_id"])
    op.create_index(op.f("ix_sponsorship_case_home_id"), "sponsorship_case", ["home_id"])
    op.create_index(
        op.f("ix_sponsorship_case_organisation_id"), "sponsorship_case", ["organisation_id"]
    )
    op.create_index(
        op.f("ix_sponsorship_case_permission_to"), "sponsorship_case", ["permission_to"]
    )
    op.create_index(
        op.f("ix_sponsorship_case_person_in_post_id"), "sponsorship_case", ["person_in_post_id"]
    )
    op.create_index(op.f("ix_sponsorship_case_source"), "sponsorship_case", ["source"])
    op.create_index(op.f("ix_sponsorship_case_state"), "sponsorship_case", ["state"])
    op.create_table(
        "duty",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("event_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by_id", sa.Integer(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lapsed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty")),
        sa.ForeignKeyConstraint(["case_id"], ["sponsorship_case.id"], name=op.f("fk_duty_case_id")),
        sa.ForeignKeyConstraint(["done_by_id"], ["person.id"], name=op.f("fk_duty_done_by_id")),
        sa.UniqueConstraint(
            "case_id", "kind", "event_on", name=op.f("uq_duty_case_id_kind_event_on")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_duty_public_id")),
        sa.CheckConstraint(
            "done_on IS NULL OR kind = 'permission-end' OR done_on >= event_on",
            name=op.f("ck_duty_done_after_event"),
        ),
        sa.CheckConstraint(
            "done_on IS NULL OR lapsed_at IS NULL", name=op.f("ck_duty_done_or_lapsed")
        ),
    )
    op.create_index(op.f("ix_duty_case_id"), "duty", ["case_id"])
    op.create_index(op.f("ix_duty_due_on"), "duty", ["due_on"])
    op.create_table(
        "permission_warning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("permission_to", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_permission_warning")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["sponsorship_case.id"], name=op.f("fk_permission_warning_case_id")
        ),
        sa.UniqueConstraint(
            "case_id",
            "permission_to",
            "days",
            name=op.f("uq_permission_warning_case_id_permission_to_days"),
        ),
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("permission_warning")
    op.drop_table("duty")
    op.drop_table("sponsorship_case")
    op.drop_table("release")
    op.drop_table("snapshot")

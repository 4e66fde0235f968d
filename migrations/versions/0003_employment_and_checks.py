"""Funded posts, people in post, appointments and checks."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "establishment_post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("fte", sa.BigInteger(), nullable=False),
        sa.Column("funded_from", sa.Date(), nullable=False),
        sa.Column("funded_to", sa.Date(), nullable=True),
        sa.Column("estimated", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_establishment_post")),
        sa.ForeignKeyConstraint(
            ["home_id"], ["home.id"], name=op.f("fk_establishment_post_home_id")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_establishment_post_public_id")),
        sa.CheckConstraint(
            "funded_to IS NULL OR funded_to >= funded_from",
            name=op.f("ck_establishment_post_ends_after_start"),
        ),
        sa.CheckConstraint("fte >= 0", name=op.f("ck_establishment_post_fte_not_negative")),
        sa.CheckConstraint(
            "role IN ('residential-support-worker', 'senior-residential-support-worker', 'waking-night-worker', 'deputy-manager', 'registered-manager', 'responsible-individual', 'therapist', 'teacher', 'other')",
            name=op.f("ck_establishment_post_role_is_known"),
        ),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_establishment_post_source_is_known")
        ),
    )
    op.create_index(
        op.f("ix_establishment_post_home"), "establishment_post", ["home_id", "funded_from"]
    )
    op.create_index(op.f("ix_establishment_post_source"), "establishment_post", ["source"])
    op.create_table(
        "home_confirmation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_confirmation")),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"], ["person.id"], name=op.f("fk_home_confirmation_confirmed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["home_id"], ["home.id"], name=op.f("fk_home_confirmation_home_id")
        ),
    )
    op.create_index(
        op.f("ix_home_confirmation_home"), "home_confirmation", ["home_id", "confirmed_on"]
    )
    op.create_table(
        "start_clearance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("person_key", sa.String(length=80), nullable=False),
        sa.Column("appointment_public_id", sa.String(length=16), nullable=False),
        sa.Column("cleared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_start_clearance")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_start_clearance_home_id")),
        sa.UniqueConstraint(
            "appointment_public_id", name=op.f("uq_start_clearance_appointment_public_id")
        ),
        sa.UniqueConstraint(
            "id", "home_id", "role", name=op.f("uq_start_clearance_id_home_id_role")
        ),
        sa.CheckConstraint(
            "role IN ('residential-support-worker', 'senior-residential-support-worker', 'waking-night-worker', 'deputy-manager', 'registered-manager', 'responsible-individual', 'therapist', 'teacher', 'other')",
            name=op.f("ck_start_clearance_role_is_known"),
        ),
    )
    op.create_table(
        "person_in_post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("contract", sa.String(length=40), nullable=False),
        sa.Column("weekly_hours", sa.BigInteger(), nullable=False),
        sa.Column("standard_week", sa.BigInteger(), nullable=False),
        sa.Column("fte", sa.BigInteger(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("leaving_reason", sa.String(length=40), nullable=True),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("given_name", sa.String(length=100), nullable=False),
        sa.Column("family_name", sa.String(length=100), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("before_joining", sa.Boolean(), nullable=False),
        sa.Column("home_joined_on", sa.Date(), nullable=True),
        sa.Column("clearance_id", sa.Integer(), nullable=True),
        sa.Column("leaving_recorded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_in_post")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["person.id"], name=op.f("fk_person_in_post_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["clearance_id", "home_id", "role"],
            ["start_clearance.id", "start_clearance.home_id", "start_clearance.role"],
            name=op.f("fk_person_in_post_clearance_id_home_id_role"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_person_in_post_home_id")),
        sa.ForeignKeyConstraint(
            ["home_id", "home_joined_on"],
            ["home.id", "home.joined_on"],
            name=op.f("fk_person_in_post_home_id_home_joined_on"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_person_in_post_organisation_id")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_person_in_post_public_id")),
        sa.CheckConstraint(
            "NOT before_joining OR (home_joined_on IS NOT NULL AND started_on < home_joined_on)",
            name=op.f("ck_person_in_post_before_means_before"),
        ),
        sa.CheckConstraint(
            "contract IN ('permanent', 'fixed-term', 'bank', 'agency', 'volunteer')",
            name=op.f("ck_person_in_post_contract_is_known"),
        ),
        sa.CheckConstraint(
            "ended_on IS NULL OR ended_on >= started_on",
            name=op.f("ck_person_in_post_ends_after_start"),
        ),
        sa.CheckConstraint(
            "weekly_hours >= 0 AND standard_week > 0",
            name=op.f("ck_person_in_post_hours_make_sense"),
        ),
        sa.CheckConstraint(
            "(ended_on IS NULL) = (leaving_reason IS NULL)",
            name=op.f("ck_person_in_post_leaver_has_reason"),
        ),
        sa.CheckConstraint(
            "leaving_reason IN ('pay', 'conditions', 'stress', 'career', 'personal', 'retirement', 'dismissal', 'end-of-contract', 'moved-within-provider', 'visa', 'other', 'not-stated')",
            name=op.f("ck_person_in_post_leaving_reason_is_known"),
        ),
        sa.CheckConstraint(
            "before_joining OR clearance_id IS NOT NULL",
            name=op.f("ck_person_in_post_nobody_starts_unchecked"),
        ),
        sa.CheckConstraint(
            "role IN ('residential-support-worker', 'senior-residential-support-worker', 'waking-night-worker', 'deputy-manager', 'registered-manager', 'responsible-individual', 'therapist', 'teacher', 'other')",
            name=op.f("ck_person_in_post_role_is_known"),
        ),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_person_in_post_source_is_known")
        ),
    )
    op.create_index(op.f("ix_person_in_post_account_id"), "person_in_post", ["account_id"])
    op.create_index(
        op.f("ix_person_in_post_home"), "person_in_post", ["home_id", "started_on", "ended_on"]
    )
    op.create_index(
        op.f("ix_person_in_post_leaving_recorded_at"), "person_in_post", ["leaving_recorded_at"]
    )
    op.create_index(
        op.f("ix_person_in_post_organisation_id"), "person_in_post", ["organisation_id"]
    )
    op.create_index(op.f("ix_person_in_post_source"), "person_in_post", ["source"])
    op.create_index(
        op.f("uq_person_in_post_clearance"),
        "person_in_post",
        ["clearance_id"],
        unique=True,
        sqlite_where=sa.text("clearance_id IS NOT NULL"),
        postgresql_where=sa.text("clearance_id IS NOT NULL"),
    )
    op.create_index(
        op.f("uq_person_in_post_open"),
        "person_in_post",
        ["organisation_id", "person_reference", "home_id", "role"],
        unique=True,
        sqlite_where=sa.text("ended_on IS NULL"),
        postgresql_where=sa.text("ended_on IS NULL"),
    )
    op.create_index(
        op.f("uq_person_in_post_reference"),
        "person_in_post",
        ["organisation_id", "person_reference", "home_id", "role", "started_on"],
        unique=True,
    )
    op.create_table(
        "appointment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("contract", sa.String(length=40), nullable=False),
        sa.Column("weekly_hours", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("given_name", sa.String(length=100), nullable=False),
        sa.Column("family_name", sa.String(length=100), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("origin", sa.String(length=80), nullable=True),
        sa.Column("rule_set", sa.String(length=60), nullable=False),
        sa.Column("plan_due_on", sa.Date(), nullable=True),
        sa.Column("person_in_post_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["person.id"], name=op.f("fk_appointment_account_id")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_appointment_home_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_appointment_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_in_post_id"],
            ["person_in_post.id"],
            name=op.f("fk_appointment_person_in_post_id"),
        ),
        sa.UniqueConstraint("person_in_post_id", name=op.f("uq_appointment_person_in_post_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_appointment_public_id")),
        sa.CheckConstraint(
            "contract IN ('permanent', 'fixed-term', 'bank', 'agency', 'volunteer')",
            name=op.f("ck_appointment_contract_is_known"),
        ),
        sa.CheckConstraint(
            "role IN ('residential-support-worker', 'senior-residential-support-worker', 'waking-night-worker', 'deputy-manager', 'registered-manager', 'responsible-individual', 'therapist', 'teacher', 'other')",
            name=op.f("ck_appointment_role_is_known"),
        ),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_appointment_source_is_known")
        ),
        sa.CheckConstraint(
            "state IN ('checking', 'started', 'in-post-before', 'withdrawn')",
            name=op.f("ck_appointment_state_is_known"),
        ),
    )
    op.create_index(op.f("ix_appointment_account_id"), "appointment", ["account_id"])
    op.create_index(op.f("ix_appointment_home_id"), "appointment", ["home_id"])
    op.create_index(op.f("ix_appointment_organisation_id"), "appointment", ["organisation_id"])
    op.create_index(op.f("ix_appointment_source"), "appointment", ["source"])
    op.create_index(op.f("ix_appointment_state"), "appointment", ["state"])
    op.create_index(
        op.f("uq_appointment_checking"),
        "appointment",
        ["organisation_id", "home_id", "role", "person_reference"],
        unique=True,
        sqlite_where=sa.text("state = 'checking'"),
        postgresql_where=sa.text("state = 'checking'"),
    )
    op.create_index(
        op.f("uq_appointment_origin"),
        "appointment",
        ["organisation_id", "origin"],
        unique=True,
        sqlite_where=sa.text("origin IS NOT NULL"),
        postgresql_where=sa.text("origin IS NOT NULL"),
    )
    op.create_table(
        "link_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_in_post_id", sa.Integer(), nullable=False),
        sa.Column("code_digest", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_code")),
        sa.ForeignKeyConstraint(
            ["person_in_post_id"],
            ["person_in_post.id"],
            name=op.f("fk_link_code_person_in_post_id"),
        ),
        sa.UniqueConstraint("code_digest", name=op.f("uq_link_code_code_digest")),
    )
    op.create_index(op.f("ix_link_code_person_in_post_id"), "link_code", ["person_in_post_id"])
    op.create_table(
        "check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("not_applicable_reason", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("evidence", sa.String(length=40), nullable=True),
        sa.Column("certificate_number", sa.Text(), nullable=True),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("seen_by_id", sa.Integer(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verified_by_id", sa.Integer(), nullable=True),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sole_sign_off", sa.Boolean(), nullable=False),
        sa.Column("sole_reason", sa.String(length=300), nullable=False),
        sa.Column("update_service", sa.Boolean(), nullable=False),
        sa.Column("issued_for_us", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check")),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_check_appointment_id")
        ),
        sa.ForeignKeyConstraint(["seen_by_id"], ["person.id"], name=op.f("fk_check_seen_by_id")),
        sa.ForeignKeyConstraint(
            ["verified_by_id"], ["person.id"], name=op.f("fk_check_verified_by_id")
        ),
        sa.UniqueConstraint("appointment_id", "kind", name=op.f("uq_check_appointment_id_kind")),
        sa.UniqueConstraint("public_id", name=op.f("uq_check_public_id")),
        sa.CheckConstraint(
            "evidence IN ('seen', 'document')", name=op.f("ck_check_evidence_is_known")
        ),
        sa.CheckConstraint(
            "kind IN ('identity', 'criminal-record', 'reference-most-recent-employer', 'reference-second', 'reason-for-leaving', 'qualifications', 'employment-history', 'fitness', 'character', 'disqualification', 'right-to-work', 'language', 'registration')",
            name=op.f("ck_check_kind_is_known"),
        ),
        sa.CheckConstraint(
            "state <> 'not-applicable' OR (not_applicable_reason <> '' AND NOT required)",
            name=op.f("ck_check_not_applicable_has_reason"),
        ),
        sa.CheckConstraint(
            "state <> 'satisfactory' OR (seen_by_id IS NOT NULL AND seen_at IS NOT NULL AND verified_by_id IS NOT NULL AND verified_at IS NOT NULL AND evidence IS NOT NULL)",
            name=op.f("ck_check_satisfactory_has_evidence_and_two_people"),
        ),
        sa.CheckConstraint(
            "NOT sole_sign_off OR sole_reason <> ''", name=op.f("ck_check_sole_has_reason")
        ),
        sa.CheckConstraint(
            "state IN ('outstanding', 'seen', 'satisfactory', 'unsatisfactory', 'not-applicable', 'not-recorded-here')",
            name=op.f("ck_check_state_is_known"),
        ),
        sa.CheckConstraint(
            "verified_by_id IS NULL OR sole_sign_off OR verified_by_id <> seen_by_id",
            name=op.f("ck_check_two_people"),
        ),
    )
    op.create_index(op.f("ix_check_appointment_id"), "check", ["appointment_id"])


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("check")
    op.drop_table("link_code")
    op.drop_table("appointment")
    op.drop_table("person_in_post")
    op.drop_table("start_clearance")
    op.drop_table("home_confirmation")
    op.drop_table("establishment_post")

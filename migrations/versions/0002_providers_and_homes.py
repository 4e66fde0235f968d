"""Organisations, members, homes and the register."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "register_frame",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regulator", sa.String(length=40), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_frame")),
        sa.UniqueConstraint("regulator", "as_at", name=op.f("uq_register_frame_regulator_as_at")),
        sa.CheckConstraint(
            "regulator IN ('ofsted', 'ciw', 'invented')",
            name=op.f("ck_register_frame_regulator_is_known"),
        ),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_register_frame_source_is_known")
        ),
    )
    op.create_index(op.f("ix_register_frame_source"), "register_frame", ["source"])
    op.create_table(
        "frame_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("frame_id", sa.Integer(), nullable=False),
        sa.Column("registration_number", sa.String(length=40), nullable=False),
        sa.Column("home_type", sa.String(length=40), nullable=False),
        sa.Column("type_as_registered", sa.String(length=120), nullable=False),
        sa.Column("sector", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("short_break_only", sa.Boolean(), nullable=False),
        sa.Column("places_count", sa.Integer(), nullable=False),
        sa.Column("nation", sa.String(length=10), nullable=False),
        sa.Column("region_code", sa.String(length=9), nullable=False),
        sa.Column("authority_code", sa.String(length=9), nullable=False),
        sa.Column("owner_as_registered", sa.String(length=200), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frame_entry")),
        sa.ForeignKeyConstraint(
            ["frame_id"], ["register_frame.id"], name=op.f("fk_frame_entry_frame_id")
        ),
        sa.UniqueConstraint(
            "frame_id",
            "registration_number",
            name=op.f("uq_frame_entry_frame_id_registration_number"),
        ),
        sa.CheckConstraint(
            "home_type IN ('childrens-home', 'secure-childrens-home', 'residential-special-school', 'short-break', 'other')",
            name=op.f("ck_frame_entry_home_type_is_known"),
        ),
        sa.CheckConstraint(
            "sector IN ('private', 'voluntary', 'local-authority', 'health', 'other')",
            name=op.f("ck_frame_entry_sector_is_known"),
        ),
        sa.CheckConstraint(
            "status IN ('active', 'suspended', 'closed')",
            name=op.f("ck_frame_entry_status_is_known"),
        ),
    )
    op.create_index(op.f("ix_frame_entry_region"), "frame_entry", ["frame_id", "region_code"])
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("registration_number", sa.String(length=40), nullable=True),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=400), nullable=False),
        sa.Column("proof_contact", sa.Text(), nullable=True),
        sa.Column("proof_source", sa.String(length=200), nullable=False),
        sa.Column("proof_checked_on", sa.Date(), nullable=True),
        sa.Column("proof_code_digest", sa.String(length=64), nullable=True),
        sa.Column("proof_sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("proof_expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("proof_attempt_count", sa.Integer(), nullable=False),
        sa.Column("proved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("authority_codes", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_organisation_asked_by_id")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_organisation_public_id")),
        sa.CheckConstraint(
            "kind IN ('provider', 'training-provider', 'sector-body', 'platform')",
            name=op.f("ck_organisation_kind_is_known"),
        ),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_organisation_source_is_known")
        ),
        sa.CheckConstraint(
            "state IN ('asked', 'code-sent', 'proved', 'approved', 'refused', 'suspended', 'closed')",
            name=op.f("ck_organisation_state_is_known"),
        ),
    )
    op.create_index(op.f("ix_organisation_kind"), "organisation", ["kind"])
    op.create_index(op.f("ix_organisation_source"), "organisation", ["source"])
    op.create_index(op.f("ix_organisation_state"), "organisation", ["state"])
    op.create_table(
        "home",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("regulator", sa.String(length=40), nullable=False),
        sa.Column("registration_number", sa.String(length=40), nullable=False),
        sa.Column("home_type", sa.String(length=40), nullable=False),
        sa.Column("type_as_registered", sa.String(length=120), nullable=False),
        sa.Column("sector", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("short_break_only", sa.Boolean(), nullable=False),
        sa.Column("places_count", sa.Integer(), nullable=False),
        sa.Column("nation", sa.String(length=10), nullable=False),
        sa.Column("region_code", sa.String(length=9), nullable=False),
        sa.Column("authority_code", sa.String(length=9), nullable=False),
        sa.Column("owner_as_registered", sa.String(length=200), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("register_as_at", sa.Date(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("public_point", sa.String(length=120), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_home_organisation_id")
        ),
        sa.UniqueConstraint("id", "joined_on", name=op.f("uq_home_id_joined_on")),
        sa.UniqueConstraint("public_id", name=op.f("uq_home_public_id")),
        sa.CheckConstraint(
            "home_type IN ('childrens-home', 'secure-childrens-home', 'residential-special-school', 'short-break', 'other')",
            name=op.f("ck_home_home_type_is_known"),
        ),
        sa.CheckConstraint(
            "(organisation_id IS NULL) = (joined_on IS NULL)",
            name=op.f("ck_home_owner_has_a_joining_day"),
        ),
        sa.CheckConstraint("places_count >= 0", name=op.f("ck_home_places_not_negative")),
        sa.CheckConstraint(
            "regulator IN ('ofsted', 'ciw', 'invented')", name=op.f("ck_home_regulator_is_known")
        ),
        sa.CheckConstraint(
            "sector IN ('private', 'voluntary', 'local-authority', 'health', 'other')",
            name=op.f("ck_home_sector_is_known"),
        ),
        sa.CheckConstraint("source IN ('real', 'invented')", name=op.f("ck_home_source_is_known")),
        sa.CheckConstraint(
            "status IN ('active', 'suspended', 'closed')", name=op.f("ck_home_status_is_known")
        ),
    )
    op.create_index(op.f("ix_home_authority_code"), "home", ["authority_code"])
    op.create_index(op.f("ix_home_organisation_id"), "home", ["organisation_id"])
    op.create_index(op.f("ix_home_public_point"), "home", ["public_point"])
    op.create_index(op.f("ix_home_region_code"), "home", ["region_code"])
    op.create_index(op.f("ix_home_registration_number"), "home", ["registration_number"])
    op.create_index(op.f("ix_home_source"), "home", ["source"])
    op.create_index(op.f("ix_home_status"), "home", ["status"])
    op.create_index(
        op.f("uq_home_registration"), "home", ["regulator", "registration_number"], unique=True
    )
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("email_digest", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("home_ids", sa.JSON(), nullable=False),
        sa.Column("authority_codes", sa.JSON(), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("invited_by_id", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.ForeignKeyConstraint(
            ["invited_by_id"], ["person.id"], name=op.f("fk_invitation_invited_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_invitation_organisation_id")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_invitation_public_id")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_invitation_token_digest")),
        sa.CheckConstraint(
            "role IN ('owner', 'recruiter', 'registered-manager', 'deputy-manager', 'area-manager', 'training-lead', 'sponsor-officer', 'responsible-individual', 'trainer', 'training-administrator', 'analyst', 'statistician', 'commissioner', 'cooperative-director', 'campaign-manager', 'support')",
            name=op.f("ck_invitation_role_is_known"),
        ),
    )
    op.create_index(op.f("ix_invitation_email_digest"), "invitation", ["email_digest"])
    op.create_index(op.f("ix_invitation_organisation_id"), "invitation", ["organisation_id"])
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("home_ids", sa.JSON(), nullable=False),
        sa.Column("authority_codes", sa.JSON(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_membership_organisation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_membership_public_id")),
        sa.CheckConstraint(
            "role IN ('owner', 'recruiter', 'registered-manager', 'deputy-manager', 'area-manager', 'training-lead', 'sponsor-officer', 'responsible-individual', 'trainer', 'training-administrator', 'analyst', 'statistician', 'commissioner', 'cooperative-director', 'campaign-manager', 'support')",
            name=op.f("ck_membership_role_is_known"),
        ),
    )
    op.create_index(op.f("ix_membership_organisation_id"), "membership", ["organisation_id"])
    op.create_index(op.f("ix_membership_person_id"), "membership", ["person_id"])
    op.create_index(
        op.f("uq_membership_one_of_a_kind"),
        "membership",
        ["person_id", "organisation_id", "role"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "home_claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_claim")),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_home_claim_asked_by_id")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_home_claim_home_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_home_claim_organisation_id")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_home_claim_public_id")),
        sa.CheckConstraint(
            "state IN ('asked', 'approved', 'refused')", name=op.f("ck_home_claim_state_is_known")
        ),
    )
    op.create_index(op.f("ix_home_claim_home_id"), "home_claim", ["home_id"])
    op.create_index(op.f("ix_home_claim_organisation_id"), "home_claim", ["organisation_id"])
    op.create_index(op.f("ix_home_claim_state"), "home_claim", ["state"])
    op.create_index(
        op.f("uq_home_claim_open"),
        "home_claim",
        ["home_id", "organisation_id"],
        unique=True,
        sqlite_where=sa.text("state = 'asked'"),
        postgresql_where=sa.text("state = 'asked'"),
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("home_claim")
    op.drop_table("membership")
    op.drop_table("invitation")
    op.drop_table("home")
    op.drop_table("organisation")
    op.drop_table("frame_entry")
    op.drop_table("register_frame")

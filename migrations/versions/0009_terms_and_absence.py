"""Earlier terms, staff records, absence, cover and hours worked."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "earlier_terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_in_post_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("contract", sa.String(length=40), nullable=False),
        sa.Column("weekly_hours", sa.BigInteger(), nullable=False),
        sa.Column("standard_week", sa.BigInteger(), nullable=False),
        sa.Column("fte", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("until_on >= from_on", name=op.f("ck_earlier_terms_ends_after_start")),
        sa.CheckConstraint(
            "weekly_hours >= 0 AND standard_week > 0",
            name=op.f("ck_earlier_terms_hours_make_sense"),
        ),
        sa.ForeignKeyConstraint(
            ["person_in_post_id"],
            ["person_in_post.id"],
            name=op.f("fk_earlier_terms_person_in_post_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_terms")),
        sa.UniqueConstraint(
            "person_in_post_id", "from_on", name=op.f("uq_earlier_terms_person_in_post_id_from_on")
        ),
        sa.CheckConstraint(
            "contract IN ('permanent', 'fixed-term', 'bank', 'agency', 'volunteer', 'director', 'partner', 'subcontractor')",
            name=op.f("ck_earlier_terms_contract_is_known"),
        ),
    )
    op.create_table(
        "staff_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("date_of_birth", sa.Text(), nullable=True),
        sa.Column("home_address", sa.Text(), nullable=True),
        sa.Column("qualifications", sa.Text(), nullable=True),
        sa.Column("experience", sa.Text(), nullable=True),
        sa.Column("disciplinary", sa.Text(), nullable=True),
        sa.Column("lives_in", sa.Boolean(), nullable=True),
        sa.Column("has_birth_certificate", sa.Boolean(), nullable=True),
        sa.Column("has_passport", sa.Boolean(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_staff_record_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_record")),
        sa.UniqueConstraint("public_id", name=op.f("uq_staff_record_public_id")),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_staff_record_source_is_known")
        ),
    )
    op.create_index(op.f("ix_staff_record_source"), "staff_record", ["source"], unique=False)
    op.create_index(
        "uq_staff_record_person",
        "staff_record",
        ["organisation_id", "person_reference"],
        unique=True,
    )
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("expected_until", sa.Date(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.CheckConstraint(
            "expected_until IS NULL OR expected_until >= from_on",
            name=op.f("ck_absence_expected_after_start"),
        ),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= from_on", name=op.f("ck_absence_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_absence_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
        sa.UniqueConstraint("public_id", name=op.f("uq_absence_public_id")),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_absence_source_is_known")
        ),
        sa.CheckConstraint(
            "kind IN ('sickness', 'parental', 'suspension', 'unpaid', 'training', 'other')",
            name=op.f("ck_absence_kind_is_known"),
        ),
    )
    op.create_index(op.f("ix_absence_source"), "absence", ["source"], unique=False)
    op.create_index(
        "uq_absence_person",
        "absence",
        ["organisation_id", "person_reference", "from_on"],
        unique=True,
    )
    op.create_table(
        "cover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("establishment_post_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("weekly_hours", sa.BigInteger(), nullable=False),
        sa.Column("fte", sa.BigInteger(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("covers_vacancy", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= from_on", name=op.f("ck_cover_ends_after_start")
        ),
        sa.CheckConstraint("weekly_hours > 0 AND fte > 0", name=op.f("ck_cover_hours_make_sense")),
        sa.ForeignKeyConstraint(
            ["establishment_post_id"],
            ["establishment_post.id"],
            name=op.f("fk_cover_establishment_post_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_cover_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cover")),
        sa.UniqueConstraint("public_id", name=op.f("uq_cover_public_id")),
        sa.CheckConstraint("kind IN ('agency', 'bank')", name=op.f("ck_cover_kind_is_known")),
        sa.CheckConstraint(
            "role IN ('residential-support-worker', 'senior-residential-support-worker', 'waking-night-worker', 'deputy-manager', 'registered-manager', 'responsible-individual', 'therapist', 'teacher', 'other')",
            name=op.f("ck_cover_role_is_known"),
        ),
        sa.CheckConstraint("source IN ('real', 'invented')", name=op.f("ck_cover_source_is_known")),
    )
    op.create_index("ix_cover_home", "cover", ["home_id", "from_on"], unique=False)
    op.create_index(op.f("ix_cover_source"), "cover", ["source"], unique=False)
    op.create_table(
        "hours_worked",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("week_ending", sa.Date(), nullable=False),
        sa.Column("hours", sa.BigInteger(), nullable=False),
        sa.Column("source_kind", sa.String(length=40), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.CheckConstraint("hours >= 0", name=op.f("ck_hours_worked_hours_not_negative")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_hours_worked_home_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_hours_worked_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hours_worked")),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_hours_worked_source_is_known")
        ),
        sa.CheckConstraint(
            "source_kind IN ('rota', 'payroll')", name=op.f("ck_hours_worked_source_kind_is_known")
        ),
    )
    op.create_index(op.f("ix_hours_worked_source"), "hours_worked", ["source"], unique=False)
    op.create_index(
        "ix_hours_worked_week", "hours_worked", ["organisation_id", "week_ending"], unique=False
    )
    op.create_index(
        "uq_hours_worked_week",
        "hours_worked",
        ["organisation_id", "person_reference", "home_id", "week_ending", "source_kind"],
        unique=True,
    )


def downgrade() -> None:
    """Take them away again."""
    for table in ("hours_worked", "cover", "absence", "staff_record", "earlier_terms"):
        op.drop_table(table)

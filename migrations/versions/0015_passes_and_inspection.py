"""Photographs, door passes, openings of a file and inspection views."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TABLES = (
    "inspection_view",
    "inspection_look",
    "file_opening",
    "photograph",
    "signing_key",
    "door_pass",
)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "inspection_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=False),
        sa.Column("inspector_name", sa.Text(), nullable=False),
        sa.Column("inspector_of", sa.String(length=120), nullable=False),
        sa.Column("code_digest", sa.String(length=64), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection_view")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_inspection_view_organisation_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_inspection_view_home_id")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name=op.f("fk_inspection_view_made_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["person.id"], name=op.f("fk_inspection_view_ended_by_id")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_inspection_view_public_id")),
        sa.CheckConstraint(
            "expires_at > made_at", name=op.f("ck_inspection_view_ends_after_it_begins")
        ),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ended_by_id IS NULL)",
            name=op.f("ck_inspection_view_ended_early_by_somebody"),
        ),
    )
    op.create_index(op.f("ix_inspection_view_home"), "inspection_view", ["home_id", "made_at"])
    op.create_index(
        op.f("ix_inspection_view_organisation_id"), "inspection_view", ["organisation_id"]
    )
    op.create_table(
        "inspection_look",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("inspection_view_id", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(length=40), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection_look")),
        sa.ForeignKeyConstraint(
            ["inspection_view_id"],
            ["inspection_view.id"],
            name=op.f("fk_inspection_look_inspection_view_id"),
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_inspection_look_appointment_id")
        ),
        sa.CheckConstraint(
            "page IN ('entered', 'home', 'file')", name=op.f("ck_inspection_look_page_is_known")
        ),
    )
    op.create_index(
        op.f("ix_inspection_look_view"), "inspection_look", ["inspection_view_id", "id"]
    )
    op.create_table(
        "file_opening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=True),
        sa.Column("inspection_view_id", sa.Integer(), nullable=True),
        sa.Column("organisation_name", sa.String(length=200), nullable=False),
        sa.Column("opened_for", sa.String(length=40), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_opening")),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_file_opening_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["person.id"], name=op.f("fk_file_opening_opened_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["inspection_view_id"],
            ["inspection_view.id"],
            name=op.f("fk_file_opening_inspection_view_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_file_opening_organisation_id")
        ),
        sa.CheckConstraint(
            "(opened_by_id IS NULL) <> (inspection_view_id IS NULL)",
            name=op.f("ck_file_opening_opened_by_somebody"),
        ),
        sa.CheckConstraint(
            "opened_for IN ('checks', 'file', 'pack', 'inspection')",
            name=op.f("ck_file_opening_opened_for_is_known"),
        ),
    )
    op.create_index(
        op.f("ix_file_opening_appointment"), "file_opening", ["appointment_id", "opened_at"]
    )
    op.create_index(op.f("ix_file_opening_opened_by_id"), "file_opening", ["opened_by_id"])
    op.create_index(
        op.f("ix_file_opening_person"),
        "file_opening",
        ["organisation_id", "person_reference", "id"],
    )
    op.create_table(
        "photograph",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("small", sa.Text(), nullable=False),
        sa.Column("tiny", sa.Text(), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photograph")),
        sa.ForeignKeyConstraint(
            ["given_by_id"], ["person.id"], name=op.f("fk_photograph_given_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_photograph_organisation_id")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_photograph_public_id")),
    )
    op.create_index(
        op.f("ix_photograph_person"),
        "photograph",
        ["organisation_id", "person_reference", "taken_on"],
    )
    op.create_table(
        "signing_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key_id", sa.String(length=43), nullable=False),
        sa.Column("private_key", sa.Text(), nullable=False),
        sa.Column("public_key", sa.JSON(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_key")),
        sa.UniqueConstraint("key_id", name=op.f("uq_signing_key_key_id")),
        sa.CheckConstraint(
            "retired_at IS NULL OR retired_at >= created_at",
            name=op.f("ck_signing_key_retires_later"),
        ),
    )
    op.create_table(
        "door_pass",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("photograph_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door_pass")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_door_pass_home_id")),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_door_pass_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["person.id"], name=op.f("fk_door_pass_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["photograph_id"], ["photograph.id"], name=op.f("fk_door_pass_photograph_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_door_pass_organisation_id")
        ),
        sa.UniqueConstraint("code", name=op.f("uq_door_pass_code")),
        sa.UniqueConstraint("public_id", name=op.f("uq_door_pass_public_id")),
        sa.CheckConstraint("expires_at > issued_at", name=op.f("ck_door_pass_expires_after_issue")),
    )
    op.create_index(op.f("ix_door_pass_account"), "door_pass", ["account_id", "issued_at"])
    op.create_index(op.f("ix_door_pass_appointment_id"), "door_pass", ["appointment_id"])
    op.create_index(op.f("ix_door_pass_home_id"), "door_pass", ["home_id"])
    op.create_index(
        op.f("ix_door_pass_person"),
        "door_pass",
        ["organisation_id", "person_reference", "issued_at"],
    )


def downgrade() -> None:
    """Take them away again."""
    for table in reversed(TABLES):
        op.drop_table(table)

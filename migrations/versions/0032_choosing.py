"""On the file, the part children had and who was named as referee; and which gaps are asked."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "childrens_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("given_as", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_childrens_part")),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_childrens_part_appointment_id")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_childrens_part_public_id")),
        sa.UniqueConstraint(
            "appointment_id", "given_as", name=op.f("uq_childrens_part_appointment_id_given_as")
        ),
    )
    op.create_table(
        "named_referee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("most_recent", sa.Boolean(), nullable=False),
        sa.Column("given_as", sa.String(length=16), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_named_referee")),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_named_referee_appointment_id")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_named_referee_public_id")),
        sa.UniqueConstraint(
            "appointment_id", "given_as", name=op.f("uq_named_referee_appointment_id_given_as")
        ),
    )
    op.create_table(
        "application_policy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("gap_days", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_policy")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_application_policy_organisation_id"),
        ),
        sa.UniqueConstraint("organisation_id", name=op.f("uq_application_policy_organisation_id")),
        sa.CheckConstraint(
            "gap_days BETWEEN 1 AND 28", name=op.f("ck_application_policy_never_longer")
        ),
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("application_policy")
    op.drop_table("named_referee")
    op.drop_table("childrens_part")

"""Those who want to hear more of a campaign, and the letters that keep in touch with them."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

TABLES = ("campaign_interest", "campaign_letter", "campaign_letter_sent")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "campaign_interest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("address_digest", sa.String(length=64), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("region_code", sa.String(length=9), nullable=False, server_default=sa.text("''")),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("came_from", sa.String(length=60), nullable=False, server_default=sa.text("''")),
        sa.Column("consent_version", sa.String(length=20), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_why", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_interest")),
        sa.UniqueConstraint(
            "campaign_id",
            "address_digest",
            name=op.f("uq_campaign_interest_campaign_id_address_digest"),
        ),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (address IS NOT NULL)",
            name=op.f("ck_campaign_interest_ended_is_forgotten"),
        ),
        sa.CheckConstraint(
            "(address IS NULL) = (address_digest IS NULL)",
            name=op.f("ck_campaign_interest_found_by_address"),
        ),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ended_why IS NULL)",
            name=op.f("ck_campaign_interest_ended_for_a_reason"),
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_campaign_interest_public_id")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_campaign_interest_campaign_id"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            "ended_why IN ('stopped', 'bounced', 'over', 'account-closed')",
            name=op.f("ck_campaign_interest_ended_why_is_known"),
        ),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_campaign_interest_source_is_known")
        ),
    )
    op.create_index(
        op.f("ix_campaign_interest_digest"), "campaign_interest", ["address_digest"], unique=False
    )
    op.create_index(
        op.f("ix_campaign_interest_source"), "campaign_interest", ["source"], unique=False
    )
    op.create_table(
        "campaign_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("after_days", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column(
            "welsh_title", sa.String(length=120), nullable=False, server_default=sa.text("''")
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("welsh_words", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_letter")),
        sa.UniqueConstraint(
            "campaign_id", "after_days", name=op.f("uq_campaign_letter_campaign_id_after_days")
        ),
        sa.CheckConstraint(
            "after_days BETWEEN 1 AND 365", name=op.f("ck_campaign_letter_within_a_year")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_campaign_letter_public_id")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_campaign_letter_campaign_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "campaign_letter_sent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interest_id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_letter_sent")),
        sa.UniqueConstraint(
            "interest_id", "letter_id", name=op.f("uq_campaign_letter_sent_interest_id_letter_id")
        ),
        sa.ForeignKeyConstraint(
            ["interest_id"],
            ["campaign_interest.id"],
            name=op.f("fk_campaign_letter_sent_interest_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"],
            ["campaign_letter.id"],
            name=op.f("fk_campaign_letter_sent_letter_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_index(
        op.f("ix_campaign_letter_sent_letter_id"),
        "campaign_letter_sent",
        ["letter_id"],
        unique=False,
    )


def downgrade() -> None:
    """Take the tables away."""
    for table in reversed(TABLES):
        op.drop_table(table)

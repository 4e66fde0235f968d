"""Campaigns, their pages, links and targets."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

TABLES = (
    "campaign",
    "campaign_picture",
    "campaign_block",
    "campaign_version",
    "campaign_link",
    "campaign_visit",
    "campaign_spend",
    "campaign_target",
)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "campaign",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "welsh_name", sa.String(length=120), nullable=False, server_default=sa.text("''")
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("region_codes", sa.JSON(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
        sa.UniqueConstraint("slug", name=op.f("uq_campaign_slug")),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_campaign_days_in_order")),
        sa.CheckConstraint(
            "(state = 'draft') = (published_at IS NULL)",
            name=op.f("ck_campaign_published_has_a_moment"),
        ),
        sa.CheckConstraint(
            "(state = 'ended') = (ended_on IS NOT NULL)", name=op.f("ck_campaign_ended_has_a_day")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_campaign_public_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_campaign_organisation_id")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'live', 'ended')", name=op.f("ck_campaign_state_is_known")
        ),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_campaign_source_is_known")
        ),
    )
    op.create_index(
        op.f("ix_campaign_open"), "campaign", ["state", "starts_on", "ends_on"], unique=False
    )
    op.create_index(
        op.f("ix_campaign_organisation_id"), "campaign", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_campaign_source"), "campaign", ["source"], unique=False)
    op.create_table(
        "campaign_picture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("storage_key", sa.String(length=80), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("no_children_confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_picture")),
        sa.UniqueConstraint("public_id", name=op.f("uq_campaign_picture_public_id")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_campaign_picture_campaign_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["no_children_confirmed_by_id"],
            ["person.id"],
            name=op.f("fk_campaign_picture_no_children_confirmed_by_id"),
        ),
    )
    op.create_index(
        op.f("ix_campaign_picture_campaign_id"), "campaign_picture", ["campaign_id"], unique=False
    )
    op.create_table(
        "campaign_block",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False, server_default=sa.text("''")),
        sa.Column(
            "welsh_title", sa.String(length=300), nullable=False, server_default=sa.text("''")
        ),
        sa.Column("words", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("welsh_words", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("picture_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_block")),
        sa.CheckConstraint(
            "(kind = 'picture') = (picture_id IS NOT NULL)",
            name=op.f("ck_campaign_block_a_picture_has_one"),
        ),
        sa.CheckConstraint(
            "kind = 'text' OR title <> ''", name=op.f("ck_campaign_block_is_titled")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_campaign_block_public_id")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_campaign_block_campaign_id"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            "kind IN ('heading', 'text', 'picture', 'story')",
            name=op.f("ck_campaign_block_kind_is_known"),
        ),
        sa.ForeignKeyConstraint(
            ["picture_id"], ["campaign_picture.id"], name=op.f("fk_campaign_block_picture_id")
        ),
    )
    op.create_index(
        op.f("ix_campaign_block_place"),
        "campaign_block",
        ["campaign_id", "position", "id"],
        unique=False,
    )
    op.create_table(
        "campaign_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("published_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_version")),
        sa.UniqueConstraint(
            "campaign_id", "number", name=op.f("uq_campaign_version_campaign_id_number")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_campaign_version_public_id")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_campaign_version_campaign_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["published_by_id"], ["person.id"], name=op.f("fk_campaign_version_published_by_id")
        ),
    )
    op.create_table(
        "campaign_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("target", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_link")),
        sa.UniqueConstraint("code", name=op.f("uq_campaign_link_code")),
        sa.UniqueConstraint("public_id", name=op.f("uq_campaign_link_public_id")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_campaign_link_campaign_id"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            "channel IN ('poster', 'social', 'jobcentre', 'email', 'partner', 'paid')",
            name=op.f("ck_campaign_link_channel_is_known"),
        ),
        sa.CheckConstraint(
            "target IN ('page', 'search', 'quiz', 'interest')",
            name=op.f("ck_campaign_link_target_is_known"),
        ),
    )
    op.create_index(
        op.f("ix_campaign_link_campaign_id"), "campaign_link", ["campaign_id"], unique=False
    )
    op.create_table(
        "campaign_visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("visits_count", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_visit")),
        sa.UniqueConstraint(
            "campaign_id", "code", "day", name=op.f("uq_campaign_visit_campaign_id_code_day")
        ),
        sa.CheckConstraint("visits_count >= 1", name=op.f("ck_campaign_visit_somebody_came")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_campaign_visit_campaign_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "campaign_spend",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("spend_pence", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_spend")),
        sa.UniqueConstraint("link_id", "month", name=op.f("uq_campaign_spend_link_id_month")),
        sa.CheckConstraint("spend_pence >= 0", name=op.f("ck_campaign_spend_not_negative")),
        sa.ForeignKeyConstraint(
            ["link_id"],
            ["campaign_link.id"],
            name=op.f("fk_campaign_spend_link_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "campaign_target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.String(length=9), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("hires_count", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_target")),
        sa.UniqueConstraint(
            "campaign_id",
            "region_code",
            "month",
            name=op.f("uq_campaign_target_campaign_id_region_code_month"),
        ),
        sa.CheckConstraint("hires_count >= 0", name=op.f("ck_campaign_target_not_negative")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_campaign_target_campaign_id"),
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    """Take the tables away."""
    for table in reversed(TABLES):
        op.drop_table(table)

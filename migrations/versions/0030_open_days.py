"""Open days of campaigns, their bookings, and what was told of them."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

TABLES = ("open_day", "open_day_booking", "open_day_notice")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "open_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column(
            "holder_name", sa.String(length=200), server_default=sa.text("''"), nullable=False
        ),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column(
            "welsh_title", sa.String(length=120), server_default=sa.text("''"), nullable=False
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("welsh_words", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("places_count", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column(
            "venue_name", sa.String(length=120), server_default=sa.text("''"), nullable=False
        ),
        sa.Column(
            "venue_address", sa.String(length=300), server_default=sa.text("''"), nullable=False
        ),
        sa.Column(
            "venue_postcode", sa.String(length=8), server_default=sa.text("''"), nullable=False
        ),
        sa.Column("meeting_link", sa.Text(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.CheckConstraint(
            "(kind = 'online') = (meeting_link IS NOT NULL)",
            name=op.f("ck_open_day_online_has_a_link"),
        ),
        sa.CheckConstraint(
            "(kind = 'venue') = (venue_postcode <> '')",
            name=op.f("ck_open_day_a_venue_has_a_place"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('open', 'held') OR opened_at IS NOT NULL",
            name=op.f("ck_open_day_opened_has_a_moment"),
        ),
        sa.CheckConstraint("places_count BETWEEN 1 AND 500", name=op.f("ck_open_day_some_places")),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_open_day_hours_in_order")),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_open_day_asked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_open_day_campaign_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_open_day_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_day")),
        sa.UniqueConstraint("public_id", name=op.f("uq_open_day_public_id")),
        sa.CheckConstraint(
            "state IN ('draft', 'asked', 'open', 'held', 'cancelled')",
            name=op.f("ck_open_day_state_is_known"),
        ),
        sa.CheckConstraint("kind IN ('venue', 'online')", name=op.f("ck_open_day_kind_is_known")),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_open_day_source_is_known")
        ),
    )
    op.create_index(
        op.f("ix_open_day_campaign"), "open_day", ["campaign_id", "starts_at"], unique=False
    )
    op.create_index(op.f("ix_open_day_coming"), "open_day", ["state", "starts_at"], unique=False)
    op.create_index(
        op.f("ix_open_day_organisation_id"), "open_day", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_open_day_source"), "open_day", ["source"], unique=False)
    op.create_table(
        "open_day_booking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("open_day_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("address_digest", sa.String(length=64), nullable=True),
        sa.Column("telephone", sa.Text(), nullable=True),
        sa.Column("adjustments", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("came_from", sa.String(length=60), server_default=sa.text("''"), nullable=False),
        sa.Column("consent_version", sa.String(length=20), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("came", sa.Boolean(), nullable=True),
        sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.CheckConstraint(
            "(state = 'booked') = (seat IS NOT NULL)",
            name=op.f("ck_open_day_booking_booked_has_a_seat"),
        ),
        sa.CheckConstraint(
            "came IS NULL OR state = 'booked'", name=op.f("ck_open_day_booking_came_with_a_place")
        ),
        sa.CheckConstraint(
            "state <> 'cancelled' OR address IS NULL",
            name=op.f("ck_open_day_booking_given_up_is_forgotten"),
        ),
        sa.CheckConstraint(
            "(address IS NULL) = (address_digest IS NULL)",
            name=op.f("ck_open_day_booking_found_by_address"),
        ),
        sa.CheckConstraint(
            "(forgotten_at IS NULL) = (address IS NOT NULL)",
            name=op.f("ck_open_day_booking_nobody_is_left"),
        ),
        sa.CheckConstraint("seat >= 1", name=op.f("ck_open_day_booking_seats_are_counted")),
        sa.ForeignKeyConstraint(
            ["open_day_id"],
            ["open_day.id"],
            name=op.f("fk_open_day_booking_open_day_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_day_booking")),
        sa.UniqueConstraint(
            "open_day_id",
            "address_digest",
            name=op.f("uq_open_day_booking_open_day_id_address_digest"),
        ),
        sa.UniqueConstraint(
            "open_day_id", "seat", name=op.f("uq_open_day_booking_open_day_id_seat")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_open_day_booking_public_id")),
        sa.CheckConstraint(
            "state IN ('booked', 'waiting', 'cancelled')",
            name=op.f("ck_open_day_booking_state_is_known"),
        ),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_open_day_booking_source_is_known")
        ),
    )
    op.create_index(
        op.f("ix_open_day_booking_digest"), "open_day_booking", ["address_digest"], unique=False
    )
    op.create_index(
        op.f("ix_open_day_booking_order"),
        "open_day_booking",
        ["open_day_id", "state", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_open_day_booking_source"), "open_day_booking", ["source"], unique=False
    )
    op.create_table(
        "open_day_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("booking_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["booking_id"],
            ["open_day_booking.id"],
            name=op.f("fk_open_day_notice_booking_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_day_notice")),
        sa.UniqueConstraint("booking_id", "step", name=op.f("uq_open_day_notice_booking_id_step")),
    )


def downgrade() -> None:
    """Take the tables away."""
    for table in reversed(TABLES):
        op.drop_table(table)

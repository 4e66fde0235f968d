"""Homes that change owner, and what people say when they leave."""

import sqlalchemy as sa
from alembic import op

from migrations.promises import one_of, promise, release, replace

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KNOWN = "ck_person_in_post_leaving_reason_is_known"
CONTINUES = (
    "fk_person_in_post_continues_id",
    "FOREIGN KEY(continues_id) REFERENCES person_in_post (id)",
)
BEFORE = ("pay", "conditions", "stress", "career", "personal", "retirement", "dismissal")
AFTER = ("visa", "other", "not-stated")
MOVED = ("end-of-contract", "moved-within-provider")
REASONS = (*BEFORE, *MOVED, *AFTER)
WITH_TRANSFERRED = (*BEFORE, *MOVED, "transferred", *AFTER)


def upgrade() -> None:
    """Add the tables, and what says that a spell goes on with the next owner of its home."""
    op.create_table(
        "home_transfer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("from_organisation_id", sa.Integer(), nullable=False),
        sa.Column("to_organisation_id", sa.Integer(), nullable=False),
        sa.Column("new_registration_number", sa.String(length=40), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("agreed_by_id", sa.Integer(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state <> 'done' OR (confirmed_by_id IS NOT NULL AND done_at IS NOT NULL)",
            name=op.f("ck_home_transfer_done_only_once_confirmed"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('agreed', 'done') OR agreed_by_id IS NOT NULL",
            name=op.f("ck_home_transfer_agreed_by_someone"),
        ),
        sa.CheckConstraint(
            "from_organisation_id <> to_organisation_id",
            name=op.f("ck_home_transfer_owner_really_changes"),
        ),
        sa.ForeignKeyConstraint(
            ["agreed_by_id"], ["person.id"], name=op.f("fk_home_transfer_agreed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_home_transfer_asked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"], ["person.id"], name=op.f("fk_home_transfer_confirmed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["from_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_home_transfer_from_organisation_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_home_transfer_home_id")),
        sa.ForeignKeyConstraint(
            ["to_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_home_transfer_to_organisation_id"),
        ),
        sa.CheckConstraint(
            "state IN ('asked', 'agreed', 'done', 'withdrawn')",
            name=op.f("ck_home_transfer_state_is_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_transfer")),
        sa.UniqueConstraint("public_id", name=op.f("uq_home_transfer_public_id")),
    )
    op.create_index(
        op.f("ix_home_transfer_from_organisation_id"), "home_transfer", ["from_organisation_id"]
    )
    op.create_index(op.f("ix_home_transfer_home_id"), "home_transfer", ["home_id"])
    op.create_index(op.f("ix_home_transfer_state"), "home_transfer", ["state"])
    op.create_index(
        op.f("ix_home_transfer_to_organisation_id"), "home_transfer", ["to_organisation_id"]
    )
    op.create_index(
        "uq_home_transfer_open",
        "home_transfer",
        ["home_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('asked', 'agreed')"),
        postgresql_where=sa.text("state IN ('asked', 'agreed')"),
    )
    op.create_table(
        "earlier_registration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("regulator", sa.String(length=40), nullable=False),
        sa.Column("registration_number", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["home_id"], ["home.id"], name=op.f("fk_earlier_registration_home_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_earlier_registration_organisation_id"),
        ),
        sa.CheckConstraint(
            "regulator IN ('ofsted', 'ciw', 'invented')",
            name=op.f("ck_earlier_registration_regulator_is_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_registration")),
        sa.UniqueConstraint(
            "home_id", "until_on", name=op.f("uq_earlier_registration_home_id_until_on")
        ),
    )
    op.create_index(
        "ix_earlier_registration_number",
        "earlier_registration",
        ["regulator", "registration_number"],
    )
    op.create_index(
        op.f("ix_earlier_registration_organisation_id"), "earlier_registration", ["organisation_id"]
    )
    op.create_table(
        "exit_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("person_in_post_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.CheckConstraint(
            "(reason IS NULL) = (answered_at IS NULL)",
            name=op.f("ck_exit_answer_answered_has_a_reason"),
        ),
        sa.CheckConstraint(
            "words IS NULL OR reason IS NOT NULL",
            name=op.f("ck_exit_answer_words_come_with_a_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["person.id"], name=op.f("fk_exit_answer_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_exit_answer_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_in_post_id"],
            ["person_in_post.id"],
            name=op.f("fk_exit_answer_person_in_post_id"),
        ),
        sa.CheckConstraint(
            "reason IN ('pay', 'hours', 'workload', 'support', 'safety', 'training', 'other-care', 'other-work', 'travel', 'family', 'health', 'retirement', 'not-my-choice', 'visa', 'something-else')",
            name=op.f("ck_exit_answer_reason_is_known"),
        ),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_exit_answer_source_is_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exit_answer")),
        sa.UniqueConstraint("person_in_post_id", name=op.f("uq_exit_answer_person_in_post_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_exit_answer_public_id")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_exit_answer_token_digest")),
    )
    op.create_index(op.f("ix_exit_answer_account_id"), "exit_answer", ["account_id"])
    op.create_index("ix_exit_answer_left", "exit_answer", ["left_on", "reason"])
    op.create_index("ix_exit_answer_person", "exit_answer", ["organisation_id", "person_reference"])
    op.create_index(op.f("ix_exit_answer_source"), "exit_answer", ["source"])
    op.add_column(
        "start_clearance",
        sa.Column("carried_over", sa.Boolean(), nullable=False, server_default=sa.text("false")),
    )
    op.add_column("person_in_post", sa.Column("continues_id", sa.Integer(), nullable=True))
    op.add_column("person_in_post", sa.Column("work_began_on", sa.Date(), nullable=True))
    op.add_column("person_in_post", sa.Column("counted_as", sa.String(length=80), nullable=True))
    bind = op.get_bind()
    promise(bind, "person_in_post", *CONTINUES)
    replace(bind, "person_in_post", KNOWN, one_of("leaving_reason", *WITH_TRANSFERRED))
    op.create_index("uq_person_in_post_continues", "person_in_post", ["continues_id"], unique=True)


def downgrade() -> None:
    """Take them away again; of who was transferred, the reason is another."""
    op.execute(
        "UPDATE person_in_post SET leaving_reason = 'other' WHERE leaving_reason = 'transferred'"
    )
    bind = op.get_bind()
    op.drop_index("uq_person_in_post_continues", "person_in_post")
    replace(bind, "person_in_post", KNOWN, one_of("leaving_reason", *REASONS))
    release(bind, "person_in_post", CONTINUES[0])
    op.drop_column("person_in_post", "counted_as")
    op.drop_column("person_in_post", "work_began_on")
    op.drop_column("person_in_post", "continues_id")
    op.drop_column("start_clearance", "carried_over")
    op.drop_table("exit_answer")
    op.drop_table("earlier_registration")
    op.drop_table("home_transfer")

"""What an employer owes people in post, and the registered manager's absence."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TABLES = ("duty_owner", "duty_event", "duty_policy", "manager_vacancy_step", "manager_absence")


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "duty_policy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("days > 0", name=op.f("ck_duty_policy_days_positive")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_duty_policy_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["set_by_id"], ["person.id"], name=op.f("fk_duty_policy_set_by_id")
        ),
        sa.CheckConstraint(
            "kind IN ('induction', 'probation', 'supervision', 'appraisal')",
            name=op.f("ck_duty_policy_kind_is_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_policy")),
    )
    op.create_index(
        "uq_duty_policy_day", "duty_policy", ["organisation_id", "kind", "from_on"], unique=True
    )
    op.create_table(
        "duty_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("led_by", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("set_aside_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("set_aside_by_id", sa.Integer(), nullable=True),
        sa.Column("set_aside_reason", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(set_aside_at IS NULL) = (set_aside_reason IS NULL)",
            name=op.f("ck_duty_event_set_aside_has_reason"),
        ),
        sa.CheckConstraint(
            "next_on IS NULL OR next_on > done_on", name=op.f("ck_duty_event_next_after_this")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_duty_event_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name=op.f("fk_duty_event_recorded_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["duty_event.id"], name=op.f("fk_duty_event_replaces_id")
        ),
        sa.ForeignKeyConstraint(
            ["set_aside_by_id"], ["person.id"], name=op.f("fk_duty_event_set_aside_by_id")
        ),
        sa.CheckConstraint(
            "kind IN ('induction', 'probation', 'supervision', 'appraisal')",
            name=op.f("ck_duty_event_kind_is_known"),
        ),
        sa.CheckConstraint(
            "outcome IN ('completed', 'extended', 'not-completed')",
            name=op.f("ck_duty_event_outcome_is_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_event")),
        sa.UniqueConstraint("public_id", name=op.f("uq_duty_event_public_id")),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_duty_event_replaces_id")),
    )
    op.create_index(
        "ix_duty_event_person",
        "duty_event",
        ["organisation_id", "person_reference", "kind"],
        unique=False,
    )
    op.create_table(
        "duty_owner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("owner", sa.String(length=200), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_duty_owner_organisation_id")
        ),
        sa.ForeignKeyConstraint(["set_by_id"], ["person.id"], name=op.f("fk_duty_owner_set_by_id")),
        sa.CheckConstraint(
            "kind IN ('induction', 'probation', 'supervision', 'appraisal')",
            name=op.f("ck_duty_owner_kind_is_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_owner")),
    )
    op.create_index(
        "ix_duty_owner_person",
        "duty_owner",
        ["organisation_id", "person_reference", "kind"],
        unique=False,
    )
    op.create_table(
        "manager_absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("long_since", sa.Date(), nullable=True),
        sa.Column("cover_name", sa.String(length=200), nullable=False),
        sa.Column("cover_qualifications", sa.String(length=500), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("return_told_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("set_aside_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "return_told_on IS NULL OR returned_on IS NOT NULL",
            name=op.f("ck_manager_absence_return_told_after_return"),
        ),
        sa.CheckConstraint(
            "returned_on IS NULL OR returned_on > from_on",
            name=op.f("ck_manager_absence_returns_after_start"),
        ),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= from_on",
            name=op.f("ck_manager_absence_ends_after_start"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_manager_absence_home_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_manager_absence_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name=op.f("fk_manager_absence_recorded_by_id")
        ),
        sa.CheckConstraint(
            "origin IN ('planned', 'unplanned')", name=op.f("ck_manager_absence_origin_is_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_manager_absence")),
        sa.UniqueConstraint("public_id", name=op.f("uq_manager_absence_public_id")),
    )
    op.create_index(
        "ix_manager_absence_home", "manager_absence", ["home_id", "from_on"], unique=False
    )
    op.create_table(
        "manager_vacancy_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("set_aside_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["home_id"], ["home.id"], name=op.f("fk_manager_vacancy_step_home_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name=op.f("fk_manager_vacancy_step_recorded_by_id")
        ),
        sa.CheckConstraint(
            "step IN ('interim-in-charge', 'regulator-told', 'advertised', 'appointed', 'application-lodged')",
            name=op.f("ck_manager_vacancy_step_step_is_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_manager_vacancy_step")),
        sa.UniqueConstraint("public_id", name=op.f("uq_manager_vacancy_step_public_id")),
    )
    op.create_index(
        "ix_manager_vacancy_step_home", "manager_vacancy_step", ["home_id", "done_on"], unique=False
    )


def downgrade() -> None:
    """Take them away again."""
    for table in TABLES:
        op.drop_table(table)

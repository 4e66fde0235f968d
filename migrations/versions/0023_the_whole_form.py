"""The whole form: its sections, what is said in them, and answers kept while somebody signs in."""

import sqlalchemy as sa
from alembic import op

from migrations.promises import one_of

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

SECTIONS = (
    "details",
    "right-to-work",
    "education",
    "history",
    "overseas",
    "referees",
    "statement",
    "declarations",
    "adjustments",
    "check",
)
KINDS = ("work", "education", "caring", "travel", "unemployment", "other")
STARTS = ("left-education", "sixteenth-birthday", "declared")
REFEREES = ("employer", "tutor", "youth-worker", "personal-adviser", "volunteering", "other")
TABLES = (
    "application_section",
    "application_details",
    "application_education",
    "application_job",
    "application_gap",
    "application_stay",
    "application_referee",
    "kept_answer",
)


def _secret(name: str, *, empty: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), nullable=empty)


def _flag(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def _word(name: str, *, empty: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(length=40), nullable=empty)


def _known(table: str, column: str, *values: str) -> sa.CheckConstraint:
    rule = one_of(column, *values).removeprefix("CHECK (").removesuffix(")")
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{column}_is_known"))


def _days(*, from_known: bool = True, rough: bool = True) -> list[sa.Column[object]]:
    days: list[sa.Column[object]] = [
        sa.Column("from_on", sa.Date(), nullable=not from_known),
        sa.Column("until_on", sa.Date(), nullable=True),
    ]
    return [*days, _flag("from_exact"), _flag("until_exact")] if rough else days


def _ends(table: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(
        "until_on IS NULL OR until_on >= from_on", name=op.f(f"ck_{table}_ends_after_start")
    )


def _table(table: str, *parts: sa.schema.SchemaItem, named: bool = True) -> None:
    """A table of rows of an application; those that an address can name have a public id."""
    public: list[sa.schema.SchemaItem] = []
    if named:
        public = [
            sa.Column("public_id", sa.String(length=16), nullable=False),
            sa.UniqueConstraint("public_id", name=f"uq_{table}_public_id"),
        ]
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        *public,
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=f"fk_{table}_application_id",
            ondelete="CASCADE",
        ),
    )
    if named:
        op.create_index(f"ix_{table}_application_id", table, ["application_id"])


def upgrade() -> None:
    """Make the tables."""
    _sections()
    _history()
    _others()
    op.create_table(
        "kept_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("path", sa.String(length=400), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kept_answer"),
        sa.UniqueConstraint("token_digest", name="uq_kept_answer_token_digest"),
    )
    op.create_index("ix_kept_answer_expires_at", "kept_answer", ["expires_at"])


def _sections() -> None:
    name = "application_section"
    _table(
        name,
        _word("section"),
        _word("state"),
        _flag("imported"),
        sa.UniqueConstraint(
            "application_id", "section", name="uq_application_section_application_id_section"
        ),
        _known(name, "section", *SECTIONS),
        _known(name, "state", "in-progress", "complete"),
        named=False,
    )
    name = "application_details"
    _table(
        name,
        _secret("full_name"),
        _secret("other_names", empty=True),
        _secret("preferred_name", empty=True),
        _secret("address", empty=True),
        _word("driving", empty=True),
        _word("welsh", empty=True),
        _word("history_start", empty=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        _flag("starts_exact"),
        sa.UniqueConstraint("application_id", name="uq_application_details_application_id"),
        _known(name, "driving", "yes", "learning", "no"),
        _known(name, "welsh", "fluent", "some", "none"),
        _known(name, "history_start", *STARTS),
        sa.CheckConstraint(
            "(history_start IS NULL) = (starts_on IS NULL)",
            name=op.f(f"ck_{name}_history_starts_on_a_day"),
        ),
        named=False,
    )


def _history() -> None:
    name = "application_education"
    _table(
        name,
        _secret("what"),
        _secret("place"),
        _secret("result", empty=True),
        *_days(from_known=False),
        _flag("full_time"),
        _ends(name),
    )
    name = "application_job"
    _table(
        name,
        _word("kind"),
        _secret("employer"),
        _secret("role_title"),
        *_days(),
        _flag("with_children"),
        _flag("with_adults"),
        _secret("duties", empty=True),
        _secret("reason_given", empty=True),
        _known(name, "kind", *KINDS),
        _ends(name),
        sa.CheckConstraint(
            "kind = 'work' OR NOT (with_children OR with_adults)",
            name=op.f(f"ck_{name}_only_work_is_with_people"),
        ),
    )
    name = "application_gap"
    _table(
        name,
        *_days(rough=False),
        _secret("explanation"),
        sa.UniqueConstraint(
            "application_id", "from_on", name="uq_application_gap_application_id_from_on"
        ),
        _ends(name),
        named=False,
    )


def _others() -> None:
    name = "application_stay"
    _table(
        name,
        sa.Column("country", sa.String(length=2), nullable=False),
        *_days(),
        _ends(name),
        sa.CheckConstraint("country <> 'GB'", name=op.f(f"ck_{name}_abroad")),
    )
    name = "application_referee"
    _table(
        name,
        _word("kind"),
        _secret("name"),
        _secret("organisation"),
        _secret("relation"),
        _secret("email"),
        _secret("telephone", empty=True),
        _flag("most_recent"),
        _flag("may_ask_early"),
        _known(name, "kind", *REFEREES),
    )


def downgrade() -> None:
    """Take the tables away."""
    for table in reversed(TABLES):
        op.drop_table(table)

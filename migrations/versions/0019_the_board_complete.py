"""What a job asks and offers, where else it is, how it ended; applications begin as drafts."""

import sqlalchemy as sa
from alembic import op

from migrations.promises import one_of, promise, release, replace

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

STATES = ("draft", "live", "ended")
MORE_STATES = ("draft", "scheduled", "internal", "live", "ended")
APPLICATION_STATES = (
    "submitted",
    "shortlisted",
    "interviewing",
    "offered",
    "started",
    "unsuccessful",
    "declined",
    "withdrawn",
)
SECTORS = ("private", "voluntary", "local-authority", "health", "other")
HOME_TYPES = (
    "childrens-home",
    "secure-childrens-home",
    "residential-special-school",
    "short-break",
    "other",
    "supported-accommodation",
)
KNOWN = {
    "driving": ("not-needed", "useful", "needed"),
    "qualification": ("not-needed", "will-train", "needed"),
    "welsh": ("not-needed", "useful", "essential"),
    "sector": SECTORS,
    "home_type": HOME_TYPES,
    "route": ("here", "own-site"),
    "first_for": ("own-staff", "redeployment"),
}
PUBLISHED = "CHECK (state = 'draft' OR published_at IS NOT NULL)"
PUBLISHED_NOW = (
    "CHECK (state IN ('draft', 'scheduled', 'internal') OR published_at IS NOT NULL "
    "OR (state = 'ended' AND first_for IS NOT NULL))"
)
CHECKS = {
    "scheduled_has_a_day": "CHECK (state <> 'scheduled' OR publish_on IS NOT NULL)",
    "first_for_until": "CHECK ((first_for IS NULL) = (first_until IS NULL))",
    "own_site_has_an_address": "CHECK (route = 'here' OR apply_url <> '')",
    "sleep_ins_not_negative": "CHECK (sleep_ins_a_month >= 0)",
}
FOREIGN = {
    "fk_vacancy_copied_from_id": "FOREIGN KEY(copied_from_id) REFERENCES vacancy (id)",
    "fk_vacancy_own_form_id": "FOREIGN KEY(own_form_id) REFERENCES document (id)",
}
SENT = "CHECK ((state = 'draft') = (sent_at IS NULL))"
WHOLE = (
    "CHECK (completed_at IS NOT NULL OR state IN "
    "('draft', 'interested', 'shortlisted', 'unsuccessful', 'withdrawn'))"
)


def upgrade() -> None:
    """Add columns with their promises, and four tables."""
    bind = op.get_bind()
    for column in _columns():
        op.add_column("vacancy", column)
    replace(bind, "vacancy", "ck_vacancy_state_is_known", one_of("state", *MORE_STATES))
    replace(bind, "vacancy", "ck_vacancy_published_has_a_moment", PUBLISHED_NOW)
    for column, values in KNOWN.items():
        promise(bind, "vacancy", f"ck_vacancy_{column}_is_known", one_of(column, *values))
    for name, rule in CHECKS.items():
        promise(bind, "vacancy", f"ck_vacancy_{name}", rule)
    for name, rule in FOREIGN.items():
        promise(bind, "vacancy", name, rule)
    op.create_index(
        "uq_vacancy_client_reference",
        "vacancy",
        ["organisation_id", "client_reference"],
        unique=True,
    )
    op.execute("UPDATE vacancy SET first_published_at = published_at")
    op.execute(
        "UPDATE vacancy SET sector = home.sector, home_type = home.home_type "
        "FROM home WHERE home.id = vacancy.home_id"
    )
    _tables()
    _applications(bind)


def _columns() -> list[sa.Column[object]]:
    def text(name: str, size: int) -> sa.Column[object]:
        return sa.Column(name, sa.String(length=size), nullable=False, server_default=sa.text("''"))

    def known(name: str, default: str) -> sa.Column[object]:
        return sa.Column(name, sa.String(length=40), nullable=False, server_default=default)

    def flag(name: str) -> sa.Column[object]:
        return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())

    def number(name: str, kind: type[sa.Integer]) -> sa.Column[object]:
        return sa.Column(name, kind(), nullable=False, server_default="0")

    return [
        number("hours_patterns", sa.Integer),
        text("rota", 300),
        number("sleep_ins_a_month", sa.Integer),
        sa.Column("sleep_in_pence", sa.BigInteger(), nullable=True),
        number("hourly_pence", sa.BigInteger),
        number("yearly_pence", sa.BigInteger),
        known("driving", "not-needed"),
        known("qualification", "not-needed"),
        text("qualification_title", 120),
        known("welsh", "not-needed"),
        known("sector", "other"),
        known("home_type", "childrens-home"),
        known("route", "here"),
        text("apply_url", 500),
        flag("takes_interest"),
        flag("is_anonymous"),
        flag("guarantees_interview"),
        flag("evergreen"),
        sa.Column("first_for", sa.String(length=40), nullable=True),
        sa.Column("first_until", sa.Date(), nullable=True),
        sa.Column("publish_on", sa.Date(), nullable=True),
        sa.Column("first_published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("copied_from_id", sa.Integer(), nullable=True),
        sa.Column("own_form_id", sa.Integer(), nullable=True),
        sa.Column("client_reference", sa.String(length=100), nullable=True),
    ]


def _of_vacancy(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=f"fk_{table}_vacancy_id", ondelete="CASCADE"
        ),
    ]


def _row() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    ]


def _tables() -> None:
    op.create_table(
        "vacancy_place",
        *_row(),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.String(length=9), nullable=False),
        sa.Column("authority_code", sa.String(length=9), nullable=False),
        sa.Column("public_point", sa.String(length=120), nullable=True),
        *_of_vacancy("vacancy_place"),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name="fk_vacancy_place_home_id"),
        sa.UniqueConstraint("vacancy_id", "home_id", name="uq_vacancy_place_vacancy_id_home_id"),
    )
    op.create_index("ix_vacancy_place_point", "vacancy_place", ["public_point"])
    op.create_index("ix_vacancy_place_authority", "vacancy_place", ["authority_code"])
    op.create_index("ix_vacancy_place_home_id", "vacancy_place", ["home_id"])
    _posts()
    _closing_changes()
    op.create_table(
        "board_campaign",
        *_row(),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("region_codes", sa.JSON(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_board_campaign"),
        sa.UniqueConstraint("slug", name="uq_board_campaign_slug"),
    )


def _posts() -> None:
    outcomes = "outcome IN ('hired-here', 'own-staff', 'bank-or-agency', 'elsewhere', 'not-filled')"
    whys = (
        "why IN ('nobody-applied', 'nobody-suitable', 'pay-declined', 'offer-declined', "
        "'checks-failed', 'not-needed', 'other')"
    )
    op.create_table(
        "vacancy_post",
        *_row(),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("why", sa.String(length=40), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("origin", sa.String(length=60), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        *_of_vacancy("vacancy_post"),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name="fk_vacancy_post_home_id"),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name="fk_vacancy_post_recorded_by_id"
        ),
        sa.UniqueConstraint("vacancy_id", "origin", name="uq_vacancy_post_vacancy_id_origin"),
        sa.CheckConstraint(outcomes, name=op.f("ck_vacancy_post_outcome_is_known")),
        sa.CheckConstraint(whys, name=op.f("ck_vacancy_post_why_is_known")),
        sa.CheckConstraint(
            "(outcome = 'not-filled') = (why IS NOT NULL)",
            name=op.f("ck_vacancy_post_says_why_it_was_not_filled"),
        ),
    )
    op.create_index("ix_vacancy_post_vacancy_id", "vacancy_post", ["vacancy_id"])


def _closing_changes() -> None:
    op.create_table(
        "closing_change",
        *_row(),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        *_of_vacancy("closing_change"),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["person.id"], name="fk_closing_change_changed_by_id"
        ),
    )
    op.create_index("ix_closing_change_vacancy_id", "closing_change", ["vacancy_id"])


def _applications(bind: sa.Connection) -> None:
    moment = sa.DateTime(timezone=True)
    op.add_column("application", sa.Column("sent_at", moment, nullable=True))
    op.add_column("application", sa.Column("completed_at", moment, nullable=True))
    op.add_column(
        "application",
        sa.Column("came_from", sa.String(length=60), nullable=False, server_default=sa.text("''")),
    )
    op.execute("UPDATE application SET sent_at = created_at, completed_at = created_at")
    states = one_of("state", "draft", "interested", *APPLICATION_STATES)
    replace(bind, "application", "ck_application_state_is_known", states)
    promise(bind, "application", "ck_application_sent_has_a_moment", SENT)
    promise(bind, "application", "ck_application_whole_before_interview", WHOLE)


def downgrade() -> None:
    """Take them away again; what was never published or sent goes with them."""
    bind = op.get_bind()
    op.execute("DELETE FROM application WHERE state IN ('draft', 'interested')")
    release(bind, "application", "ck_application_sent_has_a_moment")
    release(bind, "application", "ck_application_whole_before_interview")
    states = one_of("state", *APPLICATION_STATES)
    replace(bind, "application", "ck_application_state_is_known", states)
    for name in ("came_from", "completed_at", "sent_at"):
        op.drop_column("application", name)
    for table in ("board_campaign", "closing_change", "vacancy_post", "vacancy_place"):
        op.drop_table(table)
    op.drop_index("uq_vacancy_client_reference", "vacancy")
    for name in FOREIGN:
        release(bind, "vacancy", name)
    for name in (*CHECKS, *(f"{column}_is_known" for column in KNOWN)):
        release(bind, "vacancy", f"ck_vacancy_{name}")
    op.execute(
        "DELETE FROM application WHERE vacancy_id IN "
        "(SELECT id FROM vacancy WHERE state <> 'draft' AND published_at IS NULL)"
    )
    op.execute("DELETE FROM vacancy WHERE state <> 'draft' AND published_at IS NULL")
    replace(bind, "vacancy", "ck_vacancy_published_has_a_moment", PUBLISHED)
    replace(bind, "vacancy", "ck_vacancy_state_is_known", one_of("state", *STATES))
    for column in reversed(_columns()):
        op.drop_column("vacancy", column.name)

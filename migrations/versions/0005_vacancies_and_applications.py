"""Vacancies, their search index, and applications."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "vacancy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=75), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("posts_count", sa.Integer(), nullable=False),
        sa.Column("contract", sa.String(length=40), nullable=False),
        sa.Column("weekly_hours", sa.BigInteger(), nullable=False),
        sa.Column("pay_period", sa.String(length=40), nullable=False),
        sa.Column("pay_from_pence", sa.BigInteger(), nullable=False),
        sa.Column("pay_to_pence", sa.BigInteger(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("employer_name", sa.String(length=200), nullable=False),
        sa.Column("nation", sa.String(length=10), nullable=False),
        sa.Column("region_code", sa.String(length=9), nullable=False),
        sa.Column("authority_code", sa.String(length=9), nullable=False),
        sa.Column("public_point", sa.String(length=120), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy")),
        sa.ForeignKeyConstraint(["contact_id"], ["person.id"], name=op.f("fk_vacancy_contact_id")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_vacancy_home_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_vacancy_organisation_id")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_vacancy_public_id")),
        sa.CheckConstraint("posts_count >= 1", name=op.f("ck_vacancy_at_least_one_post")),
        sa.CheckConstraint(
            "contract IN ('permanent', 'fixed-term', 'bank', 'agency', 'volunteer')",
            name=op.f("ck_vacancy_contract_is_known"),
        ),
        sa.CheckConstraint(
            "(state = 'ended') = (ended_at IS NOT NULL)", name=op.f("ck_vacancy_ended_has_a_moment")
        ),
        sa.CheckConstraint(
            "pay_period IN ('hour', 'year')", name=op.f("ck_vacancy_pay_period_is_known")
        ),
        sa.CheckConstraint(
            "pay_to_pence >= pay_from_pence", name=op.f("ck_vacancy_pay_range_ascends")
        ),
        sa.CheckConstraint(
            "state = 'draft' OR published_at IS NOT NULL",
            name=op.f("ck_vacancy_published_has_a_moment"),
        ),
        sa.CheckConstraint(
            "role IN ('residential-support-worker', 'senior-residential-support-worker', 'waking-night-worker', 'deputy-manager', 'registered-manager', 'responsible-individual', 'therapist', 'teacher', 'other')",
            name=op.f("ck_vacancy_role_is_known"),
        ),
        sa.CheckConstraint("weekly_hours > 0", name=op.f("ck_vacancy_some_hours")),
        sa.CheckConstraint("pay_from_pence > 0", name=op.f("ck_vacancy_some_pay")),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_vacancy_source_is_known")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'live', 'ended')", name=op.f("ck_vacancy_state_is_known")
        ),
    )
    op.create_index(
        op.f("ix_vacancy_authority"), "vacancy", ["state", "authority_code", "published_at"]
    )
    op.create_index(op.f("ix_vacancy_closing"), "vacancy", ["state", "closes_on", "id"])
    op.create_index(op.f("ix_vacancy_home_id"), "vacancy", ["home_id"])
    op.create_index(op.f("ix_vacancy_live"), "vacancy", ["state", "published_at", "id"])
    op.create_index(op.f("ix_vacancy_organisation_id"), "vacancy", ["organisation_id"])
    op.create_index(op.f("ix_vacancy_place"), "vacancy", ["state", "public_point", "published_at"])
    op.create_index(op.f("ix_vacancy_source"), "vacancy", ["source"])
    op.create_table(
        "application",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("right_to_work", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application")),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["person.id"], name=op.f("fk_application_candidate_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_application_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_application_vacancy_id")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_application_public_id")),
        sa.UniqueConstraint(
            "vacancy_id", "candidate_id", name=op.f("uq_application_vacancy_id_candidate_id")
        ),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_application_source_is_known")
        ),
        sa.CheckConstraint(
            "state IN ('submitted', 'shortlisted', 'interviewing', 'offered', 'started', 'unsuccessful', 'declined', 'withdrawn')",
            name=op.f("ck_application_state_is_known"),
        ),
    )
    op.create_index(op.f("ix_application_candidate"), "application", ["candidate_id", "id"])
    op.create_index(
        op.f("ix_application_organisation"), "application", ["organisation_id", "state", "id"]
    )
    op.create_index(op.f("ix_application_source"), "application", ["source"])
    _index_for_search()


def downgrade() -> None:
    """Take the tables away."""
    _forget_the_search_index()
    op.drop_table("application")
    op.drop_table("vacancy")


SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE vacancy_search USING fts5(\n            search_text, content='vacancy', content_rowid='id', detail='none',\n            tokenize='unicode61 remove_diacritics 0')",
        "CREATE TRIGGER vacancy_search_added AFTER INSERT ON vacancy BEGIN\n            INSERT INTO vacancy_search(rowid, search_text) VALUES (new.id, new.search_text);\n        END",
        "CREATE TRIGGER vacancy_search_removed AFTER DELETE ON vacancy BEGIN\n            INSERT INTO vacancy_search(vacancy_search, rowid, search_text)\n            VALUES ('delete', old.id, old.search_text);\n        END",
        "CREATE TRIGGER vacancy_search_changed AFTER UPDATE OF search_text ON vacancy BEGIN\n            INSERT INTO vacancy_search(vacancy_search, rowid, search_text)\n            VALUES ('delete', old.id, old.search_text);\n            INSERT INTO vacancy_search(rowid, search_text) VALUES (new.id, new.search_text);\n        END",
    ),
    "postgresql": (
        "CREATE INDEX vacancy_search ON vacancy USING gin (to_tsvector('simple', search_text))",
    ),
}
UNDO = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS vacancy_search_added",
        "DROP TRIGGER IF EXISTS vacancy_search_removed",
        "DROP TRIGGER IF EXISTS vacancy_search_changed",
        "DROP TABLE IF EXISTS vacancy_search",
    ),
    "postgresql": ("DROP INDEX IF EXISTS vacancy_search",),
}


def _index_for_search() -> None:
    """Index the words of vacancies: FTS5 on SQLite, tsvector on PostgreSQL."""
    for statement in SEARCH[op.get_bind().dialect.name]:
        op.execute(sa.text(statement.replace(":", r"\:")))


def _forget_the_search_index() -> None:
    for statement in UNDO[op.get_bind().dialect.name]:
        op.execute(sa.text(statement.replace(":", r"\:")))

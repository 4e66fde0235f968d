"""Choosing together."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
BATCH = 5000
FIRST_SHORTLISTED = """UPDATE application SET shortlisted_at = (
    SELECT min(state_change.created_at) FROM state_change
    WHERE state_change.subject_kind = 'application'
    AND state_change.subject_id = application.id
    AND state_change.to_state = 'shortlisted')"""
TABLES = (
    "applicant_note",
    "criterion",
    "score",
    "panel_member",
    "letter_template",
    "several_moves",
    "young_peoples_part",
)


def upgrade() -> None:
    """Make the tables, and call every applicant by something that says nothing of them."""
    op.add_column(
        "application",
        sa.Column("alias", sa.String(length=6), nullable=False, server_default=sa.text("''")),
    )
    op.add_column(
        "application", sa.Column("shortlisted_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.execute(FIRST_SHORTLISTED)
    _name_everybody(op.get_bind())
    op.create_index("uq_application_alias", "application", ["vacancy_id", "alias"], unique=True)
    _notes()
    _weighing()
    _panel()
    _letters()
    _young_people()


def downgrade() -> None:
    """Take the tables away."""
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_index("uq_application_alias", "application")
    op.drop_column("application", "shortlisted_at")
    op.drop_column("application", "alias")


def _name_everybody(bind: sa.Connection) -> None:
    """Random names, six letters each; at most one person has each of them at all."""
    ids = list(bind.execute(sa.text("SELECT id FROM application ORDER BY id")).scalars())
    names: set[str] = set()
    while len(names) < len(ids):
        names.add("".join(secrets.choice(ALPHABET) for _ in range(6)))
    change = sa.text("UPDATE application SET alias = :alias WHERE id = :id")
    rows = [{"id": one, "alias": name} for one, name in zip(ids, names, strict=True)]
    for start in range(0, len(rows), BATCH):
        bind.execute(change, rows[start : start + BATCH])


def _named(*columns: sa.Column[object]) -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        *columns,
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    ]


def _whole(name: str) -> list[sa.Constraint]:
    return [
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint("public_id", name=f"uq_{name}_public_id"),
    ]


def _of(name: str, column: str, table: str, *, goes: bool = True) -> sa.ForeignKeyConstraint:
    """A key; the row goes with what it points to, or must go before it."""
    rule = "CASCADE" if goes else None
    return sa.ForeignKeyConstraint(
        [column], [f"{table}.id"], name=f"fk_{name}_{column}", ondelete=rule
    )


def _number(name: str, *, empty: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=empty)


def _text(name: str, size: int | None = None) -> sa.Column[object]:
    return sa.Column(name, sa.String(length=size) if size else sa.Text(), nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=True)


def _listed(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), nullable=False)


def _notes() -> None:
    name = "applicant_note"
    op.create_table(
        name,
        *_named(
            _number("application_id"),
            _number("author_id", empty=True),
            _text("words"),
            _moment("removed_at"),
        ),
        _of(name, "application_id", "application"),
        _of(name, "author_id", "person", goes=False),
        *_whole(name),
    )
    op.create_index("ix_applicant_note_application_id", name, ["application_id"])


def _weighing() -> None:
    op.create_table(
        "criterion",
        *_named(_number("vacancy_id"), _text("weight", 40), _text("text", 200)),
        sa.CheckConstraint(
            "weight IN ('essential', 'desirable')", name=op.f("ck_criterion_weight_is_known")
        ),
        _of("criterion", "vacancy_id", "vacancy"),
        sa.UniqueConstraint("vacancy_id", "text", name="uq_criterion_vacancy_id_text"),
        *_whole("criterion"),
    )
    op.create_table(
        "score",
        sa.Column("id", sa.Integer(), nullable=False),
        _number("application_id"),
        _number("criterion_id"),
        _number("scorer_id"),
        _number("points"),
        _text("comment"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("points BETWEEN 0 AND 3", name=op.f("ck_score_points_in_range")),
        _of("score", "application_id", "application"),
        _of("score", "criterion_id", "criterion"),
        _of("score", "scorer_id", "person", goes=False),
        sa.UniqueConstraint(
            "application_id",
            "criterion_id",
            "scorer_id",
            name="uq_score_application_id_criterion_id_scorer_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_score"),
    )
    op.create_index("ix_score_criterion_id", "score", ["criterion_id"])


def _panel() -> None:
    name = "panel_member"
    op.create_table(
        name,
        *_named(
            _number("vacancy_id"),
            _number("person_id"),
            _number("invited_by_id", empty=True),
            _moment("ended_at"),
        ),
        _of(name, "vacancy_id", "vacancy"),
        _of(name, "person_id", "person", goes=False),
        _of(name, "invited_by_id", "person", goes=False),
        sa.UniqueConstraint("vacancy_id", "person_id", name="uq_panel_member_vacancy_id_person_id"),
        *_whole(name),
    )
    op.create_index("ix_panel_member_person_id", name, ["person_id"])


def _letters() -> None:
    name = "letter_template"
    op.create_table(
        name,
        *_named(_number("organisation_id"), _text("kind", 40), _text("name", 80), _text("words")),
        sa.CheckConstraint(
            "kind IN ('shortlisted', 'interview', 'unsuccessful')",
            name=op.f("ck_letter_template_kind_is_known"),
        ),
        _of(name, "organisation_id", "organisation", goes=False),
        sa.UniqueConstraint(
            "organisation_id", "kind", "name", name="uq_letter_template_organisation_id_kind_name"
        ),
        *_whole(name),
    )
    name = "several_moves"
    op.create_table(
        name,
        *_named(
            _number("vacancy_id"),
            _number("made_by_id", empty=True),
            _text("to_state", 40),
            _text("words"),
            _listed("chosen"),
            _listed("moved"),
            _listed("left_behind"),
            _moment("done_at"),
        ),
        sa.CheckConstraint(
            "to_state IN ('draft', 'interested', 'submitted', 'shortlisted', 'interviewing', "
            "'offered', 'started', 'unsuccessful', 'declined', 'withdrawn')",
            name=op.f("ck_several_moves_to_state_is_known"),
        ),
        sa.CheckConstraint(
            "to_state IN ('shortlisted', 'interviewing', 'unsuccessful')",
            name=op.f("ck_several_moves_to_several"),
        ),
        _of(name, "vacancy_id", "vacancy"),
        _of(name, "made_by_id", "person", goes=False),
        *_whole(name),
    )
    op.create_index("ix_several_moves_vacancy", name, ["vacancy_id", "id"])


def _young_people() -> None:
    name = "young_peoples_part"
    op.create_table(
        name,
        *_named(
            _number("vacancy_id"),
            _number("application_id", empty=True),
            _listed("parts"),
            sa.Column("on_day", sa.Date(), nullable=False),
            _text("words"),
            _number("recorded_by_id", empty=True),
        ),
        _of(name, "vacancy_id", "vacancy"),
        _of(name, "application_id", "application"),
        _of(name, "recorded_by_id", "person", goes=False),
        *_whole(name),
    )
    for column in ("vacancy_id", "application_id"):
        op.create_index(f"ix_{name}_{column}", name, [column])

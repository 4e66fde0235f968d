"""What each check of the start gate holds, the kinds that may repeat, and provisional starts."""

import sqlalchemy as sa
from alembic import op

from migrations.promises import added, definition, one_of, promise, release, removed, replace

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

CONTRACTS = ("permanent", "fixed-term", "bank", "agency", "volunteer")
MORE_CONTRACTS = (*CONTRACTS, "director", "partner", "subcontractor")
TYPES = (
    "childrens-home",
    "secure-childrens-home",
    "residential-special-school",
    "short-break",
    "other",
)
MORE_TYPES = (*TYPES, "supported-accommodation")
KINDS = (
    "identity",
    "criminal-record",
    "reference-most-recent-employer",
    "reference-second",
    "reason-for-leaving",
    "qualifications",
    "employment-history",
    "fitness",
    "character",
    "disqualification",
    "right-to-work",
    "language",
    "registration",
)
MORE_KINDS = (
    *KINDS,
    "previous-post",
    "gap",
    "overseas-certificate",
    "competence",
    "capacity",
    "financial-position",
    "prohibition",
    "section-128",
    "childcare-disqualification",
    "professional-body",
    "update-service",
)
OF_CHECK = {
    "ck_check_certificate_level_is_known": one_of(
        "certificate_level", "standard", "enhanced", "adult-first"
    ),
    "ck_check_certificate_workforce_is_known": one_of(
        "certificate_workforce", "children", "adults", "children-and-adults", "other"
    ),
    "ck_check_adult_first_never_counts": (
        "CHECK (certificate_level IS NULL OR certificate_level <> 'adult-first')"
    ),
    "fk_check_carried_from_id": 'FOREIGN KEY(carried_from_id) REFERENCES "check" (id)',
}
OF_CLEARANCE = {
    "ck_start_clearance_provisional_has_an_end": (
        "CHECK (provisional = (provisional_until IS NOT NULL) "
        "AND provisional = (provisional_home_type IS NOT NULL))"
    ),
    "ck_start_clearance_no_provisional_start_in_a_childrens_home": (
        "CHECK (provisional_home_type IS NULL OR provisional_home_type = 'supported-accommodation')"
    ),
    "ck_start_clearance_provisional_home_type_is_known": one_of(
        "provisional_home_type", *MORE_TYPES
    ),
    "fk_start_clearance_home_id_provisional_home_type": (
        "FOREIGN KEY(home_id, provisional_home_type) REFERENCES home (id, home_type)"
    ),
}
REPEATED = ("uq_check_appointment_id_kind_subject", "UNIQUE (appointment_id, kind, subject)")
ONCE = ("uq_check_appointment_id_kind", "UNIQUE (appointment_id, kind)")
# What two people verified under "Enhanced certificate with barred list" was one for children.
WAS_ENHANCED = """UPDATE "check" SET certificate_level = 'enhanced',
    certificate_workforce = 'children', barred_list_checked = :yes
    WHERE kind = 'criminal-record' AND state IN ('seen', 'satisfactory')"""


def _columns() -> tuple[tuple[str, sa.Column[object]], ...]:
    day, level = sa.Date, lambda: sa.String(length=40)
    return (
        ("check", sa.Column("subject", sa.String(120), nullable=False, server_default=_("''"))),
        ("check", sa.Column("certificate_level", level())),
        ("check", sa.Column("certificate_workforce", level())),
        ("check", sa.Column("barred_list_checked", sa.Boolean())),
        ("check", _no("discloses")),
        ("check", sa.Column("consent_on", day())),
        ("check", sa.Column("recheck_on", day())),
        ("check", _no("remote")),
        ("check", sa.Column("carried_from_id", sa.Integer())),
        ("start_clearance", _no("provisional")),
        ("start_clearance", sa.Column("provisional_until", day())),
        ("start_clearance", sa.Column("provisional_home_type", level())),
        ("home", _no("also_school")),
    )


def _(words: str) -> sa.TextClause:
    return sa.text(words)


def _no(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def upgrade() -> None:
    """Let checks repeat and say more, and let more kinds of engagement and home be known."""
    bind = op.get_bind()
    for table, column in _columns():
        op.add_column(table, column)
    for table in ("person_in_post", "appointment", "vacancy"):
        replace(bind, table, f"ck_{table}_contract_is_known", one_of("contract", *MORE_CONTRACTS))
    for table in ("home", "frame_entry"):
        replace(bind, table, f"ck_{table}_home_type_is_known", one_of("home_type", *MORE_TYPES))
    op.create_index("uq_home_id_home_type", "home", ["id", "home_type"], unique=True)
    replace(bind, "check", "ck_check_kind_is_known", one_of("kind", *MORE_KINDS))
    for name, rule in OF_CHECK.items():
        promise(bind, "check", name, rule)
    for name, rule in OF_CLEARANCE.items():
        promise(bind, "start_clearance", name, rule)
    _exchange(bind, ONCE[0], REPEATED)
    bind.execute(sa.text(WAS_ENHANCED), {"yes": True})
    op.create_table(
        "provisional_condition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("condition", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provisional_condition")),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointment.id"],
            name=op.f("fk_provisional_condition_appointment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["person.id"],
            name=op.f("fk_provisional_condition_recorded_by_id"),
        ),
        sa.UniqueConstraint(
            "appointment_id",
            "condition",
            name=op.f("uq_provisional_condition_appointment_id_condition"),
        ),
        sa.CheckConstraint(
            "condition IN ('steps-taken', 'exceptional', 'supervised')",
            name=op.f("ck_provisional_condition_condition_is_known"),
        ),
    )


def downgrade() -> None:
    """Forget what the older tables cannot hold."""
    bind = op.get_bind()
    op.drop_table("provisional_condition")
    fewer = ", ".join(f"'{kind}'" for kind in KINDS)
    # No new kind, and of the old only the rows without a subject: so every one is there once.
    bind.execute(
        sa.text(f"""DELETE FROM "check" WHERE subject <> '' OR kind NOT IN ({fewer})""")  # noqa: S608
    )
    _exchange(bind, REPEATED[0], ONCE)
    for name in OF_CLEARANCE:
        release(bind, "start_clearance", name)
    for name in OF_CHECK:
        release(bind, "check", name)
    replace(bind, "check", "ck_check_kind_is_known", one_of("kind", *KINDS))
    op.drop_index("uq_home_id_home_type", "home")
    for table in ("home", "frame_entry"):
        replace(bind, table, f"ck_{table}_home_type_is_known", one_of("home_type", *TYPES))
    for table in ("person_in_post", "appointment", "vacancy"):
        replace(bind, table, f"ck_{table}_contract_is_known", one_of("contract", *CONTRACTS))
    for table, column in _columns():
        op.drop_column(table, column.name)


def _exchange(bind: sa.Connection, old: str, new: tuple[str, str]) -> None:
    """Another UNIQUE for the checks; nothing points at them yet, so SQLite may copy them."""
    if bind.dialect.name == "postgresql":
        release(bind, "check", old)
        promise(bind, "check", *new)
        return
    statement = added(removed(definition(bind, "check"), old), *new)
    names = ", ".join(column["name"] for column in sa.inspect(bind).get_columns("check"))
    op.drop_index("ix_check_appointment_id", "check")
    op.rename_table("check", "check_before")
    bind.exec_driver_sql(statement)
    bind.exec_driver_sql(f'INSERT INTO "check" ({names}) SELECT {names} FROM check_before')  # noqa: S608
    op.drop_table("check_before")
    op.create_index("ix_check_appointment_id", "check", ["appointment_id"])

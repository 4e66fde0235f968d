"""Interviews, messages, offers, references, self-disclosure, and releases of a place."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

TABLES = (
    "interview_slot",
    "interview_invite",
    "interview_booking",
    "hiring_notice",
    "offer",
    "application_message",
    "reference_request",
    "self_disclosure",
    "place_release",
)
UNNAMED = ("interview_booking", "hiring_notice")
STANDING = "state IN ('open', 'accepted', 'lapsed')"
NUMBER, BIG, FLAG, DAY = sa.Integer(), sa.BigInteger(), sa.Boolean(), sa.Date()
TEXT, MOMENT, KIND = sa.Text(), sa.DateTime(timezone=True), sa.String(40)


def upgrade() -> None:
    """Make the tables."""
    _interview_slot()
    _interview_invite()
    _interview_booking()
    _hiring_notice()
    _offer()
    _application_message()
    _reference_request()
    _self_disclosure()
    _place_release()


def downgrade() -> None:
    """Take the tables away."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _column(
    name: str, kind: sa.types.TypeEngine[object], *, nullable: bool = False
) -> sa.Column[object]:
    return sa.Column(name, kind, nullable=nullable)


def _one_of(table: str, column: str, *values: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(f"ck_{table}_{column}_is_known"))


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}")


def _once(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    named = () if name in UNNAMED else (_column("public_id", sa.String(16)),)
    op.create_table(
        name,
        _column("id", NUMBER),
        *named,
        *parts,
        _column("created_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )


def _interview_slot() -> None:
    _table(
        "interview_slot",
        _column("vacancy_id", NUMBER),
        _column("state", KIND),
        _column("starts_at", MOMENT),
        _column("minutes", NUMBER),
        _column("kind", KIND),
        _column("whereabouts", TEXT),
        _column("seats_count", NUMBER),
        _column("made_by_id", NUMBER, nullable=True),
        _one_of("interview_slot", "state", "open", "cancelled"),
        _one_of("interview_slot", "kind", "in-person", "video", "telephone"),
        _refers("interview_slot", "vacancy_id", "vacancy"),
        _refers("interview_slot", "made_by_id", "person"),
        sa.CheckConstraint(
            "minutes BETWEEN 10 AND 600",
            name=op.f("ck_interview_slot_some_minutes"),
        ),
        sa.CheckConstraint(
            "seats_count BETWEEN 1 AND 50",
            name=op.f("ck_interview_slot_some_seats"),
        ),
        _once("interview_slot", "public_id"),
    )
    op.create_index("ix_interview_slot_start", "interview_slot", ["state", "starts_at"])
    op.create_index("ix_interview_slot_vacancy", "interview_slot", ["vacancy_id", "starts_at"])


def _interview_invite() -> None:
    _table(
        "interview_invite",
        _column("application_id", NUMBER),
        _column("round", NUMBER),
        _column("state", KIND),
        _column("sequence", NUMBER),
        _column("words", TEXT, nullable=True),
        _column("last_slot_id", NUMBER, nullable=True),
        _one_of(
            "interview_invite",
            "state",
            "invited",
            "booked",
            "none-suits",
            "held",
            "missed",
            "cancelled",
        ),
        _refers("interview_invite", "application_id", "application"),
        _refers("interview_invite", "last_slot_id", "interview_slot"),
        _once("interview_invite", "application_id", "round"),
        _once("interview_invite", "public_id"),
    )


def _interview_booking() -> None:
    _table(
        "interview_booking",
        _column("slot_id", NUMBER),
        _column("seat", NUMBER),
        _column("invite_id", NUMBER),
        _refers("interview_booking", "slot_id", "interview_slot"),
        _refers("interview_booking", "invite_id", "interview_invite"),
        _once("interview_booking", "invite_id"),
        _once("interview_booking", "slot_id", "seat"),
    )


def _hiring_notice() -> None:
    _table(
        "hiring_notice",
        _column("subject_kind", sa.String(60)),
        _column("subject_id", NUMBER),
        _column("step", sa.String(40)),
        _once("hiring_notice", "subject_kind", "subject_id", "step"),
    )


def _offer() -> None:
    _table(
        "offer",
        _column("application_id", NUMBER),
        _column("version", NUMBER),
        _column("state", KIND),
        _column("code", sa.String(12)),
        _column("home_id", NUMBER),
        _column("role", KIND),
        _column("contract", KIND),
        _column("weekly_hours", BIG),
        _column("pay_period", KIND),
        _column("pay_pence", BIG),
        _column("sleep_ins_a_month", NUMBER),
        _column("sleep_in_pence", BIG, nullable=True),
        _column("starts_on", DAY, nullable=True),
        _column("expires_on", DAY),
        _column("words", TEXT),
        _column("reason", TEXT, nullable=True),
        _column("answered_at", MOMENT, nullable=True),
        _column("made_by_id", NUMBER, nullable=True),
        _one_of(
            "offer", "state", "open", "accepted", "declined", "withdrawn", "lapsed", "replaced"
        ),
        _one_of(
            "offer",
            "role",
            "residential-support-worker",
            "senior-residential-support-worker",
            "waking-night-worker",
            "deputy-manager",
            "registered-manager",
            "responsible-individual",
            "therapist",
            "teacher",
            "other",
        ),
        _one_of(
            "offer",
            "contract",
            "permanent",
            "fixed-term",
            "bank",
            "agency",
            "volunteer",
            "director",
            "partner",
            "subcontractor",
        ),
        _one_of("offer", "pay_period", "hour", "year"),
        _refers("offer", "application_id", "application"),
        _refers("offer", "home_id", "home"),
        _refers("offer", "made_by_id", "person"),
        sa.CheckConstraint("weekly_hours > 0", name=op.f("ck_offer_some_hours")),
        sa.CheckConstraint("pay_pence > 0", name=op.f("ck_offer_some_pay")),
        _once("offer", "application_id", "version"),
        _once("offer", "code"),
        _once("offer", "public_id"),
    )
    op.create_index("ix_offer_expiry", "offer", ["state", "expires_on"])
    op.create_index(
        "uq_offer_standing",
        "offer",
        ["application_id"],
        unique=True,
        sqlite_where=sa.text(STANDING),
        postgresql_where=sa.text(STANDING),
    )


def _application_message() -> None:
    _table(
        "application_message",
        _column("application_id", NUMBER),
        _column("from_employer", FLAG),
        _column("author_id", NUMBER, nullable=True),
        _column("words", TEXT),
        _column("read_at", MOMENT, nullable=True),
        _column("told_at", MOMENT, nullable=True),
        _refers("application_message", "application_id", "application"),
        _refers("application_message", "author_id", "person"),
        _once("application_message", "public_id"),
    )
    op.create_index(
        "ix_application_message_application", "application_message", ["application_id", "id"]
    )
    op.create_index(
        "ix_application_message_told", "application_message", ["from_employer", "told_at"]
    )


def _reference_request() -> None:
    _table(
        "reference_request",
        _column("application_id", NUMBER),
        _column("state", KIND),
        _column("slot", KIND),
        _column("name", TEXT),
        _column("organisation", TEXT),
        _column("relation", TEXT),
        _column("email", TEXT),
        _column("agreed_before_interview", FLAG),
        _column("token", TEXT, nullable=True),
        _column("token_digest", sa.String(64)),
        _column("sent_at", MOMENT),
        _column("expires_at", MOMENT),
        _column("reminded_at", MOMENT, nullable=True),
        _column("given_at", MOMENT, nullable=True),
        _column("answers", TEXT, nullable=True),
        _column("concerns", FLAG),
        _column("reason", TEXT, nullable=True),
        _column("asked_by_id", NUMBER, nullable=True),
        _column("reference_id", NUMBER, nullable=True),
        _one_of("reference_request", "state", "asked", "given", "declined", "ended"),
        _one_of("reference_request", "slot", "most-recent", "second", "further"),
        _refers("reference_request", "application_id", "application"),
        _refers("reference_request", "asked_by_id", "person"),
        _refers("reference_request", "reference_id", "reference"),
        sa.CheckConstraint(
            "(state = 'given') = (given_at IS NOT NULL)",
            name=op.f("ck_reference_request_given_has_a_moment"),
        ),
        _once("reference_request", "public_id"),
        _once("reference_request", "reference_id"),
        _once("reference_request", "token_digest"),
    )
    op.create_index(
        "ix_reference_request_application", "reference_request", ["application_id", "id"]
    )
    op.create_index("ix_reference_request_open", "reference_request", ["state", "sent_at"])


def _self_disclosure() -> None:
    _table(
        "self_disclosure",
        _column("application_id", NUMBER),
        _column("state", KIND),
        _column("asked_at", MOMENT),
        _column("asked_by_id", NUMBER, nullable=True),
        _column("given_at", MOMENT, nullable=True),
        _column("answers", TEXT, nullable=True),
        _column("outcome", TEXT, nullable=True),
        _column("discussed_on", DAY, nullable=True),
        _column("forgotten_at", MOMENT, nullable=True),
        _one_of("self_disclosure", "state", "asked", "given", "discussed"),
        _refers("self_disclosure", "application_id", "application"),
        _refers("self_disclosure", "asked_by_id", "person"),
        sa.CheckConstraint(
            "(state = 'asked') = (given_at IS NULL)",
            name=op.f("ck_self_disclosure_given_has_a_moment"),
        ),
        _once("self_disclosure", "application_id"),
        _once("self_disclosure", "public_id"),
    )


def _place_release() -> None:
    _table(
        "place_release",
        _column("application_id", NUMBER),
        _column("home_id", NUMBER),
        _column("released_by_id", NUMBER, nullable=True),
        _column("identity_seen", KIND),
        _column("identity_seen_on", DAY),
        _column("reason", TEXT),
        _column("until", MOMENT),
        _column("ended_at", MOMENT, nullable=True),
        _column("look_count", NUMBER),
        _one_of(
            "place_release",
            "identity_seen",
            "passport",
            "driving-licence",
            "residence-card",
            "other",
        ),
        _refers("place_release", "application_id", "application"),
        _refers("place_release", "home_id", "home"),
        _refers("place_release", "released_by_id", "person"),
        sa.CheckConstraint("look_count >= 0", name=op.f("ck_place_release_looks_not_negative")),
        _once("place_release", "public_id"),
    )
    op.create_index("ix_place_release_application", "place_release", ["application_id", "until"])
    op.create_index("ix_place_release_person", "place_release", ["released_by_id", "created_at"])

"""History, gaps, references, interviews and risk assessments."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "earlier_post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("employer", sa.String(length=200), nullable=False),
        sa.Column("role_title", sa.String(length=200), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("from_exact", sa.Boolean(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("until_exact", sa.Boolean(), nullable=False),
        sa.Column("with_children", sa.Boolean(), nullable=False),
        sa.Column("with_adults", sa.Boolean(), nullable=False),
        sa.Column("reason_given", sa.Text(), nullable=True),
        sa.Column("leaving", sa.String(length=40), nullable=True),
        sa.Column("leaving_asked", sa.String(length=200), nullable=False),
        sa.Column("leaving_asked_by", sa.String(length=40), nullable=True),
        sa.Column("leaving_asked_on", sa.Date(), nullable=True),
        sa.Column("leaving_words", sa.Text(), nullable=True),
        sa.Column("leaving_recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind <> 'work' OR employer <> ''", name=op.f("ck_earlier_post_work_has_employer")
        ),
        sa.CheckConstraint(
            "kind = 'work' OR NOT (with_children OR with_adults)",
            name=op.f("ck_earlier_post_only_work_is_with_people"),
        ),
        sa.CheckConstraint(
            "leaving IS NULL OR (leaving_recorded_by_id IS NOT NULL AND leaving_asked_on IS NOT NULL AND leaving_words IS NOT NULL)",
            name=op.f("ck_earlier_post_leaving_says_how"),
        ),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= from_on", name=op.f("ck_earlier_post_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_earlier_post_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["leaving_recorded_by_id"],
            ["person.id"],
            name=op.f("fk_earlier_post_leaving_recorded_by_id"),
        ),
        sa.CheckConstraint(
            "kind IN ('work', 'education', 'caring', 'travel', 'unemployment', 'other')",
            name=op.f("ck_earlier_post_kind_is_known"),
        ),
        sa.CheckConstraint(
            "leaving IN ('verified', 'not-verifiable')",
            name=op.f("ck_earlier_post_leaving_is_known"),
        ),
        sa.CheckConstraint(
            "leaving_asked_by IN ('telephone', 'letter', 'email', 'in-person')",
            name=op.f("ck_earlier_post_leaving_asked_by_is_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_post")),
        sa.UniqueConstraint("public_id", name=op.f("uq_earlier_post_public_id")),
    )
    op.create_index(op.f("ix_earlier_post_appointment_id"), "earlier_post", ["appointment_id"])
    op.create_table(
        "gap_judgement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("explanation", sa.Text(), nullable=True),
        sa.Column("satisfactory", sa.Boolean(), nullable=True),
        sa.Column("judged_by_id", sa.Integer(), nullable=True),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(satisfactory IS NULL) = (judged_by_id IS NULL)",
            name=op.f("ck_gap_judgement_judged_by_someone"),
        ),
        sa.CheckConstraint(
            "satisfactory IS NULL OR (judged_at IS NOT NULL AND explanation IS NOT NULL)",
            name=op.f("ck_gap_judgement_judged_on_words"),
        ),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= from_on",
            name=op.f("ck_gap_judgement_ends_after_start"),
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_gap_judgement_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["judged_by_id"], ["person.id"], name=op.f("fk_gap_judgement_judged_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gap_judgement")),
        sa.UniqueConstraint(
            "appointment_id", "from_on", name=op.f("uq_gap_judgement_appointment_id_from_on")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_gap_judgement_public_id")),
    )
    op.create_index(op.f("ix_gap_judgement_appointment_id"), "gap_judgement", ["appointment_id"])
    op.create_table(
        "interview",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("panel", sa.String(length=300), nullable=False),
        sa.Column("trained", sa.String(length=200), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("children_part", sa.Text(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_interview_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name=op.f("fk_interview_recorded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview")),
        sa.UniqueConstraint("public_id", name=op.f("uq_interview_public_id")),
    )
    op.create_index(op.f("ix_interview_appointment_id"), "interview", ["appointment_id"])
    op.create_table(
        "overseas_residence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("from_exact", sa.Boolean(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("until_exact", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("country <> 'GB'", name=op.f("ck_overseas_residence_abroad")),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= from_on",
            name=op.f("ck_overseas_residence_ends_after_start"),
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointment.id"],
            name=op.f("fk_overseas_residence_appointment_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overseas_residence")),
        sa.UniqueConstraint("public_id", name=op.f("uq_overseas_residence_public_id")),
    )
    op.create_index(
        op.f("ix_overseas_residence_appointment_id"), "overseas_residence", ["appointment_id"]
    )
    op.create_table(
        "reference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.String(length=40), nullable=False),
        sa.Column("referee_name", sa.String(length=200), nullable=False),
        sa.Column("organisation", sa.String(length=200), nullable=False),
        sa.Column("relation", sa.String(length=200), nullable=False),
        sa.Column("instead_reason", sa.String(length=300), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("answers", sa.Text(), nullable=True),
        sa.Column("concerns", sa.Boolean(), nullable=False),
        sa.Column("concerns_resolved", sa.Text(), nullable=True),
        sa.Column("rung_on", sa.Date(), nullable=True),
        sa.Column("rung_name", sa.String(length=200), nullable=False),
        sa.Column("number_found", sa.String(length=300), nullable=False),
        sa.Column("confirmed", sa.Text(), nullable=True),
        sa.Column("rung_by_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "rung_on IS NULL OR (received_on IS NOT NULL AND rung_by_id IS NOT NULL AND rung_name <> '' AND number_found <> '')",
            name=op.f("ck_reference_rung_says_whom"),
        ),
        sa.CheckConstraint(
            "slot = 'most-recent-employer' OR instead_reason = ''",
            name=op.f("ck_reference_instead_of_most_recent"),
        ),
        sa.CheckConstraint(
            "received_on IS NULL OR received_on >= asked_on",
            name=op.f("ck_reference_received_after_asked"),
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_reference_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name=op.f("fk_reference_recorded_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["rung_by_id"], ["person.id"], name=op.f("fk_reference_rung_by_id")
        ),
        sa.CheckConstraint(
            "slot IN ('most-recent-employer', 'second', 'further')",
            name=op.f("ck_reference_slot_is_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference")),
        sa.UniqueConstraint("public_id", name=op.f("uq_reference_public_id")),
    )
    op.create_index(op.f("ix_reference_appointment_id"), "reference", ["appointment_id"])
    op.create_table(
        "work_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("starts_exact", sa.Boolean(), nullable=False),
        sa.Column("start", sa.String(length=40), nullable=False),
        sa.Column("abroad_said_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("declared_by_id", sa.Integer(), nullable=True),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(declared_at IS NULL) = (declared_by_id IS NULL)",
            name=op.f("ck_work_history_declared_by_someone"),
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_work_history_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["declared_by_id"], ["person.id"], name=op.f("fk_work_history_declared_by_id")
        ),
        sa.CheckConstraint(
            "start IN ('left-education', 'sixteenth-birthday', 'declared')",
            name=op.f("ck_work_history_start_is_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_history")),
        sa.UniqueConstraint("appointment_id", name=op.f("uq_work_history_appointment_id")),
    )
    op.create_table(
        "risk_assessment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("check_id", sa.Integer(), nullable=False),
        sa.Column("because", sa.String(length=40), nullable=False),
        sa.Column("assessor", sa.String(length=200), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("decision", sa.String(length=40), nullable=False),
        sa.Column("steps", sa.Text(), nullable=True),
        sa.Column("conditions", sa.Text(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "because <> 'no-certificate' OR steps IS NOT NULL",
            name=op.f("ck_risk_assessment_says_what_was_tried"),
        ),
        sa.CheckConstraint(
            "(approved_by_id IS NULL) = (approved_at IS NULL)",
            name=op.f("ck_risk_assessment_approved_by_someone"),
        ),
        sa.CheckConstraint(
            "approved_by_id IS NULL OR approved_by_id <> recorded_by_id",
            name=op.f("ck_risk_assessment_two_people"),
        ),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["person.id"], name=op.f("fk_risk_assessment_approved_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["check_id"], ["check.id"], name=op.f("fk_risk_assessment_check_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name=op.f("fk_risk_assessment_recorded_by_id")
        ),
        sa.CheckConstraint(
            "because IN ('disclosed', 'no-certificate')",
            name=op.f("ck_risk_assessment_because_is_known"),
        ),
        sa.CheckConstraint(
            "decision IN ('may-work', 'may-not-work')",
            name=op.f("ck_risk_assessment_decision_is_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_assessment")),
        sa.UniqueConstraint("public_id", name=op.f("uq_risk_assessment_public_id")),
    )
    op.create_index(op.f("ix_risk_assessment_check_id"), "risk_assessment", ["check_id"])


def downgrade() -> None:
    """Take them away again."""
    op.drop_table("risk_assessment")
    op.drop_table("work_history")
    op.drop_table("reference")
    op.drop_table("overseas_residence")
    op.drop_table("interview")
    op.drop_table("gap_judgement")
    op.drop_table("earlier_post")

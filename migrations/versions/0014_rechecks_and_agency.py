"""Right to work, Update Service, concerns, agencies and shared checks."""

import sqlalchemy as sa
from alembic import op

from migrations.promises import one_of, replace

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KINDS = ("provider", "training-provider", "sector-body", "platform")
MORE_KINDS = ("provider", "training-provider", "sector-body", "agency", "platform")
ROLES = (
    "owner",
    "recruiter",
    "registered-manager",
    "deputy-manager",
    "area-manager",
    "training-lead",
    "sponsor-officer",
    "responsible-individual",
    "trainer",
    "training-administrator",
    "analyst",
    "statistician",
    "commissioner",
    "cooperative-director",
    "campaign-manager",
    "support",
)
MORE_ROLES = (
    "owner",
    "recruiter",
    "registered-manager",
    "deputy-manager",
    "area-manager",
    "training-lead",
    "sponsor-officer",
    "responsible-individual",
    "trainer",
    "agency-manager",
    "training-administrator",
    "analyst",
    "statistician",
    "commissioner",
    "cooperative-director",
    "campaign-manager",
    "support",
)
TABLES = (
    "right_to_work_check",
    "update_service_check",
    "recheck_policy",
    "recheck_notice",
    "concern",
    "concern_task",
    "agency_link",
    "agency_worker",
    "agency_check",
    "agency_proposal",
    "acceptance",
    "share_consent",
)


def upgrade() -> None:
    """Add the tables, and let agencies join."""
    bind = op.get_bind()
    replace(bind, "organisation", "ck_organisation_kind_is_known", one_of("kind", *MORE_KINDS))
    for table in ("invitation", "membership"):
        replace(bind, table, f"ck_{table}_role_is_known", one_of("role", *MORE_ROLES))
    _right_to_work()
    _concerns()
    _agencies()
    _taking_over()


def downgrade() -> None:
    """Take them away again; agencies that joined are closed."""
    bind = op.get_bind()
    for table in reversed(TABLES):
        op.drop_table(table)
    op.execute("DELETE FROM invitation WHERE role = 'agency-manager'")
    op.execute("DELETE FROM membership WHERE role = 'agency-manager'")
    op.execute(
        "UPDATE organisation SET kind = 'training-provider', state = 'closed' WHERE kind = 'agency'"
    )
    for table in ("invitation", "membership"):
        replace(bind, table, f"ck_{table}_role_is_known", one_of("role", *ROLES))
    replace(bind, "organisation", "ck_organisation_kind_is_known", one_of("kind", *KINDS))


def _right_to_work() -> None:
    op.create_table(
        "right_to_work_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("permission_until", sa.Date(), nullable=True),
        sa.Column("covered_until", sa.Date(), nullable=True),
        sa.Column("follow_up_on", sa.Date(), nullable=True),
        sa.Column("notice_reference", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(result = 'application-pending') = (covered_until IS NOT NULL)",
            name=op.f("ck_right_to_work_check_notice_covers_until_a_day"),
        ),
        sa.CheckConstraint(
            "(result = 'time-limited') = (permission_until IS NOT NULL)",
            name=op.f("ck_right_to_work_check_time_limit_has_a_day"),
        ),
        sa.CheckConstraint(
            "result <> 'refused' OR follow_up_on IS NULL",
            name=op.f("ck_right_to_work_check_refused_has_no_follow_up"),
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointment.id"],
            name=op.f("fk_right_to_work_check_appointment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["checked_by_id"], ["person.id"], name=op.f("fk_right_to_work_check_checked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_right_to_work_check_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_right_to_work_check")),
        sa.UniqueConstraint("public_id", name=op.f("uq_right_to_work_check_public_id")),
        sa.CheckConstraint(
            "method IN ('share-code', 'document', 'employer-checking-service')",
            name=op.f("ck_right_to_work_check_method_is_known"),
        ),
        sa.CheckConstraint(
            "result IN ('unlimited', 'time-limited', 'application-pending', 'refused')",
            name=op.f("ck_right_to_work_check_result_is_known"),
        ),
    )
    op.create_index(
        op.f("ix_right_to_work_check_appointment_id"), "right_to_work_check", ["appointment_id"]
    )
    op.create_index(
        op.f("ix_right_to_work_check_follow_up_on"), "right_to_work_check", ["follow_up_on"]
    )
    op.create_index(
        "ix_right_to_work_check_person",
        "right_to_work_check",
        ["organisation_id", "person_reference", "id"],
    )
    op.create_table(
        "update_service_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("check_id", sa.Integer(), nullable=False),
        sa.Column("consented_on", sa.Date(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_update_service_check_asked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["check_id"], ["check.id"], name=op.f("fk_update_service_check_check_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_update_service_check_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_update_service_check")),
        sa.UniqueConstraint("public_id", name=op.f("uq_update_service_check_public_id")),
        sa.CheckConstraint(
            "result IN ('no-change', 'new-information', 'not-subscribed', 'details-do-not-match')",
            name=op.f("ck_update_service_check_result_is_known"),
        ),
    )
    op.create_index(op.f("ix_update_service_check_check_id"), "update_service_check", ["check_id"])
    op.create_index(op.f("ix_update_service_check_next_on"), "update_service_check", ["next_on"])
    op.create_index(
        "ix_update_service_check_person",
        "update_service_check",
        ["organisation_id", "person_reference", "id"],
    )
    op.create_table(
        "recheck_policy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "months BETWEEN 1 AND 36", name=op.f("ck_recheck_policy_months_make_sense")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_recheck_policy_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recheck_policy")),
        sa.UniqueConstraint("organisation_id", name=op.f("uq_recheck_policy_organisation_id")),
    )
    op.create_table(
        "recheck_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("days_before", sa.Integer(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_recheck_notice_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recheck_notice")),
        sa.UniqueConstraint(
            "organisation_id",
            "person_reference",
            "what",
            "due_on",
            "days_before",
            name=op.f("uq_recheck_notice_organisation_id_person_reference_what_due_on_days_before"),
        ),
    )


def _concerns() -> None:
    op.create_table(
        "concern",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("person_in_post_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("aware_on", sa.Date(), nullable=False),
        sa.Column("details", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("opened_by_id", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(state = 'open') = (closed_on IS NULL)", name=op.f("ck_concern_closed_on_a_day")
        ),
        sa.CheckConstraint(
            "appointment_id IS NOT NULL OR person_in_post_id IS NOT NULL",
            name=op.f("ck_concern_about_somebody"),
        ),
        sa.CheckConstraint(
            "closed_by_id IS NULL OR opened_by_id IS NULL OR closed_by_id <> opened_by_id",
            name=op.f("ck_concern_closed_by_another"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["person.id"], name=op.f("fk_concern_account_id")),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_concern_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["person.id"], name=op.f("fk_concern_closed_by_id")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_concern_home_id")),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["person.id"], name=op.f("fk_concern_opened_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_concern_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_in_post_id"], ["person_in_post.id"], name=op.f("fk_concern_person_in_post_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern")),
        sa.UniqueConstraint("public_id", name=op.f("uq_concern_public_id")),
        sa.CheckConstraint(
            "kind IN ('new-disclosure', 'barred-list-hit', 'dismissal-for-harm', 'disqualification', 'allegation')",
            name=op.f("ck_concern_kind_is_known"),
        ),
        sa.CheckConstraint(
            "state IN ('open', 'may-work', 'may-not-work')", name=op.f("ck_concern_state_is_known")
        ),
    )
    op.create_index(op.f("ix_concern_account_id"), "concern", ["account_id"])
    op.create_index("ix_concern_person", "concern", ["organisation_id", "person_reference"])
    op.create_index(op.f("ix_concern_state"), "concern", ["state"])
    op.create_table(
        "concern_task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("concern_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("overdue_after", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by_id", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("how", sa.Text(), nullable=True),
        sa.Column("not_needed", sa.Boolean(), nullable=False),
        sa.Column("reminded_days", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(done_on IS NULL) = (done_by_id IS NULL)",
            name=op.f("ck_concern_task_done_by_somebody"),
        ),
        sa.CheckConstraint(
            "(done_on IS NULL) = (how IS NULL)", name=op.f("ck_concern_task_done_somehow")
        ),
        sa.ForeignKeyConstraint(
            ["concern_id"], ["concern.id"], name=op.f("fk_concern_task_concern_id")
        ),
        sa.ForeignKeyConstraint(
            ["done_by_id"], ["person.id"], name=op.f("fk_concern_task_done_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern_task")),
        sa.UniqueConstraint("concern_id", "code", name=op.f("uq_concern_task_concern_id_code")),
        sa.UniqueConstraint("public_id", name=op.f("uq_concern_task_public_id")),
    )
    op.create_index(op.f("ix_concern_task_concern_id"), "concern_task", ["concern_id"])


def _agencies() -> None:
    op.create_table(
        "agency_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "organisation_id <> agency_id", name=op.f("ck_agency_link_two_organisations")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["organisation.id"], name=op.f("fk_agency_link_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["agreed_by_id"], ["person.id"], name=op.f("fk_agency_link_agreed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_agency_link_asked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_agency_link_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_link")),
        sa.UniqueConstraint("public_id", name=op.f("uq_agency_link_public_id")),
    )
    op.create_index(op.f("ix_agency_link_agency_id"), "agency_link", ["agency_id"])
    op.create_index(op.f("ix_agency_link_organisation_id"), "agency_link", ["organisation_id"])
    op.create_index(
        "uq_agency_link_pair",
        "agency_link",
        ["organisation_id", "agency_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "agency_worker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("given_name", sa.String(length=100), nullable=False),
        sa.Column("family_name", sa.String(length=100), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_reference", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["person.id"], name=op.f("fk_agency_worker_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_agency_worker_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_worker")),
        sa.UniqueConstraint(
            "organisation_id",
            "person_reference",
            name=op.f("uq_agency_worker_organisation_id_person_reference"),
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_agency_worker_public_id")),
        sa.CheckConstraint(
            "source IN ('real', 'invented')", name=op.f("ck_agency_worker_source_is_known")
        ),
    )
    op.create_index(op.f("ix_agency_worker_account_id"), "agency_worker", ["account_id"])
    op.create_index(op.f("ix_agency_worker_source"), "agency_worker", ["source"])
    op.create_table(
        "agency_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=120), server_default=sa.text("''"), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("evidence", sa.String(length=40), nullable=True),
        sa.Column("certificate_number", sa.Text(), nullable=True),
        sa.Column("certificate_level", sa.String(length=40), nullable=True),
        sa.Column("certificate_workforce", sa.String(length=40), nullable=True),
        sa.Column("barred_list_checked", sa.Boolean(), nullable=True),
        sa.Column("discloses", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column("recheck_on", sa.Date(), nullable=True),
        sa.Column("seen_by_id", sa.Integer(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verified_by_id", sa.Integer(), nullable=True),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("remote", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("sole_sign_off", sa.Boolean(), nullable=False),
        sa.Column("sole_reason", sa.String(length=300), nullable=False),
        sa.Column("update_service", sa.Boolean(), nullable=False),
        sa.Column("issued_for_us", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "NOT sole_sign_off OR sole_reason <> ''", name=op.f("ck_agency_check_sole_has_reason")
        ),
        sa.CheckConstraint(
            "certificate_level IS NULL OR certificate_level <> 'adult-first'",
            name=op.f("ck_agency_check_adult_first_never_counts"),
        ),
        sa.CheckConstraint(
            "state <> 'satisfactory' OR (seen_by_id IS NOT NULL AND seen_at IS NOT NULL AND verified_by_id IS NOT NULL AND verified_at IS NOT NULL AND evidence IS NOT NULL)",
            name=op.f("ck_agency_check_satisfactory_has_evidence_and_two_people"),
        ),
        sa.CheckConstraint(
            "verified_by_id IS NULL OR sole_sign_off OR verified_by_id <> seen_by_id",
            name=op.f("ck_agency_check_two_people"),
        ),
        sa.ForeignKeyConstraint(
            ["seen_by_id"], ["person.id"], name=op.f("fk_agency_check_seen_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["verified_by_id"], ["person.id"], name=op.f("fk_agency_check_verified_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["agency_worker.id"], name=op.f("fk_agency_check_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_check")),
        sa.UniqueConstraint("public_id", name=op.f("uq_agency_check_public_id")),
        sa.UniqueConstraint(
            "worker_id", "kind", "subject", name=op.f("uq_agency_check_worker_id_kind_subject")
        ),
        sa.CheckConstraint(
            "kind IN ('identity', 'criminal-record', 'reference-most-recent-employer', 'reference-second', 'reason-for-leaving', 'qualifications', 'employment-history', 'fitness', 'character', 'disqualification', 'right-to-work', 'language', 'registration', 'previous-post', 'gap', 'overseas-certificate', 'competence', 'capacity', 'financial-position', 'prohibition', 'section-128', 'childcare-disqualification', 'professional-body', 'update-service')",
            name=op.f("ck_agency_check_kind_is_known"),
        ),
        sa.CheckConstraint(
            "state IN ('outstanding', 'seen', 'satisfactory', 'unsatisfactory', 'not-applicable', 'not-recorded-here')",
            name=op.f("ck_agency_check_state_is_known"),
        ),
        sa.CheckConstraint(
            "evidence IN ('seen', 'document')", name=op.f("ck_agency_check_evidence_is_known")
        ),
        sa.CheckConstraint(
            "certificate_level IN ('standard', 'enhanced', 'adult-first')",
            name=op.f("ck_agency_check_certificate_level_is_known"),
        ),
        sa.CheckConstraint(
            "certificate_workforce IN ('children', 'adults', 'children-and-adults', 'other')",
            name=op.f("ck_agency_check_certificate_workforce_is_known"),
        ),
    )
    op.create_index(op.f("ix_agency_check_worker_id"), "agency_check", ["worker_id"])


def _taking_over() -> None:
    op.create_table(
        "agency_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("offered_by_id", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "appointment_id IS NULL OR closed_at IS NOT NULL",
            name=op.f("ck_agency_proposal_taken_means_closed"),
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_agency_proposal_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["offered_by_id"], ["person.id"], name=op.f("fk_agency_proposal_offered_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_agency_proposal_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["agency_worker.id"], name=op.f("fk_agency_proposal_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_proposal")),
        sa.UniqueConstraint("public_id", name=op.f("uq_agency_proposal_public_id")),
    )
    op.create_index(
        op.f("ix_agency_proposal_appointment_id"), "agency_proposal", ["appointment_id"]
    )
    op.create_index(
        op.f("ix_agency_proposal_organisation_id"), "agency_proposal", ["organisation_id"]
    )
    op.create_index(op.f("ix_agency_proposal_worker_id"), "agency_proposal", ["worker_id"])
    op.create_index(
        "uq_agency_proposal_open",
        "agency_proposal",
        ["worker_id", "organisation_id"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "acceptance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("agency_check_id", sa.Integer(), nullable=False),
        sa.Column("check_id", sa.Integer(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_by_id", sa.Integer(), nullable=True),
        sa.Column("fell_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["accepted_by_id"], ["person.id"], name=op.f("fk_acceptance_accepted_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["agency_check_id"], ["agency_check.id"], name=op.f("fk_acceptance_agency_check_id")
        ),
        sa.ForeignKeyConstraint(["check_id"], ["check.id"], name=op.f("fk_acceptance_check_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acceptance")),
        sa.UniqueConstraint("public_id", name=op.f("uq_acceptance_public_id")),
    )
    op.create_index(op.f("ix_acceptance_agency_check_id"), "acceptance", ["agency_check_id"])
    op.create_index(op.f("ix_acceptance_check_id"), "acceptance", ["check_id"])
    op.create_index(
        "uq_acceptance_check",
        "acceptance",
        ["check_id"],
        unique=True,
        sqlite_where=sa.text("fell_at IS NULL"),
        postgresql_where=sa.text("fell_at IS NULL"),
    )
    op.create_table(
        "share_consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("from_organisation_id", sa.Integer(), nullable=False),
        sa.Column("to_organisation_id", sa.Integer(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "expires_on > given_on", name=op.f("ck_share_consent_ends_after_it_begins")
        ),
        sa.CheckConstraint(
            "from_organisation_id <> to_organisation_id",
            name=op.f("ck_share_consent_to_another_employer"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["person.id"], name=op.f("fk_share_consent_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["from_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_share_consent_from_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["to_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_share_consent_to_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_consent")),
        sa.UniqueConstraint("public_id", name=op.f("uq_share_consent_public_id")),
    )
    op.create_index(op.f("ix_share_consent_account_id"), "share_consent", ["account_id"])
    op.create_index("ix_share_consent_to", "share_consent", ["to_organisation_id", "account_id"])

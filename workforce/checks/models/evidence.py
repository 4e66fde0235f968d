"""What is kept of one check, wherever it is kept: the columns and the promises of evidence."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, false, text
from sqlalchemy.orm import Mapped, mapped_column

from workforce.checks.states import (
    CertificateLevel,
    CertificateWorkforce,
    CheckKind,
    CheckState,
    EvidenceKind,
)
from workforce.core.translation import lazy
from workforce.core.types import Moment, Secret


class Evidence:
    """What was seen of one matter, by whom, and who found it right; never what it says.

    `subject` tells apart rows of a kind that repeats: an earlier post, a gap, a country. It is
    empty otherwise. `discloses` says that something needs weighing, never what: of a
    disqualification, that there is one, so that `consent_on` is asked for. `remote` says that
    the responsible individual verified from elsewhere.
    """

    kind: Mapped[CheckKind]
    subject: Mapped[str] = mapped_column(String(120), default="", server_default=text("''"))
    state: Mapped[CheckState] = mapped_column(default=CheckState.OUTSTANDING)
    evidence: Mapped[EvidenceKind | None]
    certificate_number: Mapped[Secret | None]
    certificate_level: Mapped[CertificateLevel | None]
    certificate_workforce: Mapped[CertificateWorkforce | None]
    barred_list_checked: Mapped[bool | None]
    discloses: Mapped[bool] = mapped_column(default=False, server_default=false())
    dated_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    consent_on: Mapped[date | None]
    recheck_on: Mapped[date | None]
    seen_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    seen_at: Mapped[Moment | None]
    verified_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    verified_at: Mapped[Moment | None]
    remote: Mapped[bool] = mapped_column(default=False, server_default=false())
    sole_sign_off: Mapped[bool] = mapped_column(default=False)
    sole_reason: Mapped[str] = mapped_column(String(300), default="")
    update_service: Mapped[bool] = mapped_column(default=False)
    issued_for_us: Mapped[bool] = mapped_column(default=False)


def evidence_promises() -> tuple[Any, ...]:
    """What the database holds of every row of evidence, whoever writes it."""
    return (
        CheckConstraint(
            "state <> 'satisfactory' OR (seen_by_id IS NOT NULL AND seen_at IS NOT NULL "
            "AND verified_by_id IS NOT NULL AND verified_at IS NOT NULL "
            "AND evidence IS NOT NULL)",
            name="satisfactory_has_evidence_and_two_people",
        ),
        CheckConstraint(
            "verified_by_id IS NULL OR sole_sign_off OR verified_by_id <> seen_by_id",
            name="two_people",
            info={"refusal": lazy("A second person must verify this check")},
        ),
        CheckConstraint("NOT sole_sign_off OR sole_reason <> ''", name="sole_has_reason"),
        CheckConstraint(
            "certificate_level IS NULL OR certificate_level <> 'adult-first'",
            name="adult_first_never_counts",
            info={
                "refusal": lazy("Adult First is for adult care only and never counts here"),
                "field": "certificate_level",
            },
        ),
    )

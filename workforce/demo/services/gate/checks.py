"""Rows of the check list: seen, verified by a second person, or untouched."""

from dataclasses import dataclass
from datetime import date, timedelta

from workforce.checks.models import Check
from workforce.checks.rules import Requirement
from workforce.checks.services.appointments import NOT_ASKED
from workforce.checks.states import (
    CertificateLevel,
    CertificateWorkforce,
    CheckKind,
    CheckState,
    EvidenceKind,
)
from workforce.demo.services.ledger import Ledger, Step, at

DAYS_TO_VERIFY = 4
ENHANCED: dict[str, object] = {
    "certificate_level": CertificateLevel.ENHANCED,
    "certificate_workforce": CertificateWorkforce.CHILDREN,
    "barred_list_checked": True,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody works: ids of the home, its organisation, and the two who check."""

    home_id: int
    organisation_id: int
    seer_id: int
    verifier_id: int


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen of one matter and when; `verified` some days later.

    What another employer saw is not `ours`, and bears the date `dated_by_others`. Of what is
    `copied` a copy is on the employer's own file.
    """

    kind: CheckKind
    seen_on: date
    required: bool = True
    dated: bool = False
    subject: str = ""
    verified: bool = True
    expires_on: date | None = None
    ours: bool = True
    dated_by_others: date | None = None
    copied: bool = False

    @property
    def verified_on(self) -> date:
        """When the second person looked."""
        return self.seen_on + timedelta(days=DAYS_TO_VERIFY)

    @property
    def dated_on(self) -> date | None:
        """The date that the evidence bears."""
        if not self.ours:
            return self.dated_by_others
        return self.seen_on - timedelta(days=2) if self.dated else None


class CheckWriter:
    """Writes rows of check lists."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def seen(self, appointment_id: int, place: Place, sight: Sight) -> int:
        """A row of which evidence was seen, and verified where the sight says so."""
        seen_at = at(sight.seen_on, 11)
        verified_at = at(sight.verified_on, 16) if sight.verified else None
        is_certificate = sight.kind is CheckKind.CRIMINAL_RECORD
        number = self._ledger.add(
            Check,
            appointment_id=appointment_id,
            kind=sight.kind,
            subject=sight.subject,
            required=sight.required,
            state=CheckState.SATISFACTORY if sight.verified else CheckState.SEEN,
            evidence=EvidenceKind.DOCUMENT if sight.copied else EvidenceKind.SEEN,
            dated_on=sight.dated_on,
            expires_on=sight.expires_on,
            seen_by_id=place.seer_id,
            seen_at=seen_at,
            verified_by_id=place.verifier_id if sight.verified else None,
            verified_at=verified_at,
            issued_for_us=is_certificate and sight.ours,
            **(ENHANCED if is_certificate else {}),
        )
        steps: list[Step] = [("outstanding", "seen", seen_at, place.seer_id)]
        if verified_at is not None:
            steps.append(("seen", "satisfactory", verified_at, place.verifier_id))
        self._ledger.history(Check, number, steps)
        return number

    def unseen(
        self,
        appointment_id: int,
        kind: CheckKind,
        requirement: Requirement | None,
        state: CheckState,
    ) -> None:
        """A row of which nothing is recorded, or which nobody asks for."""
        asked = requirement is not None
        self._ledger.add(
            Check,
            appointment_id=appointment_id,
            kind=kind,
            required=requirement is not None and requirement.blocks,
            state=state if asked else CheckState.NOT_APPLICABLE,
            not_applicable_reason="" if asked else NOT_ASKED,
        )

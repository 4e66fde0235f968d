"""The check list of an appointment: each row, what is missing, and what can be done tonight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workforce.checks import policies
from workforce.checks.models import Check
from workforce.checks.presenters.sources import BASIS_NAMES, SourceWords
from workforce.checks.presenters.tonight import Tonight, tonight_for
from workforce.checks.rules import Missing, Requirement
from workforce.checks.states import (
    CHECK_NAMES,
    EVIDENCE_NAMES,
    LEVEL_NAMES,
    STATE_NAMES,
    WHY_NAMES,
    WORKFORCE_NAMES,
    AppointmentState,
    CheckKind,
    CheckState,
)
from workforce.core.actors import Actor
from workforce.core.translation import Lazy, _
from workforce.web.layout import long_date, moment_in_words

TONES: dict[CheckState, str] = {
    CheckState.OUTSTANDING: "wait",
    CheckState.SEEN: "new",
    CheckState.SATISFACTORY: "good",
    CheckState.UNSATISFACTORY: "bad",
    CheckState.NOT_APPLICABLE: "neutral",
    CheckState.NOT_RECORDED_HERE: "warn",
}


@dataclass(frozen=True, slots=True)
class MissingLine:
    """One thing that keeps somebody from starting, and what can be done by whom."""

    kind: CheckKind
    title: Lazy
    why: Lazy
    tonight: Tonight
    subject: str = ""

    @classmethod
    def of(cls, one: Missing, subjects: Mapping[str, str] | None = None) -> "MissingLine":
        """The words of a missing check; `subjects` has those of rows that repeat, by their key."""
        return cls(
            one.kind,
            CHECK_NAMES[one.kind],
            WHY_NAMES[one.why],
            tonight_for(one.kind, one.why),
            (subjects or {}).get(one.subject, ""),
        )


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check of the list, with what may be done about it."""

    public_id: str
    title: str
    status: Lazy
    tone: str
    note: str
    basis: Lazy | None
    source: SourceWords | None
    rows: Sequence[tuple[str, Any]]
    sole: str
    can_record: bool
    can_verify: bool
    can_refuse: bool
    can_set_aside: bool
    has_risk: bool

    @classmethod
    def of(
        cls,
        actor: Actor,
        check: Check,
        asked: Requirement | None,
        subjects: Mapping[str, str] | None = None,
    ) -> "CheckLine":
        """A check as somebody who may see the appointment sees it."""
        open_row = check.appointment.state is not AppointmentState.WITHDRAWN
        may_record = open_row and policies.can_record(actor, check)
        may_verify = open_row and policies.can_verify(actor, check)
        seen = check.state is CheckState.SEEN
        held = check.state in {CheckState.SEEN, CheckState.SATISFACTORY}
        settled = check.state in {CheckState.SATISFACTORY, CheckState.NOT_APPLICABLE}
        may_not_apply = asked is None or asked.may_not_apply
        return cls(
            public_id=check.public_id,
            title=": ".join(
                filter(None, (str(CHECK_NAMES[check.kind]), (subjects or {}).get(check.subject)))
            ),
            status=STATE_NAMES[check.state],
            tone=TONES[check.state],
            note=_(asked.note) if asked else check.not_applicable_reason,
            basis=BASIS_NAMES[asked.basis] if asked else None,
            source=SourceWords.of(asked.source) if asked else None,
            rows=evidence_rows(check),
            sole=check.sole_reason if check.sole_sign_off else "",
            can_record=may_record,
            can_verify=may_verify and seen,
            can_refuse=may_record and held,
            can_set_aside=may_verify and may_not_apply and not settled,
            has_risk=check.discloses or check.kind is CheckKind.OVERSEAS,
        )


def evidence_rows(check: Check) -> list[tuple[str, Any]]:
    """What the evidence of a check says of itself."""
    rows: list[tuple[str, Any]] = []
    if check.not_applicable_reason:
        rows.append((_("Why it does not apply"), _(check.not_applicable_reason)))
    if check.evidence is not None:
        rows.append((_("Evidence"), EVIDENCE_NAMES[check.evidence]))
    if check.certificate_number:
        rows.append((_("Certificate number"), check.certificate_number))
    return rows + _certificate(check) + _days(check) + _brought(check) + _people(check)


def _days(check: Check) -> list[tuple[str, Any]]:
    """The days on the evidence: its own, its last, and that of the next check."""
    said = (
        (_("Date on the evidence"), check.dated_on),
        (_("Ends on"), check.expires_on),
        (_("Check again on"), check.recheck_on),
    )
    return [(label, long_date(day)) for label, day in said if day is not None]


def _people(check: Check) -> list[tuple[str, Any]]:
    """Who saw the evidence, and who found it right."""
    rows: list[tuple[str, Any]] = []
    if check.seen_by is not None:
        rows.append((_("Seen by"), f"{check.seen_by.name}, {moment_in_words(check.seen_at)}"))
    if check.verified_by is not None:
        words = f"{check.verified_by.name}, {moment_in_words(check.verified_at)}"
        label = _("Verified from elsewhere by") if check.remote else _("Verified by")
        rows.append((label, words))
    return rows


def _brought(check: Check) -> list[tuple[str, Any]]:
    """That the evidence was verified for another post, and by whom is said below."""
    if check.carried_from_id is None:
        return []
    return [(_("Brought along"), _("It was verified for another post"))]


def _certificate(check: Check) -> list[tuple[str, Any]]:
    """What a certificate covers, and whether anything needs weighing: never what it says."""
    rows: list[tuple[str, Any]] = []
    if check.certificate_level is not None:
        rows.append((_("Level"), LEVEL_NAMES[check.certificate_level]))
    if check.certificate_workforce is not None:
        rows.append((_("For work with"), WORKFORCE_NAMES[check.certificate_workforce]))
    if check.barred_list_checked is not None:
        checked = _("Checked") if check.barred_list_checked else _("Not checked")
        rows.append((_("Children’s barred list"), checked))
    if check.kind is CheckKind.DISQUALIFICATION and check.discloses:
        consent = long_date(check.consent_on) if check.consent_on else _("Not recorded here")
        rows.append((_("Disqualified: consent of the regulator"), consent))
    elif check.discloses:
        rows.append((_("Discloses something"), _("Yes: see the risk assessment")))
    return rows

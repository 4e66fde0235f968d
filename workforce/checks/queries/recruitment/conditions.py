"""What must be on file before a check may be recorded as seen, or verified: one table by kind."""

from collections.abc import Callable
from datetime import date

from workforce.checks import rules
from workforce.checks.models import Check, Reference
from workforce.checks.queries.recruitment.findings import references_as, risk_assessment_of
from workforce.checks.queries.recruitment.history import (
    earlier_posts_of,
    gap_judgements_of,
    gaps_of,
    history_of,
    span_of,
    stays_of,
)
from workforce.checks.states import CheckKind, ReferenceSlot, RiskDecision, RiskReason
from workforce.core import clock
from workforce.core.errors import DomainError
from workforce.core.translation import lazy

Condition = Callable[[Check, date | None], DomainError | None]
SLOTS = {
    CheckKind.REFERENCE_RECENT: ReferenceSlot.MOST_RECENT,
    CheckKind.REFERENCE_SECOND: ReferenceSlot.SECOND,
}


def lacking_to_record(check: Check, dated_on: date | None) -> DomainError | None:
    """What keeps evidence of a check from being recorded as seen; None where nothing does."""
    condition = RECORDING.get(check.kind)
    return condition(check, dated_on) if condition else None


def lacking_to_verify(check: Check) -> DomainError | None:
    """What keeps the evidence of a check from being verified; None where nothing does."""
    condition = VERIFYING.get(check.kind)
    return condition(check, check.dated_on) if condition else None


def _received(check: Check) -> list[Reference]:
    rows = references_as(check.appointment_id, SLOTS[check.kind])
    return [row for row in rows if row.received_on is not None]


def _reference_is_here(check: Check, dated_on: date | None) -> DomainError | None:
    _ = dated_on
    if _received(check):
        return None
    return DomainError(lazy("First record the reference itself: who wrote it and when it came"))


def _reference_was_rung(check: Check, dated_on: date | None) -> DomainError | None:
    missing = _reference_is_here(check, dated_on)
    if missing is not None:
        return missing
    received = _received(check)
    if received[-1].rung_on is None:
        return DomainError(
            lazy("First ring the referee, on a number you found yourself, and record the call")
        )
    if any(row.open_concern for row in received):
        return DomainError(lazy("The reference raises a concern. First record how it was resolved"))
    return None


def _history_is_complete(check: Check, dated_on: date | None) -> DomainError | None:
    _ = dated_on
    history = history_of(check.appointment_id)
    if history is None or history.declared_at is None:
        return DomainError(lazy("First record the history and say that it is complete"))
    return None


def _leaving_is_recorded(check: Check, dated_on: date | None) -> DomainError | None:
    _ = dated_on
    rows = {row.public_id: row for row in earlier_posts_of(check.appointment_id)}
    post = rows.get(check.subject)
    if post is None or post.leaving is None:
        return DomainError(lazy("First record who was asked why this work ended, and the answer"))
    return None


def _gap_is_judged(check: Check, dated_on: date | None) -> DomainError | None:
    _ = dated_on
    first = {gap.key: gap.from_on for gap in gaps_of(check.appointment)}.get(check.subject)
    rows = {row.from_on: row for row in gap_judgements_of(check.appointment_id)}
    judged = rows.get(first) if first else None
    if judged is None or not judged.satisfactory:
        return DomainError(lazy("First record the written explanation, and judge it satisfactory"))
    return None


def _certificate_is_good(check: Check, dated_on: date | None) -> DomainError | None:
    """A certificate young enough or made after leaving; or, without any, a risk assessed."""
    if dated_on is None:
        assessed = risk_assessment_of(check.id)
        if (
            assessed is not None
            and assessed.because is RiskReason.NO_CERTIFICATE
            and assessed.decision is RiskDecision.MAY_WORK
        ):
            return None
        return DomainError(
            lazy("Enter the date of the certificate, or first assess the risk of having none"),
            "dated_on",
        )
    stays = [row for row in stays_of(check.appointment_id) if row.country == check.subject]
    ends = [span_of(row).last for row in stays]
    left_on = None if None in ends or not ends else max(day for day in ends if day)
    if rules.still_good(dated_on, left_on, clock.today()):
        return None
    return DomainError(
        lazy("The certificate is too old: it was made before they left, and over 6 months ago"),
        "dated_on",
    )


RECORDING: dict[CheckKind, Condition] = {
    CheckKind.REFERENCE_RECENT: _reference_is_here,
    CheckKind.REFERENCE_SECOND: _reference_is_here,
    CheckKind.EMPLOYMENT_HISTORY: _history_is_complete,
    CheckKind.PREVIOUS_POST: _leaving_is_recorded,
    CheckKind.GAP: _gap_is_judged,
    CheckKind.OVERSEAS: _certificate_is_good,
}
VERIFYING: dict[CheckKind, Condition] = {
    **RECORDING,
    CheckKind.REFERENCE_RECENT: _reference_was_rung,
    CheckKind.REFERENCE_SECOND: _reference_was_rung,
}

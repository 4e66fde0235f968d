"""Judging gaps: a written explanation, and the provider's own word on it."""

from datetime import date

from workforce.checks.models import Appointment, GapJudgement
from workforce.checks.queries import recruitment as records
from workforce.checks.services import evidence
from workforce.checks.services.recruitment.rows import held, keep_rows, row_of
from workforce.checks.states import CheckKind, CheckState, EvidenceKind
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import DomainError
from workforce.core.translation import lazy


@atomic
def judge_gap(
    actor: Actor,
    appointment: Appointment,
    *,
    from_on: date,
    explanation: str = "",
    satisfactory: bool | None = None,
) -> GapJudgement:
    """Ask about a gap, or keep its explanation and say whether it satisfies the provider."""
    appointment = held(actor, appointment)
    gap = next((one for one in records.gaps_of(appointment) if one.from_on == from_on), None)
    if gap is None:
        raise DomainError(lazy("There is no such gap any more"), "gap")
    if satisfactory is not None and not explanation.strip():
        raise DomainError(lazy("Enter the explanation as they wrote it"), "explanation")
    known = {row.from_on: row for row in records.gap_judgements_of(appointment.id)}
    row = known.get(from_on)
    if row is None:
        row = GapJudgement(appointment_id=appointment.id, from_on=from_on)
        session().add(row)
    row.until_on = None if gap.is_open else gap.until_on
    row.explanation = explanation.strip() or None
    row.satisfactory = satisfactory
    row.judged_by_id = None if satisfactory is None else actor.person_id
    row.judged_at = None if satisfactory is None else clock.now()
    session().flush()
    keep_rows(actor, appointment)
    _say(actor, appointment, gap.key, satisfactory=satisfactory)
    audit.record(actor, "judge-gap", row, appointment_id=appointment.id)
    return row


def _say(
    actor: Actor, appointment: Appointment, subject: str, *, satisfactory: bool | None
) -> None:
    """What the judgement means for the row of the check list."""
    check = row_of(appointment, CheckKind.GAP, subject)
    if satisfactory:
        evidence.record_evidence(actor, check, evidence=EvidenceKind.DOCUMENT)
    elif satisfactory is False:
        reason = "The explanation does not satisfy the provider"
        evidence.mark_unsatisfactory(actor, check, reason=reason)
    elif check.state is CheckState.SATISFACTORY:
        evidence.mark_unsatisfactory(actor, check, reason="The judgement was taken back")

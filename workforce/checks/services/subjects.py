"""Rows of a kind that repeats, kept in step with what the history names; evidence is never lost."""

from collections.abc import Mapping

from workforce.checks import queries
from workforce.checks.models import CHECK, Appointment, Check
from workforce.checks.queries import recruitment
from workforce.checks.services.evidence import forget_verdict
from workforce.checks.states import REPEATING, AppointmentState, CheckKind, CheckState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.lifecycle import move

NO_LONGER_NAMED = "The history no longer names it"
NEVER_TOUCHED = frozenset({CheckState.OUTSTANDING, CheckState.NOT_RECORDED_HERE})


@atomic
def sync_subject_rows(
    actor: Actor, appointment: Appointment, kind: CheckKind, wanted: Mapping[str, str]
) -> None:
    """Let there be a row for each subject wanted, by its key, and no other that still asks.

    A row with evidence is set aside, not removed, and asked for again when its subject returns;
    one that was found unsatisfactory stands whatever the history says.
    """
    if kind not in REPEATING:
        raise ValueError(f"{kind} does not repeat")
    rows = {row.subject: row for row in queries.rows_of_kind(appointment.id, kind)}
    asked = queries.asked_of(appointment, clock.today()) or ()
    required = any(one.kind is kind and one.blocks for one in asked)
    for subject in wanted:
        row = rows.pop(subject, None)
        if row is None:
            session().add(_new(appointment, kind, subject, required=required))
        elif row.state is CheckState.NOT_APPLICABLE:
            row.required, row.not_applicable_reason = required, ""
            state = CheckState.SEEN if row.evidence is not None else CheckState.UNSATISFACTORY
            move(row, state, by=CHECK, actor=actor, reason="named again")
    for row in rows.values():
        _set_aside(actor, row)
    session().flush()
    session().expire(appointment, ["checks"])


@atomic
def open_subject_rows(
    appointment: Appointment, wanted: Mapping[CheckKind, Mapping[str, str]]
) -> None:
    """The first rows of kinds that repeat, of an appointment that has none yet."""
    asked = queries.asked_of(appointment, clock.today()) or ()
    blocking = {one.kind for one in asked if one.blocks}
    for kind, subjects in wanted.items():
        session().add_all(
            _new(appointment, kind, subject, required=kind in blocking) for subject in subjects
        )
    session().flush()
    session().expire(appointment, ["checks"])


def _new(appointment: Appointment, kind: CheckKind, subject: str, *, required: bool) -> Check:
    before = appointment.state is AppointmentState.IN_POST_BEFORE
    return Check(
        appointment_id=appointment.id,
        kind=kind,
        subject=subject,
        required=required,
        state=CheckState.NOT_RECORDED_HERE if before else CheckState.OUTSTANDING,
    )


def _set_aside(actor: Actor, row: Check) -> None:
    """Remove a row of which nothing is recorded; set aside one that holds evidence or a risk."""
    if row.state in NEVER_TOUCHED and not recruitment.risk_assessments_of([row.id]):
        session().delete(row)
        return
    if row.state not in NEVER_TOUCHED | {CheckState.SEEN, CheckState.SATISFACTORY}:
        return
    forget_verdict(row)
    if row.state is CheckState.SATISFACTORY:
        move(row, CheckState.SEEN, by=CHECK, actor=actor, reason="history changed")
    row.required, row.not_applicable_reason = False, NO_LONGER_NAMED
    move(row, CheckState.NOT_APPLICABLE, by=CHECK, actor=actor, reason="history changed")

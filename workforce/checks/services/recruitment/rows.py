"""Keeping the check list in step with a history: a row for each post, gap and country it names."""

from workforce.checks import policies, queries
from workforce.checks.models import CHECK, Appointment, Check, WorkHistory
from workforce.checks.queries import recruitment as records
from workforce.checks.services.evidence import forget_verdict
from workforce.checks.services.subjects import sync_subject_rows
from workforce.checks.states import AppointmentState, CheckKind, CheckState
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.lifecycle import move
from workforce.core.translation import lazy


def held(actor: Actor, appointment: Appointment) -> Appointment:
    """The appointment, held against a start at the same moment, for whoever may add to its file."""
    if not policies.can_record_of(actor, appointment):
        raise NotAllowed(lazy("Your role does not include this"))
    if queries.has_their_address(actor, appointment):
        raise NotAllowed(lazy("Somebody else records and verifies checks about you"))
    appointment = locked(appointment)
    if appointment.state is AppointmentState.WITHDRAWN:
        raise Conflict(lazy("This appointment was withdrawn"))
    return appointment


def held_to_change(actor: Actor, appointment: Appointment) -> Appointment:
    """The same, where the history may still be changed."""
    appointment = held(actor, appointment)
    if not records.may_change_history(appointment):
        raise Conflict(lazy("The history stands as it was when the person started"))
    return appointment


def begun(appointment: Appointment) -> WorkHistory:
    """The history, once somebody has said when it begins."""
    history = records.history_of(appointment.id)
    if history is None:
        raise DomainError(lazy("First say from what day on the history is full"))
    return history


def changed(actor: Actor, appointment: Appointment) -> None:
    """After a change of the history: nobody has declared this one, and its gaps may be others."""
    history = records.history_of(appointment.id)
    if history is not None:
        history.declared_by_id = history.declared_at = None
        history.declared_by = None
    for check in appointment.checks:
        is_history = check.kind is CheckKind.EMPLOYMENT_HISTORY
        if is_history and check.state is CheckState.SATISFACTORY:
            forget_verdict(check)
            move(check, CheckState.SEEN, by=CHECK, actor=actor, reason="history changed")
    session().flush()
    _drop_lost_judgements(actor, appointment)
    keep_rows(actor, appointment)


def _drop_lost_judgements(actor: Actor, appointment: Appointment) -> None:
    """A judgement stands as long as its gap does; of others the audit keeps that they were."""
    standing = {
        (gap.from_on, None if gap.is_open else gap.until_on) for gap in records.gaps_of(appointment)
    }
    for row in records.gap_judgements_of(appointment.id):
        if (row.from_on, row.until_on) in standing:
            continue
        audit.record(
            actor,
            "drop-gap-judgement",
            row,
            appointment_id=appointment.id,
            from_on=row.from_on.isoformat(),
            until_on=row.until_on.isoformat() if row.until_on else None,
            satisfactory=row.satisfactory,
            judged_by_id=row.judged_by_id,
        )
        session().delete(row)
    session().flush()


@atomic
def keep_rows(actor: Actor, appointment: Appointment) -> None:
    """Give every post, gap and country that the history names its row of the check list."""
    wanted = records.wanted_rows(appointment)
    for check in queries.rows_of_kind(appointment.id, CheckKind.GAP):
        if check.subject not in wanted[CheckKind.GAP]:
            _close(actor, check)
    for kind, subjects in wanted.items():
        sync_subject_rows(actor, appointment, kind, subjects)


def _close(actor: Actor, check: Check) -> None:
    """A gap that is closed no longer stands against somebody, however it was judged."""
    if check.state is CheckState.UNSATISFACTORY:
        move(check, CheckState.SEEN, by=CHECK, actor=actor, reason="history changed")


def row_of(appointment: Appointment, kind: CheckKind, subject: str = "") -> Check:
    """The row of the check list for one matter."""
    session().flush()
    session().refresh(appointment, ["checks"])
    for check in appointment.checks:
        if (check.kind, check.subject) == (kind, subject):
            return check
    raise DomainError(lazy("The rules do not ask for this of this role and contract"))

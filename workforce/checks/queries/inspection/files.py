"""Everything on file about people as at the end of a day, for many of them in a few questions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workforce.accounts.models import Person
from workforce.checks.models import (
    Appointment,
    Check,
    ChildrensPart,
    EarlierPost,
    GapJudgement,
    Interview,
    OverseasResidence,
    Reference,
    RiskAssessment,
    WorkHistory,
)
from workforce.checks.rules import as_at
from workforce.checks.rules.as_at import Move, Standing
from workforce.core import clock
from workforce.core.db import session
from workforce.core.lifecycle import StateChange, histories
from workforce.employment.models import PersonInPost


@dataclass(frozen=True, slots=True)
class CheckThen:
    """One check as it stood, and the names of who had seen and verified it."""

    check: Check
    standing: Standing
    seen_by: str
    verified_by: str


@dataclass(slots=True)
class FileThen:
    """What was on file about one appointment of one person at the end of a day."""

    appointment: Appointment
    day: date
    moment: datetime
    state: str
    checks: list[CheckThen] = field(default_factory=list)
    spells: list[PersonInPost] = field(default_factory=list)
    history: WorkHistory | None = None
    posts: list[EarlierPost] = field(default_factory=list)
    gaps: list[GapJudgement] = field(default_factory=list)
    stays: list[OverseasResidence] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    interviews: list[Interview] = field(default_factory=list)
    childrens_parts: list[ChildrensPart] = field(default_factory=list)
    risks: list[RiskAssessment] = field(default_factory=list)


def files_as_at(appointments: Sequence[Appointment], day: date) -> list[FileThen]:
    """The files of these appointments, in their order, without those opened after the day."""
    moment, ids = clock.day_end(day), [row.id for row in appointments]
    changed = histories(Appointment.__tablename__, ids)
    found = {}
    for row in appointments:
        then = as_at.standing(moves_of(changed.get(row.id, [])), row.created_at, row.state, moment)
        if then is not None:
            found[row.id] = FileThen(row, day, moment, then.state)
    _add_checks(found, moment)
    _add_spells(found, day)
    _add_evidence(found, moment)
    return list(found.values())


def moves_of(changes: Iterable[StateChange]) -> list[Move]:
    """The moves of a row as the rules take them."""
    return [
        Move(one.from_state, one.to_state, one.actor_id, one.created_at, one.reason)
        for one in changes
    ]


def _add_checks(files: dict[int, FileThen], moment: datetime) -> None:
    query = (
        select(Check)
        .where(Check.appointment_id.in_(files))
        .options(joinedload(Check.seen_by), joinedload(Check.verified_by))
        .order_by(Check.id)
    )
    rows = list(session().scalars(query))
    changed = histories(Check.__tablename__, [row.id for row in rows])
    stood = []
    for row in rows:
        then = as_at.standing(moves_of(changed.get(row.id, [])), row.created_at, row.state, moment)
        if then is not None:
            stood.append((row, then))
    names = _names(move.by for _row, then in stood for move in (then.seen, then.verified) if move)
    for row, then in stood:
        files[row.appointment_id].checks.append(
            CheckThen(
                row,
                then,
                names.get(then.seen.by, "") if then.seen else _own_name(row, then, row.seen_by),
                names.get(then.verified.by, "")
                if then.verified
                else _own_name(row, then, row.verified_by),
            )
        )


def _own_name(row: Check, then: Standing, person: Person | None) -> str:
    """Who a row that never moved names itself, such as one carried over."""
    return person.name if person is not None and then.state == row.state else ""


def _names(ids: Iterable[str]) -> dict[str, str]:
    numbers = {int(one) for one in ids if one.isdigit()}
    people = session().scalars(select(Person).where(Person.id.in_(numbers)))
    return {str(person.id): person.name for person in people}


def _add_spells(files: dict[int, FileThen], day: date) -> None:
    """The posts of each person in the home of the appointment that had begun by the day."""
    keys = defaultdict(list)
    for one in files.values():
        row = one.appointment
        keys[row.organisation_id, row.person_reference, row.home_id].append(one)
    query = select(PersonInPost).where(
        PersonInPost.organisation_id.in_({key[0] for key in keys}),
        PersonInPost.person_reference.in_({key[1] for key in keys}),
        PersonInPost.home_id.in_({key[2] for key in keys}),
        PersonInPost.started_on <= day,
    )
    for spell in session().scalars(query.order_by(PersonInPost.started_on, PersonInPost.id)):
        for one in keys.get((spell.organisation_id, spell.person_reference, spell.home_id), []):
            one.spells.append(spell)


OF_APPOINTMENT: tuple[tuple[Any, str, tuple[Any, ...]], ...] = (
    (EarlierPost, "posts", (EarlierPost.from_on,)),
    (GapJudgement, "gaps", (GapJudgement.from_on,)),
    (OverseasResidence, "stays", (OverseasResidence.from_on,)),
    (Reference, "references", (Reference.asked_on,)),
    (Interview, "interviews", (Interview.held_on,)),
    (ChildrensPart, "childrens_parts", (ChildrensPart.on_day,)),
)


def _add_evidence(files: dict[int, FileThen], moment: datetime) -> None:
    for table, name, order in OF_APPOINTMENT:
        query = select(table).where(table.appointment_id.in_(files), table.created_at < moment)
        if hasattr(table, "rung_by"):
            query = query.options(joinedload(table.rung_by))
        if hasattr(table, "judged_by"):
            query = query.options(joinedload(table.judged_by))
        for row in session().scalars(query.order_by(*order, table.id)):
            getattr(files[row.appointment_id], name).append(row)
    histories_of = select(WorkHistory).where(
        WorkHistory.appointment_id.in_(files), WorkHistory.created_at < moment
    )
    for history in session().scalars(histories_of.options(joinedload(WorkHistory.declared_by))):
        files[history.appointment_id].history = history
    risks = (
        select(RiskAssessment, Check.appointment_id)
        .join(Check, Check.id == RiskAssessment.check_id)
        .where(Check.appointment_id.in_(files), RiskAssessment.created_at < moment)
        .options(
            joinedload(RiskAssessment.check),
            joinedload(RiskAssessment.approved_by),
            joinedload(RiskAssessment.recorded_by),
        )
        .order_by(RiskAssessment.id)
    )
    for risk, appointment_id in session().execute(risks):
        files[appointment_id].risks.append(risk)

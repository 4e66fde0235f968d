"""A home changes owner: its people go on through the gate, with every check as it stands."""

from collections.abc import Mapping

from sqlalchemy import select

from workforce.checks import queries
from workforce.checks.models import (
    APPOINTMENT,
    Appointment,
    Check,
    Photograph,
    ProvisionalCondition,
    RightToWorkCheck,
    RiskAssessment,
    UpdateServiceCheck,
)
from workforce.checks.queries import moves
from workforce.checks.services.moving import carrying, worries
from workforce.checks.states import AppointmentState
from workforce.core import clock, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.lifecycle import begin, begin_all, move
from workforce.core.registry import HomeMove
from workforce.documents import services as documents
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.queries import handover
from workforce.employment.services import counting, entry

ACTOR = Actor.system("home-transfers")


@atomic
def carry_over(passing: HomeMove) -> None:
    """Let everybody in post and every appointment under way go on with the next owner.

    Nothing is judged anew and nothing becomes settled by it: a clearance of its own says that
    the start was lawful before, and each row names the one it was copied from.
    """
    spells = handover.to_carry(passing)
    late = handover.started_since(passing)
    under_way = moves.under_way(passing.home_id, passing.from_organisation_id)
    wanted = [one.person_reference for one in (*spells, *late)]
    wanted += [one.person_reference for one in under_way]
    names = handover.references(passing, wanted)
    for spell in spells:
        _carry_spell(passing, locked(spell), names[spell.person_reference])
    for spell in late:
        _hand_over(passing, locked(spell), names[spell.person_reference])
    for appointment in under_way:
        new = _copy(passing, locked(appointment), names[appointment.person_reference])
        reason = "the home changed owner"
        to = AppointmentState.WITHDRAWN
        move(appointment, to, by=APPOINTMENT, actor=ACTOR, reason=reason)
        begin(new, actor=ACTOR)
    counting.count_once([(passing.to_organisation_id, name) for name in names.values()])
    _photographs(passing, names)
    worries.carry_concerns(ACTOR, passing, names)
    session().flush()


def _carry_spell(passing: HomeMove, spell: PersonInPost, reference: str) -> None:
    source = queries.of_spell(spell)
    appointment = None if source is None else _copy(passing, locked(source), reference)
    before = session().get(StartClearance, spell.clearance_id) if spell.clearance_id else None
    values = {
        "home_id": spell.home_id,
        "role": spell.role,
        "organisation_id": passing.to_organisation_id,
        "person_key": reference,
        "appointment_public_id": (
            appointment.public_id if appointment else secrets.new_public_id()
        ),
        "carried_over": True,
    }
    clearance = (
        before.copied(**values)
        if before is not None
        else StartClearance(**values, cleared_at=clock.now())
    )
    session().add(clearance)
    session().flush()
    next_to = entry.Next(passing.to_organisation_id, reference, passing.on_day)
    after = entry.carry_on(ACTOR, spell, clearance, next_to)
    if appointment is not None:
        appointment.person_in_post_id = after.id
        begin(appointment, actor=ACTOR)


def _hand_over(passing: HomeMove, spell: PersonInPost, reference: str) -> None:
    """Who started after the day was the next owner's from the first: the record just moves."""
    spell.organisation_id, spell.person_reference = passing.to_organisation_id, reference
    appointment = queries.of_spell(spell)
    if appointment is not None:
        appointment.organisation_id = passing.to_organisation_id
        appointment.person_reference = reference
    clearance = session().get(StartClearance, spell.clearance_id or 0)
    if clearance is not None:
        clearance.organisation_id, clearance.person_key = passing.to_organisation_id, reference


def _copy(passing: HomeMove, source: Appointment, reference: str) -> Appointment:
    """The same appointment with the next owner, every row as it stands."""
    new = source.copied(
        organisation_id=passing.to_organisation_id,
        person_reference=reference,
        person_in_post_id=None,
        origin=None if moves.is_move(source) else source.origin,
    )
    session().add(new)
    session().flush()
    subjects = carrying.copy_history(source, new)
    rows: dict[int, Check] = {}
    for old in source.checks:
        subject = subjects.get(old.subject, old.subject)
        rows[old.id] = old.copied(appointment_id=new.id, subject=subject, carried_from_id=old.id)
        session().add(rows[old.id])
    session().flush()
    begin_all(list(rows.values()), actor=ACTOR, reason="carried over")
    documents.copy_to(ACTOR, Check.__tablename__, {old: row.id for old, row in rows.items()})
    _copy_findings(passing, source, new, rows)
    return new


def _copy_findings(
    passing: HomeMove, source: Appointment, new: Appointment, rows: dict[int, Check]
) -> None:
    """What else was found for the same home: risks weighed, right to work, Update Service."""
    own = {
        "organisation_id": passing.to_organisation_id,
        "person_reference": new.person_reference,
    }
    of_check = select(RiskAssessment).where(RiskAssessment.check_id.in_(rows))
    for risk in session().scalars(of_check.order_by(RiskAssessment.id)).all():
        session().add(risk.copied(check_id=rows[risk.check_id].id))
    asked = select(UpdateServiceCheck).where(UpdateServiceCheck.check_id.in_(rows))
    for one in session().scalars(asked.order_by(UpdateServiceCheck.id)).all():
        session().add(one.copied(check_id=rows[one.check_id].id, **own))
    looked = select(RightToWorkCheck).where(RightToWorkCheck.appointment_id == source.id)
    looks = session().scalars(looked.order_by(RightToWorkCheck.id)).all()
    _with_documents({look.id: look.copied(appointment_id=new.id, **own) for look in looks})
    found = select(ProvisionalCondition).where(ProvisionalCondition.appointment_id == source.id)
    for condition in session().scalars(found.order_by(ProvisionalCondition.id)).all():
        session().add(condition.copied(appointment_id=new.id))


def _photographs(passing: HomeMove, names: dict[str, str]) -> None:
    query = select(Photograph).where(
        Photograph.organisation_id == passing.from_organisation_id,
        Photograph.person_reference.in_(sorted(names)),
    )
    copies = {
        picture.id: picture.copied(
            organisation_id=passing.to_organisation_id,
            person_reference=names[picture.person_reference],
        )
        for picture in session().scalars(query.order_by(Photograph.id)).all()
    }
    _with_documents(copies)


def _with_documents(copies: Mapping[int, Photograph] | Mapping[int, RightToWorkCheck]) -> None:
    """Keep copies, by the number of the row they were made of, with the documents it has."""
    session().add_all(copies.values())
    session().flush()
    for kind in {row.__tablename__ for row in copies.values()}:
        documents.copy_to(ACTOR, kind, {old: row.id for old, row in copies.items()})

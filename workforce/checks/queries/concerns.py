"""Concerns for those who may know of them, and what they stop for everybody."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    exists,
    false,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import aliased, joinedload, selectinload

from workforce.accounts import queries as accounts
from workforce.checks.models import Appointment, Concern, ConcernTask
from workforce.checks.policies import TENDERS
from workforce.checks.rules import Missing
from workforce.checks.states import AppointmentState, CheckKind, ConcernKind, ConcernState, Why
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost
from workforce.providers.models import Organisation

STOPS = (ConcernState.OPEN, ConcernState.MAY_NOT_WORK)


def _linked(organisation_id: int, person_reference: str) -> Select[int | None]:
    """The accounts by which a person of an employer is known here."""
    spells = select(PersonInPost.account_id).where(
        PersonInPost.organisation_id == organisation_id,
        PersonInPost.person_reference == person_reference,
        PersonInPost.account_id.is_not(None),
    )
    hires = select(Appointment.account_id).where(
        Appointment.organisation_id == organisation_id,
        Appointment.person_reference == person_reference,
        Appointment.account_id.is_not(None),
    )
    found = spells.union(hires).subquery()
    return select(found.c.account_id)


def _of_account(wanted: ColumnElement[bool] | Select[int | None] | int) -> ColumnElement[bool]:
    """Concerns about whoever has one of these accounts, whichever employer recorded it."""
    hire, spell = aliased(Appointment), aliased(PersonInPost)
    ids = [wanted] if isinstance(wanted, int) else wanted
    return or_(
        Concern.account_id.in_(ids),
        exists().where(
            hire.organisation_id == Concern.organisation_id,
            hire.person_reference == Concern.person_reference,
            hire.account_id.in_(ids),
        ),
        exists().where(
            spell.organisation_id == Concern.organisation_id,
            spell.person_reference == Concern.person_reference,
            spell.account_id.in_(ids),
        ),
    )


def _has_address(organisation_id: int, person_reference: str, email: str) -> ColumnElement[bool]:
    """Concerns about whoever has an address by which a person of the same employer is known."""
    known: list[Select[str | None]] = [
        select(func.lower(table.email)).where(
            table.organisation_id == organisation_id,
            table.person_reference == person_reference,
            table.email.is_not(None),
        )
        for table in (Appointment, PersonInPost)
    ]
    found = known[0].union(*known[1:]).subquery()
    addresses = select(found.c[0])
    return or_(
        *(
            exists().where(
                table.organisation_id == Concern.organisation_id,
                table.person_reference == Concern.person_reference,
                or_(func.lower(table.email).in_(addresses), func.lower(table.email) == email),
            )
            for table in (aliased(Appointment), aliased(PersonInPost))
        )
    )


def _own(organisation_id: int, person_reference: str, email: str = "") -> ColumnElement[bool]:
    """Concerns of an employer about a person, also under another reference of theirs.

    Whoever applies a second time has a new reference, and the same account or address.
    """
    return and_(
        Concern.organisation_id == organisation_id,
        or_(
            Concern.person_reference == person_reference,
            _of_account(_linked(organisation_id, person_reference)),
            _has_address(organisation_id, person_reference, email),
        ),
    )


def _barred(organisation_id: int, person_reference: str) -> ColumnElement[bool]:
    """Concerns that stop a person at every employer, found by their linked accounts."""
    return and_(
        Concern.kind == ConcernKind.BARRED_LIST_HIT,
        _of_account(_linked(organisation_id, person_reference)),
    )


def stops(organisation_id: int, person_reference: str, email: str | None = None) -> list[Missing]:
    """What concerns keep a person of an employer from starting, said so that nothing shows.

    The person’s own employer reads that a concern is open; any other only that support knows.
    """
    live = Concern.state.in_(STOPS)
    own, barred = (
        session()
        .execute(
            select(
                exists().where(
                    live, _own(organisation_id, person_reference, (email or "").lower())
                ),
                exists().where(live, _barred(organisation_id, person_reference)),
            )
        )
        .one()
    )
    if own:
        return [Missing(CheckKind.CHARACTER, Why.CONCERN)]
    return [Missing(CheckKind.IDENTITY, Why.ASK_SUPPORT)] if barred else []


def frozen(organisation_id: int, person_reference: str) -> bool:
    """Whether a concern stops the passes of a person of an employer."""
    return bool(stops(organisation_id, person_reference))


def account_frozen(account_id: int) -> bool:
    """Whether a concern of any employer stops the sharing of this person’s checks."""
    query = select(literal(1)).where(
        exists().where(Concern.state.in_(STOPS), _of_account(account_id))
    )
    return session().scalar(query) is not None


def appointments_of(organisation_id: int, person_reference: str) -> list[Appointment]:
    """The appointments of a person of an employer that were not withdrawn."""
    query = (
        select(Appointment)
        .where(
            Appointment.organisation_id == organisation_id,
            Appointment.person_reference == person_reference,
            Appointment.state != AppointmentState.WITHDRAWN,
        )
        .options(selectinload(Appointment.checks))
    )
    return list(session().scalars(query.order_by(Appointment.id)))


def checking_elsewhere(organisation_id: int, person_reference: str) -> list[Appointment]:
    """Appointments under way, with other employers, of whoever has the same account."""
    linked = _linked(organisation_id, person_reference)
    query = select(Appointment).where(
        Appointment.state == AppointmentState.CHECKING,
        Appointment.organisation_id != organisation_id,
        Appointment.account_id.in_(linked),
    )
    return list(session().scalars(query.order_by(Appointment.id)))


def _about(
    actor: Actor, organisation_id: SQLColumnExpression[int], reference: SQLColumnExpression[str]
) -> ColumnElement[bool]:
    """Rows about the actor themselves, by their account or their address."""
    if actor.person_id is None:
        return false()
    hire, spell = aliased(Appointment), aliased(PersonInPost)
    address = accounts.address_of(actor.person_id)
    return or_(
        exists().where(
            hire.organisation_id == organisation_id,
            hire.person_reference == reference,
            or_(hire.account_id == actor.person_id, func.lower(hire.email) == address),
        ),
        exists().where(
            spell.organisation_id == organisation_id,
            spell.person_reference == reference,
            or_(spell.account_id == actor.person_id, func.lower(spell.email) == address),
        ),
    )


def is_about(actor: Actor, organisation_id: int, person_reference: str) -> bool:
    """Whether a person of an employer is the actor, by any account or address on record."""
    about = _about(actor, literal(organisation_id), literal(person_reference))
    return session().scalar(select(literal(1)).where(about)) is not None


def _known_to(actor: Actor) -> ColumnElement[bool]:
    """Concerns that the actor deals with: of their homes, and about somebody else."""
    reach = employment.reach(actor, TENDERS, Concern.organisation_id, Concern.home_id)
    return and_(reach, ~_about(actor, Concern.organisation_id, Concern.person_reference))


def _visible(actor: Actor) -> Select[Concern]:
    return (
        select(Concern)
        .where(_known_to(actor))
        .options(
            joinedload(Concern.home),
            joinedload(Concern.appointment),
            joinedload(Concern.person_in_post),
            selectinload(Concern.tasks).joinedload(ConcernTask.done_by),
        )
    )


def concerns_for(actor: Actor, *, live: bool = True, limit: int = 200) -> list[Concern]:
    """The concerns the actor may know of: those that stop somebody, or all; latest first."""
    query = _visible(actor)
    if live:
        query = query.where(Concern.state.in_(STOPS))
    return list(session().scalars(query.order_by(Concern.id.desc()).limit(limit)))


def concern_for(actor: Actor, public_id: str) -> Concern | None:
    """One concern, where the actor may know of it."""
    return session().scalars(_visible(actor).where(Concern.public_id == public_id)).first()


def concerns_about(actor: Actor, organisation_id: int, person_reference: str) -> list[str]:
    """What stops one person of an employer and the actor may know of: its public ids alone."""
    query = (
        select(Concern.public_id)
        .where(_known_to(actor), _own(organisation_id, person_reference), Concern.state.in_(STOPS))
        .order_by(Concern.id)
    )
    return list(session().scalars(query))


def concern_task_for(actor: Actor, public_id: str) -> ConcernTask | None:
    """One task of a concern that the actor may know of."""
    task = session().scalars(select(ConcernTask).where(ConcernTask.public_id == public_id)).first()
    if task is None or concern_for(actor, task.concern.public_id) is None:
        return None
    return task


def tasks_waiting_for(actor: Actor) -> list[tuple[str, int, int, date]]:
    """Of each concern the actor may know of: how many tasks are open, and the first last day."""
    query = (
        select(
            Concern.public_id,
            Concern.home_id,
            func.count(ConcernTask.id),
            func.min(ConcernTask.overdue_after),
        )
        .join(ConcernTask, ConcernTask.concern_id == Concern.id)
        .where(_known_to(actor), ConcernTask.done_on.is_(None))
        .group_by(Concern.id, Concern.public_id, Concern.home_id)
        .order_by(func.min(ConcernTask.overdue_after), Concern.id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in session().execute(query)]


def open_tasks() -> Sequence[ConcernTask]:
    """Every task not done, of every employer, oldest first: for reminders."""
    query = (
        select(ConcernTask)
        .where(ConcernTask.done_on.is_(None))
        .options(joinedload(ConcernTask.concern).joinedload(Concern.home))
    )
    return session().scalars(query.order_by(ConcernTask.id)).all()


def overdue_by_organisation(day: date) -> list[tuple[str, int, date]]:
    """How many tasks are overdue with each employer, and since when; never what they are."""
    query = (
        select(Organisation.name, func.count(ConcernTask.id), func.min(ConcernTask.overdue_after))
        .join(Concern, Concern.organisation_id == Organisation.id)
        .join(ConcernTask, ConcernTask.concern_id == Concern.id)
        .where(ConcernTask.done_on.is_(None), ConcernTask.overdue_after < day)
        .group_by(Organisation.id, Organisation.name)
        .order_by(func.min(ConcernTask.overdue_after), Organisation.id)
    )
    return [(row[0], row[1], row[2]) for row in session().execute(query)]


def concerns_about_account(person_id: int) -> list[Concern]:
    """The concerns that name an account: for taking the account off them when it closes."""
    query = select(Concern).where(Concern.account_id == person_id)
    return list(session().scalars(query.order_by(Concern.id)))

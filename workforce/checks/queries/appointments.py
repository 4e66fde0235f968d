"""Appointments and checks, as far as the reader may know."""

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from workforce.accounts import queries as accounts
from workforce.checks.models import Appointment, Check
from workforce.checks.policies import KEEPERS, READERS
from workforce.checks.states import AppointmentState, SignOff
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.states import JobRole
from workforce.providers.models import Home, Organisation
from workforce.providers.states import OrganisationKind, Role


def visible(actor: Actor) -> Select[Appointment]:
    """Appointments the actor may see, each with its home."""
    return select(Appointment).where(reached(actor)).options(joinedload(Appointment.home))


def reached(actor: Actor, roles: tuple[Role, ...] = READERS) -> ColumnElement[bool]:
    """The appointments the actor reaches in these roles; nobody reads the file about themselves.

    What a referee wrote is the employer's: a person's own page shows them what is theirs. It is
    about them by their account, or by their address where they have linked none.
    """
    reach = employment.reach(actor, roles, Appointment.organisation_id, Appointment.home_id)
    if actor.person_id is None:
        return reach
    address = accounts.address_of(actor.person_id)
    mine = select(PersonInPost.id).where(
        or_(
            PersonInPost.account_id == actor.person_id,
            and_(
                PersonInPost.organisation_id == actor.organisation_id,
                func.lower(PersonInPost.email) == address,
            ),
        )
    )
    return and_(
        reach,
        or_(Appointment.account_id.is_(None), Appointment.account_id != actor.person_id),
        or_(
            Appointment.email.is_(None),
            func.lower(Appointment.email) != address,
        ),
        or_(
            Appointment.person_in_post_id.is_(None),
            Appointment.person_in_post_id.not_in(mine),
        ),
    )


def appointment_for(actor: Actor, public_id: str) -> Appointment | None:
    """One appointment with its checks, where the actor may see it."""
    query = visible(actor).where(Appointment.public_id == public_id)
    people = selectinload(Appointment.checks)
    query = query.options(people.joinedload(Check.seen_by), people.joinedload(Check.verified_by))
    return session().scalars(query).first()


def appointments_for(
    actor: Actor, state: AppointmentState | None = None, *, limit: int = 200
) -> list[Appointment]:
    """The appointments the actor may see, in one state or all, latest first."""
    query = visible(actor).options(selectinload(Appointment.checks))
    if state is not None:
        query = query.where(Appointment.state == state)
    query = query.order_by(Appointment.created_at.desc(), Appointment.id.desc()).limit(limit)
    return list(session().scalars(query))


def appointment_by_origin(organisation_id: int, origin: str) -> Appointment | None:
    """The appointment that an origin, such as an application, has opened."""
    query = select(Appointment).where(
        Appointment.organisation_id == organisation_id, Appointment.origin == origin
    )
    return session().scalars(query).first()


def checking(home_id: int, person_reference: str, role: JobRole) -> Appointment | None:
    """The appointment under way of one person for one role in one home."""
    query = select(Appointment).where(
        Appointment.home_id == home_id,
        Appointment.role == role,
        Appointment.person_reference == person_reference,
        Appointment.state == AppointmentState.CHECKING,
    )
    return session().scalars(query.order_by(Appointment.id)).first()


def checking_in(home_id: int) -> list[Appointment]:
    """Every appointment under way in one home."""
    query = select(Appointment).where(
        Appointment.home_id == home_id, Appointment.state == AppointmentState.CHECKING
    )
    return list(session().scalars(query.order_by(Appointment.id)))


def homes_by_number(organisation_id: int) -> dict[str, list[Home]]:
    """The homes of a provider by registration number, which two regulators can share."""
    found: dict[str, list[Home]] = {}
    query = select(Home).where(Home.organisation_id == organisation_id).order_by(Home.id)
    for home in session().scalars(query):
        found.setdefault(home.registration_number, []).append(home)
    return found


def person_for(actor: Actor, public_id: str) -> PersonInPost | None:
    """Somebody in post whose checks the actor may see."""
    reach = employment.reach(actor, READERS, PersonInPost.organisation_id, PersonInPost.home_id)
    return (
        session()
        .scalars(select(PersonInPost).where(reach, PersonInPost.public_id == public_id))
        .first()
    )


def of_spell(row: PersonInPost) -> Appointment | None:
    """The appointment by which somebody came to be in post here."""
    query = select(Appointment).where(Appointment.person_in_post_id == row.id)
    return session().scalars(query).first()


def has_their_address(actor: Actor, appointment: Appointment) -> bool:
    """Whether the actor has the address of the person whom an appointment is about.

    Whom it is about by their account, the policies refuse already.
    """
    person = accounts.person(actor.person_id or 0)
    known = (appointment, appointment.person_in_post)
    addresses = {(one.email or "").lower() for one in known if one is not None}
    return person is not None and person.email.lower() in addresses


def check_for(actor: Actor, public_id: str, roles: tuple[Role, ...] = READERS) -> Check | None:
    """One check, where one of these roles of the actor reaches the home of its appointment."""
    query = (
        select(Check)
        .join(Check.appointment)
        .where(reached(actor, roles), Check.public_id == public_id)
        .options(joinedload(Check.appointment).joinedload(Appointment.home))
    )
    return session().scalars(query).first()


def may_open_document(actor: Actor, check_id: int) -> bool:
    """Whether the actor may see the check, and so its document, with this number."""
    query = select(Check.id).join(Check.appointment).where(reached(actor), Check.id == check_id)
    return session().scalar(query) is not None


def sign_offs_for(actor: Actor, how: SignOff | None = None, limit: int = 200) -> list[Check]:
    """Checks that one person both saw and verified, or somebody from elsewhere; latest first."""
    ways = {SignOff.ALONE: Check.sole_sign_off, SignOff.REMOTE: Check.remote}
    listed = or_(*ways.values()) if how is None else ways[how]
    query = (
        select(Check)
        .join(Check.appointment)
        .where(reached(actor), listed, Check.verified_by_id.is_not(None))
        .options(
            joinedload(Check.appointment).joinedload(Appointment.home),
            joinedload(Check.verified_by),
        )
        .order_by(Check.verified_at.desc(), Check.id.desc())
        .limit(limit)
    )
    return list(session().scalars(query))


def homes_for(actor: Actor) -> list[Home]:
    """The homes in which the actor may open an appointment."""
    reach = employment.reach(actor, KEEPERS, Home.organisation_id, Home.id)
    query = select(Home).where(reach, Home.organisation_id.is_not(None))
    return list(session().scalars(query.order_by(Home.registration_number, Home.id)))


def home_for(actor: Actor, public_id: str) -> Home | None:
    """One home in which the actor may open an appointment."""
    reach = employment.reach(actor, KEEPERS, Home.organisation_id, Home.id)
    query = select(Home).where(
        reach, Home.organisation_id.is_not(None), Home.public_id == public_id
    )
    return session().scalars(query).first()


def organisation_by_reference(reference: str) -> Organisation | None:
    """An approved provider by its public id or registration number; None unless exactly one."""
    query = select(Organisation).where(
        Organisation.kind == OrganisationKind.PROVIDER,
        or_(Organisation.public_id == reference, Organisation.registration_number == reference),
    )
    found = [one for one in session().scalars(query.order_by(Organisation.id)) if one.is_approved]
    return found[0] if len(found) == 1 else None


def organisation_of(actor: Actor) -> Organisation | None:
    """The organisation acted for."""
    if actor.organisation_id is None:
        return None
    return session().get(Organisation, actor.organisation_id)


def my_appointments(person_id: int) -> list[Appointment]:
    """The appointments of a person's account, of every employer, latest first."""
    query = (
        select(Appointment)
        .where(Appointment.account_id == person_id)
        .options(joinedload(Appointment.home), selectinload(Appointment.checks))
        .order_by(Appointment.created_at.desc(), Appointment.id.desc())
    )
    return list(session().scalars(query))


def started_without_clearance() -> list[str]:
    """Public ids of started appointments whose spell lacks their clearance: there must be none."""
    query = (
        select(Appointment.public_id)
        .outerjoin(PersonInPost, PersonInPost.id == Appointment.person_in_post_id)
        .outerjoin(StartClearance, StartClearance.id == PersonInPost.clearance_id)
        .where(
            Appointment.state == AppointmentState.STARTED,
            or_(
                StartClearance.id.is_(None),
                StartClearance.appointment_public_id != Appointment.public_id,
            ),
        )
        .order_by(Appointment.id)
    )
    return list(session().scalars(query))


def before_without_plan(day: date) -> list[str]:
    """Public ids of people in post since before joining who have no plan: there must be none."""
    planned = exists().where(
        Appointment.person_in_post_id == PersonInPost.id, Appointment.plan_due_on.is_not(None)
    )
    query = (
        select(PersonInPost.public_id)
        .where(PersonInPost.before_joining, employment.in_post_on(day), ~planned)
        .order_by(PersonInPost.id)
    )
    return list(session().scalars(query))

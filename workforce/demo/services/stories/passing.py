"""A home that passed to the demo provider some weeks ago, with its people and its history."""

from sqlalchemy import delete, exists, func, select

from workforce.checks.models import Appointment, ShareConsent
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.demo.services.stories.teller import Teller
from workforce.employment.models import Absence, DutyEvent, PersonInPost
from workforce.employment.states import JobRole
from workforce.providers.models import Home, HomeTransfer, Membership, Organisation
from workforce.providers.queries import members
from workforce.providers.services import handing_over, transfers
from workforce.providers.states import HomeStatus, Role
from workforce.vacancies.models import Vacancy
from workforce.vacancies.states import VacancyState

NEW_NUMBER = "DEMO-T0002"
ASKED, AGREED, CONFIRMED, CARRIED_OUT = 62, 57, 51, 30


def tell(teller: Teller) -> None:
    """Asked, agreed, confirmed, and carried out at midnight; its manager went along."""
    owner, support = teller.actor("owner"), teller.actor("support")
    receiver = session().get_one(Organisation, owner.organisation_id)
    home = _passed(receiver)
    giver = _holder(home.organisation_id, Role.OWNER)
    with teller.on(ASKED):
        terms = transfers.Terms(
            receiver.registration_number or "", NEW_NUMBER, teller.ago(CARRIED_OUT)
        )
        row = transfers.ask_transfer(giver, home, terms)
    with teller.on(AGREED, 15):
        transfers.agree_transfer(owner, row)
    with teller.on(CONFIRMED, 11):
        transfers.confirm_number(support, row)
    managers = members.managers_of(home)
    with teller.on(CARRIED_OUT, 0):
        handing_over.carry_out(row.id)
    _forget_after(row)
    with teller.on(CARRIED_OUT, 9):
        for person in managers:
            session().add(
                Membership(
                    person_id=person.id,
                    organisation_id=receiver.id,
                    role=Role.REGISTERED_MANAGER,
                    home_ids=[home.id],
                )
            )


def _forget_after(row: HomeTransfer) -> None:
    """The plan knew of no change: what it wrote with the earlier owner since went along."""
    gone = select(PersonInPost.person_reference).where(
        PersonInPost.organisation_id == row.from_organisation_id,
        PersonInPost.home_id == row.home_id,
    )
    for table, day in ((Absence, Absence.from_on), (DutyEvent, DutyEvent.done_on)):
        theirs = (
            table.organisation_id == row.from_organisation_id,
            table.person_reference.in_(gone),
            day >= row.on_day,
        )
        session().execute(delete(table).where(*theirs))


def _holder(organisation_id: int | None, role: Role) -> Actor:
    return members.actor_for(members.holders(organisation_id or 0, role)[0].id)


def _passed(receiver: Organisation) -> Home:
    """A home with a manager and nothing advertised, whose owner has others."""
    siblings = select(Home.organisation_id).group_by(Home.organisation_id).having(func.count() > 1)
    query = select(Home).where(
        Home.organisation_id.in_(siblings),
        Home.organisation_id != receiver.id,
        Home.status == HomeStatus.ACTIVE,
        Home.nation == "england",
        ~exists().where(Vacancy.home_id == Home.id, Vacancy.state == VacancyState.LIVE),
        ~exists().where(HomeTransfer.home_id == Home.id),
        ~exists().where(
            Appointment.home_id == Home.id, Appointment.account_id == ShareConsent.account_id
        ),
        exists().where(
            PersonInPost.home_id == Home.id,
            PersonInPost.role == JobRole.REGISTERED_MANAGER,
            PersonInPost.ended_on.is_(None),
        ),
    )
    return session().scalars(query.order_by(Home.id)).first() or _no_home()


def _no_home() -> Home:
    raise LookupError("No invented home could have passed to the demo provider")

"""The people of a home as at a day with what is on file about each, for a pack or a view."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from workforce.checks.models import Appointment
from workforce.checks.policies import INSPECTION_KEEPERS
from workforce.checks.queries.inspection.files import FileThen, files_as_at
from workforce.checks.states import AppointmentState, PeopleGroup
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment import queries as employment
from workforce.employment.models import EarlierTerms, PersonInPost
from workforce.employment.states import IN_POST_CONTRACTS, Contract
from workforce.providers.models import Home

LEAVERS_FOR = relativedelta(years=1)
GROUPS = {Contract.BANK: PeopleGroup.BANK, Contract.AGENCY: PeopleGroup.AGENCY}


@dataclass(frozen=True, slots=True)
class PersonThen:
    """Somebody of a home on a day; without a file, what is on it is not recorded here.

    `withheld` says that the file is about the reader, whom somebody else must hand it to.
    """

    group: PeopleGroup
    spell: PersonInPost | None
    contract: Contract
    file: FileThen | None
    withheld: bool = False

    @property
    def name(self) -> str:
        """Their name with this employer."""
        if self.spell is not None:
            return self.spell.name
        return self.file.appointment.name if self.file is not None else ""


@dataclass(frozen=True, slots=True)
class HomeThen:
    """A home as at the end of a day."""

    home: Home
    day: date
    people: list[PersonThen]


def inspected_home(actor: Actor, public_id: str) -> Home | None:
    """A home for which the actor may make a pack or a view."""
    reach = employment.reach(actor, INSPECTION_KEEPERS, Home.organisation_id, Home.id)
    query = select(Home).where(
        reach, Home.organisation_id.is_not(None), Home.public_id == public_id
    )
    return session().scalars(query).first()


def home_as_at(
    home: Home, day: date, withheld: Callable[[Appointment], bool] = lambda _row: False
) -> HomeThen:
    """Everybody of a home on a day: in work, who left in the year before, and who is to come."""
    spells = _spells(home, day)
    contracts = _contracts_on([row.id for row in spells], day)
    rows = _appointments(home, [row.id for row in spells])
    told = [row for row in rows if not withheld(row)]
    files = {one.appointment.id: one for one in files_as_at(told, day)}
    of_spell = {row.person_in_post_id: row for row in rows if row.person_in_post_id}
    people = []
    for spell in spells:
        row = of_spell.get(spell.id)
        contract = contracts.get(spell.id, spell.contract)
        file = files.get(row.id) if row is not None else None
        hidden = row is not None and row not in told
        people.append(PersonThen(_group(spell, contract, day), spell, contract, file, hidden))
    for row in rows:
        then = files.get(row.id)
        started = row.person_in_post
        if then is None or (started is not None and started.started_on <= day):
            continue
        if then.state == AppointmentState.CHECKING:
            people.append(PersonThen(PeopleGroup.TO_COME, None, row.contract, then))
    order = list(PeopleGroup)
    people.sort(
        key=lambda one: (order.index(one.group), one.name, one.spell.id if one.spell else 0)
    )
    return HomeThen(home, day, people)


def _group(spell: PersonInPost, contract: Contract, day: date) -> PeopleGroup:
    if spell.ended_on is not None and spell.ended_on < day:
        return PeopleGroup.LEFT
    if contract in IN_POST_CONTRACTS:
        return PeopleGroup.IN_POST
    if contract is Contract.VOLUNTEER:
        return PeopleGroup.VOLUNTEER
    return GROUPS.get(contract, PeopleGroup.OTHER)


def _spells(home: Home, day: date) -> list[PersonInPost]:
    query = (
        select(PersonInPost)
        .where(
            PersonInPost.home_id == home.id,
            PersonInPost.organisation_id == home.organisation_id,
            PersonInPost.started_on <= day,
            or_(PersonInPost.ended_on.is_(None), PersonInPost.ended_on >= day - LEAVERS_FOR),
        )
        .order_by(PersonInPost.id)
    )
    return list(session().scalars(query))


def _contracts_on(spell_ids: list[int], day: date) -> dict[int, Contract]:
    """The contracts of a day, where they are not the latest."""
    query = select(EarlierTerms.person_in_post_id, EarlierTerms.contract).where(
        EarlierTerms.person_in_post_id.in_(spell_ids),
        and_(EarlierTerms.from_on <= day, EarlierTerms.until_on >= day),
    )
    return {row[0]: row[1] for row in session().execute(query)}


def _appointments(home: Home, spell_ids: list[int]) -> list[Appointment]:
    """The appointments of these spells, and those of the home under which nobody had started."""
    query = (
        select(Appointment)
        .where(
            Appointment.home_id == home.id,
            Appointment.organisation_id == home.organisation_id,
            or_(
                Appointment.person_in_post_id.in_(spell_ids),
                Appointment.state != AppointmentState.IN_POST_BEFORE,
            ),
        )
        .options(joinedload(Appointment.home), joinedload(Appointment.person_in_post))
        .order_by(Appointment.id)
    )
    return list(session().scalars(query))


def appointment_of_home(then: HomeThen, public_id: str) -> PersonThen | None:
    """One person of the home by their appointment."""
    for one in then.people:
        if one.file is not None and one.file.appointment.public_id == public_id:
            return one
    return None

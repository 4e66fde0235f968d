"""The people of a home as at a day with what is on file about each, for a pack or a view."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from dateutil.relativedelta import relativedelta
from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from workforce.checks.models import Appointment
from workforce.checks.policies import INSPECTION_KEEPERS
from workforce.checks.queries.inspection.files import FileThen, files_as_at, moves_of
from workforce.checks.rules import as_at
from workforce.checks.states import AppointmentState, PeopleGroup
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.lifecycle import histories
from workforce.employment import queries as employment
from workforce.employment.models import EarlierTerms, PersonInPost
from workforce.employment.queries.owed import duties
from workforce.employment.queries.owed.duties import PersonDuties
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

    @property
    def sort_id(self) -> int:
        """What tells apart two people of the same name."""
        return self.spell.id if self.spell is not None else 0


@dataclass(frozen=True, slots=True)
class HomeThen:
    """A home as at the end of a day."""

    home: Home
    day: date
    people: list[PersonThen]
    duties: tuple[PersonDuties, ...] = ()


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
    rows = _on_file(home, spells, day)
    files = {
        one.appointment.id: one for one in files_as_at([r for r in rows if not withheld(r)], day)
    }
    of_spell = {row.person_in_post_id: row for row in rows if row.person_in_post_id}
    people = []
    for spell in spells:
        row, contract = of_spell.get(spell.id), contracts.get(spell.id, spell.contract)
        group = _group(spell, contract, day)
        file = files.get(row.id) if row is not None else None
        people.append(PersonThen(group, spell, contract, file, row is not None and withheld(row)))
    known = {spell.id for spell in spells}
    people += [
        PersonThen(PeopleGroup.TO_COME, None, one.appointment.contract, one)
        for one in files.values()
        if one.appointment.person_in_post_id not in known
    ]
    order = list(PeopleGroup)
    people.sort(key=lambda one: (order.index(one.group), one.name, one.sort_id))
    return HomeThen(home, day, people)


def with_duties(then: HomeThen) -> HomeThen:
    """The same home with what was owed on the day to everybody who worked there."""
    present = [
        one.spell for one in then.people if one.spell is not None and one.spell.in_post_on(then.day)
    ]
    return replace(then, duties=tuple(duties.duties_of(present, then.day)))


def appointments_as_at(home: Home, day: date) -> list[Appointment]:
    """The appointments whose files belong to a home as at a day."""
    return _on_file(home, _spells(home, day), day)


def _on_file(home: Home, spells: list[PersonInPost], day: date) -> list[Appointment]:
    """Those of the spells, and those under which nobody had started by the end of the day."""
    ids, moment = {spell.id for spell in spells}, clock.day_end(day)
    rows = _appointments(home, sorted(ids))
    changed = histories(Appointment.__tablename__, [row.id for row in rows])
    kept = []
    for row in rows:
        then = as_at.standing(moves_of(changed.get(row.id, [])), row.created_at, row.state, moment)
        if row.person_in_post_id in ids or (
            then is not None and then.state == AppointmentState.CHECKING
        ):
            kept.append(row)
    return kept


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

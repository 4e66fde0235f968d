"""THE table of lists of people in post and their checks: a row, who finds it, who may."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tests.factories import agency, duties, providers, recruitment, transfers
from tests.factories import checks as make
from tests.factories.employment import make_absence, make_cover, make_person_in_post
from workforce.checks import policies
from workforce.checks.queries import agency as working
from workforce.checks.queries import appointments, inspection, moves, rechecks
from workforce.checks.queries import people_file as files
from workforce.checks.queries.recruitment import findings, history
from workforce.checks.states.imports import MergeState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.employment import policies as people
from workforce.employment.models import PersonInPost, StaffRecord
from workforce.employment.queries import people as spells
from workforce.employment.queries import presence
from workforce.employment.queries.owed import duties as owed
from workforce.employment.queries.owed import registered
from workforce.employment.states import JobRole
from workforce.providers import policies as owning
from workforce.providers.models import Home, Organisation
from workforce.providers.queries import keys
from workforce.providers.queries import transfers as handing

TODAY = clock.today()
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Listing:
    """How a row is made in a home, whether somebody finds it, and whether they may."""

    make: Callable[[Home], Any]
    found: Callable[[Actor, Any], bool]
    may: Callable[[Actor, Any], bool]


def provider_of(home: Home) -> Organisation:
    assert home.organisation is not None
    return home.organisation


def by_id(query: Callable[..., Any], *more: Any) -> Callable[[Actor, Any], bool]:
    return lambda actor, row: query(actor, row.public_id, *more) is not None


def of_home(may: Callable[[Actor, Home], bool]) -> Callable[[Actor, Any], bool]:
    return lambda actor, row: may(actor, row.home)


def of_appointment(actor: Actor, row: Any) -> bool:
    appointment = row.appointment if hasattr(row, "appointment") else row.check.appointment
    return policies.can_see_appointment(actor, appointment)


def spells_of(row: Any) -> list[PersonInPost]:
    return spells.spells_of(row.organisation_id, [row.person_reference])


def keeps(actor: Actor, row: Any) -> bool:
    return people.can_keep_of(actor, spells_of(row))


def leaver(home: Home) -> PersonInPost:
    return make_person_in_post(home, ended_on=TODAY - ONE_DAY)


@atomic
def staff_record(home: Home) -> StaffRecord:
    spell = make_person_in_post(home)
    row = StaffRecord(
        organisation_id=spell.organisation_id, person_reference=spell.person_reference
    )
    session().add(row)
    session().flush()
    return row


def move(home: Home) -> Any:
    spell = make_person_in_post(home)
    return make.make_appointment(home, JobRole.TEACHER, origin=f"move:{spell.public_id}:1")


def may_move(actor: Actor, row: Any) -> bool:
    spell = moves.moved_from(row)
    assert spell is not None
    return policies.can_keep_appointment(actor, row) and people.can_keep_person(actor, spell)


def may_merge(actor: Actor, row: Any) -> bool:
    return policies.can_decide_merge(actor, row, files.own_references(actor))


def may_work_with(actor: Actor, row: Any) -> bool:
    ours = actor.organisation_id == row.organisation_id
    return ours and policies.can_work_with_agencies(actor)


DUTY = Listing(
    lambda home: duties.make_event(make_person_in_post(home)),
    by_id(owed.duty_event_for),
    lambda actor, row: any(people.can_keep_duties(actor, one) for one in spells_of(row)),
)
LISTS: dict[str, Listing] = {
    "duties_for": Listing(
        make_person_in_post,
        lambda actor, row: any(row in one.spells for one in owed.duties_for(actor, TODAY)),
        people.can_see_person,
    ),
    "dues_by_home": Listing(
        make_person_in_post,
        lambda actor, row: row.home_id in {one for one, _due in owed.dues_by_home(actor, TODAY)},
        people.can_see_person,
    ),
    "absence_for": Listing(
        lambda home: make_absence(make_person_in_post(home)), by_id(presence.absence_for), keeps
    ),
    "kept_person": Listing(make_person_in_post, by_id(presence.kept_person), keeps),
    "kept_spell": Listing(
        staff_record,
        lambda actor, row: presence.kept_spell(actor, row) is not None,
        lambda actor, row: any(people.can_keep_person(actor, one) for one in spells_of(row)),
    ),
    "staff_record_for": Listing(
        staff_record,
        lambda actor, row: presence.staff_record_for(actor, spells_of(row)[0]) is not None,
        keeps,
    ),
    "cover_for": Listing(make_cover, by_id(presence.cover_for), people.can_keep_cover),
    "covers_for": Listing(
        make_cover,
        lambda actor, row: row in presence.covers_for(actor, row.home),
        of_home(people.can_see_people),
    ),
    "duty_event_for": DUTY,
    "spell_of_event": Listing(
        DUTY.make,
        lambda actor, row: owed.spell_of_event(actor, row) is not None,
        lambda actor, row: any(people.can_see_person(actor, one) for one in spells_of(row)),
    ),
    "manager_absence_for": Listing(
        duties.make_manager_absence,
        by_id(registered.manager_absence_for),
        of_home(people.can_see_people),
    ),
    "open_notices_for": Listing(
        duties.make_manager_absence,
        lambda actor, row: row in registered.open_notices_for(actor),
        of_home(people.can_see_people),
    ),
    "vacancy_step_for": Listing(
        duties.make_vacancy_step,
        by_id(registered.vacancy_step_for),
        of_home(people.can_see_people),
    ),
    "people_left_for": Listing(
        leaver,
        lambda actor, row: (
            row in spells.people_left_for(actor, row.home_id, TODAY - 9 * ONE_DAY, TODAY)
        ),
        people.can_see_person,
    ),
    "posts_with_employer_for": Listing(
        make_person_in_post,
        lambda actor, row: row in spells.posts_with_employer_for(actor, row),
        people.can_see_person,
    ),
    "person_for": Listing(
        make_person_in_post,
        by_id(appointments.person_for),
        lambda actor, row: owning.works_in(
            actor, policies.READERS, row.organisation_id, row.home_id
        ),
    ),
    "person_to_move": Listing(
        make_person_in_post, by_id(moves.person_to_move), people.can_keep_person
    ),
    "move_for": Listing(move, by_id(moves.move_for), may_move),
    "homes_to_move_to": Listing(
        lambda home: home,
        lambda actor, row: row in moves.homes_to_move_to(actor),
        people.can_keep_people,
    ),
    "inspected_home": Listing(
        lambda home: home, by_id(inspection.inspected_home), policies.can_show_inspector
    ),
    "may_open_right_to_work": Listing(
        make.make_right_to_work,
        lambda actor, row: rechecks.may_open_right_to_work(actor, row.id),
        of_appointment,
    ),
    "right_to_work_for": Listing(
        make.make_right_to_work,
        lambda actor, row: row.appointment in rechecks.right_to_work_for(actor, TODAY).rows,
        of_appointment,
    ),
    "reference_for": Listing(
        recruitment.a_reference, by_id(findings.reference_for), of_appointment
    ),
    "risk_assessment_for": Listing(
        recruitment.a_risk, by_id(findings.risk_assessment_for), of_appointment
    ),
    "earlier_post_for": Listing(
        recruitment.an_earlier_post, by_id(history.earlier_post_for), of_appointment
    ),
    "stay_for": Listing(recruitment.a_stay, by_id(history.stay_for), of_appointment),
    "import_for": Listing(
        lambda home: make.make_import(provider_of(home)),
        by_id(files.import_for),
        policies.can_see_import,
    ),
    "imports_for": Listing(
        lambda home: make.make_import(provider_of(home)),
        lambda actor, row: row in files.imports_for(actor),
        policies.can_see_import,
    ),
    "merge_for": Listing(
        lambda home: make.make_proposal(provider_of(home)), by_id(files.merge_for), may_merge
    ),
    "merges_for": Listing(
        lambda home: make.make_proposal(provider_of(home)),
        lambda actor, row: row in files.merges_for(actor, MergeState.PROPOSED),
        may_merge,
    ),
    "link_for": Listing(
        lambda home: agency.make_link(provider_of(home)), by_id(working.link_for), may_work_with
    ),
    "key_for": Listing(
        lambda home: providers.make_key(home.organisation),
        by_id(keys.key_for),
        owning.can_revoke_key,
    ),
    "transfer_for": Listing(
        transfers.make_transfer, by_id(handing.transfer_for), owning.can_see_transfer
    ),
    "transfers_for": Listing(
        transfers.make_transfer,
        lambda actor, row: row in handing.transfers_for(actor),
        owning.can_see_transfer,
    ),
}

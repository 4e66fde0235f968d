"""A home changes owner: for every table of a home or of its people it is decided what happens."""

from collections import Counter
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from tests.checks.handing_over.steps import TODAY, hand_over, through_the_gate
from tests.factories import agency as elsewhere
from tests.factories import checks as make
from tests.factories import duties
from tests.factories import employment as work
from tests.factories.applications import make_application
from tests.factories.passes import make_photograph, make_view
from tests.factories.providers import (
    make_claim,
    make_home,
    make_invitation,
    make_key,
    make_member,
)
from tests.factories.sponsorship import make_case
from tests.factories.together import make_letter
from tests.factories.training import make_course, make_requirement
from tests.factories.vacancies import make_vacancy
from workforce.checks import queries
from workforce.core.db import Base, atomic
from workforce.core.db import session as current
from workforce.employment.models import DutyOwner, HoursWorked, StaffRecord
from workforce.employment.states import DutyKind, HoursSource
from workforce.providers.models import Home, Organisation
from workforce.providers.states import Role


class Fate(StrEnum):
    """What becomes of the rows of a table about a home, or about those who work in it."""

    HOME = "hangs on the home alone: it is the next owner's as it stands"
    MOVES = "the row itself becomes the next owner's"
    COPIED = "the next owner has a copy, the earlier one keeps its own"
    FOLLOWS = "hangs on a row that moves or is copied, and goes with it"
    STAYS = "is the earlier owner's, and stays so"
    ENDS = "is the earlier owner's and ends, or loses the home"


F = Fate
DECIDED = {
    "absence": F.COPIED,  # what goes on on the day; what is over stays
    "acceptance": F.STAYS,  # what this provider accepted of an agency
    "agency_link": F.STAYS,
    "agency_proposal": F.STAYS,
    "agency_worker": F.STAYS,  # the agency's
    "api_key": F.STAYS,
    "application": F.MOVES,  # of those who wait; what was decided stays
    "application_policy": F.STAYS,  # each provider asks its own
    "appointment": F.COPIED,  # what is under way is withdrawn with the earlier owner
    "audit_entry": F.STAYS,
    "campaign": F.STAYS,  # a sector body’s, and never of a home
    "check": F.FOLLOWS,
    "childrens_part": F.FOLLOWS,
    "completion": F.FOLLOWS,
    "concern": F.COPIED,  # what stops somebody; what is closed stays
    "course": F.STAYS,
    "cover": F.HOME,
    "door_pass": F.ENDS,  # the spell it was issued for ends
    "duty_event": F.COPIED,
    "duty_owner": F.COPIED,
    "duty_policy": F.STAYS,  # each provider sets its own
    "earlier_post": F.FOLLOWS,
    "earlier_registration": F.HOME,
    "earlier_terms": F.FOLLOWS,
    "equality_answer": F.STAYS,  # of nobody: given to this provider
    "equality_count": F.STAYS,
    "establishment_post": F.HOME,
    "exit_answer": F.MOVES,  # of a leaving to come; what was asked before stays
    "expiry_notice": F.STAYS,  # what was told, and by whom
    "file_opening": F.STAYS,
    "gap_judgement": F.FOLLOWS,
    "home": F.MOVES,
    "home_claim": F.STAYS,  # what was asked and decided
    "home_confirmation": F.HOME,
    "home_transfer": F.HOME,
    "hours_worked": F.COPIED,
    "inspection_look": F.STAYS,
    "inspection_view": F.STAYS,
    "interview": F.FOLLOWS,
    "invitation": F.ENDS,
    "letter_template": F.STAYS,  # each provider words its own letters
    "link_code": F.FOLLOWS,
    "manager_absence": F.MOVES,  # what goes on: it is the next owner's to tell of
    "manager_prompt": F.HOME,
    "manager_vacancy_step": F.HOME,
    "membership": F.ENDS,
    "merge_proposal": F.STAYS,
    "named_referee": F.FOLLOWS,
    "offer": F.FOLLOWS,  # hangs on an application
    "open_day": F.STAYS,  # a sector body’s or a provider’s, and never of a home
    "overseas_residence": F.FOLLOWS,
    "people_import": F.STAYS,
    "person_in_post": F.COPIED,  # ended with the earlier owner, going on with the next
    "photograph": F.COPIED,
    "place_release": F.FOLLOWS,  # hangs on an application
    "provisional_condition": F.FOLLOWS,
    "recheck_notice": F.STAYS,  # what was told, and by whom
    "recheck_policy": F.STAYS,
    "reference": F.FOLLOWS,
    "requirement": F.STAYS,  # each provider's own list
    "right_to_work_check": F.COPIED,
    "risk_assessment": F.FOLLOWS,
    "share_consent": F.STAYS,  # given by the person, for these two organisations
    "sponsorship_case": F.STAYS,  # a licence is a sponsor's own: the next opens its own case
    "staff_record": F.COPIED,
    "start_clearance": F.COPIED,
    "update_service_check": F.COPIED,
    "vacancy": F.MOVES,  # drafts and live adverts; what ended stays
    "vacancy_place": F.ENDS,  # an advert goes with the home that leads, on its own
    "vacancy_post": F.FOLLOWS,
    "work_history": F.FOLLOWS,
}
OF_SOMEBODY = {
    "home_id",
    "organisation_id",
    "person_reference",
    "person_in_post_id",
    "appointment_id",
    "check_id",
    "from_organisation_id",
    "to_organisation_id",
}
# Owner-less tables, and those of which no row is made below, are decided but not counted.
COUNTED = {name for name, fate in DECIDED.items() if fate not in {F.HOME, F.FOLLOWS}}
NOT_MADE = {
    "agency_worker",
    "application_policy",
    "audit_entry",
    "acceptance",
    "campaign",  # only sector bodies have one
    "door_pass",
    "equality_answer",  # belongs to no home
    "equality_count",
    "exit_answer",
    "expiry_notice",
    "file_opening",
    "inspection_look",
    "open_day",  # belongs to no home
    "recheck_notice",
    "recheck_policy",
    "share_consent",
    "update_service_check",
}


def test_every_table_of_a_home_or_a_person_has_a_decision() -> None:
    found = {
        table.name
        for table in Base.metadata.sorted_tables
        if OF_SOMEBODY & set(table.columns.keys())
    }
    assert found == set(DECIDED), "Say what becomes of it when a home changes owner"


def test_every_table_that_names_an_owner_or_only_a_home_says_so_truly() -> None:
    for name, fate in DECIDED.items():
        columns = Base.metadata.tables[name].columns.keys()
        if fate is F.HOME:
            assert "home_id" in columns
            assert "person_reference" not in columns
        if fate is F.FOLLOWS:
            assert "organisation_id" not in columns


def owned(session: Session, table: Table, owner: Organisation) -> int:
    column = table.columns["organisation_id"]
    query = select(func.count()).select_from(table).where(column == owner.id)
    return session.scalar(query) or 0


def counts(session: Session, giver: Organisation, receiver: Organisation) -> dict[str, Any]:
    session.rollback()
    return {
        name: (owned(session, table, giver), owned(session, table, receiver))
        for name in sorted(COUNTED - NOT_MADE)
        if "organisation_id" in (table := Base.metadata.tables[name]).columns
    }


@atomic
def record_more(home: Home, reference: str) -> None:
    """What has no maker of its own."""
    who = {"organisation_id": home.organisation_id, "person_reference": reference}
    current().add(StaffRecord(**who))
    current().add(DutyOwner(**who, kind=DutyKind.SUPERVISION, owner="Sam", from_on=TODAY))
    week = {"week_ending": TODAY, "hours": 37, "source_kind": HoursSource.ROTA}
    current().add(HoursWorked(**who, home_id=home.id, **week))


@pytest.fixture
def full(home: Home, giver: Organisation) -> Home:
    """A home with something of everything."""
    appointment = make.make_appointment(home, complete=True, person_reference="P1")
    make_photograph(home, appointment)
    through_the_gate(home, person_reference="P3")
    make.make_concern(home)
    make.make_right_to_work(home)
    row = work.make_person_in_post(home, reference="P2")
    work.make_absence(row)
    duties.make_event(row)
    duties.make_policy(giver)
    duties.make_manager_absence(home, reference="P2")
    record_more(home, "P2")
    make_application(make_vacancy(home))
    make_claim(home, giver)
    make_view(home)
    make_case(home, person=row)
    make_course(giver)
    make_requirement(organisation=giver)
    make_key(giver)
    make_letter(giver)
    make.make_import(giver)
    make.make_proposal(giver)
    elsewhere.make_link(giver)
    elsewhere.make_proposal(giver)
    make_member(Role.REGISTERED_MANAGER, giver, homes=[home])
    make_invitation(giver)
    make_home(giver)
    return home


def test_what_is_decided_is_what_happens(
    full: Home, giver: Organisation, receiver: Organisation, session: Session
) -> None:
    before = counts(session, giver, receiver)
    assert not [name for name, (theirs, _mine) in before.items() if not theirs]
    hand_over(full, receiver)
    after = counts(session, giver, receiver)
    changed = Counter[str]()
    for name, (theirs, mine) in before.items():
        kept, got = after[name]
        fate = DECIDED[name]
        if fate is F.MOVES:
            assert (kept, got) < (theirs, mine + theirs + 1), name
            assert got > mine, name
            assert kept + got == theirs + mine, name
        elif fate is F.COPIED:
            assert kept >= theirs, name
            assert got > mine, name
        else:
            assert (kept, got) == (theirs, mine), name
        changed[fate] += 1
    assert set(changed) == {F.MOVES, F.COPIED, F.STAYS, F.ENDS}
    assert queries.checking_in(full.id)[0].organisation_id == receiver.id

"""Under another reference, or without one's own address: nobody becomes somebody else."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.checks.people_csv import BEFORE, JOINED, TODAY, in_post, line, take
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import Member, make_home, make_member, make_organisation
from workforce.accounts.models import Person
from workforce.checks import queries, services
from workforce.checks.models import Appointment
from workforce.checks.services import ChecksIncomplete, concerns
from workforce.checks.states import CheckKind, ConcernKind, ConcernState, Why
from workforce.core.errors import NotAllowed
from workforce.employment import services as employment
from workforce.employment.models import PersonInPost
from workforce.employment.rules import Entrant
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home
from workforce.providers.states import Role

WORKER = JobRole.RESIDENTIAL_SUPPORT_WORKER


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=JOINED)


def worry(row: Appointment | PersonInPost, state: ConcernState = ConcernState.OPEN) -> None:
    about = (
        concerns.About(spell=row)
        if isinstance(row, PersonInPost)
        else concerns.About(appointment=row)
    )
    actor = make.member_actor(row.home)
    opened = concerns.open_concern(actor, about, ConcernKind.DISMISSAL_FOR_HARM, aware_on=TODAY)
    if state is not ConcernState.OPEN:
        for task in opened.tasks:
            concerns.finish_task(actor, task, done_on=TODAY, how="Rang")
        concerns.close_concern(make.member_actor(row.home), opened, state, outcome="Never again")


def before(**more: Any) -> Entrant:
    said: dict[str, Any] = {
        "person_reference": "ANOTHER",
        "given_name": "Robin",
        "family_name": "Newcomer",
        "role": WORKER,
        "contract": Contract.VOLUNTEER,
        "weekly_hours": Decimal("37.5"),
        "started_on": BEFORE,
    }
    return Entrant(**{**said, **more})


def known_by(person: Person, by: str) -> dict[str, Any]:
    return {"account": person} if by == "account" else {"email": person.email.upper()}


@pytest.mark.parametrize("by", ["account", "address"])
@pytest.mark.parametrize("state", [ConcernState.OPEN, ConcernState.MAY_NOT_WORK])
def test_whoever_a_concern_stops_does_not_come_again_under_another_reference(
    home: Home, state: ConcernState, by: str
) -> None:
    there, person = make_home(home.organisation, joined_on=JOINED), accounts.make_person()
    worry(make.make_appointment(home, person_reference="ONE", **known_by(person, by)), state)
    again = make.make_appointment(
        there, complete=True, person_reference="OTHER", **known_by(person, by)
    )
    assert {one.why for one in queries.what_is_missing(again)} == {Why.CONCERN}
    with pytest.raises(ChecksIncomplete):
        services.start(make.SYSTEM, again, started_on=TODAY)
    somebody = make.make_appointment(there, complete=True, account=accounts.make_person())
    assert services.start(make.SYSTEM, somebody, started_on=TODAY)


def test_an_allegation_at_one_employer_is_not_told_to_another_by_the_same_account(
    home: Home,
) -> None:
    person, there = accounts.make_person(), make_home(make_organisation(), joined_on=JOINED)
    worry(make.make_appointment(home, account=person))
    again = make.make_appointment(there, complete=True, account=person)
    assert queries.what_is_missing(again) == []


def test_an_earlier_date_and_another_reference_hide_no_concern_of_the_same_address(
    home: Home,
) -> None:
    worry(make.make_appointment(home, person_reference="ONE", email="robin@example.org"))
    with pytest.raises(ChecksIncomplete):
        services.record_in_post_before(
            make.make_keeper(home), home, before(email="Robin@example.org")
        )
    row = line(home, person_reference="ANOTHER", email="robin@example.org")
    assert (len(take(home, row).refused), in_post(home)) == (1, [])


def as_owner(home: Home, address: str) -> Member:
    return make_member(Role.OWNER, home.organisation, accounts.make_person(email=address))


def test_nobody_takes_their_address_off_their_own_checks_to_vouch_for_themselves(
    home: Home,
) -> None:
    owner = as_owner(home, "ada@example.org")
    row = make.make_appointment(home, person_reference="X1", email="ada@example.org")
    said: dict[str, Any] = {
        "contract": row.contract,
        "weekly_hours": row.weekly_hours,
        "given_name": row.given_name,
        "family_name": row.family_name,
    }
    with pytest.raises(NotAllowed):
        services.correct(owner.actor, row, **said, email="nobody@example.org")
    with pytest.raises(NotAllowed):
        services.withdraw(owner.actor, row, reason="To begin again")
    assert row.email == "ada@example.org"
    with pytest.raises(NotAllowed):
        services.record_evidence(owner.actor, make.check_of(row, CheckKind.FITNESS))
    assert services.correct(make.make_keeper(home), row, **said, email="nobody@example.org")


def test_nobody_takes_their_address_off_their_own_post(home: Home) -> None:
    owner = as_owner(home, "ada@example.org")
    row = make.make_appointment(home, complete=True, email="ada@example.org")
    spell = services.start(make.SYSTEM, row, started_on=TODAY)
    said: dict[str, Any] = {
        "given_name": spell.given_name,
        "family_name": spell.family_name,
        "email": None,
        "weekly_hours": spell.weekly_hours,
    }
    with pytest.raises(NotAllowed):
        employment.change_details(owner.actor, spell, **said)
    assert spell.email == "ada@example.org"
    assert employment.change_details(make.make_keeper(home), spell, **said).email is None

"""Nobody acts on their own record, whoever they are and by whatever it is known to be theirs."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.factories import checks as make
from tests.factories.duties import make_event, make_manager_absence
from tests.factories.employment import make_absence, make_person_in_post
from tests.factories.providers import Member, make_home, make_member, make_organisation
from workforce.checks import queries, services
from workforce.checks.models import Appointment
from workforce.checks.services import appointments, moving
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.errors import NotAllowed
from workforce.employment import services as employment
from workforce.employment.models import Absence, PersonInPost
from workforce.employment.queries import presence
from workforce.employment.services.owed import duties, registered
from workforce.employment.services.presence import absences, records
from workforce.employment.states import (
    AbsenceKind,
    Contract,
    DutyKind,
    DutyOutcome,
    JobRole,
    LeavingReason,
)
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
NEXT_MONTH = TODAY + timedelta(days=30)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation())


def start(actor: Actor, row: Appointment) -> object:
    return services.start(actor, row, started_on=TODAY)


def leave(actor: Actor, row: PersonInPost) -> object:
    return employment.leave(actor, row, ended_on=NEXT_MONTH, reason=LeavingReason.PAY)


def stay(actor: Actor, row: PersonInPost) -> object:
    leave(make.SYSTEM, row)
    return employment.stay(actor, row)


def change(actor: Actor, row: PersonInPost) -> object:
    return services.change_contract(actor, row, Contract.FIXED_TERM)


def move(actor: Actor, row: PersonInPost) -> object:
    there = make_home(row.organisation)
    to = moving.Destination(
        JobRole.RESIDENTIAL_SUPPORT_WORKER, Decimal("37.5"), TODAY, keeps_post=True
    )
    return moving.move_person(actor, row, there, to)


def details(actor: Actor, row: PersonInPost) -> object:
    return employment.change_details(
        actor,
        row,
        given_name=row.given_name,
        family_name=row.family_name,
        email=row.email,
        weekly_hours=Decimal(30),
    )


def away(actor: Actor, row: PersonInPost) -> object:
    return absences.record_absence(actor, row, kind=AbsenceKind.TRAINING, from_on=TODAY)


def absence_of(row: PersonInPost) -> Absence:
    found = presence.absences_of(row.organisation_id, row.person_reference)
    return found[0] if found else make_absence(row, from_on=TODAY)


def back(actor: Actor, row: PersonInPost) -> object:
    known = absence_of(row)
    return absences.change_absence(
        actor, known, kind=AbsenceKind.TRAINING, from_on=TODAY, until_on=TODAY
    )


def never_away(actor: Actor, row: PersonInPost) -> object:
    known = absence_of(row)
    absences.remove_absence(actor, known)
    return known


def staff_record(actor: Actor, row: PersonInPost) -> object:
    return records.keep_staff_record(actor, row, records.Particulars(sex="x"), TODAY)


def opened_record(actor: Actor, row: PersonInPost) -> object:
    return records.open_staff_record(actor, row)


SUPERVISED = duties.Told(DutyKind.SUPERVISION, DutyOutcome.COMPLETED, TODAY, "Ann Lead")


def supervised(actor: Actor, row: PersonInPost) -> object:
    return duties.record_duty(actor, row, SUPERVISED)


def supervised_after_all(actor: Actor, row: PersonInPost) -> object:
    event = make_event(row, done_on=TODAY)
    return duties.correct_duty(actor, row, event, SUPERVISED, reason="Another day")


def never_supervised(actor: Actor, row: PersonInPost) -> object:
    event = make_event(row, done_on=TODAY)
    duties.set_duty_aside(actor, row, event, reason="Another person")
    return event


def supervisor(actor: Actor, row: PersonInPost) -> object:
    return duties.name_owner(actor, row, kind=DutyKind.SUPERVISION, owner="Ann Lead")


def correct(actor: Actor, row: Appointment) -> object:
    return appointments.correct(
        actor,
        row,
        contract=row.contract,
        weekly_hours=Decimal(30),
        given_name=row.given_name,
        family_name=row.family_name,
        email=row.email,
    )


def withdraw(actor: Actor, row: Appointment) -> object:
    appointments.withdraw(actor, row, reason="They went elsewhere")
    return row


OF_APPOINTMENTS: list[Callable[[Actor, Any], object]] = [start, correct, withdraw]
ACTS: list[Callable[[Actor, Any], object]] = [
    *OF_APPOINTMENTS,
    leave,
    stay,
    change,
    move,
    details,
    away,
    back,
    never_away,
    staff_record,
    opened_record,
    supervised,
    supervised_after_all,
    never_supervised,
    supervisor,
]


def record(home: Home, act: object, **whose: Any) -> Appointment | PersonInPost:
    appointment = make.make_appointment(home, complete=True, **whose)
    if act in OF_APPOINTMENTS:
        return appointment
    return services.start(make.SYSTEM, appointment, started_on=TODAY)


def known_as(member: Member, by: str) -> dict[str, Any]:
    return {"account": member.person} if by == "account" else {"email": member.person.email.upper()}


@pytest.mark.parametrize("by", ["account", "address"])
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_ones_own_record_is_refused_and_somebody_elses_is_not(
    home: Home, act: Callable[[Actor, Any], object], by: str
) -> None:
    owner, other = make_member(Role.OWNER, home.organisation), make.make_keeper(home)
    own = record(home, act, **known_as(owner, by))
    with pytest.raises(NotAllowed):
        act(owner.actor, own)
    act(other, own)


@pytest.mark.parametrize("by", ["account", "address"])
def test_a_record_is_ones_own_by_any_post_of_the_same_person(home: Home, by: str) -> None:
    owner = make_member(Role.OWNER, home.organisation)
    row = make_person_in_post(home, reference="W-1")
    details(owner.actor, row)
    make_person_in_post(make_home(home.organisation), reference="W-1", **known_as(owner, by))
    for act in (details, leave, away, supervised):
        with pytest.raises(NotAllowed):
            act(owner.actor, row)


def test_a_registered_manager_may_say_that_they_are_away_for_the_regulator_must_know(
    home: Home,
) -> None:
    """It is the home's notice, wanted early; it settles nothing in the manager's own favour."""
    manager = make_member(Role.REGISTERED_MANAGER, home.organisation, homes=(home,))
    make_person_in_post(home, JobRole.REGISTERED_MANAGER, account=manager.person)
    row = make_manager_absence(home)
    registered.record_told(manager.actor, row, told_on=TODAY)
    assert row.told_on == TODAY


@pytest.mark.parametrize("by", ["account", "address"])
@pytest.mark.parametrize("started", [False, True], ids=["being-checked", "in-post"])
def test_nobody_reads_the_file_about_themselves(home: Home, by: str, *, started: bool) -> None:
    owner, other = make_member(Role.OWNER, home.organisation), make.make_keeper(home)
    row = make.make_appointment(home, complete=True, **known_as(owner, by))
    if started:
        services.start(make.SYSTEM, row, started_on=TODAY)
    for reader, found in ((owner.actor, None), (other, row)):
        assert queries.appointment_for(reader, row.public_id) is found
        assert queries.check_for(reader, row.checks[0].public_id) is (found and row.checks[0])

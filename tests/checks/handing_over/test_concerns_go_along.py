"""A home changes owner: whoever a concern stopped stays stopped with the next owner."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.checks.handing_over.steps import DAY, ONE_DAY, TODAY, hand_over, through_the_gate
from tests.checks.passes.pictures import photographed
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.transfers import make_transfer
from tests.page import StrictClient
from workforce.checks import queries, services
from workforce.checks.models import Appointment, Concern
from workforce.checks.queries import concerns as reading
from workforce.checks.queries import passes
from workforce.checks.queries.passes import LackKind
from workforce.checks.services import ChecksIncomplete
from workforce.checks.services import concerns as writing
from workforce.checks.states import ConcernKind, ConcernState, Why
from workforce.core import clock
from workforce.core.errors import DomainError
from workforce.employment.models import PersonInPost
from workforce.messages.models import Letter
from workforce.providers import jobs
from workforce.providers.models import Home, Organisation
from workforce.providers.states import Role


def worry(row: PersonInPost | Appointment, kind: ConcernKind = ConcernKind.ALLEGATION) -> Concern:
    about = (
        writing.About(spell=row)
        if isinstance(row, PersonInPost)
        else writing.About(appointment=row)
    )
    actor = make.member_actor(row.home)
    return writing.open_concern(actor, about, kind, aware_on=TODAY, details="Seen on the stairs")


def close(concern: Concern, to: ConcernState) -> Concern:
    for task in concern.tasks:
        if task.done_on is None:
            writing.finish_task(
                make.member_actor(concern.home), task, done_on=TODAY, how="By telephone"
            )
    return writing.close_concern(
        make.member_actor(concern.home), concern, to, outcome="Looked into"
    )


def of(session: Session, table: Any, organisation: Organisation | None) -> list[Any]:
    assert organisation is not None
    session.rollback()
    session.expire_all()
    query = select(table).where(table.organisation_id == organisation.id)
    return list(session.scalars(query.order_by(table.id)))


def test_a_concern_goes_along_with_what_is_to_be_done_and_the_earlier_owner_keeps_its_own(
    home: Home, receiver: Organisation, session: Session
) -> None:
    concern = worry(through_the_gate(home, person_reference="W-1"))
    done = next(one for one in concern.tasks if one.code == "designated-officer")
    writing.finish_task(make.member_actor(home), done, done_on=TODAY, how="Told them")
    giver = home.organisation
    hand_over(home, receiver)
    (new,), (kept,) = of(session, Concern, receiver), of(session, Concern, giver)
    (spell,) = of(session, PersonInPost, receiver)
    assert (new.state, new.kind, new.aware_on) == (ConcernState.OPEN, concern.kind, TODAY)
    assert (new.person_in_post_id, new.home_id) == (spell.id, home.id)
    own = [("stop-work", DAY), ("ask-earlier-owner", DAY + ONE_DAY)]
    left = [(one.code, one.due_on) for one in kept.tasks if one.done_on is None]
    left = [one for one in left if one[0] != "stop-work"]
    assert [(one.code, one.due_on) for one in new.tasks] == own + left
    assert (kept.id, kept.details) == (concern.id, "Seen on the stairs")
    assert new.public_id != kept.public_id


@pytest.mark.parametrize("state", [ConcernState.OPEN, ConcernState.MAY_NOT_WORK])
def test_what_the_earlier_owner_wrote_and_who_dealt_with_it_stay_there(
    client: StrictClient, home: Home, receiver: Organisation, session: Session, state: ConcernState
) -> None:
    concern = worry(through_the_gate(home, person_reference="W-1"))
    if state is ConcernState.MAY_NOT_WORK:
        close(concern, state)
    hand_over(home, receiver)
    (new,) = of(session, Concern, receiver)
    people = [new.opened_by_id, new.closed_by_id, *(task.done_by_id for task in new.tasks)]
    words = [new.details, new.outcome, *(task.how for task in new.tasks)]
    assert set(people) == set(words) == {None}
    member = make_member(Role.OWNER, receiver)
    accounts.sign_in(client, member.person)
    page = client.page(f"/concerns/{new.public_id}").main
    assert "Not handed over: ask the earlier owner of the home" in page
    assert "Ask the earlier owner of the home what is known, and weigh it anew" in page
    assert "Seen on the stairs" not in page
    assert "Looked into" not in page


def test_the_next_owner_is_told_of_its_tasks_anew_and_closes_by_its_own_lights(
    home: Home, receiver: Organisation, session: Session
) -> None:
    concern = worry(through_the_gate(home, person_reference="W-1"))
    writing.remind(TODAY)
    hand_over(home, receiver)
    (new,) = of(session, Concern, receiver)
    owner = make_member(Role.OWNER, receiver)
    with time_machine.travel(clock.day_start(DAY), tick=False):
        with pytest.raises(DomainError):
            writing.close_concern(owner.actor, new, ConcernState.MAY_WORK, outcome="Hearsay")
        assert writing.remind(DAY) > 0
        told = select(Letter).where(Letter.template == "checks/tasks_due")
        assert owner.person.email in {letter.address for letter in session.scalars(told)}
        close(new, ConcernState.MAY_WORK)
    assert (new.state, concern.state) == (ConcernState.MAY_WORK, ConcernState.OPEN)


def test_a_home_that_changes_owner_twice_brings_each_next_owner_the_same_duties(
    home: Home, receiver: Organisation, session: Session
) -> None:
    worry(through_the_gate(home, person_reference="W-1"), ConcernKind.NEW_DISCLOSURE)
    third = make_organisation(name="Third")
    hand_over(home, receiver)
    hand_over(home, third, DAY + ONE_DAY)
    (first,), (second,) = of(session, Concern, receiver), of(session, Concern, third)
    assert [one.code for one in second.tasks] == [one.code for one in first.tasks]
    assert second.tasks[0].due_on == DAY + ONE_DAY


@pytest.mark.parametrize("kind", list(ConcernKind))
def test_the_next_owners_gate_stays_shut_until_it_closes_the_concern_itself(
    home: Home, receiver: Organisation, session: Session, kind: ConcernKind
) -> None:
    theirs = worry(through_the_gate(home, person_reference="W-1"), kind)
    hand_over(home, receiver)
    session.expire_all()
    elsewhere = make_home(receiver)
    with time_machine.travel(clock.day_start(DAY), tick=False):
        again = make.make_appointment(elsewhere, complete=True, person_reference="W-1")
        with pytest.raises(ChecksIncomplete) as refused:
            services.start(make.SYSTEM, again, started_on=DAY)
        assert Why.CONCERN in {one.why for one in refused.value.missing}
        (new,) = of(session, Concern, receiver)
        close(new, ConcernState.MAY_WORK)
        assert Why.CONCERN not in {one.why for one in queries.what_is_missing(again)}
    session.expire_all()
    assert theirs.state is ConcernState.OPEN


def test_somebody_who_may_not_work_may_not_with_the_next_owner_either(
    home: Home, receiver: Organisation, session: Session
) -> None:
    spell = through_the_gate(home, person_reference="W-1")
    close(worry(spell), ConcernState.MAY_NOT_WORK)
    close(worry(spell), ConcernState.MAY_WORK)
    hand_over(home, receiver)
    (new,) = of(session, Concern, receiver)  # what was closed with "may work" stops nothing
    assert (new.state, new.closed_on) == (ConcernState.MAY_NOT_WORK, TODAY)
    assert reading.frozen(receiver.id, "W-1")


def test_no_pass_and_nothing_shared_whatever_the_earlier_owner_decides(
    home: Home, receiver: Organisation, session: Session
) -> None:
    person, giver = accounts.make_person(), make_member(Role.OWNER, home.organisation)
    closer = make_member(Role.OWNER, home.organisation)
    theirs = worry(through_the_gate(home, account=person))
    hand_over(home, receiver)
    (appointment,) = of(session, Appointment, receiver)
    photographed(appointment)
    lacking = [one.kind for one in passes.why_no_pass(appointment, DAY)]
    assert LackKind.SPEAK_TO_MANAGER in lacking
    for task in theirs.tasks:
        writing.finish_task(giver.actor, task, done_on=TODAY, how="By telephone")
    writing.close_concern(closer.actor, theirs, ConcernState.MAY_WORK, outcome="Looked into")
    assert reading.account_frozen(person.id)


def test_a_concern_about_somebody_whose_checks_are_under_way_goes_along(
    home: Home, receiver: Organisation, session: Session
) -> None:
    worry(make.make_appointment(home, complete=True))
    hand_over(home, receiver)
    (appointment,) = of(session, Appointment, receiver)
    (new,) = of(session, Concern, receiver)
    assert (new.appointment_id, new.person_in_post_id) == (appointment.id, None)
    with time_machine.travel(clock.day_start(DAY), tick=False), pytest.raises(ChecksIncomplete):
        services.start(make.SYSTEM, appointment, started_on=DAY)


def test_a_concern_raised_in_another_home_of_the_earlier_owner_goes_along(
    home: Home, receiver: Organisation, session: Session
) -> None:
    make_person_in_post(home, reference="W-1")
    other = make_home(home.organisation)
    worry(make_person_in_post(other, reference="W-1"))
    worry(make_person_in_post(other, reference="W-2"))
    hand_over(home, receiver)
    (new,) = of(session, Concern, receiver)
    assert (new.person_reference, new.home_id) == ("W-1", home.id)


def test_a_concern_follows_a_reference_that_got_a_number_and_stops_nobody_else(
    home: Home, receiver: Organisation, session: Session
) -> None:
    worry(make_person_in_post(home, reference="1001"))
    make_person_in_post(make_home(receiver), reference="1001")
    hand_over(home, receiver)
    session.expire_all()
    assert reading.frozen(receiver.id, "1001-2")
    assert not reading.frozen(receiver.id, "1001")


def test_a_concern_that_the_next_owner_has_already_stands_beside_it(
    home: Home, receiver: Organisation, session: Session
) -> None:
    person = accounts.make_person()
    worry(make_person_in_post(home, reference="1001", account=person))
    own = make_person_in_post(make_home(receiver), reference="1001", account=person)
    worry(own)
    hand_over(home, receiver)
    both = of(session, Concern, receiver)
    assert len(both) == 1 + 1
    with time_machine.travel(clock.day_start(DAY), tick=False):
        close(both[0], ConcernState.MAY_WORK)
        assert reading.frozen(receiver.id, "1001")


def test_a_concern_about_who_started_before_a_late_job_moves_with_the_record(
    home: Home, receiver: Organisation, session: Session
) -> None:
    giver = home.organisation
    make_transfer(home, receiver, DAY)
    with time_machine.travel(clock.day_start(DAY) + timedelta(hours=9), tick=False):
        ready = make.make_appointment(home, complete=True)
        worry(services.start(make.SYSTEM, ready, started_on=DAY))
        jobs.home_transfers(DAY)
    assert not of(session, Concern, giver)
    (new,) = of(session, Concern, receiver)
    assert reading.frozen(receiver.id, new.person_reference)


def test_each_owner_sees_and_is_reminded_of_its_own_concern_alone(
    home: Home, receiver: Organisation, session: Session
) -> None:
    giver = home.organisation
    before, after = make_member(Role.OWNER, giver), make_member(Role.OWNER, receiver)
    concern = worry(through_the_gate(home))
    hand_over(home, receiver)
    (new,) = of(session, Concern, receiver)
    manager = make_member(Role.REGISTERED_MANAGER, receiver, homes=[home])
    assert [one.id for one in reading.concerns_for(before.actor)] == [concern.id]
    assert [one.id for one in reading.concerns_for(after.actor)] == [new.id]
    writing.remind(TODAY + timedelta(days=90))
    letters = session.scalars(select(Letter).where(Letter.template == "checks/tasks_due")).all()
    to = sorted(letter.address or "" for letter in letters)
    assert to == sorted(one.person.email for one in (before, after, manager))

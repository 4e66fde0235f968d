"""A home changes owner: everybody goes on, once, at midnight, and every figure stays whole."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.checks.handing_over.steps import (
    DAY,
    EVE,
    TODAY,
    hand_over,
    leave,
    spells,
    through_the_gate,
)
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member
from tests.factories.transfers import make_transfer
from workforce.checks import queries, services
from workforce.checks.models import Appointment
from workforce.checks.states import AppointmentState
from workforce.core import clock
from workforce.core.registry import registry
from workforce.employment import queries as employment
from workforce.employment.models import StartClearance
from workforce.employment.states import LeavingReason
from workforce.providers import jobs
from workforce.providers.models import EarlierRegistration, Home, Organisation
from workforce.providers.services import handing_over
from workforce.providers.states import Role, TransferState


def test_nothing_happens_the_minute_before_midnight_and_everything_after(
    home: Home, receiver: Organisation, session: Session
) -> None:
    make_person_in_post(home)
    old_number = home.registration_number
    row = make_transfer(home, receiver, DAY)
    with time_machine.travel(clock.day_start(DAY) - timedelta(minutes=1), tick=False):
        assert jobs.home_transfers(TODAY) == "handed over 0"
        assert home.organisation_id != receiver.id
    with time_machine.travel(clock.day_start(DAY), tick=False):
        assert jobs.home_transfers(DAY) == "handed over 1"
    session.expire_all()
    assert home.organisation_id == receiver.id
    assert home.registration_number == row.new_registration_number
    assert row.state is TransferState.DONE
    kept = session.scalars(select(EarlierRegistration)).one()
    assert (kept.registration_number, kept.until_on) == (old_number, EVE)


def test_who_was_there_before_goes_on_with_a_clearance_of_its_own(
    home: Home, giver: Organisation, receiver: Organisation, session: Session
) -> None:
    before = make_person_in_post(home)
    hand_over(home, receiver)
    (old,), (new,) = spells(giver), spells(receiver)
    assert (old.ended_on, old.leaving_reason) == (EVE, LeavingReason.TRANSFERRED)
    assert (new.started_on, new.ended_on, new.before_joining) == (DAY, None, False)
    assert new.person_reference == before.person_reference
    assert (new.continues_id, new.in_work_since) == (old.id, old.started_on)
    clearance = session.get(StartClearance, new.clearance_id)
    assert clearance is not None
    assert clearance.carried_over
    assert clearance.person_key == new.person_reference


def test_checks_go_along_as_they_stand_with_who_saw_and_who_verified(
    home: Home, receiver: Organisation
) -> None:
    source = queries.of_spell(through_the_gate(home))
    hand_over(home, receiver)
    (new,) = spells(receiver)
    copy = queries.of_spell(new)
    assert source is not None
    assert copy is not None
    assert (copy.state, copy.organisation_id) == (AppointmentState.STARTED, receiver.id)
    for old, row in zip(source.checks, copy.checks, strict=True):
        assert (row.state, row.carried_from_id) == (old.state, old.id)
        assert (row.seen_by_id, row.seen_at) == (old.seen_by_id, old.seen_at)
        assert (row.verified_by_id, row.verified_at) == (old.verified_by_id, old.verified_at)


def test_an_appointment_under_way_goes_along_and_can_be_finished(
    home: Home, giver: Organisation, receiver: Organisation, session: Session
) -> None:
    make.make_appointment(home, complete=True, origin="application:x")
    half = make.make_appointment(home)
    hand_over(home, receiver)
    session.expire_all()
    query = select(Appointment).where(Appointment.organisation_id == receiver.id)
    ready, waiting = session.scalars(query.order_by(Appointment.id)).all()
    assert half.state is AppointmentState.WITHDRAWN
    assert {ready.state, waiting.state} == {AppointmentState.CHECKING}
    assert ready.origin == "application:x"
    with time_machine.travel(clock.day_start(DAY), tick=False):
        made = services.start(make.SYSTEM, ready, started_on=DAY)
        with pytest.raises(services.ChecksIncomplete):
            services.start(make.SYSTEM, waiting, started_on=DAY)
    assert made.organisation_id == receiver.id
    assert not spells(giver)


def test_a_leaving_already_known_goes_along_and_a_link_with_it(
    home: Home, receiver: Organisation
) -> None:
    row = make_person_in_post(home)
    leave(row, DAY + timedelta(days=9))
    hand_over(home, receiver)
    (new,) = spells(receiver)
    assert (new.ended_on, new.leaving_reason) == (DAY + timedelta(days=9), LeavingReason.PAY)


def test_a_reference_that_the_receiver_uses_for_somebody_else_gets_a_number(
    home: Home, receiver: Organisation
) -> None:
    make_person_in_post(home, reference="1001")
    make_person_in_post(make_home(receiver), reference="1001")
    hand_over(home, receiver)
    references = sorted(row.person_reference for row in spells(receiver))
    assert references == ["1001", "1001-2"]


def test_a_reference_of_somebody_still_being_checked_there_is_not_theirs_to_share(
    home: Home, receiver: Organisation
) -> None:
    make_person_in_post(home, reference="1001")
    make.make_appointment(make_home(receiver), person_reference="1001")
    hand_over(home, receiver)
    (new,) = spells(receiver)
    assert new.person_reference == "1001-2"


def test_the_same_account_keeps_one_reference(home: Home, receiver: Organisation) -> None:
    person = accounts.make_person()
    make_person_in_post(home, reference="1001", account=person)
    make_person_in_post(make_home(receiver), reference="1001", account=person)
    hand_over(home, receiver)
    assert {row.person_reference for row in spells(receiver)} == {"1001"}


def test_a_second_run_and_a_late_one_change_nothing_more(
    home: Home, receiver: Organisation
) -> None:
    make_person_in_post(home)
    row = hand_over(home, receiver, at=clock.day_start(DAY + timedelta(days=3)))
    (new,) = spells(receiver)
    assert new.started_on == DAY
    with time_machine.travel(clock.day_start(DAY + timedelta(days=4)), tick=False):
        assert jobs.home_transfers(DAY) == "handed over 0"
        assert not handing_over.carry_out(row.id)
    assert len(spells(receiver)) == 1


def test_who_started_before_a_late_job_was_the_receivers_from_the_first(
    home: Home, giver: Organisation, receiver: Organisation
) -> None:
    row = make_transfer(home, receiver, DAY)
    with time_machine.travel(clock.day_start(DAY) + timedelta(hours=9), tick=False):
        ready = make.make_appointment(home, complete=True)
        services.start(make.SYSTEM, ready, started_on=DAY)
        jobs.home_transfers(DAY)
    assert row.state is TransferState.DONE
    assert not spells(giver)
    (new,) = spells(receiver)
    assert new.leaving_reason is None


def test_killed_half_way_nothing_has_happened(
    home: Home, receiver: Organisation, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_person_in_post(home)
    row = make_transfer(home, receiver, DAY)
    last = registry().contributions[-1]

    def killed(_: object) -> None:
        raise KeyboardInterrupt

    object.__setattr__(last, "carry_over", killed)
    try:
        with (
            time_machine.travel(clock.day_start(DAY), tick=False),
            pytest.raises(KeyboardInterrupt),
        ):
            handing_over.carry_out(row.id)
    finally:
        object.__setattr__(last, "carry_over", None)
    _ = monkeypatch
    session.expire_all()
    assert home.organisation_id != receiver.id
    assert not spells(receiver)
    with time_machine.travel(clock.day_start(DAY), tick=False):
        assert handing_over.carry_out(row.id)


def test_without_agreement_or_confirmation_or_an_approved_receiver_it_waits(
    home: Home, receiver: Organisation, session: Session
) -> None:
    row = make_transfer(home, receiver, DAY, confirmed=False)
    with time_machine.travel(clock.day_start(DAY), tick=False):
        assert jobs.home_transfers(DAY) == "handed over 0"
    session.expire_all()
    assert row.state is TransferState.AGREED


def test_access_changes_with_the_owner(
    home: Home, giver: Organisation, receiver: Organisation, session: Session
) -> None:
    manager = make_member(Role.REGISTERED_MANAGER, giver, homes=[home])
    area = make_member(Role.AREA_MANAGER, giver, homes=[home, make_home(giver)])
    old_owner, new_owner = make_member(Role.OWNER, giver), make_member(Role.OWNER, receiver)
    person = make_person_in_post(home)
    hand_over(home, receiver)
    session.expire_all()
    assert manager.membership.ended_at is not None
    assert area.membership.ended_at is None
    assert home.id not in area.membership.home_ids
    assert employment.home_for(old_owner.actor, home.public_id) is None
    assert employment.home_for(new_owner.actor, home.public_id) == home
    (new,) = spells(receiver)
    assert employment.person_in_post_for(old_owner.actor, new.public_id) is None
    assert employment.person_in_post_for(old_owner.actor, person.public_id) == person
    assert employment.person_in_post_for(new_owner.actor, person.public_id) is None

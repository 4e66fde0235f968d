"""Tricks of somebody who knows the rooms: another date, a second try, another setting."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from dateutil.relativedelta import relativedelta
from sqlalchemy.orm import Session

from tests.checks.people_csv import BEFORE, JOINED, TODAY, line, take
from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from workforce.checks import queries, services
from workforce.checks.models import Appointment
from workforce.checks.services import ChecksIncomplete, concerns
from workforce.checks.states import CheckKind, ConcernKind, ProvisionalKind, Why
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.errors import DomainError
from workforce.employment import queries as people
from workforce.employment import services as employment
from workforce.employment.models import PersonInPost
from workforce.employment.rules import Entrant
from workforce.employment.states import Contract, JobRole, LeavingReason
from workforce.providers.models import Home
from workforce.providers.states import HomeType

WORKER = JobRole.RESIDENTIAL_SUPPORT_WORKER
ONE_DAY = timedelta(days=1)
FOUR_WEEKS = timedelta(days=28)
REASONS = dict.fromkeys(ProvisionalKind, "Nobody else could come tonight")
WALES = {"authority_code": "W06000015", "region_code": "W92000004"}


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=JOINED)


def worry(spell: PersonInPost) -> None:
    about = concerns.About(spell=spell)
    actor = make.member_actor(spell.home)
    concerns.open_concern(actor, about, ConcernKind.ALLEGATION, aware_on=TODAY)


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


def supported(home_type: HomeType = HomeType.SUPPORTED_ACCOMMODATION) -> Home:
    return make_home(make_organisation(), joined_on=JOINED, home_type=home_type)


def lacking_a_reference(home: Home, **more: Any) -> Appointment:
    row = make.make_appointment(home, **more)
    for check in row.checks:
        if check.required and check.kind is not CheckKind.REFERENCE_SECOND:
            make.satisfy(check)
    return row


def provisionally(row: Appointment, day: date, until: date) -> PersonInPost:
    owner = make.make_keeper(row.home)
    return services.start_provisionally(owner, row, started_on=day, until=until, reasons=REASONS)


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_provisional_start_is_not_stretched_by_another(
    session: Session, *, elsewhere: bool
) -> None:
    _ = session
    home = supported()
    until = TODAY + FOUR_WEEKS
    spell = provisionally(lacking_a_reference(home, person_reference="X1"), TODAY, until)
    employment.leave(make.SYSTEM, spell, ended_on=TODAY, reason=LeavingReason.OTHER)
    there = home
    if elsewhere:
        there = make_home(home.organisation, joined_on=JOINED, home_type=home.home_type)
    for days, refused in ((1, True), (28, True), (56, True), (57, False)):
        day = TODAY + timedelta(days=days)
        with time_machine.travel(clock.day_start(day) + timedelta(hours=12), tick=False):
            row = lacking_a_reference(there, person_reference="X1")
            if refused:
                with pytest.raises(DomainError, match="stretch"):
                    provisionally(row, day, day + ONE_DAY)
                services.withdraw(make.SYSTEM, row, reason="Refused")
            else:
                assert provisionally(row, day, day + ONE_DAY)


def test_a_provisional_start_lasts_no_day_longer_for_an_earlier_first_day(
    session: Session,
) -> None:
    _ = session
    row = lacking_a_reference(supported())
    for first, until in (
        (TODAY, TODAY + FOUR_WEEKS + ONE_DAY),
        (TODAY - ONE_DAY, TODAY + FOUR_WEEKS),
        (TODAY - ONE_DAY, TODAY + FOUR_WEEKS - ONE_DAY),  # nothing was verified the day before
        (TODAY + ONE_DAY, TODAY + FOUR_WEEKS + ONE_DAY),
        (TODAY, TODAY - ONE_DAY),
    ):
        with pytest.raises(DomainError):
            provisionally(row, first, until)
    assert provisionally(row, TODAY, TODAY + FOUR_WEEKS)


@pytest.mark.parametrize("months", [1, 6, 40])
def test_whoever_left_comes_back_through_the_gate_with_nothing_brought_along(
    home: Home, months: int
) -> None:
    row = make.make_appointment(home, complete=True, person_reference="X1")
    spell = services.start(make.SYSTEM, row, started_on=TODAY)
    employment.leave(make.SYSTEM, spell, ended_on=TODAY, reason=LeavingReason.OTHER)
    day = TODAY + relativedelta(months=months)
    with time_machine.travel(clock.day_start(day) + timedelta(hours=12), tick=False):
        owner = make.member_actor(home)
        for act in (
            lambda: employment.stay(owner, spell),
            lambda: employment.leave(owner, spell, ended_on=day, reason=LeavingReason.OTHER),
            lambda: services.start(owner, row, started_on=day),
            lambda: services.move_person(
                owner, spell, home, services.Destination(WORKER, Decimal(37), day)
            ),
        ):
            with pytest.raises(DomainError):
                act()
        again = services.add_person(
            owner, home, before(person_reference="X1", started_on=day)
        ).appointment
        asked = {one.kind for one in queries.asked_of(again, day) or () if one.blocks}
        repeated = {CheckKind.PREVIOUS_POST, CheckKind.GAP, CheckKind.OVERSEAS}
        assert make.missing_kinds(again) >= asked - repeated
        with pytest.raises(ChecksIncomplete):
            services.start(owner, again, started_on=day)
    assert len(home_spells(home)) == 1


def home_spells(home: Home) -> list[PersonInPost]:
    return people.spells_of(home.organisation_id or 0)


SETTINGS: dict[str, dict[str, Any]] = {
    "a home that is a school": {"also_school": True},
    "a secure home": {"home_type": HomeType.SECURE},
    "a home in Wales": WALES,
    "supported accommodation": {"home_type": HomeType.SUPPORTED_ACCOMMODATION},
    "the same kind of home": {},
}


@pytest.mark.parametrize("role", [WORKER, JobRole.REGISTERED_MANAGER, JobRole.TEACHER])
@pytest.mark.parametrize("name", SETTINGS)
def test_a_move_asks_for_whatever_the_new_setting_and_role_ask_and_were_not_settled(
    home: Home, name: str, role: JobRole
) -> None:
    there = make_home(home.organisation, joined_on=JOINED, **SETTINGS[name])
    row = make.make_appointment(home, complete=True)
    spell = services.start(make.SYSTEM, row, started_on=TODAY)
    settled = {one.kind for one in row.checks if one.verified_at is not None}
    to = services.Destination(role, Decimal("37.5"), TODAY, keeps_post=True)
    moved = services.move_person(make.member_actor(home), spell, there, to)
    asked = {
        one.kind
        for one in queries.asked_of(moved.appointment, TODAY) or ()
        if one.blocks and not one.each
    }
    lacking = {one.kind for one in moved.missing}
    assert lacking >= asked - settled
    if role is not WORKER:
        assert CheckKind.FITNESS in lacking
        assert moved.person_in_post is None
    assert (moved.person_in_post is None) is bool(lacking)
    if moved.person_in_post is None:
        with pytest.raises(ChecksIncomplete):
            services.start(make.SYSTEM, moved.appointment, started_on=TODAY)


def test_a_concern_stops_another_contract_of_somebody_in_post_before(home: Home) -> None:
    owner = make.make_keeper(home)
    row = services.record_in_post_before(owner, home, before())
    appointment = queries.of_spell(row)
    assert appointment is not None
    make.satisfy(make.check_of(appointment, CheckKind.RIGHT_TO_WORK))
    worry(row)
    with pytest.raises(ChecksIncomplete) as refused:
        services.change_contract(owner, row, Contract.PERMANENT)
    assert {one.why for one in refused.value.missing} == {Why.CONCERN}
    take(home, line(home, person_reference="ANOTHER", given_name="Robin", family_name="Newcomer"))
    assert row.contract is Contract.VOLUNTEER


def test_a_volunteer_is_not_employed_on_what_was_asked_of_a_volunteer(home: Home) -> None:
    row = make.make_appointment(home, complete=True, contract=Contract.VOLUNTEER)
    spell = services.start(make.SYSTEM, row, started_on=TODAY)
    lacking = {one.kind for one in queries.what_is_missing(row, TODAY, Contract.PERMANENT)}
    assert CheckKind.RIGHT_TO_WORK in lacking
    with pytest.raises(ChecksIncomplete):
        services.change_contract(make.make_keeper(home), spell, Contract.PERMANENT)
    assert (spell.contract, row.contract) == (Contract.VOLUNTEER, Contract.VOLUNTEER)


def test_nobody_starts_before_the_day_on_their_certificate(home: Home) -> None:
    row = make.make_appointment(home, complete=True)
    check = make.check_of(row, CheckKind.CRIMINAL_RECORD)
    tomorrow = clock.day_start(TODAY + ONE_DAY) + timedelta(hours=12)
    with time_machine.travel(tomorrow, tick=False):
        make.satisfy(check)
        with pytest.raises(DomainError, match="verified after this day"):
            services.start(make.SYSTEM, row, started_on=TODAY)
    with pytest.raises(DomainError):  # nor is a certificate of tomorrow taken today
        make.satisfy(check, dated_on=TODAY + ONE_DAY)


@atomic
def ends_on(row: Appointment, kind: CheckKind, **days: date) -> None:
    for name, day in days.items():
        setattr(make.check_of(row, kind), name, day)


@pytest.mark.parametrize("name", ["expires_on", "recheck_on"])
@pytest.mark.parametrize("days, lets", [(-1, False), (0, True), (1, True)])
def test_a_check_that_runs_out_serves_on_its_very_day_and_never_after(
    home: Home, name: str, days: int, *, lets: bool
) -> None:
    row = make.make_appointment(home, complete=True)
    ends_on(row, CheckKind.RIGHT_TO_WORK, **{name: TODAY + timedelta(days=days)})
    if lets:
        assert services.start(make.SYSTEM, row, started_on=TODAY)
        return
    with pytest.raises(ChecksIncomplete):
        services.start(make.SYSTEM, row, started_on=TODAY)

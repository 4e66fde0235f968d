"""Moves within an employer: what is settled comes along, what is not is asked, nobody slips by."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.checks.steps import parts, sign_in_as
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from tests.page import StrictClient
from workforce.checks import queries, services
from workforce.checks.models import Appointment, Check
from workforce.checks.queries import moves
from workforce.checks.rules.carrying import Settled, carried_state
from workforce.checks.services import Destination, Moved
from workforce.checks.states import AppointmentState, CheckKind, CheckState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.db import session as db_session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost
from workforce.employment.states import JobRole, LeavingReason
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
ONE_DAY = timedelta(days=1)
SAME = JobRole.RESIDENTIAL_SUPPORT_WORKER


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation())


@pytest.fixture
def other(home: Home) -> Home:
    return make_home(home.organisation)


def in_post(home: Home, **more: Any) -> PersonInPost:
    """Somebody who came through the gate, ten days in post."""
    appointment = make.make_appointment(home, complete=True, **more)
    spell = services.start(make.SYSTEM, appointment, started_on=TODAY)
    back_date(spell, 10)
    return spell


@atomic
def back_date(spell: PersonInPost, days: int) -> None:
    spell.started_on = TODAY - timedelta(days=days)


@atomic
def spoil(check: Check, **values: Any) -> None:
    for name, value in values.items():
        setattr(check, name, value)


def to(role: JobRole = SAME, day: date = TODAY, **more: Any) -> Destination:
    return Destination(role, Decimal(30), day, **more)


def move(
    spell: PersonInPost, home: Home, where: Destination | None = None, actor: Actor | None = None
) -> Moved:
    return services.move_person(actor or make.SYSTEM, spell, home, where or to())


def row_of(appointment: Appointment, kind: CheckKind) -> Check:
    db_session().expire_all()
    return make.check_of(appointment, kind)


def test_the_same_role_in_another_home_starts_at_once_with_what_was_settled(
    home: Home, other: Home
) -> None:
    spell = in_post(home)
    source = queries.of_spell(spell)
    moved = move(spell, other)
    assert source is not None
    assert moved.missing == ()
    assert moved.person_in_post is not None
    assert moved.person_in_post.person_reference == spell.person_reference
    db_session().expire_all()
    assert (spell.ended_on, spell.leaving_reason) == (
        TODAY - ONE_DAY,
        LeavingReason.MOVED_WITHIN_PROVIDER,
    )
    before = make.check_of(source, CheckKind.IDENTITY)
    after = make.check_of(moved.appointment, CheckKind.IDENTITY)
    assert after.carried_from_id == before.id
    kept = ("seen_by_id", "seen_at", "verified_by_id", "verified_at", "dated_on", "evidence")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]


def test_a_move_is_no_leaving_and_nobody_counts_twice(home: Home, other: Home) -> None:
    spell = in_post(home)
    move(spell, other)
    turnover = employment.turnover_by_home(TODAY - timedelta(days=5), TODAY)
    assert (dict(turnover.left), dict(turnover.joined)) == ({}, {})
    assert sum(one.people_count for one in employment.in_post_fte_by_home(TODAY)) == 1
    yesterday = employment.in_post_fte_by_home(TODAY - ONE_DAY)
    assert [(one.home_id, one.people_count) for one in yesterday] == [(home.id, 1)]


def test_also_working_elsewhere_leaves_the_present_post_open(home: Home, other: Home) -> None:
    spell = in_post(home)
    moved = move(spell, other, to(keeps_post=True))
    db_session().expire_all()
    assert moved.person_in_post is not None
    assert spell.ended_on is None


def test_another_role_is_judged_again_and_the_person_stays_until_then(
    home: Home, other: Home
) -> None:
    spell = in_post(home)
    moved = move(spell, other, to(JobRole.SENIOR_RESIDENTIAL_SUPPORT_WORKER))
    assert moved.person_in_post is None
    assert {one.kind for one in moved.missing} >= {CheckKind.FITNESS, CheckKind.CHARACTER}
    assert CheckKind.IDENTITY not in {one.kind for one in moved.missing}
    assert moved.appointment.state is AppointmentState.CHECKING
    db_session().expire_all()
    assert spell.ended_on is None
    judged = make.check_of(moved.appointment, CheckKind.CHARACTER)
    assert judged.state is CheckState.SEEN
    assert judged.verified_by_id is None


def test_once_the_rest_is_verified_the_move_is_finished_in_one_act(home: Home, other: Home) -> None:
    spell = in_post(home)
    moved = move(spell, other, to(JobRole.WAKING_NIGHT_WORKER))
    second = make.member_actor(other)
    for check in moved.appointment.checks:
        if check.state is CheckState.SEEN:
            services.verify(second, check)
    made = services.finish_move(make.SYSTEM, moved.appointment, started_on=TODAY)
    db_session().expire_all()
    assert made.role is JobRole.WAKING_NIGHT_WORKER
    assert spell.ended_on == TODAY - ONE_DAY


@pytest.mark.parametrize(
    "state",
    [
        CheckState.SEEN,
        CheckState.UNSATISFACTORY,
        CheckState.OUTSTANDING,
        CheckState.NOT_RECORDED_HERE,
        CheckState.NOT_APPLICABLE,
    ],
)
def test_a_carry_never_makes_satisfactory_what_was_not(state: CheckState) -> None:
    for kind in CheckKind:
        for same in (True, False):
            settled = Settled(kind, state)
            assert carried_state(settled, same_role=same, same_home=same, day=TODAY) is None


@pytest.mark.parametrize("days, comes", [(0, True), (-1, False)])
def test_what_has_run_out_is_asked_afresh(days: int, comes: bool) -> None:  # noqa: FBT001
    settled = Settled(
        CheckKind.RIGHT_TO_WORK, CheckState.SATISFACTORY, TODAY + timedelta(days=days)
    )
    found = carried_state(settled, same_role=True, same_home=False, day=TODAY)
    assert (found is CheckState.SATISFACTORY) is comes


def test_a_risk_weighed_for_one_post_is_weighed_again_for_another() -> None:
    settled = Settled(CheckKind.CRIMINAL_RECORD, CheckState.SATISFACTORY, discloses=True)
    assert carried_state(settled, same_role=True, same_home=False, day=TODAY) is None


def test_somebody_never_checked_here_is_checked_for_the_new_post(home: Home, other: Home) -> None:
    entrant = make_person_in_post(home)
    moved = move(entrant, other)
    assert moved.person_in_post is None
    assert CheckKind.CRIMINAL_RECORD in {one.kind for one in moved.missing}


def test_a_home_in_wales_asks_for_more_than_england_did(home: Home) -> None:
    wales = make_home(home.organisation, region_code="W92000004", authority_code="W06000015")
    moved = move(in_post(home), wales)
    assert moved.person_in_post is None
    assert CheckKind.LANGUAGE in {one.kind for one in moved.missing}


def test_a_check_found_wanting_falls_wherever_it_was_brought(home: Home, other: Home) -> None:
    spell = in_post(home)
    source = queries.of_spell(spell)
    assert source is not None
    moved = move(spell, other, to(day=TODAY + ONE_DAY))
    assert moved.person_in_post is None
    old = make.check_of(source, CheckKind.CRIMINAL_RECORD)
    services.mark_unsatisfactory(make.member_actor(home), old, reason="Something new")
    assert row_of(moved.appointment, CheckKind.CRIMINAL_RECORD).state is CheckState.UNSATISFACTORY
    with pytest.raises(services.ChecksIncomplete):
        services.finish_move(make.SYSTEM, moved.appointment, started_on=TODAY)


def test_a_withdrawn_try_does_not_bar_the_next(home: Home, other: Home) -> None:
    spell = in_post(home)
    first = move(spell, other, to(day=TODAY + ONE_DAY)).appointment
    services.withdraw(make.SYSTEM, first, reason="Not now")
    again = move(spell, other).appointment
    assert again.id != first.id
    assert moves.moved_from(again) == spell


def test_a_name_that_nobody_verified_asks_for_identity_again(home: Home, other: Home) -> None:
    spell = in_post(home)
    spoil_name(spell)
    moved = move(spell, other)
    assert {one.kind for one in moved.missing} == {CheckKind.IDENTITY}


@atomic
def spoil_name(spell: PersonInPost) -> None:
    spell.given_name = "Roberta"


def test_the_same_post_another_employers_home_and_a_day_too_early_are_refused(
    home: Home, other: Home
) -> None:
    spell = in_post(home)
    with pytest.raises(DomainError, match="another home or another role"):
        move(spell, home)
    with pytest.raises(DomainError, match="this person’s employer"):
        move(spell, make_home(make_organisation()))
    with pytest.raises(DomainError, match="after the first day"):
        move(spell, other, to(day=spell.started_on))


def test_who_has_left_and_who_is_there_already_is_refused(home: Home, other: Home) -> None:
    spell = in_post(home)
    move(spell, other, to(keeps_post=True))
    with pytest.raises(Conflict, match="already in this post"):
        move(spell, other)
    gone = make_person_in_post(home, ended_on=TODAY - ONE_DAY)
    with pytest.raises(Conflict, match="not in this post today"):
        move(gone, other)


def test_nobody_moves_themselves(home: Home, other: Home) -> None:
    person = accounts.make_person()
    spell = in_post(home, account=person)
    with pytest.raises(NotAllowed):
        move(spell, other, actor=make.member_actor(home, person))


@pytest.mark.parametrize("role", sorted(Role))
def test_only_who_keeps_people_in_both_homes_moves_somebody(
    home: Home, other: Home, role: Role
) -> None:
    spell = in_post(home)
    keeps = {Role.OWNER, Role.AREA_MANAGER, Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER}
    actor = make.member_actor(home, role=role)
    if role in keeps:
        assert move(spell, other, actor=actor).person_in_post is not None
    else:
        with pytest.raises(NotAllowed):
            move(spell, other, actor=actor)


def test_the_page_moves_and_lists_what_is_missing(
    client: StrictClient, home: Home, other: Home
) -> None:
    spell = in_post(home)
    sign_in_as(client, home, Role.OWNER)
    values: dict[str, Any] = {"home": other.public_id, "keeps_post": "no", "weekly_hours": "37.5"}
    values["role"] = JobRole.DEPUTY_MANAGER.value
    client.submit(f"/people/{spell.public_id}/move", **values, **parts(TODAY))
    found = db_session().scalars(select(Appointment).where(Appointment.home_id == other.id)).one()
    assert "stays where they are" in client.page(f"/appointments/{found.public_id}").main
    where = client.get(f"/appointments/{found.public_id}/start").headers["Location"]
    page = client.refused(where, keeps_post="no", **parts(TODAY))
    assert "Nobody starts before" in page.main


def test_anothers_person_is_not_found(client: StrictClient, home: Home) -> None:
    spell = in_post(home)
    sign_in_as(client, make_home(make_organisation()), Role.OWNER)
    client.page(f"/people/{spell.public_id}/move", status=404)

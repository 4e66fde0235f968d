"""Nobody is washed clean: not by an earlier date, a merge, its undoing, or a change of owner."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from sqlalchemy.orm import Session

from tests.checks.complete import complete, requirements_of, settled
from tests.checks.people_csv import BEFORE, JOINED, TODAY, in_post, line, take
from tests.checks.twice import propose_by_hand
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.transfers import make_transfer
from workforce.checks import queries, rules, services
from workforce.checks.models import Appointment, Concern
from workforce.checks.queries import concerns as reading
from workforce.checks.services import ChecksIncomplete, concerns, merging
from workforce.checks.states import (
    AppointmentState,
    CheckKind,
    CheckState,
    ConcernKind,
    ConcernState,
    Why,
)
from workforce.core import clock
from workforce.core.errors import Conflict, DomainError
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost
from workforce.employment.rules import Entrant
from workforce.employment.states import Contract, JobRole
from workforce.providers import jobs
from workforce.providers.models import Home, Organisation
from workforce.providers.states import Role

WORKER = JobRole.RESIDENTIAL_SUPPORT_WORKER
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=JOINED)


def worry(row: Appointment | PersonInPost, kind: ConcernKind = ConcernKind.ALLEGATION) -> Concern:
    about = (
        concerns.About(appointment=row)
        if isinstance(row, Appointment)
        else concerns.About(spell=row)
    )
    return concerns.open_concern(make.member_actor(row.home), about, kind, aware_on=TODAY)


def before(reference: str, **more: Any) -> Entrant:
    said: dict[str, Any] = {
        "person_reference": reference,
        "given_name": "Robin",
        "family_name": "Newcomer",
        "role": WORKER,
        "contract": Contract.PERMANENT,
        "weekly_hours": Decimal("37.5"),
        "started_on": BEFORE,
    }
    return Entrant(**{**said, **more})


@pytest.mark.parametrize("kind", list(ConcernKind))
def test_nobody_with_a_live_concern_is_recorded_as_in_post_before(
    home: Home, kind: ConcernKind
) -> None:
    elsewhere = make_home(home.organisation, joined_on=JOINED)
    worry(make.make_appointment(elsewhere, person_reference="X1"), kind)
    with pytest.raises(ChecksIncomplete) as refused:
        services.record_in_post_before(make.make_keeper(home), home, before("X1"))
    assert refused.value.missing[0].why is Why.CONCERN
    assert in_post(home) == []
    report = take(home, line(home, person_reference="X1"))
    assert (len(report.refused), in_post(home)) == (1, [])


def test_somebody_found_wanting_is_not_recorded_as_in_post_before(home: Home) -> None:
    owner = make.make_keeper(home)
    appointment = make.make_appointment(home, person_reference="X1")
    check = make.check_of(appointment, CheckKind.CHARACTER)
    services.mark_unsatisfactory(owner, check, reason="A call just now")
    with pytest.raises(DomainError):
        services.record_in_post_before(owner, home, before("X1"))
    services.withdraw(owner, appointment, reason="Gone")
    with pytest.raises(DomainError):
        services.record_in_post_before(owner, home, before("X1"))
    assert in_post(home) == []


def test_checks_under_way_are_not_overtaken_by_an_earlier_date(home: Home) -> None:
    make.make_appointment(home, person_reference="X1")
    with pytest.raises(Conflict, match="under way"):
        services.record_in_post_before(make.make_keeper(home), home, before("X1"))
    report = take(home, line(home, person_reference="X1"))
    assert (len(report.refused), in_post(home)) == (1, [])


def test_a_spell_that_ended_before_may_be_recorded_beside_checks_under_way(home: Home) -> None:
    make.make_appointment(home, person_reference="X1")
    ended = {"ended_on": BEFORE.isoformat(), "leaving_reason": "not-stated"}
    report = take(home, line(home, person_reference="X1", **ended))
    assert not report.refused


def test_earlier_posts_that_are_all_set_aside_leave_the_reason_for_leaving_asked() -> None:
    setting = ("england", "childrens-home", False)
    asked = requirements_of(*setting, Contract.PERMANENT, WORKER, TODAY)
    aside = settled(CheckKind.PREVIOUS_POST, TODAY, subject="a", state=CheckState.NOT_APPLICABLE)
    alive = settled(CheckKind.PREVIOUS_POST, TODAY, subject="b")
    held = [one for one in complete(asked, TODAY) if one.kind is not CheckKind.REASON_FOR_LEAVING]
    lacking = [one.kind for one in rules.missing(asked, [*held, aside], TODAY)]
    assert lacking == [CheckKind.REASON_FOR_LEAVING]
    assert rules.missing(asked, [*held, aside, alive], TODAY) == []


def merged(home: Home, kept: Appointment, other: Appointment) -> Any:
    row = propose_by_hand(home, kept.person_reference, other.person_reference)
    owner = make_member(Role.OWNER, home.organisation).actor
    merging.merge(owner, row, keep=kept.person_reference)
    return row


def pair(home: Home) -> tuple[Appointment, Appointment]:
    """One person kept twice, in two homes of one employer."""
    there = make_home(home.organisation, joined_on=JOINED)
    names: dict[str, Any] = {"given_name": "Ada", "family_name": "Day"}
    return (
        make.make_appointment(home, complete=True, person_reference="ONE", **names),
        make.make_appointment(there, complete=True, person_reference="TWO", **names),
    )


def test_a_concern_of_one_reference_stops_whoever_it_is_merged_with(home: Home) -> None:
    kept, other = pair(home)
    worry(other)
    merged(home, kept, other)
    for one in (kept, other):
        assert Why.CONCERN in {lack.why for lack in queries.what_is_missing(one)}


@pytest.mark.parametrize("about", [0, 1])
def test_undoing_a_merge_never_takes_a_concern_off_what_it_is_about(home: Home, about: int) -> None:
    both = pair(home)
    row = merged(home, *both)
    worry(both[about])
    owner = make_member(Role.OWNER, home.organisation).actor
    with pytest.raises(Conflict, match="undone"):
        merging.undo(owner, row)
    for one in both:
        with pytest.raises(ChecksIncomplete):
            services.start(make.SYSTEM, one, started_on=TODAY)


def test_merging_unchecked_into_checked_settles_nothing(home: Home) -> None:
    there = make_home(home.organisation, joined_on=JOINED)
    names: dict[str, Any] = {"given_name": "Ada", "family_name": "Day"}
    good = make.make_appointment(home, complete=True, person_reference="ONE", **names)
    bad = make.make_appointment(there, person_reference="TWO", **names)
    lacking = queries.what_is_missing(bad)
    merged(home, good, bad)
    assert queries.what_is_missing(bad) == lacking
    with pytest.raises(ChecksIncomplete):
        services.start(make.SYSTEM, bad, started_on=TODAY)


def hand_over(home: Home, receiver: Organisation | None = None) -> Home:
    make_transfer(home, receiver or make_organisation(), TOMORROW)
    with time_machine.travel(clock.day_start(TOMORROW), tick=False):
        jobs.home_transfers(TOMORROW)
    return home


def appointments_of(home: Home, session: Session) -> list[Appointment]:
    session.expire_all()
    query = session.query(Appointment).filter_by(
        home_id=home.id, organisation_id=home.organisation_id
    )
    return list(query.order_by(Appointment.id))


@pytest.mark.parametrize("kind", [ConcernKind.ALLEGATION, ConcernKind.BARRED_LIST_HIT])
@pytest.mark.parametrize("state", [ConcernState.OPEN, ConcernState.MAY_NOT_WORK])
def test_a_concern_goes_along_when_the_home_changes_owner(
    home: Home, session: Session, kind: ConcernKind, state: ConcernState
) -> None:
    under_way = make.make_appointment(home, complete=True)
    started = make.make_appointment(home, complete=True)
    spell = services.start(make.SYSTEM, started, started_on=TODAY)
    for one in (under_way, spell):
        concern = worry(one, kind)
        if state is ConcernState.MAY_NOT_WORK:
            actor = make.member_actor(home)
            for task in concern.tasks:
                concerns.finish_task(actor, task, done_on=TODAY, how="Rang")
            concerns.close_concern(make.member_actor(home), concern, state, outcome="No")
    hand_over(home)
    rows = appointments_of(home, session)
    assert len(rows) == 2
    for row in rows:
        assert reading.frozen(row.organisation_id, row.person_reference), row.state
        assert Why.CONCERN in {one.why for one in queries.what_is_missing(row)}
    keeper = make.make_keeper(home)
    seen = reading.concerns_for(keeper)
    assert {one.state for one in seen} == {state}
    assert all(one.name and one.tasks for one in seen)
    (waiting,) = [one for one in rows if one.state is AppointmentState.CHECKING]
    tomorrow = time_machine.travel(clock.day_start(TOMORROW), tick=False)
    with tomorrow, pytest.raises(ChecksIncomplete):
        services.start(make.SYSTEM, waiting, started_on=TOMORROW)


def test_who_worked_only_for_the_earlier_owner_is_not_recorded_as_in_post_with_the_next(
    home: Home, session: Session
) -> None:
    appointment = make.make_appointment(home, person_reference="X1")
    hand_over(home)
    (mine,) = appointments_of(home, session)
    assert mine.id != appointment.id
    with pytest.raises(DomainError):
        services.record_in_post_before(make.make_keeper(home), home, before("X1"))
    assert in_post(home) == []


def test_a_contract_is_never_dated_back_to_before_what_it_asks_for_was_settled(home: Home) -> None:
    owner = make.make_keeper(home)
    row = services.record_in_post_before(owner, home, before("V1", contract=Contract.VOLUNTEER))
    appointment = queries.of_spell(row)
    assert appointment is not None
    make.satisfy(make.check_of(appointment, CheckKind.RIGHT_TO_WORK))
    with pytest.raises(DomainError, match="verified after this day"):
        services.change_contract(owner, row, Contract.PERMANENT, from_day=TODAY - timedelta(days=5))
    assert row.contract is Contract.VOLUNTEER
    assert services.change_contract(owner, row, Contract.PERMANENT, from_day=TODAY)


def once(day: Any) -> int:
    """How many people the nation has in post on a day."""
    return sum(employment.people_once_by_home(day).values())


@pytest.mark.parametrize("late", [False, True])
def test_whoever_is_merged_around_a_change_of_owner_counts_once(
    home: Home, session: Session, *, late: bool
) -> None:
    """Known twice to the giver, or to the receiver; merged before or after the home passed."""
    giver = home.organisation
    names: dict[str, Any] = {"given_name": "Ada", "family_name": "Day"}
    receiver = make_organisation()
    stays, theirs = make_home(giver, joined_on=JOINED), make_home(receiver, joined_on=JOINED)
    make_person_in_post(home, reference="A", **names)
    make_person_in_post(stays, reference="B", **names)
    make_person_in_post(theirs, reference="C", **names)
    assert once(TODAY) == 3
    steps = [lambda: merge_by_hand(stays, "B", "A"), lambda: hand_over(home, receiver)]
    for step in reversed(steps) if late else steps:
        step()
    session.expire_all()
    assert [once(day) for day in (TODAY, TOMORROW)] == [2, 2]
    with time_machine.travel(clock.day_start(TOMORROW) + timedelta(hours=1), tick=False):
        proposal = merge_by_hand(theirs, "C", "A" if late else "B")
        assert [once(day) for day in (TODAY, TOMORROW)] == [1, 1]
        merging.undo(make_member(Role.OWNER, receiver).actor, proposal)
    session.expire_all()
    assert [once(day) for day in (TODAY, TOMORROW)] == [2, 2]


def merge_by_hand(home: Home, kept: str, other: str) -> Any:
    row = propose_by_hand(home, kept, other)
    merging.merge(make_member(Role.OWNER, home.organisation).actor, row, keep=kept)
    return row

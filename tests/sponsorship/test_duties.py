"""Events and dates bring duties; doing them is recorded; nothing is counted twice."""

from datetime import timedelta

import pytest

from tests.factories import providers, sponsorship
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.errors import Conflict, DomainError
from workforce.providers.states import Role
from workforce.sponsorship import queries
from workforce.sponsorship.models import SponsorshipCase
from workforce.sponsorship.services import duties
from workforce.sponsorship.services.duties import Permission
from workforce.sponsorship.states import CaseState, DutyKind

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.today()
S = CaseState


def make_case(state: CaseState = S.ACTIVE) -> tuple[Actor, SponsorshipCase]:
    officer = providers.make_member(Role.SPONSOR_OFFICER)
    home = providers.make_home(officer.organisation)
    return officer.actor, sponsorship.make_case(home, state)


def test_noting_an_event_brings_a_duty_and_a_case_with_something_to_report() -> None:
    actor, case = make_case()
    duty = duties.note_event(actor, case, DutyKind.PAY_CHANGE, event_on=TODAY)
    assert duty.due_on > TODAY
    assert case.state is S.EVENT_OPEN


def test_noting_the_same_event_twice_changes_nothing() -> None:
    actor, case = make_case()
    first = duties.note_event(actor, case, DutyKind.PAY_CHANGE, event_on=TODAY)
    assert duties.note_event(actor, case, DutyKind.PAY_CHANGE, event_on=TODAY) == first
    assert queries.duties_of(case) == [first]


def test_a_case_that_is_not_at_work_keeps_its_state() -> None:
    actor, case = make_case(S.GRANTED)
    duties.note_event(actor, case, DutyKind.NO_START, event_on=TODAY)
    assert case.state is S.GRANTED


def test_events_of_the_future_and_the_end_of_permission_are_not_noted() -> None:
    actor, case = make_case()
    with pytest.raises(DomainError) as refused:
        duties.note_event(actor, case, DutyKind.ENDED, event_on=TODAY + timedelta(days=1))
    assert refused.value.field == "event_on"
    with pytest.raises(DomainError) as refused:
        duties.note_event(actor, case, DutyKind.PERMISSION_END, event_on=TODAY)
    assert refused.value.field == "kind"


def test_an_event_before_we_hold_rules_is_refused_and_says_whom_to_ask() -> None:
    actor, case = make_case()
    with pytest.raises(DomainError, match="regulated adviser"):
        duties.note_event(actor, case, DutyKind.ENDED, event_on=TODAY.replace(year=2020, day=1))


@pytest.mark.parametrize("state", [S.WITHDRAWN, S.RETENTION, S.ERASED])
def test_nothing_is_noted_in_a_closed_case(state: CaseState) -> None:
    actor, case = make_case(state)
    with pytest.raises(Conflict):
        duties.note_event(actor, case, DutyKind.ENDED, event_on=TODAY)


def test_a_case_is_reported_once_nothing_is_left_to_report() -> None:
    actor, case = make_case()
    pay = duties.note_event(actor, case, DutyKind.PAY_CHANGE, event_on=TODAY)
    site = duties.note_event(actor, case, DutyKind.SITE_CHANGE, event_on=TODAY)
    duties.mark_done(actor, pay, reference="SMS-1", done_on=TODAY)
    assert case.state is S.EVENT_OPEN
    duties.mark_done(actor, site, reference="SMS-2", done_on=TODAY)
    assert case.state is S.EVENT_REPORTED


def test_a_duty_is_done_once_with_a_reference_and_not_before_its_event() -> None:
    actor, case = make_case()
    duty = duties.note_event(actor, case, DutyKind.PAY_CHANGE, event_on=TODAY)
    for reference, done_on, field in (
        ("", TODAY, "reference"),
        ("SMS-1", TODAY + timedelta(days=1), "done_on"),
        ("SMS-1", TODAY - timedelta(days=1), "done_on"),
    ):
        with pytest.raises(DomainError) as refused:
            duties.mark_done(actor, duty, reference=reference, done_on=done_on)
        assert refused.value.field == field
    duties.mark_done(actor, duty, reference="SMS-1", done_on=TODAY)
    with pytest.raises(Conflict):
        duties.mark_done(actor, duty, reference="SMS-1", done_on=TODAY)


def keep(actor: Actor, case: SponsorshipCase, days: int) -> None:
    duties.keep_permission(actor, case, Permission(TODAY, TODAY + timedelta(days=days)))


def test_a_permission_brings_the_duty_to_check_again_when_it_ends() -> None:
    actor, case = make_case()
    keep(actor, case, 400)
    (duty,) = queries.duties_of(case)
    assert duty.kind == DutyKind.PERMISSION_END
    assert duty.due_on == duty.event_on == case.permission_to
    duties.mark_done(actor, duty, reference="Share code check", done_on=TODAY)
    assert case.state is S.ACTIVE


def test_an_extension_lets_the_old_duty_lapse_and_brings_a_new_one() -> None:
    actor, case = make_case()
    keep(actor, case, 30)
    keep(actor, case, 800)
    old, new = queries.duties_of(case)
    assert (old.is_open, new.is_open) == (False, True)
    assert queries.open_duties_for(actor, TODAY + timedelta(days=900)) == [new]
    with pytest.raises(Conflict):
        duties.mark_done(actor, old, reference="X", done_on=TODAY)
    keep(actor, case, 30)
    assert [duty.is_open for duty in queries.duties_of(case)] == [True, False]


def test_a_permission_never_ends_before_it_begins() -> None:
    actor, case = make_case()
    with pytest.raises(DomainError) as refused:
        keep(actor, case, -1)
    assert refused.value.field == "permission_to"

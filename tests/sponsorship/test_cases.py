"""Opening cases, moving them, and what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.factories import employment, providers, sponsorship
from workforce.core import clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.providers.models import Home
from workforce.providers.states import Role
from workforce.sponsorship import queries
from workforce.sponsorship.models import CASE, SponsorshipCase
from workforce.sponsorship.rules import NEEDS_REASON
from workforce.sponsorship.services import cases, duties, keeping
from workforce.sponsorship.services.cases import Worker
from workforce.sponsorship.services.duties import Permission
from workforce.sponsorship.states import CaseState, DutyKind

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.today()
S = CaseState
TO_THE_START = (
    S.ELIGIBILITY,
    S.LICENCE_CHECK,
    S.GENUINE_VACANCY,
    S.OFFER_CONDITIONAL,
    S.CERTIFICATE_REQUESTED,
    S.CERTIFICATE_READY,
    S.CERTIFICATE_ASSIGNED,
    S.VISA_PREPARATION,
    S.SUBMITTED,
    S.BIOMETRICS,
    S.GRANTED,
    S.EVISA_CONFIRMED,
    S.RIGHT_TO_WORK_CHECKED,
)
PERMISSION = Permission(TODAY, TODAY + timedelta(days=900), "C2G0A12345B")


def make_officer() -> tuple[Actor, Home]:
    officer = providers.make_member(Role.SPONSOR_OFFICER)
    return officer.actor, providers.make_home(officer.organisation, region_code="W92000004")


def open_case(actor: Actor, home: Home, **more: Any) -> SponsorshipCase:
    return cases.open_case(actor, home, Worker("Ade Worker", "1232", **more))


def moved_to(actor: Actor, case: SponsorshipCase, *states: CaseState) -> None:
    for state in states:
        if state is S.GRANTED:
            duties.keep_permission(actor, case, PERMISSION)
        cases.move_case(actor, case, state, reason="Because" if state in NEEDS_REASON else "")


def test_a_case_takes_its_nation_from_its_home_and_begins_with_first_details() -> None:
    actor, home = make_officer()
    case = open_case(actor, home)
    assert (case.nation, case.state) == ("wales", S.INTAKE)
    assert [change.to_state for change in lifecycle.history(case)] == ["intake"]


def test_a_case_goes_all_the_way_and_starts_with_the_record_of_work() -> None:
    actor, home = make_officer()
    case = open_case(actor, home)
    moved_to(actor, case, *TO_THE_START)
    with pytest.raises(DomainError, match="Link this case"):
        cases.move_case(actor, case, S.STARTED)
    person = employment.make_person_in_post(home, started_on=TODAY)
    cases.link_person(actor, case, person)
    moved_to(actor, case, S.STARTED, S.ACTIVE)
    assert case.started_on == person.started_on
    assert len(lifecycle.history(case)) == len(TO_THE_START) + 3


def test_nobody_starts_who_is_not_in_post_today() -> None:
    actor, home = make_officer()
    left = employment.make_person_in_post(home, ended_on=TODAY - timedelta(days=1))
    case = open_case(actor, home, person_in_post=left)
    moved_to(actor, case, *TO_THE_START)
    with pytest.raises(DomainError, match="in post today"):
        cases.move_case(actor, case, S.STARTED)
    assert case.state is S.RIGHT_TO_WORK_CHECKED


def test_an_extension_takes_a_certificate_while_the_worker_is_at_work() -> None:
    actor, home = make_officer()
    case = sponsorship.make_case(home)
    moved_to(actor, case, S.EXTENSION_DUE, S.CERTIFICATE_ASSIGNED)
    with pytest.raises(Conflict):
        cases.move_case(actor, case, S.VISA_PREPARATION)
    with pytest.raises(Conflict):
        cases.move_case(actor, case, S.WITHDRAWN, reason="No")
    moved_to(actor, case, S.PENDING_DECISION, S.ACTIVE)


@pytest.mark.parametrize("state", list(CaseState))
def test_only_lawful_moves_are_made_and_a_refused_one_changes_nothing(state: CaseState) -> None:
    actor, home = make_officer()
    case = sponsorship.make_case(home, state)
    offered = set(cases.moves_of(case))
    assert offered <= CASE.moves.get(state, frozenset())
    for to in set(CaseState) - offered:
        with pytest.raises(Conflict):
            cases.move_case(actor, case, to, reason="Because")
    assert case.state is state
    assert len(lifecycle.history(case)) == 1


@pytest.mark.parametrize("to", sorted(NEEDS_REASON))
def test_a_move_aside_needs_its_reason(to: CaseState) -> None:
    actor, home = make_officer()
    starts = (state for state in CaseState if CASE.allows(state, to))
    start = next(state for state in starts if state is not S.CERTIFICATE_ASSIGNED)
    case = sponsorship.make_case(home, start)
    with pytest.raises(DomainError) as refused:
        cases.move_case(actor, case, to, reason="  ")
    assert refused.value.field == "reason"
    cases.move_case(actor, case, to, reason="Said by the worker")
    assert lifecycle.history(case)[-1].reason == "Said by the worker"


def test_permission_is_granted_only_with_its_dates() -> None:
    actor, home = make_officer()
    case = sponsorship.make_case(home, S.BIOMETRICS)
    with pytest.raises(DomainError, match="dates of the permission"):
        cases.move_case(actor, case, S.GRANTED)


def test_somebody_already_at_work_has_a_case_at_work() -> None:
    actor, home = make_officer()
    person = employment.make_person_in_post(home)
    worker = Worker("Ade Worker", "1232", person)
    case = cases.open_case_at_work(actor, home, worker, PERMISSION)
    assert (case.state, case.started_on) == (S.ACTIVE, person.started_on)
    assert case.permission_to == PERMISSION.ends_on
    assert queries.at_work_unchecked() == []
    with pytest.raises(DomainError) as refused:
        cases.open_case_at_work(actor, home, Worker("Ade Worker", "1232"), PERMISSION)
    assert refused.value.field == "person"


def test_a_case_is_of_somebody_who_works_in_the_home_for_this_employer() -> None:
    actor, home = make_officer()
    elsewhere = employment.make_person_in_post(providers.make_home(home.organisation))
    with pytest.raises(DomainError, match="in this home"):
        open_case(actor, home, person_in_post=elsewhere)


def test_a_case_moves_along_with_its_person_but_never_to_another_provider() -> None:
    actor, home = make_officer()
    case = sponsorship.make_case(home)
    other = providers.make_home(home.organisation)
    cases.link_person(actor, case, employment.make_person_in_post(other))
    assert (case.home_id, case.nation) == (other.id, other.nation)
    foreign = providers.make_home(providers.make_organisation())
    with pytest.raises(NotFound):
        cases.link_person(actor, case, employment.make_person_in_post(foreign))


@pytest.mark.parametrize("code", ["", "613", "ABCD"])
def test_an_odd_occupation_code_is_refused(code: str) -> None:
    actor, home = make_officer()
    with pytest.raises(DomainError) as refused:
        cases.open_case(actor, home, Worker("Ade Worker", code))
    assert refused.value.field == "occupation_code"


def test_to_others_there_is_no_such_case() -> None:
    _actor, home = make_officer()
    case = sponsorship.make_case(home)
    duty = sponsorship.make_duty(case)
    stranger = providers.make_member(Role.OWNER).actor
    manager = providers.make_member(Role.REGISTERED_MANAGER, home.organisation, homes=[home]).actor
    for actor in (stranger, manager, Actor.anonymous()):
        with pytest.raises(NotFound):
            open_case(actor, home)
        with pytest.raises(NotFound):
            cases.move_case(actor, case, S.EVENT_OPEN)
        with pytest.raises(NotFound):
            duties.keep_permission(actor, case, PERMISSION)
        with pytest.raises(NotFound):
            duties.note_event(actor, case, DutyKind.PAY_CHANGE, event_on=TODAY)
        with pytest.raises(NotFound):
            duties.mark_done(actor, duty, reference="X", done_on=TODAY)


def test_a_file_is_erased_a_year_after_it_was_closed() -> None:
    actor, home = make_officer()
    case = sponsorship.make_case(home, S.CURTAILMENT_WINDOW, certificate_number="C2G")
    duty = sponsorship.make_duty(case)
    duties.mark_done(actor, duty, reference="SMS-1", done_on=TODAY)
    cases.move_case(actor, case, S.RETENTION)
    assert keeping.erase_kept(date(TODAY.year + 1, TODAY.month, 1)) == 0
    assert keeping.erase_kept(TODAY + timedelta(days=367)) == 1
    assert keeping.erase_kept(TODAY + timedelta(days=367)) == 0
    assert (case.state, case.worker_name, case.certificate_number) == (S.ERASED, "", None)
    assert duty.reference is None


def test_what_identifies_the_worker_is_encrypted_in_the_database() -> None:
    _actor, home = make_officer()
    case = sponsorship.make_case(home, worker_name="Ade Worker", certificate_number="C2G0A")
    raw = (
        session()
        .connection()
        .exec_driver_sql(
            f"SELECT worker_name, certificate_number FROM sponsorship_case WHERE id = {case.id}"  # noqa: S608 - our own number
        )
    )
    assert not [value for value in raw.one() if "Ade" in value or "C2G0A" in value]

"""The right-to-work log: what a look settles, who is told when, and how long it is kept."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from workforce.checks import jobs, queries, services
from workforce.checks.models import Appointment, RightToWorkCheck
from workforce.checks.queries import rechecks
from workforce.checks.services.rechecks import erase_right_to_work, record_right_to_work
from workforce.checks.states import (
    CheckKind,
    CheckState,
    EvidenceKind,
    FollowUp,
    RightToWorkMethod,
    RightToWorkResult,
)
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.errors import DomainError, NotAllowed
from workforce.documents import queries as papers
from workforce.documents import services as documents
from workforce.employment import services as employment
from workforce.employment.states import LeavingReason
from workforce.messages.models import Letter
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
KIND = CheckKind.RIGHT_TO_WORK
A_FILE = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=TODAY - timedelta(days=900))


def look(appointment: Appointment, **more: Any) -> RightToWorkCheck:
    """One look by a member of the provider, unlimited unless told."""
    said: dict[str, Any] = {
        "method": RightToWorkMethod.SHARE_CODE,
        "result": RightToWorkResult.UNLIMITED,
        "checked_on": TODAY,
        "own_copy": True,
        **more,
    }
    actor = said.pop("actor", None) or make.member_actor(appointment.home)
    return record_right_to_work(actor, make.check_of(appointment, KIND), **said)


def test_a_look_settles_the_row_as_seen_and_a_second_person_verifies_it(home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    check = make.check_of(appointment, KIND)
    look(appointment)
    assert check.state is CheckState.SEEN
    assert KIND in make.missing_kinds(appointment)
    first = make.member_actor(home, check.seen_by)
    with pytest.raises(DomainError):
        services.verify(first, check)
    services.verify(make.member_actor(home), check)
    assert KIND not in make.missing_kinds(appointment)


def test_a_look_without_its_evidence_protects_nobody_but_a_refusal_needs_none(
    home: Home,
) -> None:
    appointment = make.make_appointment(home)
    check = make.check_of(appointment, KIND)
    with pytest.raises(DomainError) as refused:
        look(appointment, own_copy=False)
    assert refused.value.field == "file"
    assert check.state is CheckState.OUTSTANDING
    look(appointment)
    assert check.evidence is EvidenceKind.DOCUMENT
    look(appointment, own_copy=False, result=RightToWorkResult.REFUSED)
    assert check.state is CheckState.UNSATISFACTORY


def test_permission_with_a_limit_ends_the_row_after_its_last_day_and_not_on_it(home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    until = TODAY + timedelta(days=40)
    row = look(appointment, result=RightToWorkResult.TIME_LIMITED, permission_until=until)
    services.verify(make.member_actor(home), make.check_of(appointment, KIND))
    assert row.follow_up_on == until
    assert KIND not in {one.kind for one in queries.what_is_missing(appointment, until)}
    after = until + timedelta(days=1)
    assert KIND in {one.kind for one in queries.what_is_missing(appointment, after)}


def test_a_pending_application_covers_six_months_and_needs_a_service_not_a_document(
    home: Home,
) -> None:
    appointment = make.make_appointment(home)
    pending = {"result": RightToWorkResult.PENDING, "notice_reference": "PVN-1"}
    with pytest.raises(DomainError) as refused:
        look(appointment, method=RightToWorkMethod.DOCUMENT, **pending)
    assert refused.value.field == "result"
    row = look(appointment, method=RightToWorkMethod.CHECKING_SERVICE, **pending)
    check = make.check_of(appointment, KIND)
    assert row.covered_until == check.expires_on == row.follow_up_on
    assert row.covered_until is not None
    assert row.covered_until > TODAY + timedelta(days=180)
    assert row.notice_reference == "PVN-1"


def test_a_notice_older_than_six_months_covers_nobody(home: Home) -> None:
    appointment = make.make_appointment(home)
    with pytest.raises(DomainError) as refused:
        look(
            appointment,
            method=RightToWorkMethod.CHECKING_SERVICE,
            result=RightToWorkResult.PENDING,
            checked_on=TODAY - timedelta(days=190),
        )
    assert refused.value.field == "checked_on"
    assert rechecks.right_to_work_log(appointment) == []


def test_whoever_may_not_work_is_not_satisfactory_in_every_post_with_this_employer(
    home: Home,
) -> None:
    other = make_home(home.organisation)
    here = make.make_appointment(home, complete=True, person_reference="W-1")
    there = make.make_appointment(other, complete=True, person_reference="W-1")
    elsewhere = make.make_appointment(
        make_home(make_organisation()), complete=True, person_reference="W-1"
    )
    look(here, result=RightToWorkResult.REFUSED)
    for appointment in (here, there):
        assert make.check_of(appointment, KIND).state is CheckState.UNSATISFACTORY
    assert make.check_of(elsewhere, KIND).state is CheckState.SATISFACTORY


def test_a_look_counts_for_the_other_posts_that_the_same_person_reaches_too(home: Home) -> None:
    other = make_home(home.organisation)
    here = make.make_appointment(home, person_reference="W-1")
    there = make.make_appointment(other, person_reference="W-1")
    look(here)
    assert make.check_of(there, KIND).state is CheckState.SEEN
    manager = make.make_keeper(home, Role.REGISTERED_MANAGER)
    services.mark_unsatisfactory(
        make.member_actor(other), make.check_of(there, KIND), reason="Blurred"
    )
    look(here, actor=manager)
    assert make.check_of(there, KIND).state is CheckState.UNSATISFACTORY


@pytest.mark.parametrize(
    "wrong, field",
    [
        ({"checked_on": TODAY + timedelta(days=1)}, "checked_on"),
        ({"result": RightToWorkResult.TIME_LIMITED}, "permission_until"),
        (
            {
                "result": RightToWorkResult.TIME_LIMITED,
                "permission_until": TODAY - timedelta(days=1),
            },
            "permission_until",
        ),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    home: Home, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(DomainError) as refused:
        look(make.make_appointment(home), **wrong)
    assert refused.value.field == field


def test_nobody_logs_their_own_right_to_work_nor_that_of_another_provider(home: Home) -> None:
    owner = make_member(Role.OWNER, home.organisation)
    own = make.make_appointment(home, account=owner.person)
    with pytest.raises(NotAllowed):
        look(own, actor=owner.actor)
    stranger = make.make_keeper(make_home(make_organisation()))
    with pytest.raises(NotAllowed):
        look(make.make_appointment(home), actor=stranger)


def listed(home: Home, standing: FollowUp | None = None, day: date = TODAY) -> list[str]:
    page = rechecks.right_to_work_for(make.make_keeper(home), day, standing)
    return [row.person_reference for row in page.rows]


def test_the_list_tells_not_recorded_soon_overdue_and_refused_apart_and_puts_due_first(
    home: Home,
) -> None:
    limited = RightToWorkResult.TIME_LIMITED
    soon, far = TODAY + timedelta(days=60), TODAY + timedelta(days=61)
    people = {
        name: make.make_appointment(home, person_reference=name, family_name=name)
        for name in ("none", "far", "soon", "gone", "no")
    }
    look(people["far"], result=limited, permission_until=far)
    look(people["soon"], result=limited, permission_until=soon)
    look(people["no"], result=RightToWorkResult.REFUSED)
    look(people["gone"], result=limited, permission_until=TODAY)
    assert listed(home)[:3] == ["gone", "soon", "far"]
    assert listed(home, FollowUp.NOT_RECORDED) == ["none"]
    assert listed(home, FollowUp.REFUSED) == ["no"]
    assert set(listed(home, FollowUp.SOON)) == {"gone", "soon"}
    assert listed(home, FollowUp.NOT_DUE) == ["far"]
    assert listed(home, FollowUp.OVERDUE) == []
    assert listed(home, FollowUp.OVERDUE, TODAY + timedelta(days=1)) == ["gone"]


def test_a_later_look_takes_the_place_of_an_earlier_one_in_the_list(home: Home) -> None:
    appointment = make.make_appointment(home, person_reference="W-1")
    look(appointment, result=RightToWorkResult.TIME_LIMITED, permission_until=TODAY)
    look(appointment)
    assert listed(home, FollowUp.NOT_DUE) == ["W-1"]
    assert len(rechecks.right_to_work_log(appointment)) == 2


def letters(session: Session) -> list[Letter]:
    rows = session.query(Letter).filter_by(template="checks/to_be_made_again")
    return list(rows.order_by(Letter.id))


def test_each_prompt_is_given_once_however_late_and_however_often_the_job_runs(
    home: Home, session: Session
) -> None:
    make_member(Role.REGISTERED_MANAGER, home.organisation, homes=(home,))
    appointment = make.make_appointment(home)
    until = TODAY + timedelta(days=100)
    look(appointment, result=RightToWorkResult.TIME_LIMITED, permission_until=until)
    assert jobs.checks_due(until - timedelta(days=61)) == "told of 0, reminded of 0"
    assert jobs.checks_due(until - timedelta(days=60)) == "told of 1, reminded of 0"
    assert jobs.checks_due(until - timedelta(days=60)) == "told of 0, reminded of 0"
    assert jobs.checks_due(until - timedelta(days=3)) == "told of 1, reminded of 0"
    assert jobs.checks_due(until + timedelta(days=2)) == "told of 1, reminded of 0"
    assert jobs.checks_due(until + timedelta(days=3)) == "told of 0, reminded of 0"
    assert len(letters(session)) == 3


def left(home: Home, ended_on: date) -> RightToWorkCheck:
    """Somebody whose right to work was logged and who left on a day."""
    appointment = make.make_appointment(home, complete=True)
    row = look(appointment)
    documents.keep(
        make.SYSTEM, (RightToWorkCheck.__tablename__, row.id), title="Result", content=A_FILE
    )
    services.verify(make.member_actor(home), make.check_of(appointment, KIND))
    spell = services.start(make.make_keeper(home), appointment, started_on=TODAY)
    employment.leave(make.SYSTEM, spell, ended_on=ended_on, reason=LeavingReason.PAY)
    return row


def test_evidence_goes_two_years_after_the_last_day_with_its_documents_and_not_a_day_before(
    home: Home,
) -> None:
    ended_on = TODAY + timedelta(days=30)
    row = left(home, ended_on)
    last_kept = ended_on.replace(year=ended_on.year + 2)
    kind, number = RightToWorkCheck.__tablename__, row.id
    assert erase_right_to_work(last_kept) == 0
    assert len(papers.documents_of(kind, [number])) == 1
    assert erase_right_to_work(last_kept + timedelta(days=1)) == 1
    assert papers.documents_of(kind, [number]) == []
    assert erase_right_to_work(last_kept + timedelta(days=1)) == 0


def test_evidence_of_somebody_in_post_or_being_checked_stays_however_old(home: Home) -> None:
    look(make.make_appointment(home))
    started = make.make_appointment(home, complete=True)
    look(started)
    services.verify(make.member_actor(home), make.check_of(started, KIND))
    services.start(make.make_keeper(home), started, started_on=TODAY)
    assert erase_right_to_work(TODAY + timedelta(days=3000)) == 0


def test_evidence_of_somebody_who_never_started_goes_after_twelve_months(home: Home) -> None:
    appointment = make.make_appointment(home)
    look(appointment)
    services.withdraw(make.make_keeper(home), appointment, reason="Changed their mind")
    a_year_on = TODAY.replace(year=TODAY.year + 1)
    assert erase_right_to_work(a_year_on) == 0
    assert erase_right_to_work(a_year_on + timedelta(days=1)) == 1


@atomic
def _link(appointment: Appointment, person_id: int) -> None:
    appointment.account_id = person_id


def test_a_person_finds_every_look_in_the_copy_of_their_data(home: Home) -> None:
    person = accounts.make_person()
    appointment = make.make_appointment(home)
    look(appointment, result=RightToWorkResult.TIME_LIMITED, permission_until=TODAY)
    _link(appointment, person.id)
    [row] = rechecks.my_right_to_work(person.id)
    assert row.permission_until == TODAY

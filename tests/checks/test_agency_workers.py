"""An agency corrects its workers, says who left, and replaces what it has seen."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from tests.factories import agency as elsewhere
from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from workforce.checks import queries, services
from workforce.checks.models import AgencyCheck, AgencyWorker, Check
from workforce.checks.queries import agency as reading
from workforce.checks.services import agency as writing
from workforce.checks.states import CheckKind, CheckState, Why
from workforce.core import clock
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.providers.models import Home

TODAY = clock.today()
PDF = b"%PDF-1.7\n" + b"a certificate of a college\n" * 30
KIND = CheckKind.QUALIFICATIONS


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), name="Bramble House")


def verified(home: Home, kind: CheckKind = KIND) -> tuple[AgencyWorker, AgencyCheck, Check]:
    """A worker whose check a home has accepted and verified."""
    worker = elsewhere.make_worker()
    theirs = elsewhere.settle(worker, kind)
    check = make.check_of(elsewhere.make_taken(home, worker), kind)
    writing.accept(make.member_actor(home), check)
    services.verify(make.member_actor(home), check)
    return worker, theirs, check


def said(worker: AgencyWorker, **changes: str) -> writing.NewWorker:
    now = {
        "given_name": worker.given_name,
        "family_name": worker.family_name,
        "person_reference": worker.person_reference,
        **changes,
    }
    return writing.NewWorker(**now)


def test_the_agency_corrects_a_worker_and_the_home_keeps_what_it_wrote_down(home: Home) -> None:
    worker, _theirs, check = verified(home)
    before = check.appointment.name
    staff = elsewhere.staff_of(worker.organisation)
    writing.change_worker(staff, worker, said(worker, family_name="Married", email="W@Example.org"))
    assert (worker.family_name, worker.email) == ("Married", "w@example.org")
    assert check.appointment.name == before
    other = elsewhere.make_worker(worker.organisation)
    with pytest.raises(DomainError) as refused:
        writing.change_worker(staff, worker, said(worker, person_reference=other.person_reference))
    assert refused.value.field == "person_reference"


def test_another_agency_corrects_nobody_and_says_of_nobody_that_they_left(home: Home) -> None:
    worker, _theirs, check = verified(home)
    for wrong in (elsewhere.staff_of(elsewhere.make_agency()), make.make_keeper(home)):
        with pytest.raises(NotAllowed):
            writing.change_worker(wrong, worker, said(worker, family_name="Other"))
        with pytest.raises(NotAllowed):
            writing.leave_agency(wrong, worker, left_on=TODAY)
    assert check.state is CheckState.SATISFACTORY


def test_whoever_leaves_the_agency_takes_its_word_out_of_every_home(home: Home) -> None:
    worker, _theirs, check = verified(home)
    open_offer = elsewhere.make_proposal(make_organisation(), worker)
    staff = elsewhere.staff_of(worker.organisation)
    assert writing.leave_agency(staff, worker, left_on=TODAY) == 1
    assert check.state is CheckState.UNSATISFACTORY
    assert open_offer.closed_at is not None
    with pytest.raises(Conflict):
        writing.accept(make.member_actor(home), check)
    with pytest.raises(Conflict):
        elsewhere.make_proposal(make_organisation(), worker)
    with pytest.raises(Conflict):
        writing.leave_agency(staff, worker, left_on=TODAY)


def test_nobody_leaves_tomorrow(session: Session) -> None:
    _ = session
    worker = elsewhere.make_worker()
    with pytest.raises(DomainError) as refused:
        writing.leave_agency(
            elsewhere.staff_of(worker.organisation), worker, left_on=TODAY + timedelta(days=1)
        )
    assert refused.value.field == "left_on"


def test_whoever_comes_back_is_accepted_again_row_by_row(home: Home) -> None:
    worker, _theirs, check = verified(home)
    staff = elsewhere.staff_of(worker.organisation)
    writing.leave_agency(staff, worker, left_on=TODAY)
    writing.return_to_agency(staff, worker)
    assert check.state is CheckState.UNSATISFACTORY
    writing.accept(make.member_actor(home), check)
    services.verify(make.member_actor(home), check)
    assert check.state is CheckState.SATISFACTORY


def test_new_evidence_of_the_agency_ends_what_was_accepted_until_somebody_looks_again(
    home: Home,
) -> None:
    worker, theirs, check = verified(home)
    first, other = (elsewhere.staff_of(worker.organisation) for _ in range(2))
    writing.record_seen(first, theirs)
    assert not reading.is_accepted(check)
    missing = {one.kind: one.why for one in queries.what_is_missing(check.appointment)}
    assert missing[KIND] is Why.UNSATISFACTORY
    with pytest.raises(DomainError):
        writing.accept(make.member_actor(home), check)
    writing.verify_seen(other, theirs)
    writing.accept(make.member_actor(home), check)
    assert check.state is CheckState.SEEN


def test_what_the_agency_doubts_falls_though_another_home_withdrew_the_worker(home: Home) -> None:
    worker, theirs, check = verified(home)
    second = make_home(make_organisation())
    gone = make.check_of(elsewhere.make_taken(second, worker), KIND)
    writing.accept(make.member_actor(second), gone)
    services.withdraw(make.make_keeper(second), gone.appointment, reason="Not needed")
    writing.doubt(elsewhere.staff_of(worker.organisation), theirs, reason="A call")
    assert check.state is CheckState.UNSATISFACTORY


def test_a_check_that_may_not_apply_is_set_aside_with_its_reason_and_never_accepted(
    home: Home,
) -> None:
    worker = elsewhere.make_worker()
    staff = elsewhere.staff_of(worker.organisation)
    kinds = writing.may_not_apply()
    assert CheckKind.CRIMINAL_RECORD not in kinds
    aside = elsewhere.held(worker, next(one.kind for one in worker.checks if one.kind in kinds))
    with pytest.raises(DomainError):
        writing.set_aside(staff, elsewhere.held(worker, CheckKind.CRIMINAL_RECORD), reason="No")
    with pytest.raises(DomainError) as refused:
        writing.set_aside(staff, aside, reason=" ")
    assert refused.value.field == "reason"
    writing.set_aside(staff, aside, reason="Never taught")
    assert reading.reasons_of([aside]) == {aside.id: "Never taught"}
    appointment = elsewhere.make_taken(home, worker)
    ours = next(one for one in appointment.checks if one.kind is aside.kind)
    with pytest.raises(DomainError):
        writing.accept(make.member_actor(home), ours)

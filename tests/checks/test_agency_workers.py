"""An agency corrects its workers, says who left, keeps papers and photographs of them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from flask import Flask
from sqlalchemy.orm import Session

from tests.checks.passes.pictures import picture
from tests.factories import accounts
from tests.factories import agency as elsewhere
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from workforce.checks import queries, services
from workforce.checks.models import AgencyCheck, AgencyWorker, Appointment, Check
from workforce.checks.queries import agency as reading
from workforce.checks.queries.passes import photograph_of
from workforce.checks.services import agency as writing
from workforce.checks.services import passes
from workforce.checks.states import CheckKind, CheckState, Why
from workforce.core import clock
from workforce.core.errors import Conflict, DomainError, NotAllowed, NotFound
from workforce.documents import queries as documents
from workforce.documents import services as files
from workforce.documents.models import Document
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
PDF = b"%PDF-1.7\n" + b"a certificate of a college\n" * 30
KIND = CheckKind.QUALIFICATIONS


@pytest.fixture(autouse=True)
def folder(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    changed = replace(app.extensions["settings"], files_url=f"folder:{tmp_path}")
    monkeypatch.setitem(app.extensions, "settings", changed)
    return tmp_path


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


def kept(worker: AgencyWorker, kind: CheckKind = KIND) -> Document:
    """A document that the agency keeps with a check that two of its people settled."""
    check, stored = elsewhere.held(worker, kind), files.store(title="Kept", content=PDF)
    first, other = (elsewhere.staff_of(worker.organisation) for _ in range(2))
    writing.record_seen(first, check, stored=stored, dated_on=TODAY)
    writing.verify_seen(other, check)
    return documents.documents_of("agency_check", [check.id])[-1]


def opens(actor: object, document: Document) -> bool:
    try:
        return files.open_document(actor, document) == PDF  # type: ignore[arg-type]
    except NotFound:
        return False


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


def test_a_document_is_opened_by_the_agency_and_by_the_home_that_took_the_worker(
    home: Home,
) -> None:
    worker = elsewhere.make_worker()
    document = kept(worker)
    reader = make.member_actor(home)
    assert opens(elsewhere.staff_of(worker.organisation), document)
    assert not opens(elsewhere.staff_of(elsewhere.make_agency()), document)
    assert not opens(reader, document)
    elsewhere.make_proposal(home.organisation or make_organisation(), worker)
    assert not opens(reader, document)
    appointment = taken(home, worker)
    assert opens(reader, document)
    assert not opens(make.member_actor(make_home(make_organisation())), document)
    services.withdraw(make.make_keeper(home), appointment, reason="Not needed")
    assert not opens(reader, document)


def taken(home: Home, worker: AgencyWorker) -> Appointment:
    """Take a worker whom the agency has offered already."""
    keeper = make.make_keeper(home)
    [offer] = reading.proposals_for(keeper)
    hours = make.make_appointment(home).weekly_hours
    role = make.make_appointment(home).role
    assert offer.worker is worker
    return writing.take_worker(keeper, offer, home, writing.Engagement(role, hours))


@pytest.mark.parametrize("what", ["left", "parted", "doubted", "replaced"])
def test_a_home_looks_at_a_document_no_longer_than_the_agency_stands_for_it(
    home: Home, what: str
) -> None:
    worker = elsewhere.make_worker()
    document = kept(worker)
    elsewhere.make_taken(home, worker)
    reader, staff = make.member_actor(home), elsewhere.staff_of(worker.organisation)
    assert opens(reader, document)
    if what == "left":
        writing.leave_agency(staff, worker, left_on=TODAY)
    elif what == "parted":
        [link] = reading.links_for(make.make_keeper(home))
        writing.end_link(staff, link)
    elif what == "doubted":
        writing.doubt(staff, elsewhere.held(worker, KIND), reason="Not theirs")
    else:
        writing.record_seen(staff, elsewhere.held(worker, KIND))
        assert document.removed_at is not None
    assert not opens(reader, document)


def test_what_the_home_must_see_itself_is_not_shown_to_it_as_a_document(home: Home) -> None:
    worker = elsewhere.make_worker()
    document = kept(worker, CheckKind.IDENTITY)
    elsewhere.make_taken(home, worker)
    assert not opens(make.member_actor(home), document)


def test_a_criminal_record_certificate_is_never_kept_by_an_agency(session: Session) -> None:
    _ = session
    worker = elsewhere.make_worker()
    check, staff = elsewhere.held(worker, CheckKind.CRIMINAL_RECORD), worker.organisation
    with pytest.raises(DomainError) as refused:
        writing.record_seen(
            elsewhere.staff_of(staff), check, stored=files.store(title="No", content=PDF)
        )
    assert refused.value.field == "file"
    assert documents.documents_of("agency_check", [check.id]) == []


def test_nobody_opens_or_records_what_an_agency_holds_of_themselves(home: Home) -> None:
    agency = elsewhere.make_agency()
    member = make_member(Role.OWNER, agency)
    worker = elsewhere.make_worker(agency, email=member.person.email)
    document = kept(worker)
    assert not opens(member.actor, document)
    with pytest.raises(NotAllowed):
        writing.record_seen(member.actor, worker.checks[0])
    reader = accounts.make_person()
    other = elsewhere.make_worker(agency, email=reader.email)
    second = kept(other)
    elsewhere.make_taken(home, other)
    assert not opens(make.member_actor(home, reader), second)
    assert opens(make.member_actor(home), second)


def test_papers_of_workers_are_erased_two_years_after_they_left_and_not_a_day_before(
    session: Session,
) -> None:
    _ = session
    worker = elsewhere.make_worker()
    document = kept(worker)
    elsewhere.settle(worker, CheckKind.CRIMINAL_RECORD, certificate_number="001")
    number = elsewhere.held(worker, CheckKind.CRIMINAL_RECORD)
    last = TODAY + relativedelta(years=2)
    assert writing.erase_papers(last + timedelta(days=1)) == 0
    writing.leave_agency(elsewhere.staff_of(worker.organisation), worker, left_on=TODAY)
    assert writing.erase_papers(last) == 0
    assert writing.erase_papers(last + timedelta(days=1)) == 2
    assert document.removed_at is not None
    assert number.certificate_number is None


def test_a_home_takes_the_photograph_of_the_agency_for_its_own_pass(home: Home) -> None:
    worker = elsewhere.make_worker()
    staff = elsewhere.staff_of(worker.organisation)
    made = passes.prepared(picture(), "Photograph")
    row = writing.keep_photograph(staff, worker, made, taken_on=TODAY)
    appointment = elsewhere.make_taken(home, worker)
    with pytest.raises(NotAllowed):
        writing.take_photograph(make.member_actor(make_home(make_organisation())), appointment)
    mine = writing.take_photograph(make.make_keeper(home), appointment)
    assert photograph_of(appointment.organisation_id, appointment.person_reference) == mine
    assert (mine.taken_on, mine.small) == (row.taken_on, row.small)
    assert len(documents.documents_of("photograph", [row.id, mine.id])) == 2


def test_a_photograph_follows_the_worker_to_a_new_reference(session: Session) -> None:
    _ = session
    worker = elsewhere.make_worker()
    staff = elsewhere.staff_of(worker.organisation)
    made = passes.prepared(picture(), "Photograph")
    row = writing.keep_photograph(staff, worker, made, taken_on=TODAY)
    writing.change_worker(staff, worker, said(worker, person_reference="W-900"))
    assert photograph_of(worker.organisation_id, "W-900") == row


def test_no_other_agency_gives_or_sees_a_photograph(home: Home) -> None:
    worker = elsewhere.make_worker()
    made = passes.prepared(picture(), "Photograph")
    stranger = elsewhere.staff_of(elsewhere.make_agency())
    with pytest.raises(NotAllowed):
        writing.keep_photograph(stranger, worker, made, taken_on=TODAY)
    staff = elsewhere.staff_of(worker.organisation)
    row = writing.keep_photograph(staff, worker, made, taken_on=TODAY)
    assert reading.may_open_photograph(staff, row)
    assert not reading.may_open_photograph(stranger, row)
    assert not reading.may_open_photograph(make.member_actor(home), row)
    elsewhere.make_taken(home, worker)
    assert reading.may_open_photograph(make.member_actor(home), row)

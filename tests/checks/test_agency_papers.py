"""Papers and photographs of an agency are opened by it, and by the home that may look."""

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
from workforce.checks import services
from workforce.checks.models import AgencyWorker, Appointment
from workforce.checks.queries import agency as reading
from workforce.checks.queries.passes import photograph_of
from workforce.checks.services import agency as writing
from workforce.checks.services import passes
from workforce.checks.states import CheckKind
from workforce.core import clock
from workforce.core.errors import DomainError, NotAllowed, NotFound
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
    again = writing.NewWorker(worker.given_name, worker.family_name, "W-900")
    writing.change_worker(staff, worker, again)
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

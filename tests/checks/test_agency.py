"""Agencies hold checks of their workers; a home accepts them row by row, and nothing else."""

from datetime import date, timedelta
from itertools import product

import pytest
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories import agency as elsewhere
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from workforce.checks import policies, queries, services
from workforce.checks.models import Appointment
from workforce.checks.queries import agency as reading
from workforce.checks.rules.taking_over import Way, rule_of
from workforce.checks.services import ChecksIncomplete, sharing
from workforce.checks.services import agency as writing
from workforce.checks.states import CheckKind, CheckState, Why
from workforce.core import clock
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.employment.states import Contract
from workforce.providers.models import Home
from workforce.providers.states import ROLES_OF, OrganisationKind, Role

TODAY = clock.today()
REFERENCE = CheckKind.REFERENCE_RECENT


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), name="Bramble House")


def taken(home: Home, *kinds: CheckKind, expires_on: date | None = None) -> Appointment:
    """A worker taken into a home, some of their checks settled by the agency."""
    worker = elsewhere.make_worker()
    for kind in kinds:
        elsewhere.settle(worker, kind, expires_on=expires_on)
    return elsewhere.make_taken(home, worker)


def test_an_agency_needs_two_people_for_each_check_and_has_no_sole_sign_off(
    session: Session,
) -> None:
    _ = session
    worker = elsewhere.make_worker()
    check, first = elsewhere.held(worker, REFERENCE), elsewhere.staff_of(worker.organisation)
    writing.record_seen(first, check)
    with pytest.raises(DomainError):
        writing.verify_seen(first, check)
    writing.verify_seen(elsewhere.staff_of(worker.organisation), check)
    assert check.state is CheckState.SATISFACTORY


def test_a_worker_has_a_row_for_everything_that_is_asked_of_agency_workers(
    session: Session,
) -> None:
    _ = session
    kinds = {check.kind for check in elsewhere.make_worker().checks}
    assert {CheckKind.IDENTITY, CheckKind.CRIMINAL_RECORD, CheckKind.RIGHT_TO_WORK} <= kinds
    assert {CheckKind.LANGUAGE, CheckKind.REGISTRATION} <= kinds


def test_a_provider_asks_an_agency_agrees_and_only_then_may_it_offer(home: Home) -> None:
    provider = home.organisation
    assert provider is not None
    worker = elsewhere.make_worker()
    staff = elsewhere.staff_of(worker.organisation)
    link = elsewhere.make_link(provider, worker.organisation, agreed=False)
    with pytest.raises(DomainError):
        writing.offer_worker(staff, worker, provider)
    with pytest.raises(NotAllowed):
        writing.agree_link(make.make_keeper(home), link)
    writing.agree_link(staff, link)
    writing.offer_worker(staff, worker, provider)
    with pytest.raises(Conflict):
        writing.offer_worker(staff, worker, provider)


def test_a_taken_worker_has_every_check_of_the_home_to_be_done_still(home: Home) -> None:
    appointment = taken(home, REFERENCE)
    assert appointment.contract is Contract.AGENCY
    assert make.check_of(appointment, REFERENCE).state is CheckState.OUTSTANDING
    with pytest.raises(ChecksIncomplete):
        services.start(make.make_keeper(home), appointment, started_on=TODAY)


def test_accepting_makes_one_row_seen_and_a_second_person_of_the_home_verifies_it(
    home: Home,
) -> None:
    appointment = taken(home, REFERENCE, CheckKind.QUALIFICATIONS)
    check, actor = make.check_of(appointment, REFERENCE), make.member_actor(home)
    row = writing.accept(actor, check)
    assert (check.state, row.accepted_by_id) == (CheckState.SEEN, actor.person_id)
    assert make.check_of(appointment, CheckKind.QUALIFICATIONS).state is CheckState.OUTSTANDING
    with pytest.raises(DomainError):
        services.verify(actor, check)
    services.verify(make.member_actor(home), check)
    assert REFERENCE not in make.missing_kinds(appointment)


@pytest.mark.parametrize(
    "kind",
    [
        CheckKind.IDENTITY,
        CheckKind.DISQUALIFICATION,
        CheckKind.FITNESS,
        CheckKind.CHARACTER,
        CheckKind.COMPETENCE,
        CheckKind.EMPLOYMENT_HISTORY,
    ],
)
def test_what_the_home_must_see_or_judge_itself_cannot_be_accepted(
    home: Home, kind: CheckKind
) -> None:
    appointment = taken(home, kind)
    with pytest.raises(DomainError) as refused:
        writing.accept(make.member_actor(home), make.check_of(appointment, kind))
    assert str(refused.value) == rule_of(kind, Way.AGENCY).why
    assert make.check_of(appointment, kind).state is CheckState.OUTSTANDING


@pytest.mark.parametrize("update_service", [True, False])
def test_in_wales_a_certificate_of_the_agency_counts_on_the_update_service_with_our_own_copy(
    session: Session, *, update_service: bool
) -> None:
    _ = session
    welsh = make_home(make_organisation(), region_code="W92000004", authority_code="W06000015")
    worker = elsewhere.make_worker()
    elsewhere.settle(worker, CheckKind.CRIMINAL_RECORD, update_service=update_service)
    appointment = elsewhere.make_taken(welsh, worker)
    check = make.check_of(appointment, CheckKind.CRIMINAL_RECORD)
    if not update_service:
        with pytest.raises(DomainError):
            writing.accept(make.member_actor(welsh), check)
        return
    writing.accept(make.member_actor(welsh), check)
    services.verify(make.member_actor(welsh), check)
    missing = {one.kind: one.why for one in queries.what_is_missing(appointment)}
    assert missing[check.kind] is Why.NO_COPY
    make.satisfy(check, issued_for_us=False, update_service=True)
    assert check.kind not in make.missing_kinds(appointment)


def test_what_the_agency_has_not_verified_or_what_has_ended_cannot_be_accepted(
    home: Home,
) -> None:
    worker = elsewhere.make_worker()
    writing.record_seen(elsewhere.staff_of(worker.organisation), elsewhere.held(worker, REFERENCE))
    appointment = elsewhere.make_taken(home, worker)
    for kind in (REFERENCE, CheckKind.QUALIFICATIONS):
        with pytest.raises(DomainError):
            writing.accept(make.member_actor(home), make.check_of(appointment, kind))


def test_what_the_agency_doubts_falls_back_in_every_home_that_accepted_it(home: Home) -> None:
    worker = elsewhere.make_worker()
    theirs = elsewhere.settle(worker, REFERENCE)
    appointment = elsewhere.make_taken(home, worker)
    check = make.check_of(appointment, REFERENCE)
    writing.accept(make.member_actor(home), check)
    services.verify(make.member_actor(home), check)
    writing.doubt(elsewhere.staff_of(worker.organisation), theirs, reason="Not theirs")
    assert check.state is CheckState.UNSATISFACTORY
    assert check.verified_by_id is None
    missing = {one.kind: one.why for one in queries.what_is_missing(appointment)}
    assert missing[REFERENCE] is Why.UNSATISFACTORY
    assert [row.check for row in reading.fallen_for(make.make_keeper(home))] == [check]
    assert not reading.is_accepted(check)


def test_what_ends_with_the_agency_ends_here_the_day_after_its_last_day(home: Home) -> None:
    until = TODAY + timedelta(days=10)
    appointment = taken(home, CheckKind.RIGHT_TO_WORK, expires_on=until)
    check = make.check_of(appointment, CheckKind.RIGHT_TO_WORK)
    writing.accept(make.member_actor(home), check)
    services.verify(make.member_actor(home), check)
    on_it = {one.kind for one in queries.what_is_missing(appointment, until)}
    after = {one.kind for one in queries.what_is_missing(appointment, until + timedelta(days=1))}
    assert CheckKind.RIGHT_TO_WORK in after - on_it


def test_evidence_of_the_homes_own_takes_the_place_of_what_was_accepted(home: Home) -> None:
    worker = elsewhere.make_worker()
    theirs = elsewhere.settle(worker, CheckKind.QUALIFICATIONS)
    check = make.check_of(elsewhere.make_taken(home, worker), CheckKind.QUALIFICATIONS)
    writing.accept(make.member_actor(home), check)
    assert reading.is_accepted(check)
    make.satisfy(check)
    assert not reading.is_accepted(check)
    writing.doubt(elsewhere.staff_of(worker.organisation), theirs, reason="Lost")
    assert check.state is CheckState.SATISFACTORY


def test_nothing_is_accepted_or_taken_after_the_two_have_parted(home: Home) -> None:
    worker = elsewhere.make_worker()
    elsewhere.settle(worker, REFERENCE)
    appointment = elsewhere.make_taken(home, worker)
    [link] = reading.links_for(make.make_keeper(home))
    writing.end_link(elsewhere.staff_of(worker.organisation), link)
    with pytest.raises(Conflict):
        writing.accept(make.member_actor(home), make.check_of(appointment, REFERENCE))


def test_a_worker_who_comes_again_is_the_same_person_to_the_provider(home: Home) -> None:
    assert home.organisation is not None
    worker = elsewhere.make_worker()
    first = elsewhere.make_taken(home, worker)
    staff = elsewhere.staff_of(worker.organisation)
    proposal = writing.offer_worker(staff, worker, home.organisation)
    other = make_home(home.organisation)
    engagement = writing.Engagement(first.role, first.weekly_hours)
    second = writing.take_worker(make.make_keeper(other), proposal, other, engagement)
    assert second.person_reference == first.person_reference


AT = ["our agency", "another agency"]


@pytest.mark.parametrize("role, where", list(product(Role, AT)))
def test_the_lists_of_an_agency_agree_with_their_policy(
    session: Session, role: Role, where: str
) -> None:
    _ = session
    ours = elsewhere.make_agency()
    is_agency = role in ROLES_OF[OrganisationKind.AGENCY]
    actor = make_member(role, ours if is_agency else None).actor
    worker = elsewhere.make_worker(ours if where == "our agency" else None)
    may = policies.can_keep_worker(actor, worker)
    assert may is (is_agency and where == "our agency")
    assert (worker in reading.workers_for(actor)) is may
    assert (reading.worker_for(actor, worker.public_id) is not None) is may
    check = worker.checks[0]
    assert (reading.agency_check_for(actor, check.public_id) is not None) is may


@pytest.mark.parametrize("role", list(Role))
def test_offers_are_seen_by_those_who_keep_checks_of_that_provider_alone(
    session: Session, role: Role
) -> None:
    _ = session
    provider = make_organisation()
    of_provider = role in ROLES_OF[OrganisationKind.PROVIDER]
    actor = make_member(role, provider if of_provider else None).actor
    proposal = elsewhere.make_proposal(provider)
    elsewhere.make_proposal(make_organisation())
    may = policies.can_work_with_agencies(actor)
    assert may is (role in policies.KEEPERS and of_provider) or role is Role.OWNER
    assert reading.proposals_for(actor) == ([proposal] if may and of_provider else [])
    assert (reading.proposal_for(actor, proposal.public_id) is not None) is (may and of_provider)


def test_no_provider_reads_what_an_agency_holds_before_it_took_the_worker(home: Home) -> None:
    worker = elsewhere.make_worker()
    keeper = make.make_keeper(home)
    assert home.organisation is not None
    elsewhere.make_proposal(home.organisation, worker)
    assert reading.worker_for(keeper, worker.public_id) is None
    assert reading.agency_check_for(keeper, worker.checks[0].public_id) is None
    with pytest.raises(NotAllowed):
        writing.record_seen(keeper, worker.checks[0])


def test_nobody_of_an_agency_keeps_the_file_about_themselves(session: Session) -> None:
    _ = session
    ours = elsewhere.make_agency()
    member = make_member(Role.OWNER, ours)
    worker = elsewhere.make_worker(ours, email=member.person.email)
    assert sharing.link_agency_work(member.person.as_actor) == 1
    assert reading.worker_for(member.actor, worker.public_id) is None
    with pytest.raises(NotAllowed):
        writing.record_seen(member.actor, worker.checks[0])


def test_linking_takes_only_what_stands_under_the_persons_own_address(session: Session) -> None:
    _ = session
    person = accounts.make_person()
    own = elsewhere.make_worker(email=person.email)
    other = elsewhere.make_worker(email="somebody@example.org")
    assert sharing.link_agency_work(person.as_actor) == 1
    assert (own.account_id, other.account_id) == (person.id, None)

"""Nobody gets a check of an agency accepted that is not theirs to accept, by any way round."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from itertools import product

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories import agency as elsewhere
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.transfers import make_transfer
from workforce.checks import policies, queries, services
from workforce.checks.models import AgencyCheck, AgencyWorker, Appointment, Check
from workforce.checks.policies import READERS
from workforce.checks.queries import agency as reading
from workforce.checks.services import agency as writing
from workforce.checks.services import concerns, moving, sharing
from workforce.checks.states import CheckKind, CheckState, ConcernKind
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.employment.states import JobRole
from workforce.providers import jobs
from workforce.providers.models import Home
from workforce.providers.states import ROLES_OF, ROLES_OF_NAMED_HOMES, OrganisationKind, Role

TODAY = clock.today()
DAY = TODAY + timedelta(days=1)
KIND = CheckKind.QUALIFICATIONS


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), name="Bramble House")


class Story:
    """A worker of an agency, taken by a home, with one check that may be accepted."""

    def __init__(self, home: Home, email: str | None = None) -> None:
        """Two people of the agency have settled the check; nobody of the home has looked."""
        self.worker: AgencyWorker = elsewhere.make_worker(email=email)
        self.theirs: AgencyCheck = elsewhere.settle(self.worker, KIND)
        self.appointment: Appointment = elsewhere.make_taken(home, self.worker)
        self.ours: Check = make.check_of(self.appointment, KIND)
        self.staff: Actor = elsewhere.staff_of(self.worker.organisation)

    def verified(self) -> Check:
        """The check, accepted by one person of the home and verified by another."""
        writing.accept(make.member_actor(self.appointment.home), self.ours)
        return services.verify(make.member_actor(self.appointment.home), self.ours)


@atomic
def change(row: AgencyWorker | Appointment, **values: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)


@pytest.mark.parametrize("verb", ["record", "verify", "doubt", "set aside", "offer"])
def test_another_agency_touches_nothing_of_a_worker(home: Home, verb: str) -> None:
    story = Story(home)
    before = story.verified().state
    stranger = elsewhere.staff_of(elsewhere.make_agency())
    other = elsewhere.make_link(make_organisation(), story.worker.organisation).organisation
    verbs: dict[str, Callable[[], object]] = {
        "record": lambda: writing.record_seen(stranger, story.theirs),
        "verify": lambda: writing.verify_seen(stranger, story.theirs),
        "doubt": lambda: writing.doubt(stranger, story.theirs, reason="A lie"),
        "set aside": lambda: writing.set_aside(stranger, story.theirs, reason="A lie"),
        "offer": lambda: writing.offer_worker(stranger, story.worker, other),
    }
    with pytest.raises(NotAllowed):
        verbs[verb]()
    assert (story.ours.state, story.theirs.state) == (before, CheckState.SATISFACTORY)


def test_another_provider_accepts_nothing_of_this_home(home: Home) -> None:
    story, stranger = Story(home), make.member_actor(make_home(make_organisation()))
    with pytest.raises(NotAllowed):
        writing.accept(stranger, story.ours)
    assert story.ours.state is CheckState.OUTSTANDING


def test_what_one_home_accepted_settles_nothing_in_another(home: Home) -> None:
    story = Story(home)
    story.verified()
    second = elsewhere.make_taken(make_home(make_organisation()), story.worker)
    assert make.check_of(second, KIND).state is CheckState.OUTSTANDING


def test_an_offer_to_one_provider_is_taken_by_no_other(home: Home) -> None:
    offer = elsewhere.make_proposal(make_organisation())
    engagement = writing.Engagement(JobRole.RESIDENTIAL_SUPPORT_WORKER, Decimal(20))
    with pytest.raises(NotAllowed):
        writing.take_worker(make.make_keeper(home), offer, home, engagement)


@pytest.mark.parametrize("known_by", ["account here", "account at the agency", "address"])
def test_nobody_accepts_a_check_about_themselves(home: Home, known_by: str) -> None:
    person = accounts.make_person()
    story = Story(home, email=person.email)
    if known_by == "account here":
        sharing.link_agency_work(person.as_actor)
        assert story.appointment.account_id == person.id
    elif known_by == "account at the agency":
        sharing.link_agency_work(person.as_actor)
        change(story.appointment, account_id=None, email="another@example.org")
        change(story.worker, email=None)
    with pytest.raises(NotAllowed):
        writing.accept(make.member_actor(home, person), story.ours)
    assert story.ours.state is CheckState.OUTSTANDING


def test_a_check_of_somebody_whom_no_agency_offered_is_not_accepted(home: Home) -> None:
    check = make.check_of(make.make_appointment(home), KIND)
    with pytest.raises(DomainError) as refused:
        writing.accept(make.member_actor(home), check)
    assert str(refused.value) == "No agency offered this person to you"


@pytest.mark.parametrize("where", ["this home", "another provider", "another employer"])
@pytest.mark.parametrize("kind", [ConcernKind.ALLEGATION, ConcernKind.BARRED_LIST_HIT])
def test_a_concern_anywhere_freezes_what_the_agency_holds_and_says_nothing_of_itself(
    home: Home, where: str, kind: ConcernKind
) -> None:
    person = accounts.make_person()
    story = Story(home, email=person.email)
    sharing.link_agency_work(person.as_actor)
    about = {
        "this home": lambda: story.appointment,
        "another provider": lambda: elsewhere.make_taken(
            make_home(make_organisation()), story.worker
        ),
        "another employer": lambda: make.make_appointment(
            make_home(make_organisation()), account=person
        ),
    }[where]()
    concerns.open_concern(
        make.member_actor(about.home), concerns.About(appointment=about), kind, aware_on=TODAY
    )
    assert reading.is_frozen(story.worker)
    assert not reading.may_look(make.member_actor(home), story.worker)
    with pytest.raises(Conflict) as refused:
        writing.accept(make.member_actor(home), story.ours)
    assert str(refused.value) == "Nothing can be accepted for this person now"
    assert story.ours.state is CheckState.OUTSTANDING


def test_a_concern_about_somebody_else_freezes_nothing(home: Home) -> None:
    story, other = Story(home), make.make_appointment(home)
    concerns.open_concern(
        make.member_actor(home),
        concerns.About(appointment=other),
        ConcernKind.ALLEGATION,
        aware_on=TODAY,
    )
    assert not reading.is_frozen(story.worker)
    assert writing.accept(make.member_actor(home), story.ours)


def test_what_was_accepted_falls_in_the_next_home_to_which_it_was_brought(home: Home) -> None:
    story = Story(home)
    story.verified()
    for check in story.appointment.checks:
        if check.required and check.kind is not KIND:
            make.satisfy(check)
    spell = services.start(make.SYSTEM, story.appointment, started_on=TODAY)
    to = moving.Destination(JobRole.RESIDENTIAL_SUPPORT_WORKER, Decimal(20), TODAY, keeps_post=True)
    there = make_home(home.organisation)
    moved = moving.move_person(make.make_keeper(home), spell, there, to).appointment
    brought = make.check_of(moved, KIND)
    assert brought.state is CheckState.SATISFACTORY
    writing.doubt(story.staff, story.theirs, reason="A call")
    assert brought.state is CheckState.UNSATISFACTORY
    assert KIND in make.missing_kinds(moved)


def test_what_was_accepted_falls_with_the_next_owner_of_the_home_too(
    home: Home, session: Session
) -> None:
    story, receiver = Story(home), make_organisation(name="Receiver")
    story.verified()
    make_transfer(home, receiver, DAY)
    with time_machine.travel(clock.day_start(DAY), tick=False):
        assert jobs.home_transfers(DAY) == "handed over 1"
    session.expire_all()
    query = select(Appointment).where(Appointment.organisation_id == receiver.id)
    [new] = session.scalars(query)
    copy = make.check_of(new, KIND)
    assert copy.state is CheckState.SATISFACTORY
    writing.doubt(story.staff, story.theirs, reason="A call")
    assert copy.state is CheckState.UNSATISFACTORY


def test_accepting_twice_leaves_one_acceptance_that_stands(home: Home) -> None:
    story = Story(home)
    first = writing.accept(make.member_actor(home), story.ours)
    second = writing.accept(make.member_actor(home), story.ours)
    assert first.fell_at is not None
    assert reading.acceptances_of_check(story.ours) == [second]


WHERE = ["own home", "another home of the provider", "another provider"]


@pytest.mark.parametrize("role, where", list(product(Role, WHERE)))
def test_the_lists_of_agency_workers_and_their_papers_agree_with_the_policy(
    session: Session, role: Role, where: str
) -> None:
    _ = session
    own = make_home(make_organisation())
    homes = {
        "own home": own,
        "another home of the provider": make_home(own.organisation),
        "another provider": make_home(make_organisation()),
    }
    of_provider = role in ROLES_OF[OrganisationKind.PROVIDER]
    named = (own,) if role in ROLES_OF_NAMED_HOMES else ()
    actor = make_member(role, own.organisation if of_provider else None, homes=named).actor
    story = Story(homes[where])
    row = writing.accept(make.member_actor(homes[where]), story.ours)
    writing.record_seen(story.staff, story.theirs)
    writing.verify_seen(elsewhere.staff_of(story.worker.organisation), story.theirs)
    may = policies.can_see_appointment(actor, story.appointment)
    reaches = where == "own home" or (
        where == "another home of the provider" and role not in ROLES_OF_NAMED_HOMES
    )
    assert may is (role in READERS and of_provider and reaches)
    placed = [one.appointment for one in reading.placed_for(actor, TODAY).rows]
    assert placed == ([story.appointment] if may else [])
    assert (row in reading.fallen_for(actor)) is may
    assert reading.may_look(actor, story.worker) is may
    assert reading.may_open_document(actor, story.theirs.id) is may
    assert [one for one, _count in reading.to_look_again_for(actor)] == placed
    assert (queries.check_for(actor, story.ours.public_id) is not None) is may

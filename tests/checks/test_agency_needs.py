"""What waits between homes and agencies stands on each side’s own page of what needs them now."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories import agency as elsewhere
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks import services
from workforce.checks.queries.needs import NEEDS
from workforce.checks.services import agency as writing
from workforce.checks.services import sharing
from workforce.checks.states import CheckKind
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.registry import Urgency
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
KIND = CheckKind.QUALIFICATIONS


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(name="Bramble Care"), name="Bramble House")


def waits(actor: Actor) -> dict[str, Urgency]:
    return {one.what: one.urgency for need in NEEDS for one in need(actor)}


def test_a_link_waits_for_the_agency_and_is_known_to_wait_by_the_provider(home: Home) -> None:
    agency = elsewhere.make_agency("Swift Staff")
    assert home.organisation is not None
    link = elsewhere.make_link(home.organisation, agency, agreed=False)
    staff, keeper = elsewhere.staff_of(agency), make.make_keeper(home)
    asked, unanswered = (
        "Bramble Care asks to work with you: agree or decline",
        "Swift Staff has not agreed yet to work with you",
    )
    assert waits(staff)[asked] is Urgency.NOW
    assert waits(keeper)[unanswered] is Urgency.LATER
    assert asked not in waits(elsewhere.staff_of(elsewhere.make_agency()))
    assert unanswered not in waits(make.make_keeper(make_home(make_organisation())))
    writing.agree_link(staff, link)
    assert asked not in waits(staff)
    assert unanswered not in waits(keeper)


def test_evidence_waits_for_a_second_person_of_the_agency_and_not_for_who_saw_it(
    session: Session,
) -> None:
    _ = session
    worker = elsewhere.make_worker()
    first, other = (elsewhere.staff_of(worker.organisation) for _ in range(2))
    writing.record_seen(first, elsewhere.held(worker, KIND))
    words = f"Verify 1 check of {worker.name}"
    assert words in waits(other)
    assert words not in waits(first)
    writing.leave_agency(other, worker, left_on=TODAY)
    assert words not in waits(other)


@pytest.mark.parametrize(
    "days, listed, urgency",
    [
        (61, "", None),
        (60, "A check of {name} runs out", Urgency.LATER),
        (14, "A check of {name} runs out", Urgency.SOON),
        (0, "A check of {name} runs out", Urgency.NOW),
    ],
)
def test_what_an_agency_holds_is_listed_sixty_days_before_it_ends(
    session: Session, days: int, listed: str, urgency: Urgency | None
) -> None:
    _ = session
    worker = elsewhere.make_worker()
    elsewhere.settle(worker, CheckKind.RIGHT_TO_WORK, expires_on=TODAY + timedelta(days=days))
    found = waits(elsewhere.staff_of(worker.organisation))
    ending = {what: when for what, when in found.items() if what.startswith("A check of")}
    assert ending == ({listed.format(name=worker.name): urgency} if urgency else {})


def test_a_home_that_only_waits_for_the_agency_is_named_by_its_provider_alone(home: Home) -> None:
    worker = elsewhere.make_worker()
    elsewhere.settle(worker, KIND)
    elsewhere.make_taken(home, worker)
    staff = elsewhere.staff_of(worker.organisation)
    [words] = [what for what in waits(staff) if what.startswith("Bramble Care waits")]
    assert words.endswith(f"of {worker.name}")
    assert not [what for what in waits(staff) if "Bramble House" in what]
    for check in worker.checks:
        if check.kind is not KIND:
            elsewhere.settle(worker, check.kind)
    assert not [what for what in waits(staff) if what.startswith("Bramble Care waits")]


def test_a_home_is_told_to_look_again_once_the_agency_has_new_evidence(home: Home) -> None:
    worker = elsewhere.make_worker()
    theirs = elsewhere.settle(worker, KIND)
    check = make.check_of(elsewhere.make_taken(home, worker), KIND)
    writing.accept(make.member_actor(home), check)
    services.verify(make.member_actor(home), check)
    keeper, name = make.make_keeper(home), check.appointment.name
    fallen = f"An agency no longer stands for a check of {name}"
    again = f"The agency has new evidence for 1 check of {name}: look at it again"
    writing.doubt(elsewhere.staff_of(worker.organisation), theirs, reason="A call")
    assert waits(keeper)[fallen] is Urgency.NOW
    elsewhere.settle(worker, KIND)
    found = waits(keeper)
    assert found[again] is Urgency.NOW
    assert fallen not in found
    assert again not in waits(make.make_keeper(make_home(make_organisation())))
    writing.accept(make.member_actor(home), check)
    assert again not in waits(keeper)


def test_a_home_is_told_that_somebody_left_their_agency(home: Home) -> None:
    worker = elsewhere.make_worker()
    theirs = elsewhere.settle(worker, KIND)
    appointment = elsewhere.make_taken(home, worker)
    writing.accept(make.member_actor(home), make.check_of(appointment, KIND))
    writing.leave_agency(elsewhere.staff_of(worker.organisation), worker, left_on=TODAY)
    keeper = make.make_keeper(home)
    words = f"{worker.name} has left their agency: record their last day here"
    assert waits(keeper)[words] is Urgency.NOW
    assert not [what for what in waits(keeper) if "new evidence" in what]
    assert theirs.worker.left_on == TODAY
    services.withdraw(keeper, appointment, reason="They left")
    assert words not in waits(keeper)


def test_the_person_themselves_finds_nothing_about_their_own_file(home: Home) -> None:
    member = make_member(Role.OWNER, home.organisation)
    worker = elsewhere.make_worker(email=member.person.email)
    appointment = elsewhere.make_taken(home, worker)
    sharing.link_agency_work(member.person.as_actor)
    assert appointment.account_id == member.person.id
    writing.leave_agency(elsewhere.staff_of(worker.organisation), worker, left_on=TODAY)
    assert not [what for what in waits(member.actor) if worker.name in what]


def test_an_agency_begins_with_what_needs_it_now(client: StrictClient, home: Home) -> None:
    agency = elsewhere.make_agency("Swift Staff")
    assert home.organisation is not None
    elsewhere.make_link(home.organisation, agency, agreed=False)
    accounts.sign_in(client, make_member(Role.AGENCY_MANAGER, agency).person)
    page = client.page("/tonight")
    assert "Bramble Care asks to work with you: agree or decline" in page.links()
    assert "All homes" not in page.main


def test_what_nobody_of_the_agency_has_recorded_waits_too(session: Session) -> None:
    _ = session
    worker = elsewhere.make_worker()
    staff, count = elsewhere.staff_of(worker.organisation), len(worker.checks)
    words = f"{count} checks of {worker.name} are not recorded yet"
    assert waits(staff)[words] is Urgency.LATER
    writing.leave_agency(staff, worker, left_on=TODAY)
    assert waits(staff) == {}

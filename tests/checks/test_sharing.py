"""People let one employer see what another verified: by consent, for a time, and no more."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from tests.checks.steps import parts
from tests.factories import accounts
from tests.factories import agency as elsewhere
from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from tests.page import StrictClient
from workforce.accounts.models import Person
from workforce.checks import privacy, services
from workforce.checks.models import Appointment, ShareConsent
from workforce.checks.queries import rechecks
from workforce.checks.queries import sharing as reading
from workforce.checks.rules import taking_over
from workforce.checks.rules.taking_over import May, Way, rule_of
from workforce.checks.services import concerns
from workforce.checks.services import sharing as writing
from workforce.checks.states import CheckKind, CheckState, ConcernKind
from workforce.core import clock
from workforce.core.errors import DomainError, NotAllowed

TODAY = clock.today()
KIND = CheckKind.QUALIFICATIONS
SHARED = (KIND, "")


class Story:
    """Somebody who worked for one employer and is being checked by another."""

    def __init__(self) -> None:
        """Everything is verified with the first employer, nothing with the second."""
        self.person: Person = accounts.make_person()
        self.earlier: Appointment = make.make_appointment(
            make_home(make_organisation()), complete=True, account=self.person
        )
        self.now: Appointment = make.make_appointment(
            make_home(make_organisation()), account=self.person
        )
        qualifications = make.check_of(self.earlier, KIND)
        if qualifications.state is not CheckState.SATISFACTORY:
            make.satisfy(qualifications)

    def consent(
        self, *kinds: CheckKind, expires_on: date = TODAY + timedelta(days=30)
    ) -> ShareConsent:
        """The person lets the second employer see these checks of the first."""
        source, to = self.earlier.home.organisation, self.now.home.organisation
        assert source is not None
        assert to is not None
        return writing.give_consent(
            self.person.as_actor, source, to, kinds=kinds or (KIND,), expires_on=expires_on
        )


@pytest.fixture
def story(session: Session) -> Story:
    _ = session
    return Story()


def test_nothing_is_shown_without_the_persons_word(story: Story) -> None:
    assert reading.shown_to(story.now, TODAY) == {}
    with pytest.raises(DomainError):
        writing.take_over(make.member_actor(story.now.home), make.check_of(story.now, KIND))


def test_what_is_shared_is_taken_over_as_seen_and_verified_by_a_second_person_here(
    story: Story,
) -> None:
    story.consent()
    check, actor = make.check_of(story.now, KIND), make.member_actor(story.now.home)
    writing.take_over(actor, check)
    assert check.state is CheckState.SEEN
    assert check.carried_from_id == make.check_of(story.earlier, KIND).id
    with pytest.raises(DomainError):
        services.verify(actor, check)
    services.verify(make.member_actor(story.now.home), check)
    assert check.state is CheckState.SATISFACTORY


@pytest.mark.parametrize(
    "kind", [kind for kind in CheckKind if rule_of(kind, Way.CONSENT).may is May.NEVER]
)
def test_what_every_employer_checks_itself_is_never_shared(story: Story, kind: CheckKind) -> None:
    assert kind not in {one.kind for one in reading.shareable(story.person.id, 1)}
    with pytest.raises(DomainError):
        story.consent(kind)
    assert rule_of(kind, Way.CONSENT).why


@pytest.mark.parametrize(
    "kind",
    [
        CheckKind.IDENTITY,
        CheckKind.RIGHT_TO_WORK,
        CheckKind.DISQUALIFICATION,
        CheckKind.REFERENCE_RECENT,
        CheckKind.REASON_FOR_LEAVING,
        CheckKind.FITNESS,
        CheckKind.CHARACTER,
        CheckKind.GAP,
    ],
)
def test_the_law_wants_these_made_again_by_each_employer(kind: CheckKind) -> None:
    assert rule_of(kind, Way.CONSENT).may is May.NEVER


def test_a_certificate_is_taken_over_only_when_this_employer_asked_the_update_service(
    story: Story,
) -> None:
    theirs = make.check_of(story.earlier, CheckKind.CRIMINAL_RECORD)
    make.satisfy(theirs, update_service=True)
    story.consent(CheckKind.CRIMINAL_RECORD)
    check, actor = (
        make.check_of(story.now, CheckKind.CRIMINAL_RECORD),
        make.member_actor(story.now.home),
    )
    with pytest.raises(DomainError) as refused:
        writing.take_over(actor, check)
    assert refused.value.field == "update_service"
    writing.take_over(actor, check, asked_update_service=True)
    assert check.state is CheckState.SEEN
    assert not check.issued_for_us
    [asked] = rechecks.asked_of_update_service(check.id)
    assert (asked.consented_on, asked.asked_on) == (TODAY, TODAY)
    assert asked.next_on is not None


def test_a_consent_ends_on_its_last_day_and_lasts_six_months_at_most(story: Story) -> None:
    longest = taking_over.longest_share(TODAY)
    for wrong in (TODAY, longest + timedelta(days=1)):
        with pytest.raises(DomainError) as refused:
            story.consent(expires_on=wrong)
        assert refused.value.field == "expires_on"
    story.consent(expires_on=longest)
    assert SHARED in reading.shown_to(story.now, longest)
    assert reading.shown_to(story.now, longest + timedelta(days=1)) == {}


def test_taking_ones_word_back_ends_what_is_shown_and_not_what_was_verified(
    story: Story,
) -> None:
    consent = story.consent()
    check = make.check_of(story.now, KIND)
    writing.take_over(make.member_actor(story.now.home), check)
    services.verify(make.member_actor(story.now.home), check)
    with pytest.raises(NotAllowed):
        writing.withdraw_consent(accounts.make_person().as_actor, consent)
    writing.withdraw_consent(story.person.as_actor, consent)
    assert reading.shown_to(story.now, TODAY) == {}
    assert check.state is CheckState.SATISFACTORY


def test_what_the_first_employer_doubts_later_is_no_longer_shown_and_falls_nowhere_else(
    story: Story,
) -> None:
    story.consent()
    check = make.check_of(story.now, KIND)
    writing.take_over(make.member_actor(story.now.home), check)
    services.verify(make.member_actor(story.now.home), check)
    services.mark_unsatisfactory(
        make.member_actor(story.earlier.home), make.check_of(story.earlier, KIND), reason="Lost"
    )
    assert reading.shown_to(story.now, TODAY) == {}
    assert check.state is CheckState.SATISFACTORY


@pytest.mark.parametrize("kind", list(ConcernKind))
def test_a_concern_freezes_everything_and_says_nothing(story: Story, kind: ConcernKind) -> None:
    story.consent()
    concerns.open_concern(
        make.member_actor(story.earlier.home),
        concerns.About(appointment=story.earlier),
        kind,
        aware_on=TODAY,
    )
    assert reading.shown_to(story.now, TODAY) == {}
    assert reading.shareable(story.person.id, story.earlier.organisation_id) == []
    with pytest.raises(DomainError) as refused:
        writing.take_over(make.member_actor(story.now.home), make.check_of(story.now, KIND))
    assert str(refused.value) == "Nothing is shared with you for this check"


def test_only_to_an_employer_who_is_checking_the_person_now(story: Story) -> None:
    story.consent()
    services.withdraw(make.make_keeper(story.now.home), story.now, reason="Changed their mind")
    assert reading.shown_to(story.now, TODAY) == {}
    with pytest.raises(DomainError):
        story.consent()


def test_the_person_shares_and_takes_back_on_their_own_pages(
    client: StrictClient, story: Story
) -> None:
    accounts.sign_in(client, story.person)
    page = client.page("/my-checks/shared")
    assert "You let nobody see anything" in page.main
    where = next(href for href in page.links().values() if "/with/" in href)
    offered = client.page(where)
    assert "Verified by" in offered.main
    assert "Evidence of qualifications" in offered.main
    until = TODAY + timedelta(days=10)
    refused = client.refused(where)
    assert refused.errors["expires_on-day"] == "Enter the last day"
    answer = client.submit(
        where,
        kinds="qualifications",
        **parts(until, "expires_on"),
    )
    assert answer.status_code == 303
    assert SHARED in reading.shown_to(story.now, TODAY)
    client.submit("/my-checks/shared", 0)
    assert reading.shown_to(story.now, TODAY) == {}


def test_the_employer_takes_one_check_over_on_its_page(client: StrictClient, story: Story) -> None:
    story.consent()
    keeper = elsewhere.make_member(make.Role.OWNER, story.now.home.organisation)
    accounts.sign_in(client, keeper.person)
    page = client.page(f"/appointments/{story.now.public_id}/elsewhere")
    assert "Shared by the person" in page.main
    assert "Each employer verifies why each earlier post ended" in page.main
    where = next(href for href in page.links().values() if href.endswith("/take-over"))
    assert client.refused(where).errors["looked"] == "Tick the box when you have looked at it"
    assert client.submit(where, looked="1").status_code == 303
    assert make.check_of(story.now, KIND).state is CheckState.SEEN


def test_a_closed_account_leaves_no_word_behind_and_the_copy_before_names_it(story: Story) -> None:
    story.consent()
    elsewhere.make_worker(email=story.person.email)
    writing.link_agency_work(story.person.as_actor)
    copied = privacy.export(story.person.id)
    assert copied["checks_shared"][0]["checks"] == [KIND.value]
    assert len(copied["agency_work"]) == 1
    erase = privacy.CONTRIBUTION.erase
    assert erase is not None
    erase(make.SYSTEM, story.person.id)
    assert reading.consents_of(story.person.id) == []
    assert privacy.export(story.person.id)["agency_work"] == []

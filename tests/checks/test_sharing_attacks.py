"""A person’s word shows what they named, to whom they named, while it lasts: by no way more."""

from datetime import timedelta
from itertools import product

import pytest
import time_machine
from sqlalchemy.orm import Session

from tests.checks.test_sharing import Story
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from workforce.checks import queries, services
from workforce.checks.models import Check, ShareConsent
from workforce.checks.queries import sharing as reading
from workforce.checks.services import sharing as writing
from workforce.checks.states import CheckKind, CheckState
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.errors import DomainError, NotAllowed

TODAY = clock.today()
KIND = CheckKind.QUALIFICATIONS
SHARED = (KIND, "")
NOTHING = "Nothing is shared with you for this check"


@pytest.fixture
def story(session: Session) -> Story:
    _ = session
    return Story()


def refused(story: Story, check: Check) -> str:
    with pytest.raises(DomainError) as found:
        writing.take_over(make.member_actor(check.appointment.home), check)
    assert check.state is CheckState.OUTSTANDING
    assert story.person.id == check.appointment.account_id
    return str(found.value)


def test_an_employer_whom_the_person_did_not_name_is_shown_nothing(story: Story) -> None:
    story.consent()
    third = make.make_appointment(make_home(make_organisation()), account=story.person)
    assert reading.shown_to(third, TODAY) == {}
    assert refused(story, make.check_of(third, KIND)) == NOTHING


def test_a_check_that_the_person_did_not_name_is_not_shown(story: Story) -> None:
    make.satisfy(make.check_of(story.earlier, CheckKind.CRIMINAL_RECORD), update_service=True)
    story.consent(CheckKind.CRIMINAL_RECORD)
    assert SHARED not in reading.shown_to(story.now, TODAY)
    assert refused(story, make.check_of(story.now, KIND)) == NOTHING


@pytest.mark.parametrize("days, shown", [(30, True), (31, False)])
def test_a_word_ends_with_its_last_day_for_who_takes_over_too(
    story: Story, *, days: int, shown: bool
) -> None:
    story.consent(expires_on=TODAY + timedelta(days=30))
    check, actor = make.check_of(story.now, KIND), make.member_actor(story.now.home)
    later = clock.day_start(TODAY + timedelta(days=days)) + timedelta(hours=12)
    with time_machine.travel(later, tick=False):
        if shown:
            assert writing.take_over(actor, check).state is CheckState.SEEN
        else:
            assert refused(story, check) == NOTHING


def test_a_word_taken_back_ends_what_may_be_taken_over(story: Story) -> None:
    writing.withdraw_consent(story.person.as_actor, story.consent())
    assert refused(story, make.check_of(story.now, KIND)) == NOTHING


def test_what_the_first_employer_no_longer_finds_right_is_not_taken_over(story: Story) -> None:
    story.consent()
    services.mark_unsatisfactory(
        make.member_actor(story.earlier.home), make.check_of(story.earlier, KIND), reason="Lost"
    )
    assert refused(story, make.check_of(story.now, KIND)) == NOTHING


@pytest.mark.parametrize(
    "kind",
    [
        CheckKind.RIGHT_TO_WORK,
        CheckKind.REFERENCE_RECENT,
        CheckKind.REFERENCE_SECOND,
        CheckKind.IDENTITY,
        CheckKind.DISQUALIFICATION,
    ],
)
def test_what_the_law_wants_again_is_never_taken_over_though_a_word_names_it(
    story: Story, kind: CheckKind
) -> None:
    consent = story.consent()
    named(consent, kind)
    check = make.check_of(story.now, kind)
    assert refused(story, check) != NOTHING
    assert kind in {one.kind for one in queries.what_is_missing(story.now)}


@atomic
def named(consent: ShareConsent, kind: CheckKind) -> None:
    """A word that was tampered with, so that it names a kind that cannot be shared."""
    consent.kinds = [KIND.value, kind.value]


@pytest.mark.parametrize("on_service, asked", list(product([True, False], repeat=2)))
def test_a_certificate_comes_along_only_on_the_update_service_and_asked_today(
    story: Story, *, on_service: bool, asked: bool
) -> None:
    theirs = make.check_of(story.earlier, CheckKind.CRIMINAL_RECORD)
    make.satisfy(theirs, update_service=on_service)
    story.consent(CheckKind.CRIMINAL_RECORD)
    check = make.check_of(story.now, CheckKind.CRIMINAL_RECORD)
    actor = make.member_actor(story.now.home)
    if on_service and asked:
        assert writing.take_over(actor, check, asked_update_service=True) is check
        return
    with pytest.raises(DomainError) as found:
        writing.take_over(actor, check, asked_update_service=asked)
    assert found.value.field == "update_service"
    assert check.state is CheckState.OUTSTANDING


def test_another_provider_takes_nothing_over_for_this_one(story: Story) -> None:
    story.consent()
    with pytest.raises(NotAllowed):
        writing.take_over(make.member_actor(story.earlier.home), make.check_of(story.now, KIND))


def test_nobody_takes_over_a_check_about_themselves(story: Story) -> None:
    story.consent()
    own = make.member_actor(story.now.home, story.person)
    with pytest.raises(NotAllowed):
        writing.take_over(own, make.check_of(story.now, KIND))


def test_nobody_shares_what_is_about_another_person(story: Story) -> None:
    source, to = story.earlier.home.organisation, story.now.home.organisation
    assert source is not None
    assert to is not None
    with pytest.raises(DomainError):
        writing.give_consent(
            accounts.make_person().as_actor,
            source,
            to,
            kinds=[KIND],
            expires_on=TODAY + timedelta(days=9),
        )


def test_words_are_listed_and_withdrawn_by_the_person_who_gave_them_alone(story: Story) -> None:
    consent, other = story.consent(), accounts.make_person()
    assert reading.consents_of(story.person.id) == [consent]
    assert reading.my_consent(story.person.id, consent.public_id) is consent
    assert reading.consents_of(other.id) == []
    assert reading.my_consent(other.id, consent.public_id) is None
    with pytest.raises(NotAllowed):
        writing.withdraw_consent(other.as_actor, consent)
    assert consent.withdrawn_at is None

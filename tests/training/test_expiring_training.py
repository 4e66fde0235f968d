"""The job that tells of training running out: each once, and nothing is lost when it runs late."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import accounts, employment, providers, training
from workforce.accounts.models import Person
from workforce.core import clock
from workforce.core.db import session
from workforce.employment.models import PersonInPost
from workforce.messages.models import Letter
from workforce.providers.models import Home
from workforce.providers.states import OrganisationState, Role
from workforce.training import jobs
from workforce.training.models import ExpiryNotice
from workforce.training.services import completions

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.today()
TOLD, SUMMARY = "training/expiring", "training/expiring_summary"


def make_home(lead: Person | None = None, **more: Any) -> Home:
    provider = providers.make_organisation(**more)
    providers.make_member(Role.TRAINING_LEAD, provider, lead or accounts.make_person())
    return providers.make_home(provider)


@pytest.fixture(autouse=True)
def _first_aid_is_needed(app: Flask) -> None:
    _ = app
    training.make_requirement()


def ends_in(person: PersonInPost, days: int, **more: Any) -> None:
    training.make_completion(
        person,
        completed_on=TODAY - timedelta(days=900 + days),
        valid_until=TODAY + timedelta(days=days),
        **more,
    )


def letters(template: str) -> list[Letter]:
    rows = session().scalars(select(Letter).order_by(Letter.id))
    return [row for row in rows if row.template == template]


def make_person(home: Home, **more: Any) -> PersonInPost:
    return employment.make_person_in_post(home, account=accounts.make_person(**more))


@pytest.mark.parametrize("days,count", [(91, 0), (90, 1), (0, 1), (-1, 1)])
def test_training_is_told_of_from_the_first_day_of_the_window(days: int, count: int) -> None:
    ends_in(make_person(make_home()), days)
    jobs.expiring_training(TODAY)
    assert len(letters(TOLD)) == count
    assert len(letters(SUMMARY)) == count


def test_running_twice_and_on_the_next_day_tells_nothing_again() -> None:
    ends_in(make_person(make_home()), 30)
    assert jobs.expiring_training(TODAY) == "told of 1"
    assert jobs.expiring_training(TODAY) == "told of 0"
    assert jobs.expiring_training(TODAY + timedelta(days=40)) == "told of 0"
    assert len(letters(TOLD)) == 1
    assert len(letters(SUMMARY)) == 1


def test_running_late_loses_nothing() -> None:
    person = make_person(make_home())
    ends_in(person, 100)
    assert jobs.expiring_training(TODAY) == "told of 0"
    assert jobs.expiring_training(TODAY + timedelta(days=200)) == "told of 1"


def test_a_person_gets_one_letter_with_every_topic_and_leads_get_counts_only() -> None:
    home = make_home()
    training.make_requirement("medication", months=12)
    person = make_person(home)
    ends_in(person, 10)
    ends_in(person, -3, topic="medication")
    jobs.expiring_training(TODAY)
    (letter,) = letters(TOLD)
    assert letter.context is not None
    assert [line["topic"] for line in letter.context["lines"]] == [
        "Giving medicines safely",
        "First aid",
    ]
    (summary,) = letters(SUMMARY)
    assert summary.context == {"people": 1, "ended": 1, "ending": 1}


def test_a_person_without_an_account_is_in_the_summary_only() -> None:
    ends_in(employment.make_person_in_post(make_home()), 10)
    jobs.expiring_training(TODAY)
    assert letters(TOLD) == []
    assert len(letters(SUMMARY)) == 1


def test_owners_are_told_where_there_is_no_training_lead() -> None:
    owner = providers.make_member(Role.OWNER)
    ends_in(employment.make_person_in_post(providers.make_home(owner.organisation)), 10)
    jobs.expiring_training(TODAY)
    assert [letter.address for letter in letters(SUMMARY)] == [owner.person.email]


def test_what_was_renewed_is_not_told_of() -> None:
    person = make_person(make_home())
    ends_in(person, 10)
    ends_in(person, 500)
    assert jobs.expiring_training(TODAY) == "told of 0"


def test_a_renewal_that_runs_out_in_its_turn_is_told_of_again() -> None:
    person = make_person(make_home())
    ends_in(person, 10)
    jobs.expiring_training(TODAY)
    ends_in(person, 375)
    assert jobs.expiring_training(TODAY + timedelta(days=300)) == "told of 1"


def test_what_is_struck_out_or_not_needed_or_of_staff_who_left_is_not_told_of() -> None:
    home = make_home()
    ends_in(make_person(home), 10, topic="food-hygiene")
    left = employment.make_person_in_post(home, ended_on=TODAY - timedelta(days=1))
    ends_in(left, 10)
    person = make_person(home)
    ends_in(person, 10)
    for row in (
        session()
        .scalars(
            select(training.Completion).where(training.Completion.person_in_post_id == person.id)
        )
        .all()
    ):
        owner = providers.make_member(Role.OWNER, home.organisation).actor
        completions.strike_out(owner, row, reason="A mistake")
    assert jobs.expiring_training(TODAY) == "told of 0"


def test_a_suspended_employer_is_not_written_to() -> None:
    home = make_home(state=OrganisationState.SUSPENDED)
    ends_in(make_person(home), 10)
    assert jobs.expiring_training(TODAY) == "told of 0"


def test_one_employers_failure_or_success_is_its_own() -> None:
    first, second = make_home(), make_home()
    ends_in(make_person(first), 10)
    ends_in(make_person(second), 10)
    assert jobs.expiring_training(TODAY) == "told of 2"
    employers = set(session().scalars(select(ExpiryNotice.organisation_id)))
    assert employers == {first.organisation_id, second.organisation_id}


def test_letters_speak_the_readers_language() -> None:
    ends_in(make_person(make_home(), language="cy"), 10)
    jobs.expiring_training(TODAY)
    (letter,) = letters(TOLD)
    assert letter.language == "cy"
    assert letter.context is not None
    assert letter.context["lines"][0]["topic"] == "Cymorth cyntaf"

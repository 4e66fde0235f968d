"""The words of the letters about training, in both languages."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.factories import accounts, employment, providers, training
from workforce.core.db import session
from workforce.integrations.mail import Mail
from workforce.messages import jobs as messages
from workforce.messages.models import Letter
from workforce.providers.states import Role
from workforce.training import jobs

pytestmark = pytest.mark.usefixtures("app")
UNTIL = date(2026, 12, 24)


def letters(language: str) -> dict[str, Mail]:
    training.make_requirement()
    provider = providers.make_organisation(name="North Homes")
    lead = accounts.make_person(language=language)
    providers.make_member(Role.TRAINING_LEAD, provider, lead)
    home = providers.make_home(provider, name="Elm House")
    reader = accounts.make_person(language=language)
    for account in (reader, None):
        person = employment.make_person_in_post(home, account=account)
        training.make_completion(
            person, completed_on=UNTIL - timedelta(days=500), valid_until=UNTIL
        )
    jobs.expiring_training(UNTIL - timedelta(days=1))
    rows = session().scalars(select(Letter).order_by(Letter.id))
    return {row.template: messages._ready(row) for row in rows}


def test_a_person_reads_what_runs_out_and_when() -> None:
    letter = letters("en")["training/expiring"]
    assert letter.subject == "Training to renew"
    assert "North Homes has recorded training of yours" in letter.text
    assert "- First aid: counts until 24 December 2026" in letter.text
    assert "/my/training" in letter.text


def test_a_training_lead_reads_counts_and_no_names() -> None:
    letter = letters("en")["training/expiring_summary"]
    assert letter.subject == "Training of your people to renew"
    assert "2 of your people have training to renew" in letter.text
    assert "Runs out within 90 days: 2" in letter.text
    assert "Alex" not in letter.text
    assert "Elm House" not in letter.text
    assert "/training-records" in letter.text


def test_the_letters_are_welsh_for_welsh_readers() -> None:
    found = letters("cy")
    assert found["training/expiring"].subject == "Hyfforddiant i’w adnewyddu"
    assert "- Cymorth cyntaf: yn cyfrif tan 24 Rhagfyr 2026" in found["training/expiring"].text
    assert "Mae gan 2 o’ch pobl" in found["training/expiring_summary"].text


def test_no_subject_line_names_the_home_or_what_is_private() -> None:
    for letter in letters("en").values():
        for word in ("Elm", "visa", "check", "disclosure", "home"):
            assert word not in letter.subject

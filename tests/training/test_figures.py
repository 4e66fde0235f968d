"""The share of training in date, by home: the figures agree with the pages."""

import random
from datetime import timedelta

import pytest

from tests.factories import employment, providers, training
from tests.page import _counted
from workforce.core import clock
from workforce.core.db import atomic
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home
from workforce.providers.states import Role
from workforce.training.presenters.matrix import MatrixPage
from workforce.training.queries import figures, standings
from workforce.training.queries.figures import HomeTraining
from workforce.training.services import defaults

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.today()
CARE = JobRole.RESIDENTIAL_SUPPORT_WORKER


def figures_of(home: Home) -> HomeTraining | None:
    rows = figures.training_validity_by_home(TODAY)
    return next((row for row in rows if row.home_id == home.id), None)


def test_a_home_where_nothing_is_required_is_absent() -> None:
    home = providers.make_home(providers.make_organisation())
    employment.make_person_in_post(home)
    assert figures_of(home) is None
    assert figures_of(providers.make_home(home.organisation)) is None


def test_training_counts_from_its_day_to_its_last_day() -> None:
    training.make_requirement()
    home = providers.make_home(providers.make_organisation())
    for until in (TODAY - timedelta(days=1), TODAY):
        training.make_completion(
            employment.make_person_in_post(home),
            completed_on=TODAY - timedelta(days=99),
            valid_until=until,
        )
    future = TODAY + timedelta(days=1)
    training.make_completion(employment.make_person_in_post(home), completed_on=future)
    assert figures_of(home) == HomeTraining(home.id, 3, 1)


def test_what_is_struck_out_counts_for_nothing() -> None:
    training.make_requirement()
    home = providers.make_home(providers.make_organisation())
    training.make_completion(
        employment.make_person_in_post(home),
        struck_out_at=clock.now(),
        struck_out_reason="A mistake",
        struck_key="x",
    )
    assert figures_of(home) == HomeTraining(home.id, 1, 0)


def test_bank_agency_volunteers_and_staff_who_left_are_not_counted() -> None:
    training.make_requirement()
    home = providers.make_home(providers.make_organisation())
    for contract in Contract:
        employment.make_person_in_post(home, contract=contract)
    employment.make_person_in_post(home, ended_on=TODAY - timedelta(days=1))
    employment.make_person_in_post(home, ended_on=TODAY)
    assert figures_of(home) == HomeTraining(home.id, 3, 0)


def test_training_recorded_in_another_home_of_the_employer_counts_and_of_another_does_not() -> None:
    training.make_requirement()
    provider = providers.make_organisation()
    here, there = providers.make_home(provider), providers.make_home(provider)
    foreign = providers.make_home(providers.make_organisation())
    before = employment.make_person_in_post(there, reference="P-1", ended_on=TODAY)
    employment.make_person_in_post(here, reference="P-1")
    employment.make_person_in_post(foreign, reference="P-1")
    training.make_completion(before)
    assert figures_of(here) == HomeTraining(here.id, 1, 1)
    assert figures_of(foreign) == HomeTraining(foreign.id, 1, 0)


def test_a_person_with_two_roles_in_a_home_counts_once_for_each_topic() -> None:
    training.make_requirement()
    training.make_requirement(role=JobRole.WAKING_NIGHT_WORKER)
    home = providers.make_home(providers.make_organisation())
    for role in (CARE, JobRole.WAKING_NIGHT_WORKER):
        employment.make_person_in_post(home, role, reference="P-1")
    assert figures_of(home) == HomeTraining(home.id, 1, 0)


def test_a_diploma_counts_the_day_after_its_relevant_date() -> None:
    training.make_requirement("level-3-residential-childcare", months=None, within_months=24)
    home = providers.make_home(providers.make_organisation())
    two_years = TODAY.replace(year=TODAY.year - 2)
    employment.make_person_in_post(home, started_on=two_years)
    assert figures_of(home) is None
    employment.make_person_in_post(home, started_on=two_years - timedelta(days=1))
    assert figures_of(home) == HomeTraining(home.id, 1, 0)


def test_only_the_homes_of_one_employer_when_asked() -> None:
    training.make_requirement()
    homes = [providers.make_home(providers.make_organisation()) for _ in "ab"]
    for home in homes:
        training.make_completion(employment.make_person_in_post(home))
    rows = figures.training_validity_by_home(TODAY, homes[0].organisation_id)
    assert rows == [HomeTraining(homes[0].id, 1, 1)]


@atomic
def make_country(seed: int) -> list[Home]:
    """A few providers with people of every kind, moves between homes, and training of all ages."""
    chance = random.Random(seed)  # noqa: S311 - invented people
    topics = ["first-aid", "medication", "level-3-residential-childcare", "level-5-leadership"]
    homes = []
    for _ in range(3):
        provider = providers.make_organisation()
        own = [providers.make_home(provider) for _ in range(2)]
        homes += own
        training.make_requirement(
            "medication",
            CARE,
            months=6,
            within_months=chance.choice([None, 3]),
            organisation=provider,
        )
        posts = [(home, role) for home in own for role in JobRole]
        for number in range(12):
            for home, role in chance.sample(posts, chance.choice([1, 1, 2])):
                started = TODAY - timedelta(days=chance.randint(1, 1500))
                left = started + timedelta(days=chance.randint(0, 900))
                person = employment.make_person_in_post(
                    home,
                    role,
                    reference=f"P-{number}",
                    contract=chance.choice([Contract.PERMANENT] * 4 + list(Contract)),
                    started_on=started,
                    ended_on=None if chance.random() < 0.8 else left,
                )
                for topic in chance.sample(topics, 3):
                    training.make_completion(
                        person,
                        topic,
                        completed_on=TODAY - timedelta(days=chance.randint(0, 1400)),
                    )
    return homes


def test_the_figures_are_those_of_the_matrix_whatever_the_people() -> None:
    defaults.load_defaults()
    for home in make_country(7):
        owner = providers.make_member(Role.OWNER, home.organisation).actor
        page = MatrixPage.of(home, standings.standings_at(owner, home, TODAY), TODAY)
        row = figures_of(home)
        assert row is not None
        assert (page.required_count, page.in_date_count) == (row.required_count, row.in_date_count)


def test_the_figures_of_the_country_take_a_handful_of_statements() -> None:
    defaults.load_defaults()
    make_country(8)
    before = len(_counted)
    figures.training_validity_by_home(TODAY)
    assert len([one for one in _counted[before:] if one.startswith(("SELECT", "WITH"))]) <= 4

"""What training adds to the duties of all: own data, closed accounts, impossible states."""

from datetime import timedelta

import pytest

from tests.factories import accounts, employment, providers, training
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.providers.states import Role
from workforce.training import privacy

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.today()


def test_the_copy_of_ones_own_data_has_what_every_employer_recorded() -> None:
    person = accounts.make_person()
    for name in ("North Homes", "South Homes"):
        home = providers.make_home(providers.make_organisation(name=name))
        training.make_completion(employment.make_person_in_post(home, account=person))
    told = privacy.export(person.id)["training"]
    assert {row["employer"] for row in told} == {"North Homes", "South Homes"}
    assert {row["topic"] for row in told} == {"first-aid"}
    assert privacy.export(accounts.make_person().id) == {"training": []}


def test_closing_an_account_unlinks_the_record_which_the_employer_keeps() -> None:
    person = accounts.make_person()
    home = providers.make_home(providers.make_organisation())
    row = training.make_completion(employment.make_person_in_post(home, account=person))
    erase = privacy.CONTRIBUTION.erase
    assert erase is not None
    erase(person.as_actor, person.id)
    assert row.account_id is None
    assert row.course_title


def test_training_completed_in_the_future_is_found() -> None:
    home = providers.make_home(providers.make_organisation())
    person = employment.make_person_in_post(home)
    training.make_completion(person)
    wrong = training.make_completion(person, completed_on=TODAY + timedelta(days=1))
    (state,) = privacy.CONTRIBUTION.impossible
    assert state.find(TODAY) == [("completion", wrong.public_id)]


@pytest.mark.parametrize(
    "role,seen",
    [
        (None, {"Training", "My training"}),
        (Role.TRAINING_LEAD, {"Training records"}),
        (Role.RECRUITER, set()),
        (Role.TRAINER, {"Your courses"}),
        (Role.ANALYST, set()),
    ],
)
def test_the_navigation_fits_the_role(role: Role | None, seen: set[str]) -> None:
    person = accounts.make_person()
    actor = providers.make_member(role, person=person).actor if role else person.as_actor
    shown = [item.text.text for item in privacy.CONTRIBUTION.navigation if item.shown(actor)]
    assert set(shown) == seen


def test_anybody_finds_the_catalogue_in_the_navigation() -> None:
    shown = [item for item in privacy.CONTRIBUTION.navigation if item.shown(Actor.anonymous())]
    assert [item.endpoint for item in shown] == ["training_public.catalogue"]

"""Permissions that end, counted by home for the measures of staffing; and states that never are."""

from datetime import timedelta

import pytest

from tests.factories import employment, providers, sponsorship
from workforce.core import clock
from workforce.sponsorship import privacy, queries
from workforce.sponsorship.states import AT_WORK, CaseState

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.today()
UNTIL = TODAY + timedelta(days=180)


def test_both_ends_of_the_time_belong_to_it() -> None:
    home = providers.make_home(providers.make_organisation())
    for days in (-1, 0, 180, 181):
        sponsorship.make_case(home, permission_to=TODAY + timedelta(days=days))
    assert queries.permissions_ending(TODAY, UNTIL) == [(home.id, 2)]


@pytest.mark.parametrize("state", list(CaseState))
def test_only_people_at_work_count(state: CaseState) -> None:
    home = providers.make_home(providers.make_organisation())
    sponsorship.make_case(home, state, permission_to=UNTIL)
    assert queries.permissions_ending(TODAY, UNTIL) == ([(home.id, 1)] if state in AT_WORK else [])


def test_somebody_whose_extension_takes_a_certificate_counts() -> None:
    home = providers.make_home(providers.make_organisation())
    state = CaseState.CERTIFICATE_ASSIGNED
    sponsorship.make_case(home, state, permission_to=UNTIL, started_on=TODAY)
    assert queries.permissions_ending(TODAY, UNTIL) == [(home.id, 1)]


def test_a_person_with_two_cases_counts_once_and_whoever_left_not_at_all() -> None:
    home = providers.make_home(providers.make_organisation())
    person = employment.make_person_in_post(home)
    for _ in range(2):
        sponsorship.make_case(home, person=person, permission_to=UNTIL)
    left = employment.make_person_in_post(home, ended_on=TODAY - timedelta(days=1))
    sponsorship.make_case(home, person=left, permission_to=UNTIL)
    last_day = employment.make_person_in_post(home, ended_on=TODAY)
    sponsorship.make_case(home, person=last_day, permission_to=UNTIL)
    assert queries.permissions_ending(TODAY, UNTIL) == [(home.id, 2)]


def test_homes_without_any_are_absent_and_the_others_in_order() -> None:
    homes = [providers.make_home(providers.make_organisation()) for _ in range(3)]
    for home in (homes[2], homes[0]):
        sponsorship.make_case(home, permission_to=TODAY)
    assert queries.permissions_ending(TODAY, UNTIL) == [(homes[0].id, 1), (homes[2].id, 1)]


def impossible(name: str) -> list[tuple[str, str]]:
    (state,) = (one for one in privacy.CONTRIBUTION.impossible if one.name == name)
    return state.find(TODAY)


def test_a_start_without_the_right_to_work_check_is_found() -> None:
    home = providers.make_home(providers.make_organisation())
    good = sponsorship.make_case(home, CaseState.ACTIVE)
    wrong = sponsorship.make_case(home, CaseState.STARTED)
    assert good.state in AT_WORK
    assert impossible("sponsored-unchecked") == [("sponsorship-case", wrong.public_id)]


def test_somebody_at_work_without_a_record_of_work_is_found() -> None:
    home = providers.make_home(providers.make_organisation())
    sponsorship.make_case(home)
    wrong = sponsorship.make_case(home, person_in_post_id=None)
    assert impossible("sponsored-unrecorded") == [("sponsorship-case", wrong.public_id)]

"""Criteria to begin with are suggested in either language."""

import pytest

from tests.factories.applications import recruiter_of
from tests.factories.vacancies import make_vacancy
from workforce.applications.queries.together import weighing as queries
from workforce.applications.rules.starting_criteria import criteria_of
from workforce.applications.services.together import weighing
from workforce.core.translation import using
from workforce.employment.states import JobRole


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("role", list(JobRole))
def test_suggestions_stand_in_the_language_of_whoever_takes_them(role: JobRole) -> None:
    vacancy = make_vacancy(role=role)
    with using("cy"):
        weighing.start_criteria(recruiter_of(vacancy), vacancy)
    english = {text for _weight, text in criteria_of(role)}
    found = [one.text for one in queries.criteria_of(vacancy.id)]
    assert len(found) == len(english)
    assert not english & set(found)
    assert all(len(text) <= 200 for text in found)

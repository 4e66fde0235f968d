"""A provider may ask about shorter time between jobs than usual, and never about longer only."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.applications.form.test_time_between import (
    END,
    Stretch,
    form_of,
    runs_left,
    stretches,
)
from tests.factories import forms
from tests.factories.accounts import make_person, sign_in
from tests.factories.providers import make_member
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications.models import Application
from workforce.applications.queries import form as queries
from workforce.applications.services import form as writing
from workforce.applications.services.form import asking
from workforce.applications.states import Section
from workforce.checks.rules import PROMPT_DAYS, gaps
from workforce.core import clock
from workforce.core.errors import DomainError, NotAllowed
from workforce.providers.models import Organisation
from workforce.providers.states import Role

SHORT = 10


def asks(organisation: Organisation, days: int) -> None:
    asking.decide_gap_days(make_member(Role.OWNER, organisation).actor, days=days)


def away_for(days: int) -> Application:
    """Somebody whose last work ended so many days ago, today being one of them."""
    application = forms.write_form(forms.make_draft(make_vacancy(), make_person()))
    job = queries.whole(application).jobs[0]
    left = {"until_on": clock.today() - timedelta(days=days), "until_exact": True}
    writing.change_item(application.candidate.as_actor, job, **{**forms.JOB, **left})
    return application


def asked_of(application: Application) -> int:
    return len(queries.whole(application).gaps(clock.today()))


@given(st.lists(stretches(), max_size=5), st.integers(1, PROMPT_DAYS))
def test_every_run_longer_than_the_number_is_asked_about(told: list[Stretch], days: int) -> None:
    form = form_of(told)
    form = type(form)(
        form.application,
        form.details,
        {},
        form.education,
        form.jobs,
        {},
        [],
        [],
        gap_days=days,
    )
    asked = {(gap.from_on, gap.until_on) for gap in form.gaps(END)}
    runs = runs_left(told)
    assert {one for one in runs if (one[1] - one[0]).days + 1 > days} <= asked <= set(runs)


@given(st.lists(stretches(), max_size=5), st.integers(1, PROMPT_DAYS))
def test_a_shorter_number_asks_about_whatever_the_usual_one_asks_about(
    told: list[Stretch], days: int
) -> None:
    def asked(number: int) -> set[tuple[date, date]]:
        usual = form_of(told)
        spans, start = list(usual.spans()), usual.start
        assert start is not None
        return {(gap.from_on, gap.until_on) for gap in gaps(spans, start, END) if gap.asks(number)}

    assert asked(PROMPT_DAYS) <= asked(days)


@pytest.mark.usefixtures("app")
def test_a_form_for_the_providers_job_asks_from_its_own_number_on() -> None:
    application = away_for(SHORT + 5)
    assert asked_of(application) == 0
    asks(application.vacancy.organisation, SHORT)
    assert asked_of(application) == 1
    assert Section.HISTORY in writing.missing(queries.whole(application))
    exactly = away_for(SHORT)
    asks(exactly.vacancy.organisation, SHORT)
    assert asked_of(exactly) == 0


@pytest.mark.usefixtures("app")
def test_another_providers_number_changes_nothing() -> None:
    application = away_for(SHORT + 5)
    asks(make_vacancy().organisation, 1)
    assert asked_of(application) == 0


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("days", [0, -1, PROMPT_DAYS + 1])
def test_the_number_is_never_longer_than_usual_nor_nothing(days: int) -> None:
    organisation = make_vacancy().organisation
    with pytest.raises(DomainError):
        asks(organisation, days)
    assert queries.gap_days_of(organisation.id) == PROMPT_DAYS


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("role", [Role.TRAINING_LEAD, Role.REGISTERED_MANAGER])
def test_only_the_owner_and_recruiters_decide_it(role: Role) -> None:
    organisation = make_vacancy().organisation
    with pytest.raises(NotAllowed):
        asking.decide_gap_days(make_member(role, organisation).actor, days=SHORT)
    assert queries.policy_of(organisation.id) is None


def test_the_number_is_set_on_a_page_and_asks_the_candidate(client: StrictClient) -> None:
    application = away_for(SHORT + 5)
    owner = make_member(Role.OWNER, application.vacancy.organisation)
    sign_in(client, owner.person)
    assert "Time between jobs" in client.page("/organisation").links()
    assert client.page("/time-between-jobs").form_values()["days"] == str(PROMPT_DAYS)
    wrong = client.submit("/time-between-jobs", days="40")
    assert wrong.status_code == 200
    assert client.submit("/time-between-jobs", days=str(SHORT)).status_code == 303
    assert client.page("/time-between-jobs").form_values()["days"] == str(SHORT)
    sign_in(client, application.candidate)
    page = client.page(f"/applications/{application.public_id}/form/history")
    assert "Explain" in page.main

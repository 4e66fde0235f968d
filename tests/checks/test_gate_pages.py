"""Pages of the gate: where its rules come from, the check list, and provisional starts."""

from datetime import timedelta
from typing import Any

import pytest

from tests.checks.steps import of, parts, sign_in_as
from tests.checks.test_provisional import a_home, waiting
from tests.factories import checks as make
from tests.page import StrictClient
from workforce.checks import queries, rules
from workforce.checks.services.subjects import sync_subject_rows
from workforce.checks.states import AppointmentState, CheckKind
from workforce.core import clock
from workforce.employment.states import Contract, JobRole
from workforce.providers.states import HomeType, Role

TODAY = clock.today()
SAID: dict[str, Any] = {
    "steps_taken": "Asked twice in writing",
    "exceptional": "Two colleagues fell ill",
    "supervised": "Sam Taylor is beside them on every shift",
}


def test_anybody_reads_where_each_rule_comes_from(client: StrictClient) -> None:
    page = client.page("/checks/rules")
    for one in rules.rule_sets():
        for row in (*one.rows, *one.hidden):
            assert row.source.title in page.main
            assert row.note in page.main
        for remark in one.remarks:
            assert remark.source.title in page.main
            assert remark.note in page.main
    assert "could not establish what the law says" in page.main
    assert "Adult First is for adult care only" in page.main


def test_the_check_list_is_grouped_and_says_what_can_be_done_tonight_and_by_whom(
    client: StrictClient,
) -> None:
    home = a_home(HomeType.CHILDRENS_HOME)
    appointment = make.make_appointment(home)
    sync_subject_rows(make.SYSTEM, appointment, CheckKind.PREVIOUS_POST, {"a": "Elm House"})
    sign_in_as(client, home, Role.OWNER)
    page = client.page(of(appointment))
    groups = [
        heading.get_text(strip=True) for heading in page.soup.select("main h3.govuk-heading-m")
    ]
    assert groups == [
        "Who they are, and what is known of them",
        "Where they worked, and why they left",
        "Whether they are right for the work",
    ]
    assert "See a passport or driving licence and a recent photograph" in page.main
    assert "The Disclosure and Barring Service, where there is no certificate yet" in page.main
    assert "Why one earlier post with children or adults ended" in page.main
    assert "Start provisionally" not in page.main
    refused = client.page(f"{of(appointment)}/provisional")
    assert "nobody starts before every check is complete" in refused.main
    assert not refused.soup.select("main form")
    client.post(f"{of(appointment)}/provisional", data=SAID)
    assert appointment.state is AppointmentState.CHECKING


def test_a_manager_of_supported_accommodation_starts_somebody_provisionally_and_it_is_listed(
    client: StrictClient,
) -> None:
    home = a_home()
    appointment = waiting(home, CheckKind.REFERENCE_SECOND)
    sign_in_as(client, home, Role.OWNER)
    page = client.page(of(appointment))
    assert "Start provisionally, while enquiries are unfinished" in page.links()
    where = f"{of(appointment)}/provisional"
    empty = client.refused(where)
    assert set(empty.errors) == {"until-day", "steps_taken", "exceptional", "supervised"}
    until = TODAY + timedelta(days=14)
    assert client.submit(where, **SAID, **parts(until, "until")).status_code == 303
    assert appointment.state is AppointmentState.STARTED
    listed = client.page("/appointments/provisional").main
    assert "Second written reference" in listed
    assert "Sam Taylor is beside them on every shift" in listed
    make.satisfy(make.check_of(appointment, CheckKind.REFERENCE_SECOND))
    assert queries.what_is_missing(appointment) == []
    assert "Nothing: every check is complete" in client.page("/appointments/provisional").main


@pytest.mark.parametrize("role", [Role.RECRUITER, Role.RESPONSIBLE_INDIVIDUAL])
def test_who_does_not_answer_for_the_home_cannot_open_the_page(
    client: StrictClient, role: Role
) -> None:
    home = a_home()
    appointment = waiting(home, CheckKind.REFERENCE_SECOND)
    sign_in_as(client, home, role)
    assert client.get(f"{of(appointment)}/provisional").status_code == 403
    assert "Start provisionally" not in client.page(of(appointment)).main


def test_another_providers_provisional_starts_are_not_listed(client: StrictClient) -> None:
    home, other = a_home(), a_home()
    appointment = waiting(home, CheckKind.REFERENCE_SECOND)
    owner = sign_in_as(client, home, Role.OWNER)
    until = TODAY + timedelta(days=1)
    client.submit(f"{of(appointment)}/provisional", **SAID, **parts(until, "until"))
    assert len(queries.provisional_starts_for(owner.actor)) == 1
    sign_in_as(client, other, Role.OWNER)
    assert appointment.name not in client.page("/appointments/provisional").main
    assert client.get(f"{of(appointment)}/provisional").status_code == 404


def test_the_check_list_says_what_is_law_what_is_our_own_rule_and_how_sure_we_are(
    client: StrictClient,
) -> None:
    home = a_home(HomeType.SECURE)
    volunteer = make.make_appointment(home, JobRole.OTHER, contract=Contract.VOLUNTEER)
    employee = make.make_appointment(home)
    sign_in_as(client, home, Role.OWNER)
    of_volunteer, of_employee = (client.page(of(one)).main for one in (volunteer, employee))
    for page in (of_volunteer, of_employee):
        assert "A secure children’s home is a children’s home that may lock its doors" in page
        assert "Read in the text itself" in page
    assert "We treat volunteers as covered: our own rule" in of_volunteer
    assert "Our own rule: " in of_volunteer
    assert "Read in one weaker source" in of_volunteer
    assert "We treat volunteers as covered" not in of_employee

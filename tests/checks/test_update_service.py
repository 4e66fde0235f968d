"""Asking the Update Service: with consent, on a schedule, and what each answer does at once."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.checks.steps import parts, sign_in_as
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks import jobs, policies, queries
from workforce.checks.models import Appointment, UpdateServiceCheck
from workforce.checks.queries import concerns, rechecks
from workforce.checks.rules import rechecks as rules
from workforce.checks.services.rechecks import ask_update_service, decide_interval
from workforce.checks.states import CheckKind, CheckState, ConcernKind, UpdateServiceResult, Why
from workforce.core import clock
from workforce.core.errors import DomainError, NotAllowed
from workforce.providers.models import Home
from workforce.providers.states import ROLES_OF, OrganisationKind, Role

TODAY = clock.today()
KIND = CheckKind.CRIMINAL_RECORD


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), name="Bramble House")


def ask(
    appointment: Appointment,
    result: UpdateServiceResult = UpdateServiceResult.NO_CHANGE,
    asked_on: date = TODAY,
) -> UpdateServiceCheck:
    return ask_update_service(
        make.member_actor(appointment.home),
        make.check_of(appointment, KIND),
        consented_on=asked_on - timedelta(days=1),
        asked_on=asked_on,
        result=result,
    )


@pytest.mark.parametrize(
    "asked_on, months, again",
    [
        (date(2026, 2, 28), 12, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
    ],
)
def test_it_is_asked_again_after_calendar_months(asked_on: date, months: int, again: date) -> None:
    assert rules.ask_again_on(asked_on, months) == again


def test_no_change_keeps_the_check_and_plans_the_next_time(home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    row = ask(appointment)
    check = make.check_of(appointment, KIND)
    assert check.state is CheckState.SATISFACTORY
    assert check.update_service
    assert row.next_on == rules.ask_again_on(TODAY, 12)
    assert queries.what_is_missing(appointment) == []


def test_new_information_stops_the_person_at_once_and_opens_a_concern(home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    row = ask(appointment, UpdateServiceResult.NEW_INFORMATION)
    assert make.check_of(appointment, KIND).state is CheckState.UNSATISFACTORY
    [concern] = concerns.concerns_for(make.make_keeper(home))
    assert (concern.kind, concern.aware_on) == (ConcernKind.NEW_DISCLOSURE, TODAY)
    assert Why.CONCERN in {one.why for one in queries.what_is_missing(appointment)}
    assert row.next_on is None


def test_in_wales_a_certificate_off_the_update_service_counts_by_its_own_age_again(
    session: Session,
) -> None:
    _ = session
    welsh = make_home(make_organisation(), region_code="W92000004", authority_code="W06000015")
    appointment = make.make_appointment(welsh, complete=True)
    make.satisfy(make.check_of(appointment, KIND), issued_for_us=False, update_service=True)
    assert KIND not in make.missing_kinds(appointment)
    ask(appointment, UpdateServiceResult.NOT_SUBSCRIBED)
    missing = {one.kind: one.why for one in queries.what_is_missing(appointment)}
    assert missing[KIND] is Why.NOT_OURS


def test_details_that_do_not_match_take_the_ground_from_the_check_without_a_concern(
    home: Home,
) -> None:
    appointment = make.make_appointment(home, complete=True)
    ask(appointment, UpdateServiceResult.NO_MATCH)
    assert make.check_of(appointment, KIND).state is CheckState.UNSATISFACTORY
    assert concerns.concerns_for(make.make_keeper(home)) == []


def test_nobody_asks_before_consent_in_the_future_about_themselves_or_for_others(
    home: Home,
) -> None:
    check = make.check_of(make.make_appointment(home), KIND)
    actor, tomorrow = make.member_actor(home), TODAY + timedelta(days=1)
    for consented_on, asked_on, field in [
        (TODAY, TODAY - timedelta(days=1), "consented_on"),
        (TODAY, tomorrow, "asked_on"),
    ]:
        with pytest.raises(DomainError) as refused:
            ask_update_service(
                actor,
                check,
                consented_on=consented_on,
                asked_on=asked_on,
                result=UpdateServiceResult.NO_CHANGE,
            )
        assert refused.value.field == field
    stranger = make.make_keeper(make_home(make_organisation()))
    with pytest.raises(NotAllowed):
        ask_update_service(
            stranger,
            check,
            consented_on=TODAY,
            asked_on=TODAY,
            result=UpdateServiceResult.NO_CHANGE,
        )


def test_a_providers_own_interval_holds_from_the_next_answer_on(home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    before = ask(appointment).next_on
    decide_interval(make.make_keeper(home), months=6)
    assert (
        rechecks.asked_of_update_service(make.check_of(appointment, KIND).id)[0].next_on == before
    )
    assert ask(appointment).next_on == rules.ask_again_on(TODAY, 6)
    other = make.make_appointment(make_home(make_organisation()), complete=True)
    assert ask(other).next_on == rules.ask_again_on(TODAY, 12)


def test_it_is_prompted_once_for_each_of_60_30_and_0_days_and_not_after_a_newer_answer(
    home: Home,
) -> None:
    appointment = make.make_appointment(home, complete=True)
    due = ask(appointment).next_on
    assert due is not None
    assert jobs.checks_due(due - timedelta(days=61)).startswith("told of 0")
    assert jobs.checks_due(due - timedelta(days=59)).startswith("told of 1")
    assert jobs.checks_due(due - timedelta(days=59)).startswith("told of 0")
    decide_interval(make.make_keeper(home), months=36)
    ask(appointment)
    assert jobs.checks_due(due).startswith("told of 0")


@pytest.mark.parametrize("role", list(Role))
def test_the_list_agrees_with_the_policy(session: Session, role: Role) -> None:
    _ = session
    home = make_home(make_organisation())
    of_provider = role in ROLES_OF[OrganisationKind.PROVIDER]
    actor = make_member(role, home.organisation if of_provider else None).actor
    appointment = make.make_appointment(home, complete=True)
    row = ask(appointment)
    may = policies.can_see_appointment(actor, appointment)
    assert (row in rechecks.update_service_for(actor, TODAY)) is may


def test_the_pages_log_an_answer_and_change_the_interval(client: StrictClient, home: Home) -> None:
    appointment = make.make_appointment(home, complete=True)
    check = make.check_of(appointment, KIND)
    sign_in_as(client, home, Role.OWNER)
    links = client.page(f"/checks/{check.public_id}/evidence").links()
    where = links["Log an answer of the Update Service"]
    assert client.refused(where).errors["result"] == "Say what the Update Service answered"
    answer = client.submit(where, result="no-change", **parts(TODAY, "consented_on"))
    assert answer.status_code == 303
    assert appointment.name in client.page("/update-service").main
    assert client.submit("/update-service/interval", months="6").status_code == 303
    assert "after 6 months" in client.page("/update-service").main
    other = make.check_of(appointment, CheckKind.IDENTITY)
    assert client.get(f"/checks/{other.public_id}/update-service").status_code == 404


def test_an_employer_says_that_a_certificate_is_current_only_by_logging_consent_and_answer(
    client: StrictClient, home: Home
) -> None:
    check = make.check_of(make.make_appointment(home), KIND)
    sign_in_as(client, home, Role.OWNER)
    page = client.page(f"/checks/{check.public_id}/evidence")
    assert not page.soup.select("main [name=update_service]")
    assert "The log keeps the consent and when you asked" in page.main
    said: dict[str, Any] = {
        "evidence": "seen",
        "certificate_level": "enhanced",
        "certificate_workforce": "children",
        "update_service": "1",
    }
    client.submit(f"/checks/{check.public_id}/evidence", **said, **parts(TODAY, "dated_on"))
    assert check.state is CheckState.SEEN
    assert not check.update_service
    ask(check.appointment)
    assert check.update_service
    assert rechecks.update_service_due(rules.ask_again_on(TODAY, 12))

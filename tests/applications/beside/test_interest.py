"""The short first step: five fields, sent once, and nothing of it asked again."""

from typing import Any

import pytest
from sqlalchemy import func, select

from tests.factories import accounts, providers
from tests.factories.applications import make_application, recruiter_of
from tests.factories.vacancies import make_vacancy
from tests.page import Page, StrictClient
from workforce.applications import services
from workforce.applications.models import Application, FirstStep
from workforce.applications.queries import needs
from workforce.applications.services import form as writing
from workforce.applications.services.beside import interest
from workforce.applications.services.beside.interest import Interest
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.db import session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.messages.models import Letter
from workforce.providers.states import Role

S = ApplicationState
pytestmark = pytest.mark.usefixtures("app")
FILLED: dict[str, Any] = {
    "telephone": "07700 900123",
    "right_to_work": "yes",
    "starts": "month",
    "patterns": ["1", "8"],
    "words": "I looked after my brothers and liked it.",
}
GIVEN = Interest("07700 900123", "yes", "month", 9, "I looked after my brothers and liked it.")


def letters() -> list[str]:
    return [letter.template for letter in session().scalars(select(Letter).order_by(Letter.id))]


def test_the_first_step_is_five_fields_on_one_page_and_is_sent(client: StrictClient) -> None:
    vacancy = make_vacancy(takes_interest=True)
    person = accounts.make_person(given_name="Sam", family_name="Okoro")
    accounts.sign_in(client, person)
    url = f"/jobs/{vacancy.public_id}/interest"
    page = client.page(url)
    assert (
        len(
            page.soup.select(
                "main form .govuk-form-group > fieldset, main form > .govuk-form-group"
            )
        )
        >= 5
    )
    names = {one["name"] for one in page.soup.select("main form [name]")}
    assert names - {"csrf_token", "via"} == set(FILLED)
    assert "Sam Okoro" in page.main
    sent = client.submit(url, **FILLED)
    assert sent.status_code == 303
    receipt = client.page(sent.headers["Location"])
    application = session().scalars(select(Application)).one()
    assert application.state is S.INTERESTED
    assert application.completed_at is None
    assert application.public_id in receipt.main
    assert receipt.h1 == "Your interest has been sent"
    assert letters()[-1:] == ["applications/interest_received"]


def test_recruiters_are_told_of_interest() -> None:
    vacancy = make_vacancy(takes_interest=True)
    providers.make_member(Role.RECRUITER, vacancy.organisation)
    interest.express(accounts.make_person().as_actor, vacancy, GIVEN)
    assert letters()[-2:] == ["applications/interest_received", "applications/new_interest"]


def test_a_second_sending_on_a_bad_line_makes_nothing_new(client: StrictClient) -> None:
    vacancy = make_vacancy(takes_interest=True)
    accounts.sign_in(client, accounts.make_person())
    url = f"/jobs/{vacancy.public_id}/interest"
    page = client.page(url)
    values = {**page.form_values(), **FILLED}
    first, second = client.post(url, data=values), client.post(url, data=values)
    assert first.headers["Location"] == second.headers["Location"]
    assert session().scalar(select(func.count()).select_from(Application)) == 1
    assert letters().count("applications/interest_received") == 1


def test_only_a_job_that_chose_it_takes_interest(client: StrictClient) -> None:
    vacancy = make_vacancy()
    person = accounts.make_person()
    accounts.sign_in(client, person)
    answer = client.get(f"/jobs/{vacancy.public_id}/interest?via=leaflet-2")
    assert answer.headers["Location"] == f"/jobs/{vacancy.public_id}/apply?via=leaflet-2"
    with pytest.raises(DomainError, match="whole form"):
        interest.express(person.as_actor, vacancy, GIVEN)


def test_interest_needs_a_confirmed_address_and_leaves_nothing_without_one() -> None:
    vacancy = make_vacancy(takes_interest=True)
    person = accounts.make_person(confirmed=False)
    with pytest.raises(DomainError, match="Confirm"):
        interest.express(person.as_actor, vacancy, GIVEN)
    assert session().scalar(select(func.count()).select_from(Application)) == 0


def test_the_code_of_a_tracked_link_is_stored_and_anything_else_dropped(
    client: StrictClient,
) -> None:
    vacancy, other = make_vacancy(takes_interest=True), make_vacancy(takes_interest=True)
    accounts.sign_in(client, accounts.make_person())
    client.submit(f"/jobs/{vacancy.public_id}/interest?via=open-day-3", **FILLED)
    client.submit(f"/jobs/{other.public_id}/interest?via=%3Cscript%3E", **FILLED)
    kept = session().scalars(select(Application.came_from).order_by(Application.id)).all()
    assert kept == ["open-day-3", ""]


def test_what_interest_gave_stands_in_the_form_and_is_not_asked_again(
    client: StrictClient,
) -> None:
    vacancy = make_vacancy(takes_interest=True)
    accounts.sign_in(client, accounts.make_person())
    client.submit(f"/jobs/{vacancy.public_id}/interest", **FILLED)
    application = session().scalars(select(Application)).one()
    form = f"/applications/{application.public_id}/form"
    shown = "".join(
        str(client.page(f"{form}/{section}").soup)
        for section in ("details", "right-to-work", "statement")
    )
    assert "7700900123" in shown.replace(" ", "")
    assert 'value="yes"' in shown
    assert "I looked after my brothers" in shown
    step = session().scalars(select(FirstStep)).one()
    assert (step.starts, step.patterns) == ("month", "9")


def test_nobody_is_invited_before_the_whole_form_was_sent() -> None:
    vacancy = make_vacancy(takes_interest=True)
    application = interest.express(accounts.make_person().as_actor, vacancy, GIVEN)
    actor = recruiter_of(vacancy)
    services.shortlist(actor, application)
    with pytest.raises(DomainError, match="whole form"):
        services.interview(actor, application)
    assert application.state is S.SHORTLISTED


def test_the_whole_form_is_asked_for_once_a_week(client: StrictClient) -> None:
    vacancy = make_vacancy(takes_interest=True)
    person = accounts.make_person()
    application = interest.express(person.as_actor, vacancy, GIVEN)
    actor = recruiter_of(vacancy)
    accounts.sign_in(client, person)
    assert "Nothing needs you now" in client.page("/applications").main
    interest.ask_for_form(actor, application)
    assert letters()[-1] == "applications/form_asked"
    with pytest.raises(Conflict, match="less than a week"):
        interest.ask_for_form(actor, application)
    later = clock.now() + interest.ASK_AGAIN
    with clock.stopped_at(later):
        interest.ask_for_form(actor, application)
    page = client.page("/applications")
    assert "Write your whole application" in page.main
    assert page.links()[f"Write your whole application : {vacancy.title}"].endswith("/form")


def test_nobody_of_another_provider_asks_for_a_form() -> None:
    vacancy = make_vacancy(takes_interest=True)
    application = interest.express(accounts.make_person().as_actor, vacancy, GIVEN)
    with pytest.raises(NotFound):
        interest.ask_for_form(recruiter_of(make_vacancy()), application)


def test_a_closed_job_takes_no_interest(client: StrictClient) -> None:
    vacancy = make_vacancy(takes_interest=True)
    person = accounts.make_person()
    accounts.sign_in(client, person)
    day = vacancy.closes_on
    with clock.stopped_at(clock.day_end(day)), pytest.raises(DomainError, match="closed"):
        interest.express(person.as_actor, vacancy, GIVEN)


def test_a_draft_that_was_begun_becomes_interest_and_keeps_its_words() -> None:
    vacancy = make_vacancy(takes_interest=True)
    person = accounts.make_person()
    draft = writing.begin(person.as_actor, vacancy, came_from="stand-1")
    sent = interest.express(person.as_actor, vacancy, GIVEN, came_from="stand-2")
    assert sent.id == draft.id
    assert (sent.state, sent.came_from) == (S.INTERESTED, "stand-1")


def test_the_page_of_interest_is_light(client: StrictClient) -> None:
    vacancy = make_vacancy(takes_interest=True)
    accounts.sign_in(client, accounts.make_person())
    page: Page = client.page(f"/jobs/{vacancy.public_id}/interest")
    assert len(page.response.get_data()) < 30_000


def test_a_line_that_may_tell_of_a_child_waits_for_a_tick_and_keeps_what_was_typed(
    client: StrictClient,
) -> None:
    vacancy = make_vacancy(takes_interest=True)
    accounts.sign_in(client, accounts.make_person())
    url, told = f"/jobs/{vacancy.public_id}/interest", "I cared for a boy called Sam."
    page = client.refused(url, **FILLED | {"words": told})
    assert "boy called Sam" in page.errors["no_child_described"]
    assert page.form_values()["telephone"] == "+447700900123"
    assert session().scalar(select(func.count()).select_from(Application)) == 0
    sent = client.submit(url, **FILLED | {"words": told, "no_child_described": "1"})
    assert sent.status_code == 303
    assert session().scalars(select(FirstStep.words)).one() == told


def test_interest_waits_for_whoever_recruits_until_the_whole_form_is_asked_for() -> None:
    vacancy = make_vacancy(takes_interest=True, title="Night worker")
    actor = recruiter_of(vacancy)
    person = accounts.make_person()
    sent = interest.express(person.as_actor, vacancy, GIVEN)
    (need,) = needs.applications_to_read(actor)
    assert need.what == "1 person is interested and waits for an answer: Night worker"
    make_application(vacancy)
    assert [one.what.partition(" ")[2][:3] for one in needs.applications_to_read(actor)] == [
        "per",
        "new",
    ]
    interest.ask_for_form(actor, sent)
    (left,) = needs.applications_to_read(actor)
    assert left.what == "1 new application to read: Night worker"

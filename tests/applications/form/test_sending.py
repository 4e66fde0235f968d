"""One draft, sent once, whole, and only while the job is open."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.factories import forms, vacancies
from tests.factories.accounts import letters_to, make_person
from tests.factories.applications import make_application, recruiter_of
from tests.factories.providers import make_member
from workforce.accounts.models import Person
from workforce.applications import policies, services
from workforce.applications.models import Application
from workforce.applications.queries import choosing
from workforce.applications.queries import form as queries
from workforce.applications.services import form as writing
from workforce.applications.states import ApplicationState, Section
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.messages.models import Letter
from workforce.providers.states import Role
from workforce.vacancies.models import Vacancy
from workforce.vacancies.states import VacancyState

S = ApplicationState
pytestmark = pytest.mark.usefixtures("app")


def drafted(**job: Any) -> Application:
    return forms.make_draft(vacancies.make_vacancy(**job), make_person())


def whole(**job: Any) -> Application:
    return forms.write_form(drafted(**job))


@atomic
def change(row: Vacancy | Person | Application, **values: Any) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def templates() -> list[str]:
    return [letter.template for letter in session().scalars(select(Letter).order_by(Letter.id))]


def test_beginning_twice_gives_the_one_draft() -> None:
    vacancy, person = vacancies.make_vacancy(), make_person()
    first, second = forms.make_draft(vacancy, person), forms.make_draft(vacancy, person)
    assert first.id == second.id
    assert first.state is S.DRAFT
    assert session().scalar(select(func.count()).select_from(Application)) == 1


def test_the_link_that_led_here_is_kept_from_the_first_step() -> None:
    vacancy, person = vacancies.make_vacancy(), make_person()
    writing.begin(person.as_actor, vacancy, came_from="spring-leaflet")
    again = writing.begin(person.as_actor, vacancy, came_from="another")
    assert again.came_from == "spring-leaflet"


def test_nobody_begins_for_a_job_that_has_closed() -> None:
    vacancy = vacancies.make_vacancy(closes_on=clock.today() - timedelta(days=1))
    with pytest.raises(DomainError, match="closed"):
        forms.make_draft(vacancy, make_person())


def test_a_draft_is_nobody_elses() -> None:
    application = drafted()
    recruiter = make_member(Role.RECRUITER, application.vacancy.organisation)
    assert not policies.can_choose_for(recruiter.actor, application)
    assert choosing.application_for(recruiter.actor, application.public_id) is None
    stranger = make_person().as_actor
    with pytest.raises(NotFound):
        writing.send(stranger, application, is_true=True, understands=True)


def test_sending_writes_to_both_sides_once() -> None:
    application = whole()
    make_member(Role.RECRUITER, application.vacancy.organisation)
    forms.send(application)
    assert templates()[-2:] == ["applications/received", "applications/new_application"]
    assert application.state is S.SUBMITTED
    assert application.sent_at == application.completed_at
    with pytest.raises(Conflict, match="cannot be changed"):
        forms.send(application)
    assert len(templates()) == 2


@pytest.mark.parametrize("section", list(Section)[:7])
def test_nothing_is_sent_while_a_section_is_missing(section: Section) -> None:
    application = whole()

    @atomic
    def reopen() -> None:
        writing.save_section(application.candidate.as_actor, application, section, complete=False)

    reopen()
    with pytest.raises(writing.NotWhole) as refused:
        forms.send(application)
    assert refused.value.section is section
    assert application.state is S.DRAFT
    assert templates() == []


@pytest.mark.parametrize(
    "said", [{"is_true": False, "understands": True}, {"is_true": True, "understands": False}]
)
def test_nothing_is_sent_without_both_confirmations(said: dict[str, bool]) -> None:
    application = whole()
    with pytest.raises(DomainError) as refused:
        writing.send(application.candidate.as_actor, application, **said)
    assert refused.value.field == ("understands" if said["is_true"] else "is_true")
    assert application.state is S.DRAFT


def test_nothing_is_sent_before_the_address_is_confirmed() -> None:
    application = whole()
    change(application.candidate, email_confirmed_at=None)
    with pytest.raises(DomainError, match="Confirm"):
        forms.send(application)


def test_a_job_that_closed_meanwhile_takes_nothing_until_it_is_extended() -> None:
    application = whole()
    change(application.vacancy, closes_on=clock.today() - timedelta(days=1))
    with pytest.raises(DomainError, match="closed"):
        forms.send(application)
    assert application.state is S.DRAFT
    assert queries.whole(application).jobs
    change(application.vacancy, closes_on=clock.today() + timedelta(days=3))
    assert forms.send(application).state is S.SUBMITTED


def test_a_job_that_ended_and_was_opened_again_takes_the_draft() -> None:
    application = whole()
    change(application.vacancy, state=VacancyState.ENDED, ended_at=clock.now())
    with pytest.raises(DomainError, match="closed"):
        forms.send(application)
    change(application.vacancy, state=VacancyState.LIVE, ended_at=None)
    assert forms.send(application).state is S.SUBMITTED


@pytest.mark.parametrize(
    "state, after", [(S.INTERESTED, S.SUBMITTED), (S.SHORTLISTED, S.SHORTLISTED)]
)
def test_who_told_of_interest_completes_it_even_after_the_job_closed(
    state: ApplicationState, after: ApplicationState
) -> None:
    application = whole()
    make_member(Role.RECRUITER, application.vacancy.organisation)
    change(application, state=state, sent_at=clock.now() - timedelta(days=4))
    first = application.sent_at
    change(application.vacancy, closes_on=clock.today() - timedelta(days=1))
    forms.send(application)
    assert (application.state, application.sent_at) == (after, first)
    assert application.completed_at is not None
    assert templates()[-1] == "applications/whole_form"


def test_what_was_sent_is_changed_no_more() -> None:
    application = make_application()
    actor = application.candidate.as_actor
    with pytest.raises(Conflict):
        writing.answer_details(actor, application, **forms.DETAILS)
    with pytest.raises(Conflict):
        writing.add_item(actor, application, Section.HISTORY, **forms.JOB)


@pytest.mark.parametrize("state", [S.SUBMITTED, S.SHORTLISTED, S.INTERVIEWING, S.OFFERED])
def test_who_chooses_reads_the_right_to_work_from_the_shortlist_on(state: ApplicationState) -> None:
    application = make_application(state=state)
    recruiter = recruiter_of(application.vacancy)
    readable = policies.may_read_right_to_work(recruiter, application)
    assert readable is (state is not S.SUBMITTED)
    assert policies.may_read_right_to_work(application.candidate.as_actor, application)
    assert not policies.may_read_right_to_work(make_member(Role.RECRUITER).actor, application)


def test_withdrawing_still_works_after_sending() -> None:
    application = make_application()
    services.withdraw(application.candidate.as_actor, application)
    assert not policies.may_write(application)
    assert letters_to(application.candidate.email)

"""Messages about an application: who may write when, what is read, and the morning's digest."""

import pytest
from sqlalchemy import select

from tests.factories.accounts import make_person, sign_in
from tests.factories.applications import make_application, recruiter_of
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications import services
from workforce.applications.models.hiring import ApplicationMessage
from workforce.applications.queries.hiring import messages as queries
from workforce.applications.rules.hiring import writing
from workforce.applications.services.hiring import messages
from workforce.applications.states import ApplicationState
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.messages.models import Letter
from workforce.providers.states import Role

S = ApplicationState
SYSTEM = Actor.system("tests")
pytestmark = pytest.mark.usefixtures("app")


def letters() -> list[Letter]:
    return list(session().scalars(select(Letter).order_by(Letter.id)))


@pytest.mark.parametrize("state", list(S))
def test_who_may_write_in_which_state(state: S) -> None:
    gone = state in {S.DRAFT, S.WITHDRAWN}
    first = state in {S.INTERVIEWING, S.OFFERED, S.STARTED}
    assert writing.may_employer_write(state) is not gone
    assert writing.may_candidate_write(state, employer_wrote=False) is first
    assert writing.may_candidate_write(state, employer_wrote=True) is not gone


def test_an_employer_writes_and_the_letter_holds_nothing_of_it() -> None:
    application = make_application()
    words = "Could you bring your certificates?"
    messages.write_to_candidate(recruiter_of(application.vacancy), application, words=words)
    letter = letters()[-1]
    assert letter.template == "applications/hiring/message"
    assert letter.address == application.candidate.email
    assert words not in str(letter.context)


def test_a_candidate_answers_and_writes_first_only_from_an_interview_on() -> None:
    application = make_application()
    me = application.candidate.as_actor
    with pytest.raises(Conflict, match="once the employer"):
        messages.write_to_employer(me, application, words="Hello")
    messages.write_to_candidate(recruiter_of(application.vacancy), application, words="Hello")
    messages.write_to_employer(me, application, words="Good morning")
    invited = make_application(state=S.INTERVIEWING)
    messages.write_to_employer(invited.candidate.as_actor, invited, words="Where do I park?")


def test_nobody_writes_after_a_withdrawal() -> None:
    application = make_application(state=S.INTERVIEWING)
    me, actor = application.candidate.as_actor, recruiter_of(application.vacancy)
    services.withdraw(me, application)
    with pytest.raises(Conflict):
        messages.write_to_candidate(actor, application, words="Hello")
    with pytest.raises(Conflict):
        messages.write_to_employer(me, application, words="Hello")


def test_strangers_neither_write_nor_count_as_a_side() -> None:
    application = make_application(state=S.INTERVIEWING)
    with pytest.raises(NotFound):
        messages.write_to_employer(make_person().as_actor, application, words="Hello")
    stranger = make_member(Role.RECRUITER, make_organisation()).actor
    with pytest.raises(NotFound):
        messages.write_to_candidate(stranger, application, words="Hello")
    assert queries.thread(application.id) == []


def test_a_writer_is_asked_about_a_child_and_may_say_that_it_is_not() -> None:
    application = make_application()
    actor, words = recruiter_of(application.vacancy), "My son is aged 12, is that a problem?"
    with pytest.raises(DomainError, match="aged 12"):
        messages.write_to_candidate(actor, application, words=words)
    messages.write_to_candidate(actor, application, words=words, confirmed=True)
    assert len(queries.thread(application.id)) == 1


def test_where_the_home_is_is_never_written() -> None:
    home = make_home(make_organisation(), name="Quillfeather House")
    application = make_application(make_vacancy(home))
    with pytest.raises(DomainError, match="where the home is"):
        messages.write_to_candidate(
            recruiter_of(application.vacancy),
            application,
            words="Come to Quillfeather House",
            confirmed=True,
        )


def test_recruiters_are_told_once_a_day_of_what_nobody_opened() -> None:
    application = make_application(state=S.INTERVIEWING)
    organisation = application.vacancy.organisation
    recruiter = make_member(Role.RECRUITER, organisation).person
    me = application.candidate.as_actor
    for words in ("One", "Two"):
        messages.write_to_employer(me, application, words=words)
    assert messages.tell_recruiters(SYSTEM) == 1
    letter = letters()[-1]
    assert (letter.address, letter.context) == (recruiter.email, {"count": 2})
    assert messages.tell_recruiters(SYSTEM) == 0
    messages.write_to_employer(me, application, words="Three")
    messages.note_read(application, by_employer=True)
    assert messages.tell_recruiters(SYSTEM) == 0


def test_both_sides_read_and_write_page_by_page(client: StrictClient) -> None:
    application = make_application(state=S.INTERVIEWING)
    recruiter = make_member(Role.RECRUITER, application.vacancy.organisation).person
    theirs = f"/applicants/{application.public_id}/messages"
    mine = f"/applications/{application.public_id}/messages"
    sign_in(client, recruiter)
    assert "Nobody has written yet" in client.page(theirs).main
    asked = client.refused(theirs, words="Our 14 year old would like to meet you")
    assert "about a child" in str(asked.errors)
    assert client.submit(theirs, words="Can you come?").status_code == 303
    assert "Not opened yet" in client.page(theirs).main
    sign_in(client, application.candidate)
    assert (
        "Read what the employer wrote" in client.page(f"/applications/{application.public_id}").main
    )
    page = client.page(mine)
    assert "Can you come?" in page.main
    assert recruiter.name not in page.main
    assert client.submit(mine, words="Yes, gladly").status_code == 303
    sign_in(client, recruiter)
    assert application.candidate.name in client.page("/messages/waiting").links()
    assert "Yes, gladly" in client.page(theirs).main
    assert "Opened" in client.page(theirs).main
    assert "Nothing new" in client.page("/messages/waiting").main


def test_a_list_of_what_waits_is_each_recruiters_own() -> None:
    application = make_application(state=S.INTERVIEWING)
    messages.write_to_employer(application.candidate.as_actor, application, words="Hello")
    own = make_member(Role.RECRUITER, application.vacancy.organisation).actor
    other = make_member(Role.RECRUITER, make_organisation()).actor
    assert [row for row, _count in queries.waiting_for(own)] == [application]
    assert queries.waiting_for(other) == []
    assert session().scalars(select(ApplicationMessage.words)).one() == "Hello"

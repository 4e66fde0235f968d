"""Declarations late and explained; adjustments private; what is told to support stays there."""

import io
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from tests.factories import accounts, forms, providers
from tests.factories.applications import make_application, recruiter_of
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.accounts.models import Person
from workforce.applications import policies, services
from workforce.applications.models import Application, LivedHere
from workforce.applications.privacy import CONTRIBUTION
from workforce.applications.queries import beside
from workforce.applications.services import form as writing
from workforce.applications.services.beside import declarations
from workforce.applications.states import ApplicationState
from workforce.applications.states.beside import Guarantee, Related
from workforce.core.audit import AuditEntry
from workforce.core.db import session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.messages.models import Letter
from workforce.providers.states import Role

S = ApplicationState
CANARY = "Wisteria house, 2009"


def draft(**more: Any) -> Application:
    return writing.begin(accounts.make_person().as_actor, make_vacancy(**more))


def test_the_record_is_explained_before_anything_is_declared_and_not_asked(
    client: StrictClient,
) -> None:
    application = draft()
    accounts.sign_in(client, application.candidate)
    url = f"/applications/{application.public_id}/form/declarations"
    page = client.page(url)
    assert "Will my record stop me?" in page.main
    assert page.main.index("Will my record stop me?") < page.main.index("Are you related to")
    names = {str(one["name"]) for one in page.soup.select("main form [name]")}
    assert names == {"csrf_token", "related", "related_words", "understood"}
    refused = client.refused(url, related="no")
    assert "Tick the box" in " ".join(refused.errors.values())
    assert client.submit(url, related="no", understood="y").status_code == 303
    said = beside.declaration_of(application)
    assert said is not None
    assert said.related == "no"


@pytest.mark.usefixtures("app")
def test_whoever_is_close_to_somebody_says_to_whom() -> None:
    application = draft()
    actor = application.candidate.as_actor
    with pytest.raises(DomainError, match="Say who it is"):
        declarations.declare(actor, application, related=Related.YES, words="")
    declarations.declare(actor, application, related=Related.YES, words="My aunt is a cook")
    declarations.declare(actor, application, related=Related.NO, words="My aunt is a cook")
    said = beside.declaration_of(application)
    assert said is not None
    assert (said.related, said.words) == ("no", "")


def test_help_about_records_says_what_why_who_when_and_what_if(client: StrictClient) -> None:
    page = client.page("/help/will-my-record-stop-me")
    for words in (
        "What is asked",
        "When it is asked",
        "Why, and who sees it",
        "What happens if the answer is yes",
        "protected",
        "a child of yours was taken into care",
    ):
        assert words in page.main
    referees = client.page("/help/who-can-be-a-referee")
    assert "If you have no boss to name" in referees.main
    assert "your personal adviser" in referees.main


@pytest.mark.usefixtures("app")
def test_a_guaranteed_interview_is_asked_for_only_where_it_is_offered() -> None:
    plain, offered = draft(), draft(guarantees_interview=True)
    for application in (plain, offered):
        declarations.adjust(
            application.candidate.as_actor, application, words="", guarantee=Guarantee.CARE
        )
    kept = [beside.adjustment_of(one) for one in (plain, offered)]
    assert [one.guarantee for one in kept if one] == ["no", "care-experience"]


def test_the_question_of_the_guarantee_stands_only_where_it_is_offered(
    client: StrictClient,
) -> None:
    plain, offered = draft(), draft(guarantees_interview=True)
    for application, asked in ((plain, False), (offered, True)):
        accounts.sign_in(client, application.candidate)
        url = f"/applications/{application.public_id}/form/adjustments"
        page = client.page(url)
        assert ("guarantees" in page.main) is asked
        assert client.submit(url, words="A quiet room").status_code == 303


def test_an_employer_learns_that_it_was_asked_for_and_never_on_which_ground(
    client: StrictClient,
) -> None:
    vacancy = make_vacancy(guarantees_interview=True)
    member = providers.make_member(Role.RECRUITER, vacancy.organisation)
    application = forms.make_draft(vacancy, accounts.make_person())
    forms.write_form(application)
    declarations.adjust(
        application.candidate.as_actor,
        application,
        words="A room without steps",
        guarantee=Guarantee.DISABILITY,
    )
    forms.send(application)
    accounts.sign_in(client, member.person)
    before = client.page(f"/applicants/{application.public_id}").main
    assert "They ask for the interview that you guarantee" in before
    assert "disabled" not in before
    assert "A room without steps" not in before
    services.shortlist(recruiter_of(vacancy), application)
    after = client.page(f"/applicants/{application.public_id}").main
    assert "A room without steps" in after
    assert "disabled" not in after


@pytest.mark.usefixtures("app")
def test_nothing_is_declared_after_sending() -> None:
    application = make_application()
    actor = application.candidate.as_actor
    with pytest.raises(Conflict, match="sent"):
        declarations.declare(actor, application, related=Related.NO, words="")
    with pytest.raises(Conflict, match="sent"):
        declarations.adjust(actor, application, words="x", guarantee=Guarantee.NO)


def told(person: Person | None = None) -> tuple[Application, LivedHere]:
    application = make_application(candidate=person)
    declarations.tell_lived_here(application.candidate.as_actor, application, words=CANARY)
    row = beside.lived_here_of(application)
    assert row is not None
    return application, row


def test_that_somebody_lived_here_is_told_to_support_and_to_nobody_else(
    client: StrictClient,
) -> None:
    application, row = told()
    vacancy = application.vacancy
    everybody = [providers.make_member(role, vacancy.organisation) for role in policies.EQUALITY]
    everybody.append(providers.make_member(Role.REGISTERED_MANAGER, vacancy.organisation))
    ways = [
        f"/applicants/{application.public_id}",
        f"/applicants/{application.public_id}/pdf",
        f"/vacancies/{vacancy.public_id}/applicants",
        f"/support/lived-here/{row.public_id}",
        "/support/lived-here",
    ]
    read = 0
    client.strict = False
    for member in everybody:
        accounts.sign_in(client, member.person)
        for way in ways:
            answer = client.get(way)
            content = answer.get_data()
            text = content.decode("utf-8", "replace")
            if answer.mimetype == "application/pdf":
                pages = PdfReader(io.BytesIO(content)).pages
                text = "\n".join(page.extract_text() for page in pages)
            assert CANARY not in text, way
            assert "lived in a home" not in text, way
            read += answer.status_code == 200
    assert read >= 4
    letters = session().scalars(select(Letter)).all()
    assert CANARY not in "".join(str(letter.context) for letter in letters)
    assert CANARY not in "".join(map(str, session().scalars(select(AuditEntry.details))))


def test_support_reads_it_and_notes_what_was_done(client: StrictClient) -> None:
    application, row = told()
    member = providers.make_member(Role.SUPPORT)
    accounts.sign_in(client, member.person, second_factor=True)
    listed = client.page("/support/lived-here")
    assert application.candidate.name in listed.main
    assert CANARY not in listed.main
    one = client.page(f"/support/lived-here/{row.public_id}")
    assert CANARY in one.main
    answer = client.submit(f"/support/lived-here/{row.public_id}", note="Rang, two people left out")
    assert answer.status_code == 303
    session().refresh(row)
    assert row.seen_by_id == member.person.id
    assert row.note == "Rang, two people left out"


@pytest.mark.usefixtures("app")
def test_nobody_but_support_sees_or_lists_it() -> None:
    application, row = told()
    for actor in (recruiter_of(application.vacancy), application.candidate.as_actor):
        assert beside.told_support(actor, row.public_id) is None
        assert beside.lived_here_for(actor).rows == []
        with pytest.raises(NotFound):
            declarations.see_lived_here(actor, row, note="x")
    support = providers.make_member(Role.SUPPORT).actor
    assert [one.id for one in beside.lived_here_for(support).rows] == [row.id]


def test_what_was_told_can_be_taken_back(client: StrictClient) -> None:
    application, _row = told()
    accounts.sign_in(client, application.candidate)
    url = f"/applications/{application.public_id}/lived-here"
    assert CANARY in str(client.page(url).soup)
    client.submit(url, 1)
    assert beside.lived_here_of(application) is None


@pytest.mark.usefixtures("app")
def test_what_stands_beside_is_handed_out_and_erased_with_the_account() -> None:
    application, _row = told()
    assert CONTRIBUTION.export is not None
    assert CONTRIBUTION.erase is not None
    assert CANARY in str(CONTRIBUTION.export(application.candidate_id))
    CONTRIBUTION.erase(application.candidate.as_actor, application.candidate_id)
    assert CANARY not in str(CONTRIBUTION.export(application.candidate_id))
    assert beside.declaration_of(application) is None
    assert beside.lived_here_of(application) is None

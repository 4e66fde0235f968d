"""A candidate's own pages: what needs them, where each stands, and no internal stage's name."""

import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from pypdf import PdfReader

from tests.factories import accounts
from tests.factories.applications import make_application, recruiter_of
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications import services
from workforce.applications.models import APPLICATION, Application
from workforce.applications.presenters import naming, paper
from workforce.applications.presenters import own as own_presenters
from workforce.applications.presenters.form import FormAnswers
from workforce.applications.presenters.own import OwnList, OwnPage
from workforce.applications.queries import beside
from workforce.applications.queries import form as whole
from workforce.applications.services import form as writing
from workforce.applications.services.hiring import disclosures
from workforce.applications.states import CANDIDATE_NAMES, RECRUITER_NAMES, ApplicationState
from workforce.applications.states.beside import Leaving
from workforce.core import clock, translation
from workforce.core.db import atomic, session
from workforce.core.lifecycle import StateChange, history
from workforce.core.translation import using
from workforce.messages.models import Letter
from workforce.vacancies import services as vacancies

S = ApplicationState
TEMPLATES = Path(__file__).parents[3] / "templates"
SHORTLIST = re.compile(r"short-?list|rhestr fer", re.IGNORECASE)


@atomic
def put(application: Application, state: ApplicationState) -> None:
    """Put an application into a state with its change, however it would come there."""
    application.state = state
    application.sent_at = None if state is S.DRAFT else clock.now()
    application.completed_at = None if state is S.DRAFT else clock.now()
    session().add(
        StateChange(
            subject_kind="application",
            subject_id=application.id,
            from_state=S.SUBMITTED.value,
            to_state=state.value,
            actor_kind="system",
            actor_id="test",
        )
    )


@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_page_of_a_candidate_names_an_internal_stage(
    client: StrictClient, state: ApplicationState, language: str
) -> None:
    application = make_application(make_vacancy(title="A job"))
    put(application, state)
    accounts.sign_in(client, application.candidate)
    with using(language):
        own = str(CANDIDATE_NAMES[state])
        internal = {str(name) for name in RECRUITER_NAMES.values()}
        internal -= {str(name) for name in CANDIDATE_NAMES.values()}
    pages = ["/applications", f"/applications/{application.public_id}"]
    if state is not S.DRAFT:
        pages.append(f"/applications/{application.public_id}/sent")
    client.strict = False
    for address in pages:
        answer = client.get(f"{address}?lang={language}", follow_redirects=True)
        text = answer.get_data(as_text=True).partition("<main")[2].partition("</main")[0]
        shown = [name for name in internal if f">{name}<" in text.replace("\n", "") and name != own]
        assert not shown, f"{address} says {shown}"
    assert translation.language() in {"en", "cy"}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_letter_and_no_question_to_a_candidate_tells_of_a_shortlist(
    client: StrictClient, language: str
) -> None:
    told = [
        text
        for path in (TEMPLATES / "letters" / "applications").rglob("*.txt")
        for text in re.findall(r"_\(\"(.*?)\"[,)]", path.read_text())
    ]
    assert len(told) > 100
    with using(language):
        said = [translation._(text) for text in told]
    assert not [text for text in said if SHORTLIST.search(text)]
    application = make_application(state=S.SHORTLISTED)
    disclosures.ask(recruiter_of(application.vacancy), application)
    accounts.sign_in(client, application.candidate)
    url = f"/applications/{application.public_id}/disclosure?lang={language}"
    main = client.get(url, follow_redirects=True).get_data(as_text=True).partition("<main")[2]
    assert "<form" in main
    assert not SHORTLIST.search(main)


def test_the_list_puts_first_what_needs_one_and_drafts_of_closed_jobs_last(
    client: StrictClient,
) -> None:
    person = accounts.make_person()
    actor = person.as_actor
    closed = make_vacancy(title="Closed job")
    late = writing.begin(actor, closed)
    vacancies.end(recruiter_of(closed), closed)
    decided = make_application(make_vacancy(title="Decided job"), person, S.UNSUCCESSFUL)
    active = make_application(make_vacancy(title="Active job"), person)
    drafted = writing.begin(actor, make_vacancy(title="Open job"))
    _ = (late, decided, active, drafted)
    accounts.sign_in(client, person)
    page = client.page("/applications")
    order = page.texts("main dl dt")
    assert order == ["Open job", "Active job", "Decided job", "Closed job"]
    assert "Finish your application and send it" in page.main
    assert "By " in page.main


def test_a_long_list_comes_page_by_page_and_still_says_all_that_needs_one(
    client: StrictClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_presenters, "PER_PAGE", 2)
    person = accounts.make_person()
    for number in range(3):
        writing.begin(person.as_actor, make_vacancy(title=f"Job {number}"))
    accounts.sign_in(client, person)
    pages = [client.page(f"/applications?page={number}") for number in (1, 2, 99)]
    assert [one.texts("main dl dt") for one in pages] == [["Job 2", "Job 1"], ["Job 0"], ["Job 0"]]
    assert all(one.main.count("Finish your application") == 3 for one in pages)


def test_the_list_needs_no_more_queries_for_more_applications(client: StrictClient) -> None:
    person = accounts.make_person()
    accounts.sign_in(client, person)
    counts = []
    for _ in range(3):
        make_application(make_vacancy(), person)
        client.page("/applications")
        counts.append(len(client.queries))
    assert counts[1] == counts[2]


def test_an_offer_says_which_checks_wait_for_the_candidate(client: StrictClient) -> None:
    application = make_application(state=S.OFFERED)
    accounts.sign_in(client, application.candidate)
    page = client.page(f"/applications/{application.public_id}")
    assert "Checks that need something from you" in page.main
    assert "Show your right to work in the UK" in page.main
    assert "Fill in the request for your criminal record certificate" in page.main
    assert page.links()["See all your checks and how far they are"] == "/my-work/checks"


def test_a_candidate_withdraws_for_a_reason_of_the_list_and_words_of_their_own(
    client: StrictClient,
) -> None:
    application = make_application()
    vacancy = application.vacancy
    accounts.sign_in(client, application.candidate)
    url = f"/applications/{application.public_id}/withdraw"
    answer = client.submit(url, why="pay", reason="Too little for nights")
    assert answer.status_code == 303
    ending = beside.ending_of(application)
    assert ending is not None
    assert (ending.why, ending.words) == (Leaving.PAY, "Too little for nights")
    assert {change.reason for change in history(application)} == {""}
    contexts = [one.context or {} for one in session().query(Letter)]
    told = [one for one in contexts if one.get("why")]
    assert all(
        one == {"title": vacancy.title, "why": "The pay", "reason": "Too little for nights"}
        for one in told
    )


def test_a_reason_is_never_needed(client: StrictClient) -> None:
    application = make_application()
    accounts.sign_in(client, application.candidate)
    assert client.submit(f"/applications/{application.public_id}/withdraw").status_code == 303
    assert application.state is S.WITHDRAWN
    assert beside.ending_of(application) is None


@pytest.mark.usefixtures("app")
def test_a_candidate_reads_how_long_it_is_kept_and_the_day_it_is_forgotten() -> None:
    going, ended = make_application(), make_application(state=S.UNSUCCESSFUL)
    page = OwnPage.of(going, history(going), [])
    assert "one year after your application ends" in page.kept
    page = OwnPage.of(ended, history(ended), [])
    day = clock.today() + timedelta(days=365)
    assert str(day.year) in page.kept
    assert f"{day.day} " in page.kept


def test_a_receipt_has_a_reference_and_what_follows(client: StrictClient) -> None:
    application = make_application()
    accounts.sign_in(client, application.candidate)
    page = client.page(f"/applications/{application.public_id}/sent")
    assert page.h1 == "Your application has been sent"
    assert application.public_id in page.main
    assert "What happens next" in page.main
    other = accounts.make_person()
    accounts.sign_in(client, other)
    assert client.get(f"/applications/{application.public_id}/sent").status_code == 404


def test_one_downloads_ones_own_application_as_a_tagged_document(client: StrictClient) -> None:
    application = make_application(statement="I raised three brothers.")
    accounts.sign_in(client, application.candidate)
    for language, lang in (("en", "en"), ("cy", "cy")):
        answer = client.get(f"/applications/{application.public_id}/pdf?lang={language}")
        assert answer.mimetype == "application/pdf"
        read = PdfReader(io.BytesIO(answer.data))
        words = "\n".join(page.extract_text() for page in read.pages)
        assert "I raised three brothers." in words
        assert application.public_id in words
        root = cast("dict[str, Any]", read.trailer["/Root"])
        assert root["/MarkInfo"]["/Marked"]
        assert str(root["/Lang"]) == lang
        assert application.candidate.family_name not in str(read.metadata)
        assert "name" not in answer.headers["Content-Disposition"].replace("filename", "")


def test_a_draft_is_no_document_yet_and_nobody_opens_anothers(client: StrictClient) -> None:
    draft = writing.begin(accounts.make_person().as_actor, make_vacancy())
    accounts.sign_in(client, draft.candidate)
    assert client.get(f"/applications/{draft.public_id}/pdf").status_code == 404
    sent = make_application()
    assert client.get(f"/applications/{sent.public_id}/pdf").status_code == 404


@pytest.mark.usefixtures("app")
def test_a_document_without_names_names_nobody_in_its_words_or_data() -> None:
    application = make_application(make_vacancy(is_anonymous=True))
    answers = FormAnswers.of(whole.whole(application), right_to_work=False, personal=False)
    name = naming.name_read(application)
    made = paper.application_pdf(application, answers, name=name, made_at=clock.now())
    read = PdfReader(io.BytesIO(made))
    words = "\n".join(page.extract_text() for page in read.pages) + str(read.metadata)
    assert name in words
    person = application.candidate
    for telling in (person.given_name, person.family_name, person.email, "07700"):
        assert telling not in words
        assert telling.encode() not in made


@pytest.mark.usefixtures("app")
def test_every_state_has_a_place_in_the_list() -> None:
    application = make_application()
    ranks = {}
    for state in S:
        put(application, state)
        ranks[state] = OwnList.of([application], {}).lines[0].rank
    assert {state for state, rank in ranks.items() if rank == 2} == set(S) - APPLICATION.active
    services.erase_of(application.candidate.as_actor, application.candidate_id)

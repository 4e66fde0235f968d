"""Files beside an application: by content and size, scanned where configured, opened by few."""

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.factories import accounts, forms, providers
from tests.factories.applications import make_application, recruiter_of
from tests.factories.vacancies import make_vacancy
from tests.page import Page, StrictClient
from workforce.applications import services
from workforce.applications.models import Application
from workforce.applications.privacy import CONTRIBUTION
from workforce.applications.queries import beside
from workforce.applications.services import form as writing
from workforce.applications.services.beside import papers
from workforce.applications.states import ApplicationState, Section
from workforce.applications.states.beside import PaperKind
from workforce.core.actors import Actor
from workforce.core.audit import AuditEntry
from workforce.core.db import session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.documents import policies as documents_policies
from workforce.documents import queries as files
from workforce.documents import services as documents
from workforce.documents.models import Document
from workforce.documents.states import ScanState
from workforce.integrations import scanner
from workforce.providers.states import Role
from workforce.vacancies.models import Vacancy
from workforce.vacancies.services import drafting

S = ApplicationState
PDF = b"%PDF-1.7\n%%EOF\n"


def offer(actor: Actor, vacancy: Vacancy, content: bytes = PDF) -> Document:
    return papers.offer_own_form(
        actor, vacancy, title="Our form", content=content, says_no_place=True
    )


def draft(vacancy: Vacancy | None = None) -> Application:
    return writing.begin(accounts.make_person().as_actor, vacancy or make_vacancy())


def lay(application: Application, kind: PaperKind = PaperKind.CV) -> Document:
    stored = documents.store(title="A file", content=PDF)
    return papers.lay_beside(application.candidate.as_actor, application, kind, stored)


def word_file() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", "<x/>")
    return made.getvalue()


@pytest.fixture
def scanning(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """A scanner that says what the list says."""
    said = [True]
    changed = replace(app.extensions["settings"], clamd_url="tcp://scanner")
    monkeypatch.setitem(app.extensions, "settings", changed)
    monkeypatch.setattr(scanner, "is_clean", lambda _url, _content: said[0])
    return said


@pytest.mark.parametrize(
    "name, content", [("cv.pdf", PDF), ("cv.docx", word_file())], ids=["pdf", "word"]
)
def test_a_cv_is_sent_replaced_and_taken_away(
    client: StrictClient, name: str, content: bytes
) -> None:
    application = draft()
    accounts.sign_in(client, application.candidate)
    url = f"/applications/{application.public_id}/form/papers"
    for _twice in range(2):
        answer = client.submit(f"{url}/cv", file=(io.BytesIO(content), name))
        assert answer.status_code == 303
    page = client.page(url)
    assert "Not scanned for viruses" in page.main
    (kept,) = beside.papers_of(application).values()
    assert client.get(f"/documents/{kept.public_id}").data == content
    assert client.submit(url, 0).headers["Location"].endswith("/papers")
    assert beside.papers_of(application) == {}


@pytest.mark.parametrize(
    "content", [b"MZ\x90\x00 a program", b"<html>no</html>", b""], ids=["program", "page", "none"]
)
def test_a_file_is_judged_by_its_content_and_not_its_name(
    client: StrictClient, content: bytes
) -> None:
    application = draft()
    accounts.sign_in(client, application.candidate)
    url = f"/applications/{application.public_id}/form/papers/cv"
    answer = client.submit(url, file=(io.BytesIO(content), "cv.pdf"))
    assert Page(answer).errors
    assert beside.papers_of(application) == {}


def test_a_file_over_twenty_megabytes_is_refused() -> None:
    with pytest.raises(DomainError, match="20 MB"):
        documents.store(title="A CV", content=PDF + b"0" * (20 * 1024 * 1024))


@pytest.mark.usefixtures("app")
def test_the_own_form_is_wanted_only_where_the_job_asks_for_it() -> None:
    plain, vacancy = draft(), make_vacancy()
    offer(recruiter_of(vacancy), vacancy)
    asked = draft(vacancy)
    writing.save_section(plain.candidate.as_actor, plain, Section.PAPERS, complete=True)
    with pytest.raises(DomainError, match="own form"):
        writing.save_section(asked.candidate.as_actor, asked, Section.PAPERS, complete=True)
    lay(asked, PaperKind.OWN_FORM)
    writing.save_section(asked.candidate.as_actor, asked, Section.PAPERS, complete=True)


def test_a_recruiter_offers_a_form_and_candidates_download_it(client: StrictClient) -> None:
    vacancy = make_vacancy()
    member = providers.make_member(Role.RECRUITER, vacancy.organisation)
    accounts.sign_in(client, member.person)
    url = f"/vacancies/{vacancy.public_id}/own-form"
    typed: dict[str, Any] = {"file": (io.BytesIO(PDF), "form.pdf"), "says_no_place": "y"}
    assert client.submit(url, **typed).status_code == 303
    assert "Not scanned for viruses" in client.page(url).main
    application, stranger = draft(vacancy), accounts.make_person()
    accounts.sign_in(client, application.candidate)
    page = client.page(f"/applications/{application.public_id}/form/papers")
    there = page.links()["Download the employer’s form"]
    assert client.get(there).data == PDF
    accounts.sign_in(client, stranger)
    assert client.get(there).status_code == 404
    accounts.sign_in(client, member.person)
    assert client.submit(url, 0).status_code == 303
    assert vacancy.own_form_id is None


@pytest.mark.usefixtures("app")
def test_nobody_of_another_provider_offers_a_form() -> None:
    vacancy = make_vacancy()
    with pytest.raises(NotFound):
        offer(recruiter_of(make_vacancy()), vacancy)


def word(head: str) -> bytes:
    """A Word document with a letterhead."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:p><w:r><w:t>Your name</w:t></w:r></w:p>")
        split = "".join(f"<w:r><w:t>{letter}</w:t></w:r>" for letter in head)
        archive.writestr("word/header1.xml", f"<w:p>{split}</w:p>")
    return packed.getvalue()


def printed(line: str) -> bytes:
    """A PDF of one line."""
    drawn = f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET"
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
        f"4 0 obj<</Length {len(drawn)}>>stream\n{drawn}\nendstream endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n"
        "trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
    ).encode()


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("made", [word, printed])
def test_a_form_that_says_where_any_home_of_the_employer_is_is_not_offered(made: Any) -> None:
    vacancy = make_vacancy()
    place: dict[str, Any] = {"address": "9 Thicket Bottom\nWressleby", "postcode": "HU12 0XQ"}
    providers.make_home(vacancy.organisation, name="Larkspur Lodge", **place)
    actor = recruiter_of(vacancy)
    for told in ("Larkspur Lodge", "9 Thicket Bottom, Wressleby", "HU12 0XQ"):
        with pytest.raises(DomainError, match="says where a home is"):
            offer(actor, vacancy, made(told))
        assert vacancy.own_form_id is None
    kept = offer(actor, vacancy, made("Application form"))
    assert vacancy.own_form_id == kept.id
    noted = select(func.count()).where(AuditEntry.action == "offer-own-form")
    assert session().scalar(noted) == 1


def test_whoever_offers_a_form_confirms_that_it_tells_no_place(client: StrictClient) -> None:
    vacancy = make_vacancy()
    accounts.sign_in(client, providers.make_member(Role.RECRUITER, vacancy.organisation).person)
    url = f"/vacancies/{vacancy.public_id}/own-form"
    refused = Page(client.submit(url, file=(io.BytesIO(PDF), "form.pdf")))
    assert "Read your form" in " ".join(refused.errors.values())
    assert vacancy.own_form_id is None
    with pytest.raises(DomainError, match="Read your form"):
        papers.offer_own_form(
            recruiter_of(vacancy), vacancy, title="A form", content=PDF, says_no_place=False
        )


@pytest.mark.usefixtures("app")
def test_nothing_is_laid_beside_what_was_sent() -> None:
    application = make_application()
    with pytest.raises(Conflict, match="sent"):
        lay(application)


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("is_anonymous", [False, True], ids=["named", "anonymous"])
def test_a_cv_is_opened_by_its_writer_and_by_who_chooses_never_too_early(
    *, is_anonymous: bool
) -> None:
    vacancy = make_vacancy(is_anonymous=is_anonymous)
    application = draft(vacancy)
    kept = lay(application)
    chooser = recruiter_of(vacancy)
    readers = {
        "candidate": application.candidate.as_actor,
        "chooser": chooser,
        "other provider": recruiter_of(make_vacancy()),
        "stranger": accounts.make_person().as_actor,
    }

    def may() -> set[str]:
        return {name for name, actor in readers.items() if documents_policies.can_open(actor, kept)}

    assert may() == {"candidate"}
    forms.write_form(application)
    forms.send(application)
    assert may() == ({"candidate"} if is_anonymous else {"candidate", "chooser"})
    services.shortlist(chooser, application)
    assert may() == {"candidate", "chooser"}
    services.withdraw(application.candidate.as_actor, application)
    assert may() == {"candidate"}


def test_what_was_kept_before_there_was_a_scanner_is_scanned_before_it_is_opened(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = draft()
    clean, infected = lay(application), lay(application, PaperKind.OWN_FORM)
    actor = application.candidate.as_actor
    assert clean.scan is ScanState.NOT_SCANNED
    changed = replace(app.extensions["settings"], clamd_url="tcp://scanner")
    monkeypatch.setitem(app.extensions, "settings", changed)
    monkeypatch.setattr(scanner, "is_clean", lambda _url, _content: True)
    assert documents.open_document(actor, clean) == PDF
    assert clean.scan is ScanState.CLEAN
    monkeypatch.setattr(scanner, "is_clean", lambda _url, _content: False)
    with pytest.raises(DomainError, match="virus"):
        documents.open_document(actor, infected)
    assert infected.scan is ScanState.INFECTED
    with pytest.raises(NotFound):
        documents.open_document(actor, infected)


def test_a_scanned_cv_says_so(client: StrictClient, scanning: list[bool]) -> None:
    application = draft()
    lay(application)
    accounts.sign_in(client, application.candidate)
    page = client.page(f"/applications/{application.public_id}/form/papers")
    assert "Scanned for viruses" in page.main
    assert "Not scanned" not in page.main
    scanning[0] = False
    url = f"/applications/{application.public_id}/form/papers/own-form"
    refused = client.submit(url, file=(io.BytesIO(PDF), "form.pdf"))
    assert "virus" in " ".join(Page(refused).errors.values())


@pytest.mark.usefixtures("app")
def test_files_go_with_the_account() -> None:
    application = draft()
    kept = lay(application)
    assert CONTRIBUTION.export is not None
    assert CONTRIBUTION.erase is not None
    assert "A file" in str(CONTRIBUTION.export(application.candidate_id))
    CONTRIBUTION.erase(application.candidate.as_actor, application.candidate_id)
    assert kept.removed_at is not None


@pytest.mark.usefixtures("app")
def test_a_copied_job_has_its_own_copy_of_the_form() -> None:
    vacancy = make_vacancy()
    actor = recruiter_of(vacancy)
    offer(actor, vacancy)
    copied = drafting.copy(actor, vacancy)
    papers.withdraw_own_form(actor, vacancy)
    (kept,) = files.documents_of(papers.OWN_FORM, [copied.id])
    assert copied.own_form_id == kept.id
    assert documents.open_document(actor, kept) == PDF

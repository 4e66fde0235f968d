"""Every door of an employer is read before an anonymous shortlist: no byte tells who applied."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from flask import Flask
from pypdf import PdfWriter
from werkzeug.routing import Rule

from tests.applications.together.test_anonymous import SECRETS, STATEMENT, applied
from tests.factories.accounts import make_person, sign_in
from tests.factories.applications import recruiter_of
from tests.factories.providers import make_member
from tests.factories.together import make_anonymous, make_criterion, make_moves, make_seat
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from tests.support.reading import words_of
from workforce.applications import services
from workforce.applications.models import Application
from workforce.applications.services.beside import interest, papers
from workforce.applications.services.beside.interest import Interest
from workforce.applications.services.together import notes, weighing
from workforce.applications.services.together.weighing import Given
from workforce.applications.states import ApplicationState
from workforce.applications.states.beside import PaperKind
from workforce.core.db import session
from workforce.documents import services as documents
from workforce.documents.models import Document
from workforce.messages.models import Letter
from workforce.providers.states import Role
from workforce.vacancies.models import Vacancy

S = ApplicationState
# Whose doors may tell of an applicant, and those of them that name neither one nor a job.
FEATURES = ("applications_", "vacancies_recruiter", "vacancies_posting", "documents_")
CANDIDATES = ("/jobs", "/applications")
LISTS = ("/tonight", "/vacancies", "/panel", "/panel/interviews", "/messages/waiting")


def paper() -> bytes:
    """A file whose particulars and whose one page name the writer."""
    made, written = BytesIO(), PdfWriter()
    written.add_blank_page(72, 72)
    written.add_metadata({"/Author": "Zebedee Quillfeather", "/Title": "zq@canary.example.org"})
    written.write(made)
    return made.getvalue()


def interested(vacancy: Vacancy) -> Application:
    """Somebody who sent the short first step alone, naming themselves in its words."""
    person = make_person(
        given_name=SECRETS["given name"],
        family_name=SECRETS["family name"],
        email=SECRETS["email"],
    )
    given = Interest("07700 900987", "needs-sponsorship", "month", 9, "I am Zebedee Quillfeather.")
    return interest.express(person.as_actor, vacancy, given)


def whole(vacancy: Vacancy) -> Application:
    """Somebody who sent the whole form, with a CV beside it."""
    return applied(vacancy)


def with_papers(vacancy: Vacancy) -> Application:
    """Somebody who began with a CV that names them, and sent the first step."""
    row = interested(vacancy)
    for kind in (PaperKind.CV,):
        stored = documents.store(title="Zebedee Quillfeather CV", content=paper())
        papers.lay_beside(row.candidate.as_actor, row, kind, stored)
    return row


def known_to(row: Application, move_id: str) -> dict[str, str]:
    """The values that a door of this applicant, or of their job, asks for."""
    found = {
        "application_id": row.public_id,
        "vacancy_id": row.vacancy.public_id,
        "several_moves_id": move_id,
        "move_id": move_id,
        "home_id": row.vacancy.home.public_id,
    }
    for one in session().query(Document):
        found["document_id"] = one.public_id
    return found


def doors(app: Flask, values: dict[str, str]) -> Iterator[str]:
    """Every address that can be read of an applicant and their job, whoever it is for."""
    yield from LISTS

    def is_asked(rule: Rule) -> bool:
        is_read = "GET" in (rule.methods or set()) and rule.endpoint.startswith(FEATURES)
        is_read &= not rule.rule.startswith(CANDIDATES)
        return is_read and bool(rule.arguments) and rule.arguments <= values.keys()

    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            if is_asked(rule):
                wanted = {name: values[name] for name in rule.arguments}
                yield adapter.build(rule.endpoint, wanted)


def told(text: str) -> list[str]:
    return [name for name, word in SECRETS.items() if word.lower() in text.lower()]


@pytest.mark.parametrize("apply", [interested, with_papers, whole])
def test_no_door_of_the_employer_tells_who_applied_before_the_shortlist(
    client: StrictClient, app: Flask, apply: object
) -> None:
    assert callable(apply)
    vacancy = make_anonymous(make_vacancy(takes_interest=apply is not whole))
    owner = make_member(Role.OWNER, vacancy.organisation)
    row: Application = apply(vacancy)
    criterion = make_criterion(vacancy)
    _seat, sitting = make_seat(vacancy)
    notes.write_note(owner.actor, row, words="Sounds calm")
    weighing.score(owner.actor, row, {criterion.public_id: Given(2)})
    values = known_to(row, make_moves(vacancy, row, to=S.UNSUCCESSFUL).public_id)
    wrong, read = [], 0
    for reader in (owner, sitting):
        sign_in(client, reader.person)
        for address in doors(app, values):
            answer = client.open(address, follow_redirects=False)
            said = words_of(answer.get_data(), answer.mimetype) + str(answer.headers)
            wrong += [f"{address} tells the {one}" for one in told(said)]
            read += answer.status_code == 200 and row.public_id in address
    assert not wrong, "\n".join(sorted(set(wrong)))
    assert read > 5, "Nothing was read at all"


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("apply", [interested, with_papers, whole])
def test_no_letter_to_the_employer_tells_who_applied(apply: object) -> None:
    assert callable(apply)
    vacancy = make_anonymous(make_vacancy(takes_interest=apply is not whole))
    make_member(Role.RECRUITER, vacancy.organisation)
    row: Application = apply(vacancy)
    services.turn_down(recruiter_of(vacancy), row)
    letters = [one for one in session().query(Letter) if one.address != row.candidate.email]
    for letter in letters:
        assert not told(f"{letter.template} {letter.context} {letter.endpoint_values}")


def test_the_canaries_would_be_seen_where_names_are_not_hidden(client: StrictClient) -> None:
    vacancy = make_vacancy()
    row = applied(vacancy)
    sign_in(client, make_member(Role.OWNER, vacancy.organisation).person)
    seen = told(client.page(f"/applicants/{row.public_id}").main)
    assert {"given name", "family name", "email", "address", "school", "referee"} <= set(seen)
    assert STATEMENT.split(".")[0] in client.page(f"/applicants/{row.public_id}").main

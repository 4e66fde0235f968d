"""The recruitment file: complete, as at any day, honest about what is not known."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy.orm import Session

from tests.checks.inspection.evidence import SECRET_WORDS, recruited
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import Member, make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks import services
from workforce.checks.models import (
    Appointment,
    Check,
)
from workforce.checks.presenters import inspection as shown
from workforce.checks.queries import inspection as queries
from workforce.checks.states import (
    CheckKind,
    CheckState,
    Detail,
)
from workforce.core import clock
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(name="Lantern Care"), name="Bramble House")


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    yield
    clock.set_today(None)


def paper(appointment: Appointment, detail: Detail, day: date = TODAY) -> shown.Paper:
    [file] = queries.files_as_at([appointment], day)
    return shown.file_paper(file, detail, clock.now())


def test_the_page_shows_every_part_of_the_file_to_a_manager(
    client: StrictClient, home: Home
) -> None:
    appointment = recruited(home)
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    page = client.page(f"/appointments/{appointment.public_id}/file")
    for words in (*SECRET_WORDS, "Rhea Feree herself", "Ines Recorder", "Found satisfactory"):
        assert words in page.main
    assert "They may work here" in page.main
    assert "It never means “not done”" in page.main


def test_a_responsible_individual_sees_that_a_risk_was_assessed_but_not_the_details(
    client: StrictClient, home: Home
) -> None:
    appointment = recruited(home)
    accounts.sign_in(client, make_member(Role.RESPONSIBLE_INDIVIDUAL, home.organisation).person)
    main = client.page(f"/appointments/{appointment.public_id}/file").main
    assert "They may work here" in main
    assert "A caution in 2009" not in main


def test_an_inspector_is_shown_no_health_and_no_disclosure(home: Home) -> None:
    text = str(paper(recruited(home), Detail.INSPECTOR).plain())
    for words in (*SECRET_WORDS, "risk", "may work here"):
        assert words not in text
    assert "Rhea Feree herself" in text
    assert "Found satisfactory" in text


def test_what_is_not_known_is_never_called_not_done(home: Home) -> None:
    sections = {
        one.title: one for one in paper(make.make_appointment(home), Detail.KEEPER).sections
    }
    assert sections["References"].empty == "Not recorded here"
    assert sections["Checks"].entries[0].status == "Not done"


def test_as_at_an_earlier_day_the_file_shows_what_was_there_then(
    home: Home,
) -> None:
    appointment = make.make_appointment(home)
    clock.set_today(TODAY + timedelta(days=3))
    make.satisfy(make.check_of(appointment, CheckKind.IDENTITY))
    for days, status in ((0, "Not done"), (2, "Not done"), (3, "Verified")):
        entries = (
            paper(appointment, Detail.KEEPER, TODAY + timedelta(days=days)).sections[1].entries
        )
        [identity] = [one for one in entries if one.title.startswith("Identity")]
        assert identity.status == status


def test_before_it_was_opened_there_was_no_file(client: StrictClient, home: Home) -> None:
    appointment = recruited(home)
    yesterday = TODAY - timedelta(days=1)
    assert queries.files_as_at([appointment], yesterday) == []
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    address = f"/appointments/{appointment.public_id}/file?as_at={yesterday.isoformat()}"
    page = client.page(address)
    assert "On this day nothing was recorded here yet." in page.main
    assert "Rhea Feree" not in page.main


def test_evidence_that_was_replaced_is_named_and_its_words_are_not_those_of_today(
    home: Home,
) -> None:
    appointment = make.make_appointment(home)
    check = make.satisfy(make.check_of(appointment, CheckKind.CRIMINAL_RECORD))
    later = TODAY + timedelta(days=2)
    clock.set_today(later)
    make.satisfy(check, certificate_number="001999")
    text = str(paper(appointment, Detail.KEEPER, TODAY).plain())
    assert "Other evidence was recorded since" in text
    assert "001999" not in text
    assert "001999" in str(paper(appointment, Detail.KEEPER, later).plain())


@pytest.mark.parametrize("state", [CheckState.OUTSTANDING, CheckState.UNSATISFACTORY])
def test_an_inspector_cannot_tell_a_bad_health_check_from_one_not_done(
    home: Home, state: CheckState
) -> None:
    appointment = make.make_appointment(home)
    check = make.check_of(appointment, CheckKind.FITNESS)
    if state is CheckState.UNSATISFACTORY:
        mark(check)
    entries = paper(appointment, Detail.INSPECTOR).sections[1].entries
    [fitness] = [one for one in entries if one.title == "Fit for the work"]
    assert (fitness.status, list(fitness.facts)) == ("Not complete", [])


def mark(check: Check) -> None:
    services.mark_unsatisfactory(
        make.member_actor(check.appointment.home), check, reason="Something of health"
    )


def test_the_document_is_tagged_has_a_title_and_a_language(
    client: StrictClient, home: Home
) -> None:
    appointment = recruited(home)
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    answer = client.get(f"/appointments/{appointment.public_id}/file.pdf")
    assert answer.mimetype == "application/pdf"
    reader = PdfReader(io.BytesIO(answer.data))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == f"Recruitment file of {appointment.name}"
    text = "\n".join(one.extract_text() for one in reader.pages)
    assert "Rhea Feree herself" in text


def test_the_file_of_another_provider_is_not_there_and_nothing_is_written(
    client: StrictClient, home: Home
) -> None:
    foreign = make.make_appointment(make_home(make_organisation()))
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    for ending in ("file", "file.pdf"):
        assert client.get(f"/appointments/{foreign.public_id}/{ending}").status_code == 404


def test_nobody_opens_the_file_about_themselves(client: StrictClient, home: Home) -> None:
    owner: Member = make_member(Role.OWNER, home.organisation)
    mine = make.make_appointment(home, account=owner.person)
    accounts.sign_in(client, owner.person)
    assert client.get(f"/appointments/{mine.public_id}/file").status_code == 404

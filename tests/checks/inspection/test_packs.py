"""The pack of a home: everybody as at the day, an index that leads to each, nothing of health."""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pypdf import PdfReader
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from tests.checks.inspection.evidence import SECRET_WORDS, add_evidence
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks import services
from workforce.checks.models import FileOpening
from workforce.checks.presenters import inspection as shown
from workforce.checks.queries import inspection as queries
from workforce.checks.states import OpenedFor, PeopleGroup
from workforce.core import clock
from workforce.core.db import db
from workforce.employment.states import Contract
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
ONE_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    yield
    clock.set_today(None)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    joined = TODAY - timedelta(days=800)
    return make_home(make_organisation(name="Lantern Care"), name="Bramble House", joined_on=joined)


def groups(home: Home, day: date = TODAY) -> dict[PeopleGroup, int]:
    found: dict[PeopleGroup, int] = {}
    for one in queries.home_as_at(home, day).people:
        found[one.group] = found.get(one.group, 0) + 1
    return found


def test_everybody_stands_in_one_group_as_at_the_day(home: Home) -> None:
    for contract in (Contract.PERMANENT, Contract.BANK, Contract.AGENCY, Contract.VOLUNTEER):
        make_person_in_post(home, contract=contract)
    make_person_in_post(home, ended_on=TODAY - ONE_DAY)
    make.make_appointment(home)
    assert groups(home) == {
        PeopleGroup.IN_POST: 1,
        PeopleGroup.BANK: 1,
        PeopleGroup.AGENCY: 1,
        PeopleGroup.VOLUNTEER: 1,
        PeopleGroup.LEFT: 1,
        PeopleGroup.TO_COME: 1,
    }


@pytest.mark.parametrize(
    "days_ago, group",
    [(0, PeopleGroup.IN_POST), (1, PeopleGroup.LEFT), (364, PeopleGroup.LEFT)],
)
def test_the_last_day_is_still_in_post_and_leavers_stay_for_a_year(
    home: Home, days_ago: int, group: PeopleGroup
) -> None:
    make_person_in_post(
        home,
        started_on=TODAY - timedelta(days=700),
        ended_on=TODAY - timedelta(days=days_ago),
    )
    assert groups(home) == {group: 1}


def test_who_left_more_than_a_year_ago_is_not_in_the_pack(home: Home) -> None:
    make_person_in_post(
        home, started_on=TODAY - timedelta(days=700), ended_on=TODAY - timedelta(days=367)
    )
    assert groups(home) == {}


def test_before_somebody_started_they_are_not_there(home: Home) -> None:
    started = TODAY - timedelta(days=10)
    make_person_in_post(home, started_on=started)
    assert groups(home, started - ONE_DAY) == {}
    assert groups(home, started) == {PeopleGroup.IN_POST: 1}


def test_somebody_without_a_file_is_not_recorded_here_rather_than_not_done(home: Home) -> None:
    make_person_in_post(home)
    paper = shown.summary_paper(queries.home_as_at(home, TODAY), clock.now())
    assert paper.tables[0].rows[0][-1] == "Not recorded here"


def test_the_archive_holds_summary_index_and_a_file_of_everybody(
    client: StrictClient, home: Home, session: Session
) -> None:
    appointment = make.make_appointment(home, complete=True)
    spell = services.start(make.make_keeper(home), appointment, started_on=TODAY)
    add_evidence(appointment)
    make_person_in_post(home, reference="=HYPERLINK(1)")
    manager = make_member(Role.REGISTERED_MANAGER, home.organisation, homes=(home,))
    accounts.sign_in(client, manager.person)
    answer = client.submit(
        f"/homes/{home.public_id}/inspection-pack",
        **{"as_at-day": TODAY.day, "as_at-month": TODAY.month, "as_at-year": TODAY.year},
    )
    assert answer.mimetype == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    rows = list(csv.DictReader(io.StringIO(archive.read("index.csv").decode())))
    assert len(rows) == 2
    [mine] = [row for row in rows if row["person_reference"] == spell.person_reference]
    [other] = [row for row in rows if row is not mine]
    assert other["person_reference"].startswith("'=")
    assert (other["checks_verified"], other["file"]) == ("not-recorded-here", "")
    assert set(archive.namelist()) == {"summary.pdf", "index.csv", "index.html", mine["file"]}
    assert f'href="{mine["file"]}"' in archive.read("index.html").decode()
    for name in ("summary.pdf", mine["file"]):
        reader = PdfReader(io.BytesIO(archive.read(name)))
        text = "\n".join(one.extract_text() for one in reader.pages)
        assert spell.name in text
        assert not [words for words in SECRET_WORDS if words in text]
    written = select(FileOpening).where(FileOpening.opened_for == OpenedFor.PACK)
    assert [one.appointment_id for one in session.scalars(written)] == [appointment.id]


def test_the_file_about_whoever_makes_the_pack_is_left_out_and_said_to_be(
    client: StrictClient, home: Home
) -> None:
    owner = make_member(Role.OWNER, home.organisation)
    appointment = make.make_appointment(home, complete=True, account=owner.person)
    services.start(make.make_keeper(home), appointment, started_on=TODAY)
    accounts.sign_in(client, owner.person)
    answer = client.submit(
        f"/homes/{home.public_id}/inspection-pack",
        **{"as_at-day": TODAY.day, "as_at-month": TODAY.month, "as_at-year": TODAY.year},
    )
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    assert not [name for name in archive.namelist() if name.startswith("files/")]
    assert "somebody else makes it" in archive.read("index.html").decode()


def test_a_home_of_sixty_is_read_in_a_bounded_number_of_questions(home: Home) -> None:
    asked: list[str] = []

    def note(*details: object) -> None:
        asked.append(str(details[2]))

    def count() -> int:
        asked.clear()
        db.session.expire_all()
        shown.summary_paper(queries.home_as_at(home, TODAY), clock.now())
        return len(asked)

    keeper = make.make_keeper(home)
    for _turn in range(2):
        services.start(keeper, make.make_appointment(home, complete=True), started_on=TODAY)
    engine = db.engines[None]
    event.listen(engine, "before_cursor_execute", note)
    try:
        few = count()
        for _turn in range(6):
            services.start(keeper, make.make_appointment(home, complete=True), started_on=TODAY)
        assert count() <= few + 2
    finally:
        event.remove(engine, "before_cursor_execute", note)

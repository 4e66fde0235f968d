"""Managers record absence, cover, hours and staff records; people see their own."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.factories import accounts
from tests.factories.employment import (
    make_absence,
    make_cover,
    make_person_in_post,
    make_post,
)
from tests.factories.providers import Member, make_home, make_member, make_organisation
from tests.page import Page, StrictClient
from workforce.core import clock
from workforce.core.audit import AuditEntry
from workforce.core.db import session
from workforce.documents.models import RecordOpening
from workforce.employment import privacy, queries
from workforce.employment.models import PersonInPost, StaffRecord
from workforce.employment.queries import presence
from workforce.employment.states import AbsenceKind
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
DAY = timedelta(days=1)
HEADER = "person_reference,home_registration_number,week_ending,hours_worked,source"


@pytest.fixture
def home(client: StrictClient) -> Home:
    _ = client
    return make_home(make_organisation(name="Employer One"), name="Bramble House")


@pytest.fixture
def row(home: Home) -> PersonInPost:
    return make_person_in_post(
        home, family_name="Keen", reference="P1", started_on=TODAY - 400 * DAY
    )


@pytest.fixture
def manager(client: StrictClient, home: Home) -> Member:
    member = make_member(Role.REGISTERED_MANAGER, home.organisation, homes=(home,))
    accounts.sign_in(client, member.person)
    return member


def parts(name: str, day: date) -> dict[str, Any]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_an_absence_is_recorded_changed_ended_and_taken_back(
    client: StrictClient, home: Home, row: PersonInPost, manager: Member
) -> None:
    _ = manager
    url = f"/people/{row.public_id}/absences"
    first = TODAY - 40 * DAY
    client.submit(url, **{"kind": "sickness", **parts("from_on", first)})
    page = client.page(url)
    assert "Sickness (long-term)" in page.main
    [absence] = presence.absences_of(row.organisation_id, row.person_reference)
    change = f"/absences/{absence.public_id}/change"
    client.submit(
        change,
        **{"kind": "sickness", **parts("from_on", first), **parts("until_on", TODAY - DAY)},
    )
    assert absence.until_on == TODAY - DAY
    away = client.page(f"/homes/{home.public_id}/away")
    assert "Nobody is recorded as away" in away.main
    client.submit(change, 1)
    assert presence.absences_of(row.organisation_id, row.person_reference) == []


def test_who_only_reads_sees_that_somebody_is_away_and_never_why(
    client: StrictClient, home: Home, row: PersonInPost
) -> None:
    make_absence(row, AbsenceKind.SUSPENSION, from_on=TODAY - 60 * DAY)
    reader = make_member(Role.RESPONSIBLE_INDIVIDUAL, home.organisation)
    accounts.sign_in(client, reader.person)
    for url in (f"/homes/{home.public_id}/away", f"/people/{row.public_id}"):
        page = client.page(url)
        assert "Away" in page.main
        assert "Suspension" not in page.main
        assert "long-term)" not in page.main
    client.page(f"/people/{row.public_id}/absences", status=403)


def test_the_persons_page_tells_the_whole_story(
    client: StrictClient, home: Home, row: PersonInPost, manager: Member
) -> None:
    _ = manager
    make_absence(row, from_on=TODAY - 5 * DAY, expected_until=TODAY + DAY)
    client.submit(
        f"/people/{row.public_id}/change",
        **{
            "given_name": "Alex",
            "family_name": "Keen",
            "email": "",
            "weekly_hours": "20",
            "standard_week": "40",
            **parts("from_day", TODAY - 10 * DAY),
        },
    )
    send_hours(client, home, "P1", "41.5")
    page = client.page(f"/people/{row.public_id}")
    assert "With you without a break since" in page.main
    assert "Away today" in page.main
    assert "20 of 40" in page.main
    assert "37.5 of 37.5" in page.main
    assert "Sickness" in page.main
    assert "41.5" in page.main
    assert [one.weekly_hours for one in queries.terms_before([row.id])]


def test_the_day_of_a_change_is_asked_and_one_to_come_refused(
    client: StrictClient, row: PersonInPost, manager: Member
) -> None:
    _ = manager
    url = f"/people/{row.public_id}/change"
    assert "From which day do these hours hold?" in client.page(url).main
    said: dict[str, Any] = {
        "given_name": "Alex",
        "family_name": "Keen",
        "email": "",
        "weekly_hours": "20",
    }
    page = client.refused(url, **said, standard_week="34", **parts("from_day", TODAY + DAY))
    assert len(page.texts(".govuk-error-summary__list li")) == 2


def test_another_contract_holds_from_the_day_that_is_asked(
    client: StrictClient, home: Home, row: PersonInPost, manager: Member
) -> None:
    _ = manager
    url = f"/people/{row.public_id}/contract"
    assert "Change the contract" in client.page(f"/people/{row.public_id}").main
    page = client.refused(url, contract="bank", **parts("from_day", TODAY + DAY))
    assert page.errors == {"from_day-day": "The day must be today or in the past"}
    client.submit(url, contract="bank", **parts("from_day", TODAY - DAY))
    stocks = [queries.in_post_fte_by_home(day, [home.id]) for day in (TODAY - 2 * DAY, TODAY - DAY)]
    assert [bool(found) for found in stocks] == [True, False]


def test_cover_is_recorded_and_ended(client: StrictClient, home: Home, manager: Member) -> None:
    _ = manager
    make_post(home)
    url = f"/homes/{home.public_id}/cover"
    client.submit(
        url,
        **{
            "role": "residential-support-worker",
            "kind": "agency",
            "weekly_hours": "75",
            "covers_vacancy": "y",
            **parts("from_on", TODAY - DAY),
        },
    )
    assert "A vacant post" in client.page(url).main
    [cover] = presence.covers_for(manager.actor, home)
    client.submit(
        f"/cover/{cover.public_id}/change",
        **{
            "role": "residential-support-worker",
            "kind": "bank",
            "covers_vacancy": None,
            "weekly_hours": "15",
            **parts("from_on", TODAY - DAY),
            **parts("until_on", TODAY),
        },
    )
    page = client.page(url)
    assert "Somebody who is away" in page.main
    assert "Bank" in page.main


def test_cover_is_shown_to_readers_without_a_form(client: StrictClient, home: Home) -> None:
    make_cover(home, covers_vacancy=False)
    reader = make_member(Role.RESPONSIBLE_INDIVIDUAL, home.organisation)
    accounts.sign_in(client, reader.person)
    page = client.page(f"/homes/{home.public_id}/cover")
    assert page.texts("form") == [] or "Record cover" not in page.main
    assert "Change or end" not in page.main


def send_hours(
    client: StrictClient, home: Home, reference: str, hours: str, take: str = "take"
) -> Any:
    line = f"{reference},{home.registration_number},{TODAY},{hours},rota"
    content = io.BytesIO(f"{HEADER}\n{line}\n".encode())
    return Page(client.submit("/people/hours", file=(content, "hours.csv"), take=take))


def test_a_file_of_hours_is_shown_first_and_then_taken(
    client: StrictClient, home: Home, row: PersonInPost, manager: Member
) -> None:
    _ = manager
    for take, count in (("show", 0), ("take", 1)):
        send_hours(client, home, "P1", "40", take)
        recorded = presence.hours_of(row.organisation_id, "P1", TODAY - DAY, TODAY)
        assert len(recorded) == count
    page = send_hours(client, home, "P2", "40")
    assert "Nobody with this reference" in page.main


def test_a_staff_record_says_not_recorded_here_until_it_is_kept(
    client: StrictClient, row: PersonInPost, manager: Member
) -> None:
    url = f"/people/{row.public_id}/staff-record"
    page = client.page(url)
    assert page.texts("dd.govuk-summary-list__value").count("Not recorded here") == 6
    assert "birth certificate" not in page.main
    client.submit(
        f"{url}/change",
        **{
            "sex": "female",
            "home_address": "1 Any Street",
            "qualifications": "Level 3",
            "experience": "",
            "lives_in": "no",
            **parts("date_of_birth", date(1990, 5, 1)),
        },
    )
    page = client.page(url)
    assert "1 May 1990" in page.main
    assert page.texts("dd.govuk-summary-list__value").count("Not recorded here") == 1
    openings = session().scalars(select(RecordOpening)).all()
    assert {one.opened_by_id for one in openings} == {manager.person.id}
    actions = session().scalars(select(AuditEntry.action)).all()
    assert {"open-staff-record", "keep-staff-record"} <= set(actions)
    stored = session().scalars(select(StaffRecord)).one()
    assert stored.date_of_birth == "1990-05-01"


def test_wales_asks_for_papers_and_disciplinary_records(client: StrictClient) -> None:
    place = make_home(make_organisation(), region_code="W92000004", authority_code="W06000015")
    row = make_person_in_post(place)
    owner = make_member(Role.OWNER, place.organisation)
    accounts.sign_in(client, owner.person)
    page = client.page(f"/people/{row.public_id}/staff-record")
    assert "birth certificate" in page.main
    assert "Disciplinary" in page.main


def test_somebody_born_yesterday_is_refused(
    client: StrictClient, row: PersonInPost, manager: Member
) -> None:
    _ = manager
    page = client.refused(
        f"/people/{row.public_id}/staff-record/change",
        **{"sex": "", "lives_in": "", **parts("date_of_birth", TODAY - 5000 * DAY)},
    )
    assert "younger than 16" in page.main


def test_nobody_opens_their_own_record_or_absences_as_a_manager(
    client: StrictClient, home: Home, manager: Member
) -> None:
    own = make_person_in_post(home, account=manager.person)
    absence = make_absence(own)
    for url in (
        f"/people/{own.public_id}/absences",
        f"/people/{own.public_id}/staff-record",
        f"/absences/{absence.public_id}/change",
    ):
        client.page(url, status=404)


def test_my_work_shows_terms_and_absences_of_every_employer(client: StrictClient) -> None:
    person = accounts.make_person()
    for number in range(2):
        place = make_home(make_organisation(name=f"Employer {number}"))
        row = make_person_in_post(place, account=person, reference="A")
        make_absence(row, AbsenceKind.PARENTAL)
    accounts.sign_in(client, person)
    page = client.page("/my-work")
    assert page.main.count("Parental leave") == 2
    assert "Employer 0" in page.main
    assert "Employer 1" in page.main
    taken = privacy.export(person.id)
    assert [one["kind"] for one in taken["absences"]] == ["parental", "parental"]

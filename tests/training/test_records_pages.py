"""The pages on which a home's training is read and kept, and a person's own."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest

from tests.factories import accounts, employment, providers, training
from tests.factories.providers import Member
from tests.page import Page, StrictClient
from workforce.core import clock
from workforce.employment.models import PersonInPost
from workforce.employment.states import Contract
from workforce.providers.models import Home
from workforce.providers.states import Role
from workforce.training.queries import records
from workforce.training.services import defaults

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.today()


def make_home_with(role: Role = Role.TRAINING_LEAD) -> tuple[Home, Member]:
    provider = providers.make_organisation()
    home = providers.make_home(provider, name="Elm House")
    return home, providers.make_member(role, provider, homes=[home])


def signed_in(client: StrictClient, member: Member) -> None:
    accounts.sign_in(client, member.person)


def test_the_matrix_says_in_words_where_everybody_stands(client: StrictClient) -> None:
    home, lead = make_home_with()
    training.make_requirement()
    training.make_requirement("level-3-residential-childcare", months=None, within_months=24)
    ends = {"Adams": -1, "Baker": 0, "Clark": 91}
    for name, days in ends.items():
        person = employment.make_person_in_post(home, family_name=name, started_on=TODAY)
        until = TODAY + timedelta(days=days)
        training.make_completion(
            person, completed_on=TODAY - timedelta(days=999), valid_until=until
        )
    employment.make_person_in_post(
        home, family_name="Davies", contract=Contract.AGENCY, started_on=date(2020, 1, 1)
    )
    signed_in(client, lead)
    page = client.page(f"/homes/{home.public_id}/training")
    rows = page.texts("tbody tr")
    assert "Ran out on" in rows[0]
    assert "Runs out on" in rows[1]
    assert "In date until" in rows[2]
    assert "Due by" in rows[2]
    assert "(Agency)" in rows[3]
    assert rows[3].count("Not recorded here") == 2
    assert "66.7%" in page.main
    assert page.soup.select_one("[role=region][tabindex='0'] table") is not None


def test_an_empty_home_says_what_to_do(client: StrictClient) -> None:
    home, lead = make_home_with()
    signed_in(client, lead)
    page = client.page(f"/homes/{home.public_id}/training")
    assert "Nobody is recorded as in post today" in page.main


def test_the_matrix_of_sixty_people_takes_few_queries(client: StrictClient) -> None:
    home, lead = make_home_with()
    defaults.load_defaults()
    for _ in range(60):
        person = employment.make_person_in_post(home)
        training.make_completion(person)
    signed_in(client, lead)
    page = client.page(f"/homes/{home.public_id}/training")
    assert len(page.texts("tbody tr")) == 60
    assert len(page.texts("thead th")) > 12
    assert len(client.queries) <= 14


def test_homes_are_listed_with_the_ratio_of_sums(client: StrictClient) -> None:
    home, lead = make_home_with()
    other = providers.make_home(home.organisation, name="Oak House")
    training.make_requirement()
    training.make_completion(employment.make_person_in_post(home))
    for _ in range(2):
        employment.make_person_in_post(other)
    providers.make_home(home.organisation, name="Empty House")
    signed_in(client, lead)
    page = client.page("/training-records")
    assert page.text(".app-figures__figure") == "33.3%"
    rows = page.texts("tbody tr")
    assert rows == ["Elm House 1 1 100.0%", "Oak House 0 2 0.0%", "Empty House 0 0 n/a"]


def test_recording_from_the_page_of_a_person(client: StrictClient) -> None:
    home, lead = make_home_with()
    training.make_requirement(months=36)
    person = employment.make_person_in_post(home, family_name="Adams")
    signed_in(client, lead)
    url = f"/people/{person.public_id}/training"
    assert "No training is recorded here" in client.page(url).main
    sent: dict[str, Any] = {
        "topic": "first-aid",
        "course_title": "First aid at work",
        "completed_on-day": "5",
        "completed_on-month": "5",
        "completed_on-year": "2026",
        "delivery": "classroom",
        "provider_name": "Red Pennant",
        "accredited": "1",
    }
    answer = client.submit(f"{url}/add", **sent)
    assert answer.status_code == 303
    page = client.page(url)
    assert "In date until 4 May 2029" in page.main
    assert "First aid at work, Red Pennant (accredited)" in page.main
    again = client.refused(f"{url}/add", **sent)
    assert again.errors == {"completed_on-day": "This training is already recorded for this day"}


def test_an_empty_form_is_refused_field_by_field(client: StrictClient) -> None:
    home, lead = make_home_with()
    person = employment.make_person_in_post(home)
    signed_in(client, lead)
    page = client.refused(f"/people/{person.public_id}/training/add")
    assert set(page.errors) == {"topic", "course_title", "completed_on-day", "delivery"}


def test_striking_out_from_the_page_of_a_person(client: StrictClient) -> None:
    home, lead = make_home_with()
    person = employment.make_person_in_post(home)
    row = training.make_completion(person)
    signed_in(client, lead)
    client.submit(f"/completions/{row.public_id}/strike-out", reason="Wrong person")
    page = client.page(f"/people/{person.public_id}/training")
    assert "Struck out: Wrong person" in page.main
    assert "Does not count" in page.main
    assert f"/completions/{row.public_id}/strike-out" not in page.links().values()
    assert records.live_of_topic(person, "first-aid") == []


@pytest.mark.parametrize("role", [Role.RECRUITER, Role.SPONSOR_OFFICER])
def test_other_roles_of_the_provider_do_not_see_training(client: StrictClient, role: Role) -> None:
    home, member = make_home_with(role)
    signed_in(client, member)
    assert client.get(f"/homes/{home.public_id}/training").status_code == 403


def test_the_responsible_individual_reads_and_does_not_record(client: StrictClient) -> None:
    home, member = make_home_with(Role.RESPONSIBLE_INDIVIDUAL)
    person = employment.make_person_in_post(home)
    row = training.make_completion(person)
    signed_in(client, member)
    page = client.page(f"/people/{person.public_id}/training")
    assert not [link for link in page.links().values() if "add" in link or "strike" in link]
    assert client.get(f"/people/{person.public_id}/training/add").status_code == 403
    assert client.get(f"/completions/{row.public_id}/strike-out").status_code == 403


def test_what_another_provider_has_is_not_there(client: StrictClient) -> None:
    _home, lead = make_home_with(Role.OWNER)
    theirs, _other = make_home_with()
    person = employment.make_person_in_post(theirs)
    row = training.make_completion(person)
    signed_in(client, lead)
    for url in (
        f"/homes/{theirs.public_id}/training",
        f"/homes/{theirs.public_id}/training.csv",
        f"/people/{person.public_id}/training",
        f"/people/{person.public_id}/training/add",
        f"/completions/{row.public_id}/strike-out",
    ):
        assert client.get(url).status_code == 404, url


def read(client: StrictClient, home: Home) -> list[dict[str, str]]:
    answer = client.get(f"/homes/{home.public_id}/training.csv")
    assert answer.mimetype == "text/csv"
    text = answer.get_data().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_file_has_a_row_for_each_person_and_topic(client: StrictClient) -> None:
    home, lead = make_home_with()
    training.make_requirement()
    training.make_requirement("medication", months=12)
    person = employment.make_person_in_post(home, reference="P-1", family_name="Adams")
    row = training.make_completion(person, completed_on=TODAY, topic="medication")
    signed_in(client, lead)
    found = read(client, home)
    assert [one["topic"] for one in found] == ["first-aid", "medication"]
    assert [one["standing"] for one in found] == ["not-recorded", "valid"]
    assert found[1]["valid_until"] == str(row.valid_until)
    assert found[0]["counted"] == "yes"


@pytest.mark.parametrize(
    "name", ["=HYPERLINK(1)", "+1", "-1+2", "@SUM(1)", "\t=1", "\r=1", '=1,"x"']
)
def test_no_cell_of_the_file_is_run_by_a_spreadsheet(client: StrictClient, name: str) -> None:
    home, lead = make_home_with()
    training.make_requirement()
    employment.make_person_in_post(home, family_name=name, given_name=name)
    signed_in(client, lead)
    (row,) = read(client, home)
    for value in row.values():
        assert not value.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert row["family_name"] == f"'{name}"


def test_the_file_of_invented_people_says_so(client: StrictClient) -> None:
    home, lead = make_home_with()
    training.make_requirement()
    employment.make_person_in_post(home)
    signed_in(client, lead)
    answer = client.get(f"/homes/{home.public_id}/training.csv")
    name = answer.headers["Content-Disposition"]
    text = answer.get_data(as_text=True)
    invented = home.source == "invented"
    assert ("invented" in name) == invented
    assert ("data_source" in text) == invented


def make_own(provider_name: str) -> tuple[PersonInPost, Member]:
    provider = providers.make_organisation(name=provider_name)
    person = accounts.make_person()
    home = providers.make_home(provider)
    spell = employment.make_person_in_post(home, account=person)
    return spell, Member(person, provider, providers.make_member(Role.OWNER, provider).membership)


def own_page(client: StrictClient, member: Member) -> Page:
    accounts.sign_in(client, member.person)
    return client.page("/my/training")


def test_a_persons_own_record_has_every_employer_and_nothing_of_others(
    client: StrictClient,
) -> None:
    training.make_requirement()
    spell, me = make_own("North Homes")
    second = providers.make_home(providers.make_organisation(name="South Homes"))
    left = employment.make_person_in_post(
        second, account=me.person, ended_on=TODAY - timedelta(days=1)
    )
    training.make_completion(spell, course_title="My first aid")
    training.make_completion(left, "medication", course_title="My medication")
    stranger, _them = make_own("East Homes")
    training.make_completion(stranger, course_title="Of a stranger")
    page = own_page(client, me)
    assert page.texts("h2.govuk-heading-l") == ["North Homes", "South Homes"]
    assert "My first aid" in page.main
    assert "My medication" in page.main
    assert "you no longer work here" in page.main
    assert "Of a stranger" not in page.main
    assert "East Homes" not in page.main


def test_somebody_without_a_linked_record_is_told_how_to_link_it(client: StrictClient) -> None:
    accounts.sign_in(client, accounts.make_person())
    page = client.page("/my/training")
    assert "/my-work/link" in page.links().values()


def test_nobody_signed_out_has_a_record(client: StrictClient) -> None:
    assert client.get("/my/training").status_code == 303

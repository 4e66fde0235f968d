"""What anyone, and those who watch, read of shortfalls."""

import csv
import io
from typing import Any

import pytest

from tests.factories.accounts import sign_in
from tests.factories.providers import make_member, make_organisation
from tests.page import StrictClient
from tests.staffing.test_snapshots import ACTOR, _last_month, reporting_homes, yesterday
from workforce.providers.states import OrganisationKind, Role
from workforce.staffing import services


def watcher(client: StrictClient, role: Role = Role.ANALYST, **more: Any) -> None:
    body = make_organisation(kind=OrganisationKind.SECTOR_BODY)
    member = make_member(role, body, **more)
    sign_in(client, member.person)


def published() -> None:
    reporting_homes(told_on=services.last_day(_last_month()))
    services.take_snapshot(ACTOR, services.last_day(_last_month()))
    services.publish(ACTOR, _last_month())


def test_before_the_first_release_the_page_says_when_one_comes(client: StrictClient) -> None:
    assert "Nothing has been published yet" in client.page("/shortfalls").main


def test_the_public_page_has_a_map_and_the_same_as_a_table(client: StrictClient) -> None:
    published()
    page = client.page("/shortfalls")
    rows = page.texts("tbody tr")
    assert any(
        row.startswith("Yorkshire and The Humber 100.0% 40.0 32.0 8.0 20.0%") for row in rows
    )
    assert any(row.startswith("London") and "Not reported" in row for row in rows)
    assert len(page.soup.select("table")[0].select("tbody tr")) == 11


def test_every_region_has_a_page(client: StrictClient) -> None:
    published()
    assert "20.0%" in client.page("/shortfalls/yorkshire-and-the-humber").main
    assert "Not reported" in client.page("/shortfalls/wales").main
    client.page("/shortfalls/atlantis", status=404)


def test_regions_have_welsh_names_on_welsh_pages(client: StrictClient) -> None:
    published()
    page = client.page("/shortfalls?lang=cy")
    assert any(row.startswith("Swydd Efrog a'r Humber 100.0%") for row in page.texts("tbody tr"))
    assert "North East" not in page.main
    region = client.page("/shortfalls/london?lang=cy")
    assert region.texts("h1") == ["Staffio: Llundain"]


def test_the_page_says_why_vacant_posts_are_not_a_difference(client: StrictClient) -> None:
    published()
    assert "Vacant posts are counted home by home" in client.page("/shortfalls").main


def test_the_files_hold_one_row_an_area_and_symbols(client: StrictClient) -> None:
    published()
    links = client.page("/shortfalls/data/").links()
    name = f"staffing-shortfalls-{_last_month()}.csv"
    rows = list(csv.DictReader(io.StringIO(client.get(links[name]).get_data(as_text=True))))
    assert len(rows) == 11
    by_name = {row["region_name"]: row for row in rows}
    assert by_name["Yorkshire and The Humber"]["vacancy_fte"] == "8.0000"
    assert by_name["London"]["vacancy_fte"] == "x"
    assert by_name["Wales"]["country_name"] == "Wales"


def test_the_open_data_says_the_same_as_the_page(client: StrictClient) -> None:
    published()
    url = "/api/v1/shortfalls?area=yorkshire-and-the-humber&measure=vacancy_percent"
    answer = client.get(url).json
    assert answer is not None
    assert [row["value"] for row in answer["data"]] == ["20.0"]
    assert answer["meta"]["period"] == _last_month()
    assert client.get("/api/v1/shortfalls?period=1999-01").status_code == 404
    whole = client.get("/api/v1/shortfalls").json
    assert whole is not None
    assert {row["area"] for row in whole["data"]} >= {"wales", "england", "london"}
    assert {type(row["value"]) for row in whole["data"]} == {int, str}


@pytest.mark.parametrize(
    "name, value", [("area", "atlantis"), ("measure", "x"), ("period", "2026-13"), ("other", "1")]
)
def test_the_open_data_names_the_field_that_is_wrong(
    client: StrictClient, name: str, value: str
) -> None:
    answer = client.get(f"/api/v1/shortfalls?{name}={value}")
    assert answer.status_code == 422
    assert answer.json is not None
    assert set(answer.json["error"]["fields"]) == {name}


def test_the_open_data_stands_in_the_document(client: StrictClient) -> None:
    document: Any = client.get("/api/v1/openapi.json").json
    told = document["paths"]["/shortfalls"]["get"]
    assert {asked["name"] for asked in told["parameters"]} == {"area", "measure", "period"}
    assert set(told["responses"]) == {"200", "404", "422", "429"}


def test_those_who_watch_see_the_night_and_its_authorities(client: StrictClient) -> None:
    reporting_homes()
    services.take_snapshot(ACTOR, yesterday())
    watcher(client)
    assert "20.0%" in client.page("/sector/shortfalls").main
    page = client.page("/sector/shortfalls/yorkshire-and-the-humber")
    assert any(row.startswith("Leeds 100.0% 40.0 32.0 8.0 20.0%") for row in page.texts("tbody tr"))


def test_a_commissioner_sees_only_the_authorities_they_are_named_for(
    client: StrictClient,
) -> None:
    reporting_homes()
    services.take_snapshot(ACTOR, yesterday())
    watcher(client, Role.COMMISSIONER, authorities=("E08000032",))
    page = client.page("/sector/shortfalls/yorkshire-and-the-humber")
    assert not [row for row in page.texts("tbody tr") if row.startswith("Leeds")]


def test_a_provider_does_not_watch(client: StrictClient) -> None:
    sign_in(client, make_member(Role.OWNER).person)
    assert client.get("/sector/shortfalls").status_code == 403
    client.post("/sign-out")
    assert client.get("/sector/shortfalls").status_code == 303

"""`people import` by its command: exits, words and JSON as contract.md says."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from workforce.checks.rules.people_file import COLUMNS
from workforce.core import clock
from workforce.employment import queries as employment
from workforce.providers.models import Home
from workforce.providers.states import OrganisationKind, OrganisationState

TODAY = clock.today()
BEFORE = TODAY - timedelta(days=31)


@pytest.fixture
def home(app: Flask) -> Home:
    _ = app
    organisation = make_organisation(registration_number="SC000123")
    return make_home(organisation, joined_on=TODAY - timedelta(days=30))


def row(home: Home, reference: str = "A1", role: str = "teacher", day: object = BEFORE) -> str:
    return f"{reference},Jo,Day,,{home.registration_number},{role},permanent,37.5,{day},,"


def run(app: Flask, folder: Path, home: Home, *options: str, content: str = "") -> Result:
    file = folder / "people.csv"
    file.write_text(content or "\n".join([",".join(COLUMNS), row(home)]), encoding="utf-8")
    assert home.organisation is not None
    reference = home.organisation.public_id
    arguments = ["people", "import", str(file), "--provider", reference, *options]
    return app.test_cli_runner().invoke(args=arguments)


def csv(*rows: str) -> str:
    return "\n".join([",".join(COLUMNS), *rows])


def test_a_file_that_is_taken_whole_exits_0(app: Flask, tmp_path: Path, home: Home) -> None:
    result = run(app, tmp_path, home)
    assert result.exit_code == 0, result.output
    assert "In post before" in result.output or "in post before" in result.output
    assert len(employment.people_in_post_at(home.id, TODAY)) == 1


def test_a_dry_run_says_so_and_changes_nothing(app: Flask, tmp_path: Path, home: Home) -> None:
    result = run(app, tmp_path, home, "--dry-run")
    assert "nothing was changed" in result.output
    assert employment.people_in_post_at(home.id, TODAY) == []


def test_refused_rows_exit_2_and_are_listed_without_their_values(
    app: Flask, tmp_path: Path, home: Home
) -> None:
    content = csv(row(home), row(home, "A2", role="Secret Chef"))
    result = run(app, tmp_path, home, content=content)
    assert result.exit_code == 2
    assert "line 3, role (text): We do not know this role" in result.output
    assert "Secret" not in result.output


def test_a_start_without_complete_checks_exits_2_and_says_what_is_missing(
    app: Flask, tmp_path: Path, home: Home
) -> None:
    result = run(app, tmp_path, home, content=csv(row(home, day=TODAY)))
    assert result.exit_code == 2
    assert "line 2, A1: Not complete: Identity" in result.output
    assert employment.people_in_post_at(home.id, TODAY) == []


def test_json_prints_one_object(app: Flask, tmp_path: Path, home: Home) -> None:
    content = csv(row(home), row(home, "A2", day=TODAY), row(home, "A3", role="chef"))
    result = run(app, tmp_path, home, "--json", content=content)
    said = json.loads(result.output)
    assert result.exit_code == 2
    assert (said["rows"], said["taken"], said["changed"]) == (3, 1, 1)
    assert {"check": "identity", "why": "not-done"} in said["waiting"][0]["missing"]
    assert said["refused"] == [
        {"line": 4, "column": "role", "value_kind": "text", "reason": "We do not know this role"}
    ]


@pytest.mark.parametrize("content", ["person_reference,salary\nA,1", "\n"])
def test_a_file_that_cannot_be_read_exits_1(
    app: Flask, tmp_path: Path, home: Home, content: str
) -> None:
    result = run(app, tmp_path, home, "--json", content=content)
    assert result.exit_code == 1
    assert set(json.loads(result.output)) == {"error"}


def test_a_missing_file_or_provider_exits_1_with_one_sentence(
    app: Flask, tmp_path: Path, home: Home
) -> None:
    assert home.organisation is not None
    runner = app.test_cli_runner()
    absent = ["people", "import", str(tmp_path / "none.csv"), "--provider"]
    no_file = runner.invoke(args=[*absent, home.organisation.public_id])
    assert (no_file.exit_code, "cannot be read" in no_file.output) == (1, True)
    no_provider = runner.invoke(args=[*absent, "nobody"])
    assert (no_provider.exit_code, "no approved provider" in no_provider.output) == (1, True)


def test_the_provider_may_be_named_by_its_registration_number(
    app: Flask, tmp_path: Path, home: Home
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(csv(row(home)), encoding="utf-8")
    result = app.test_cli_runner().invoke(
        args=["people", "import", str(file), "--provider", "SC000123"]
    )
    assert result.exit_code == 0, result.output


def test_a_reference_that_names_two_or_an_unapproved_provider_names_none(
    app: Flask, tmp_path: Path, home: Home
) -> None:
    make_organisation(registration_number="SC000123")
    make_organisation(state=OrganisationState.ASKED, registration_number="ASKED")
    make_organisation(kind=OrganisationKind.SECTOR_BODY, registration_number="SECTOR")
    file = tmp_path / "people.csv"
    file.write_text(csv(row(home)), encoding="utf-8")
    for reference in ("SC000123", "ASKED", "SECTOR"):
        result = app.test_cli_runner().invoke(
            args=["people", "import", str(file), "--provider", reference]
        )
        assert result.exit_code == 1


def test_complete_checks_let_the_command_start_somebody(
    app: Flask, tmp_path: Path, home: Home
) -> None:
    make.make_appointment(
        home, complete=True, person_reference="A1", given_name="Jo", family_name="Day"
    )
    content = csv(row(home, role="residential-support-worker", day=TODAY))
    result = run(app, tmp_path, home, content=content)
    assert result.exit_code == 0, result.output
    assert len(employment.people_in_post_at(home.id, TODAY)) == 1


def test_the_command_has_help(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["people", "import", "--help"])
    assert result.exit_code == 0
    assert "Nobody starts before their checks are complete" in result.output

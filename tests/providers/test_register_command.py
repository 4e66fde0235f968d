"""The command: exit codes, one JSON object, clear sentences, a report a person can read."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from tests.support.ods import Cell
from tests.support.registers import ofsted_file, wales_file


def run(app: Flask, *arguments: str | Path) -> Result:
    return app.test_cli_runner().invoke(args=["register", "import", *map(str, arguments)])


def test_all_rows_taken_exits_with_nought_and_reports_by_region(app: Flask, tmp_path: Path) -> None:
    school: dict[str, Cell] = {"URN": 2600002, "Provision type": "Boarding School"}
    result = run(app, ofsted_file(tmp_path, {}, school))
    assert result.exit_code == 0
    for words in (
        "Ofsted, register as at 31 March 2023",
        "1 homes of all types with 4 places",
        "Yorkshire and The Humber",
        "Left out as no children's home: 1",
        "Boarding School",
        "opened",
    ):
        assert words in result.output


def test_some_rows_refused_exits_with_two_and_lists_them(app: Flask, tmp_path: Path) -> None:
    result = run(app, ofsted_file(tmp_path, {}, {"URN": 2600002, "Places": "many"}))
    assert result.exit_code == 2
    assert "line 6, Places: “many” is not a whole number from 0 to 999" in result.output


def test_nothing_read_exits_with_one_and_a_sentence(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "register.ods"
    path.write_text("a,b\n1,2\n")
    result = run(app, path, "--source", "ofsted")
    assert result.exit_code == 1
    assert "Error: This is a CSV file, not an ODS spreadsheet" in result.output
    assert run(app, tmp_path / "missing.ods").exit_code == 1


def test_every_row_refused_exits_with_one_and_lists_them(app: Flask, tmp_path: Path) -> None:
    result = run(app, ofsted_file(tmp_path, {"Places": "many"}))
    assert result.exit_code == 1
    assert "line 5, Places: “many”" in result.output


def test_a_second_run_says_that_nothing_changed(app: Flask, tmp_path: Path) -> None:
    path = ofsted_file(tmp_path, {})
    run(app, path)
    result = run(app, path)
    assert result.exit_code == 0
    assert "nothing changed" in result.output


def test_json_is_one_object_with_everything(app: Flask, tmp_path: Path) -> None:
    bad: dict[str, Cell] = {"URN": 2600002, "Places": "many"}
    result = run(app, ofsted_file(tmp_path, {}, bad), "--json")
    assert result.exit_code == 2
    said = json.loads(result.stdout)
    assert (said["source"], said["as_at"], said["outcome"]) == ("ofsted", "2023-03-31", "newest")
    assert (said["homes"], said["places"], said["mainstream_homes"]) == (1, 4, 1)
    [region] = said["regions"]
    assert (region["slug"], region["homes"]) == ("yorkshire-and-the-humber", 1)
    assert said["refused"] == [
        {
            "line": 6,
            "column": "Places",
            "value": "many",
            "reason": "is not a whole number from 0 to 999",
        }
    ]
    assert said["differences"]["opened"] == [
        {"registration_number": "2600001", "before": None, "after": "active"}
    ]


def test_json_of_a_failure_is_one_object_too(app: Flask, tmp_path: Path) -> None:
    result = run(app, tmp_path / "missing.ods", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["error"]["code"] == "unreadable"


def test_the_welsh_register_is_told_by_its_file_and_dated_by_the_person(
    app: Flask, tmp_path: Path
) -> None:
    result = run(app, wales_file(tmp_path, {}), "--as-at", "2024-03-31", "--json")
    said = json.loads(result.stdout)
    assert (said["source"], said["as_at"], said["regions"][0]["slug"]) == (
        "ciw",
        "2024-03-31",
        "wales",
    )


@pytest.mark.parametrize("argument", ["--help", "import --help"])
def test_every_command_explains_itself(app: Flask, argument: str) -> None:
    result = app.test_cli_runner().invoke(args=["register", *argument.split()])
    assert result.exit_code == 0
    assert "register" in result.output


def test_changes_are_listed_one_by_one(app: Flask, tmp_path: Path) -> None:
    run(app, ofsted_file(tmp_path, {}))
    grown = ofsted_file(tmp_path, {"Places": 6}, sheet="Provider_level_at_31_Mar_2024")
    output = run(app, grown).output
    assert "resized" in output
    assert "2600001: 4 → 6" in output

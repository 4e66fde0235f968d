"""`people hours` by its command: exits, words and JSON."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from tests.employment.test_hours import HEADER, line, recorded
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home


@pytest.fixture
def home(app: Flask) -> Home:
    _ = app
    return make_home(make_organisation())


@pytest.fixture
def row(home: Home) -> PersonInPost:
    return make_person_in_post(home, reference="P1")


def run(app: Flask, folder: Path, home: Home, *options: str, lines: tuple[str, ...]) -> Result:
    file = folder / "hours.csv"
    file.write_text("\n".join([HEADER, *lines]), encoding="utf-8")
    assert home.organisation is not None
    arguments = ["people", "hours", str(file), "--provider", home.organisation.public_id, *options]
    return app.test_cli_runner().invoke(args=arguments)


def test_a_file_that_is_taken_whole_exits_0(
    app: Flask, tmp_path: Path, home: Home, row: PersonInPost
) -> None:
    tried = run(app, tmp_path, home, "--dry-run", lines=(line(home),))
    assert "nothing was changed" in tried.output
    assert recorded(row) == []
    result = run(app, tmp_path, home, lines=(line(home),))
    assert (result.exit_code, len(recorded(row))) == (0, 1), result.output


def test_a_refused_row_exits_2_and_says_line_and_why_as_words_and_as_json(
    app: Flask, tmp_path: Path, home: Home, row: PersonInPost
) -> None:
    _ = row
    lines = (line(home), line(home, reference="P2"))
    result = run(app, tmp_path, home, lines=lines)
    assert result.exit_code == 2
    assert "line 3, person_reference" in result.output
    said = json.loads(run(app, tmp_path, home, "--json", lines=lines).output)
    assert said["outcomes"] == {"added": 0, "changed": 0, "unchanged": 1}
    assert [one["line"] for one in said["refused"]] == [3]


@pytest.mark.parametrize("options", [("--json",), ()])
def test_what_cannot_be_read_exits_1(
    app: Flask, tmp_path: Path, home: Home, options: tuple[str, ...]
) -> None:
    result = run(app, tmp_path, home, *options, lines=('"unclosed',))
    assert result.exit_code == 1
    nobody = ["people", "hours", str(tmp_path / "hours.csv"), "--provider", "nobody", *options]
    assert app.test_cli_runner().invoke(args=nobody).exit_code == 1
    assert home.organisation is not None
    known = ["--provider", home.organisation.public_id]
    gone = ["people", "hours", str(tmp_path / "gone.csv"), *known, *options]
    assert app.test_cli_runner().invoke(args=gone).exit_code == 1

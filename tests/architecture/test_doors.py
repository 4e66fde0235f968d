"""Every door bears exactly one mark, and the table of doors is there to be read."""

import os
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.routing import Rule

from tests.architecture.source import ROOT
from tests.conftest import settings_for
from workforce.app import create_app
from workforce.web import access

TABLE = ROOT / "tests" / "architecture" / "doors.txt"
NO_DOORS = frozenset({"HEAD", "OPTIONS"})
HEADING = "# Every door of the service: what it answers, where, its name, who may open it.\n"


@pytest.fixture(scope="module")
def assembled(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application put together, with no database behind it."""
    return create_app(settings_for("sqlite:///:memory:", tmp_path_factory.mktemp("doors")))


def test_every_door_bears_a_mark(assembled: Flask) -> None:
    found = [
        f"{rule.endpoint} {rule.rule}"
        for rule in doors(assembled)
        if access.mark_of(assembled.view_functions[rule.endpoint]) is None
    ]
    assert not found, f"Put one access mark on each: {found}"


def test_the_table_of_doors_is_true(assembled: Flask) -> None:
    table = HEADING + "".join(f"{line}\n" for line in sorted(map_of(assembled)))
    if os.environ.get("WRITE_DOORS"):
        TABLE.write_text(table, encoding="utf-8")
    written = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    gone = sorted(set(written.splitlines()) - set(table.splitlines()))
    new = sorted(set(table.splitlines()) - set(written.splitlines()))
    assert table == written, f"Run `make doors` and read what changed: gone {gone}, new {new}"


def test_no_address_names_a_row_by_its_number(assembled: Flask) -> None:
    found = [
        rule.rule
        for rule in doors(assembled)
        for name, converter in rule._converters.items()
        if name.endswith("_id") and type(converter).__name__ == "IntegerConverter"
    ]
    assert not found, f"Rows are named by their public id: {found}"


def doors(assembled: Flask) -> Iterator[Rule]:
    """Every door but the one to the static files."""
    return (rule for rule in assembled.url_map.iter_rules() if rule.endpoint != "static")


def map_of(assembled: Flask) -> Iterator[str]:
    """One line for each door."""
    for rule in doors(assembled):
        mark = access.mark_of(assembled.view_functions[rule.endpoint])
        methods = ",".join(sorted((rule.methods or set()) - NO_DOORS))
        yield f"{rule.rule}  {methods}  {rule.endpoint}  {mark or 'SHUT'}"

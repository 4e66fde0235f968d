"""What a broken statement says in a log: its kind and its rule, never a row or a value."""

import logging
import traceback
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.conftest import ON_POSTGRESQL
from tests.factories import accounts
from workforce.core.db import atomic, session

SECRET = "nobody-may-read-this"
STATEMENTS: dict[str, tuple[str, dict[str, Any]]] = {
    "a column that must not be empty": (
        "UPDATE person SET given_name = :secret, created_at = NULL",
        {"secret": SECRET},
    ),
    "a row that is not there": (
        "UPDATE person SET family_name = NULL, given_name = :secret",
        {"secret": SECRET},
    ),
}


def force(statement: str, values: dict[str, Any]) -> None:
    @atomic
    def forced() -> None:
        session().execute(text(statement), values)

    forced()


def told(wrong: BaseException) -> str:
    return "".join(traceback.format_exception(wrong))


@pytest.mark.parametrize("name", list(STATEMENTS))
def test_an_error_of_the_database_never_quotes_the_row_it_met(
    app: Flask, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    accounts.make_person(given_name=SECRET, email=f"{SECRET}@example.org")
    with pytest.raises(DBAPIError) as broken:
        force(*STATEMENTS[name])
    app.logger.error("unexpected-error", exc_info=broken.value)
    logging.getLogger().error("again", exc_info=broken.value)
    assert "person" in told(broken.value)
    assert SECRET not in told(broken.value)
    assert SECRET not in caplog.text


@pytest.mark.skipif(not ON_POSTGRESQL, reason="SQLite takes any value of any type")
def test_a_value_that_cannot_be_read_is_not_quoted(app: Flask) -> None:
    _ = app
    accounts.make_person()
    with pytest.raises(DBAPIError) as broken:
        force(f"UPDATE person SET created_at = CAST('{SECRET}' AS timestamp)", {})  # noqa: S608
    assert "22007" in str(broken.value.orig)
    assert SECRET not in str(broken.value.orig)

"""What breaks is logged with its traceback: no value that somebody typed may stand in it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session


def test_a_broken_statement_does_not_say_what_was_typed(session: Session) -> None:
    with pytest.raises(DBAPIError) as broken:
        session.execute(text("SELECT :typed FROM no_such_table"), {"typed": "1 Elm Road, Leeds"})
    session.rollback()
    assert "Elm Road" not in str(broken.value)

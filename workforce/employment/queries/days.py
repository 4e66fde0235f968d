"""A day some days after another, in SQL that both databases understand."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class _DaysLater(FunctionElement[date]):
    """What SQLite and PostgreSQL write differently."""

    inherit_cache = True
    type = Date()


def days_later(day: ColumnElement[Any] | Any, days: int) -> ColumnElement[date]:  # noqa: ANN401 - a column
    """The day so many days after one that is a column."""
    return _DaysLater(day, literal(days, Integer()))


@compiles(_DaysLater)
def _arithmetic(element: _DaysLater, compiler: SQLCompiler, **more: Any) -> str:
    day, days = element.clauses
    return f"({compiler.process(day, **more)} + {compiler.process(days, **more)})"


@compiles(_DaysLater, "sqlite")
def _sqlite(element: _DaysLater, compiler: SQLCompiler, **more: Any) -> str:
    day, days = element.clauses
    return f"date({compiler.process(day, **more)}, {compiler.process(days, **more)} || ' days')"

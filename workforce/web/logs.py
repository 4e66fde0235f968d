"""Logs: one JSON line a request, with names and numbers only, never a typed value."""

import logging
import time

import structlog
from flask import Flask, Response, g, request
from sqlalchemy import Engine, ExceptionContext, event
from sqlalchemy.exc import DataError

from workforce.core import secrets
from workforce.web.actor import acting

LOG = structlog.get_logger("workforce")
QUIET = frozenset({"static", "pages_health.live", "pages_health.ready"})


@event.listens_for(Engine, "handle_error")
def _without_values(context: ExceptionContext) -> None:
    """Let an error of PostgreSQL say what it is, never which row or value it met.

    Its DETAIL quotes the whole row that failed, and a value that cannot be read stands in the
    first line itself: a trace of either would put names and addresses into the logs.
    """
    wrong, told = context.original_exception, context.sqlalchemy_exception
    if context.dialect.name != "postgresql" or told is None:
        return
    if isinstance(told, DataError):
        said = f"data error {getattr(wrong, 'sqlstate', None)}"
    else:
        said = str(wrong).partition("\n")[0]
    wrong.args = told.args = (said,)


def configure() -> None:
    """Write every log line as JSON to standard error, with its moment and its level."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )


def _begin() -> None:
    g.began = time.perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request=secrets.new_public_id())


def _end(answer: Response) -> Response:
    if request.endpoint not in QUIET:
        LOG.info(
            "request",
            endpoint=request.endpoint,
            method=request.method,
            status=answer.status_code,
            milliseconds=round((time.perf_counter() - g.get("began", 0.0)) * 1000, 1),
            person=acting().person_id if "actor" in g else None,
        )
    return answer


def install(app: Flask) -> None:
    """Log every request of a running copy; tests stay quiet."""
    if app.testing:
        return
    configure()
    app.before_request(_begin)
    app.after_request(_end)

"""Logs: one JSON line a request, with names and numbers only, never a typed value."""

import logging
import time

import structlog
from flask import Flask, Response, g, request

from workforce.core import secrets
from workforce.web.actor import acting

LOG = structlog.get_logger("workforce")
QUIET = frozenset({"static", "pages_health.live", "pages_health.ready"})


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

"""Errors as pages and as API answers: said once, in the domain's words."""

from typing import Any, TypeVar

from flask import Flask, current_app, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from workforce.core.errors import Conflict, DomainError, NoKey, NotAllowed, NotFound, TooMany
from workforce.core.registry import settings
from workforce.core.translation import _, language, lazy
from workforce.web import access
from workforce.web.actor import acting

STATUS = {NoKey: 401, NotFound: 404, NotAllowed: 403, Conflict: 409, TooMany: 429}
CODES = {400: "bad-request", 401: "not-signed-in", 404: "not-found", 405: "method-not-allowed"}
BARE = frozenset({500, 503})
PAGES = frozenset({400, 403, 404, 405, 409, 413, 429, 500, 503})

T = TypeVar("T")


def found(row: T | None) -> T:
    """The row, or the answer that there is no such page."""
    if row is None:
        raise NotFound(lazy("Page not found"))
    return row


def status_of(error: DomainError) -> int:
    """The HTTP status that says the same as a refusal."""
    for kind, status in STATUS.items():
        if isinstance(error, kind):
            return status
    return 400


def is_api() -> bool:
    """Whether another system, not a person, is being answered."""
    return request.path.startswith("/api/")


def api_error(status: int, code: str, message: str, fields: dict[str, Any] | None = None) -> Any:  # noqa: ANN401 - a response
    """The error shape of contract.md."""
    body = {"error": {"code": code, "message": message, "fields": fields or {}}}
    answer = jsonify(body)
    answer.status_code = status
    return answer


def _page(status: int, message: str) -> ResponseReturnValue:
    name = status if status in PAGES else 500
    if name in BARE:
        return _bare(name)
    return render_template(f"errors/{name}.html", message=message), status


def _refused(error: DomainError) -> ResponseReturnValue:
    status = status_of(error)
    if is_api():
        fields = {error.field: [str(error)]} if error.field else {}
        answer: ResponseReturnValue = api_error(status, error.code, str(error), fields)
        return answer
    return _page(status, str(error))


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:
        return error
    if is_api():
        answer: ResponseReturnValue = api_error(
            status, CODES.get(status, "refused"), error.description or error.name
        )
        return answer
    return _page(status, "")


def _expired(error: CSRFError) -> ResponseReturnValue:
    _unused = error
    again = access.kept_here()
    if again is not None:
        is_in = acting().is_person
        door = "accounts_public.sign_in"
        return redirect(again if is_in else url_for(door, next=again), 303)
    return _page(400, _("The page was open too long. Go back, reload it and try again"))


def _broken(error: Exception) -> ResponseReturnValue:
    current_app.logger.error(
        "unexpected-error", exc_info=error, extra={"kind": type(error).__name__}
    )
    if is_api():
        answer: ResponseReturnValue = api_error(500, "broken", "Something went wrong on our side")
        return answer
    return _bare(500)


def _bare(status: int) -> ResponseReturnValue:
    """A page that asks nothing of the database, which may be what is broken."""
    template = current_app.jinja_env.get_template(f"errors/{status}.html")
    words = template.render(language=language(), service_name=settings().service_name)
    return words, status


def install(app: Flask) -> None:
    """Answer every error in our own words."""
    app.register_error_handler(DomainError, _refused)
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(HTTPException, _http)
    if not app.testing:
        app.register_error_handler(Exception, _broken)

"""Access marks: every door bears exactly one, and a door without a mark stays shut."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from workforce.core.actors import Actor
from workforce.core.errors import NotAllowed, NotFound
from workforce.core.translation import lazy
from workforce.web.actor import acting
from workforce.web.links import here, path_here

View = TypeVar("View", bound=Callable[..., Any])
OPEN_ENDPOINTS = frozenset({"static"})
SECOND_FACTOR = "second_factor_gate"
KEEPER = "keeper_of_answers"
KEPT = "kept"
NUL = "\x00"


@dataclass(frozen=True, slots=True)
class Mark:
    """Who may knock: `kind` is public, signed-in, roles, key or signature."""

    kind: str
    roles: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The mark as the table of doors prints it."""
        return f"{self.kind}({', '.join(self.roles)})" if self.roles else self.kind


def _marked(view: View, mark: Mark) -> View:
    if hasattr(view, "__access__"):
        raise TypeError(f"{view.__name__} bears two access marks")
    view.__access__ = mark  # type: ignore[attr-defined]
    return view


def public(view: View) -> View:
    """Anyone may open this door."""
    return _marked(view, Mark("public"))


def signed_in(view: View) -> View:
    """Any person who has signed in may open this door."""
    return _marked(view, Mark("signed-in"))


def roles(*wanted: str) -> Callable[[View], View]:
    """A member who holds one of these roles in the organisation acted for may open this door."""

    def mark(view: View) -> View:
        return _marked(view, Mark("roles", tuple(str(role) for role in wanted)))

    return mark


def key(scope: str) -> Callable[[View], View]:
    """Another system may open this door with a key of this scope; the view checks the key."""

    def mark(view: View) -> View:
        return _marked(view, Mark("key", (scope,)))

    return mark


def signature(view: View) -> View:
    """A sender who can sign may open this door; the view checks the signature."""
    return _marked(view, Mark("signature"))


def keeps_answers(view: View) -> View:
    """What is typed here outlives the sign-in: it is shown again after signing in, unsent."""
    view.__keeps_answers__ = True  # type: ignore[attr-defined]
    return view


def mark_of(view: object) -> Mark | None:
    """The mark of a view, if it bears one."""
    return getattr(view, "__access__", None)


def guard() -> ResponseReturnValue | None:
    """Before every request: let in, send to sign in, or refuse."""
    endpoint = request.endpoint
    if endpoint is None or endpoint in OPEN_ENDPOINTS:
        return None
    mark = mark_of(current_app.view_functions[endpoint])
    if _has_nul():
        raise NotFound(lazy("Page not found"))
    if mark is None:
        current_app.logger.error("door-without-mark", extra={"endpoint": endpoint})
        raise NotFound(lazy("Page not found"))
    if mark.kind not in {"signed-in", "roles"}:
        return None
    actor = acting()
    if not actor.is_person:
        return redirect(url_for("accounts_public.sign_in", next=wanted()), 303)
    return _inside(actor, mark)


def wanted() -> str | None:
    """Where somebody goes on to who must prove first who they are, with what they had typed."""
    if request.method == "GET":
        return request.full_path.rstrip("?")
    return kept_here() or (path_here() if _keeps_answers() else None)


def kept_here() -> str | None:
    """This page with the answers that it was sent, kept a while; None where nothing is kept."""
    keeper = current_app.extensions.get(KEEPER)
    if request.method != "POST" or keeper is None or not _keeps_answers():
        return None
    token = keeper(request.path)
    return here(**{KEPT: token}) if token else None


def _keeps_answers() -> bool:
    return hasattr(current_app.view_functions.get(request.endpoint or ""), "__keeps_answers__")


def _has_nul() -> bool:
    """Whether the address has a sign that no link of ours has and PostgreSQL does not take."""
    asked = (value for values in request.args.listvalues() for value in values)
    return NUL in request.path or any(NUL in value for value in asked)


def _inside(actor: Actor, mark: Mark) -> ResponseReturnValue | None:
    second = current_app.extensions.get(SECOND_FACTOR)
    elsewhere: ResponseReturnValue | None = second(actor) if second else None
    if elsewhere is not None:
        return elsewhere
    if mark.kind == "roles" and not actor.has(*mark.roles):
        raise NotAllowed(lazy("Your role does not include this page"))
    return None


def install(app: Flask) -> None:
    """Stand the guard at every door."""
    app.before_request(guard)

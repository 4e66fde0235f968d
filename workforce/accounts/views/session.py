"""Who is signed in: the loader for Flask-Login, the second-factor gate, and admitting a browser."""

import json
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user, login_user, logout_user
from werkzeug.datastructures import MultiDict

from workforce.accounts import queries
from workforce.accounts.models import Person, SignInSession
from workforce.accounts.rules import browsers, lifetimes
from workforce.accounts.services import details, kept, sessions
from workforce.core import clock, registry, secrets, translation
from workforce.core.actors import Actor
from workforce.core.errors import TooMany
from workforce.web import access, actor, limits

LONGEST_PATH = 1000
KEY_OF_MARKER = "registering"
KEY_OF_TOKEN = "_user_id"  # noqa: S105 - the name under which Flask-Login keeps it
WITHOUT_SECOND_FACTOR = frozenset(
    {
        "accounts_second_factor.challenge",
        "accounts_second_factor.set_up",
    }
)


class SignedIn:
    """The person behind this browser, as Flask-Login wants to see them."""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def __init__(self, token: str, row: SignInSession) -> None:
        """Keep the token, and what stays true while the request lasts."""
        self.token = token
        self.session_id: int = row.id
        self.public_id: str = row.public_id
        self.person: Person = row.person
        self.name: str = row.person.name
        self.membership_public_id: str | None = row.membership_public_id
        self.second_factor_proved: bool = row.second_factor_at is not None
        self.seen_at = row.seen_at

    def get_id(self) -> str:
        """What the cookie names this sign-in by: the token, of which we keep only a digest."""
        return self.token

    @property
    def is_fully_in(self) -> bool:
        """Whether nothing is left to prove: what others' data may be shown on."""
        return _demanded(self) is None


def signed_in() -> SignedIn | None:
    """The sign-in of this request, or None."""
    return current_user._get_current_object() if current_user.is_authenticated else None  # noqa: SLF001 - Flask's way to the thing behind the proxy


def install(app: Flask) -> None:
    """Let Flask-Login find the sign-in, and stand the second-factor gate at the doors."""
    manager = LoginManager()
    # The address and the browser's name change on a train: the token alone is the proof.
    manager.session_protection = None
    manager.user_loader(_load)
    manager.init_app(app, add_context_processor=False)
    app.before_request(_begin)
    app.extensions[access.SECOND_FACTOR] = second_factor_gate
    app.extensions[access.KEEPER] = _keep_answers


def _load(token: str) -> SignedIn | None:
    row = queries.session_of(token)
    return SignedIn(token, row) if row is not None else None


def _begin() -> None:
    """Note that the browser is in use before the request's own reading begins."""
    if request.endpoint in access.OPEN_ENDPOINTS or KEY_OF_TOKEN not in session:
        return
    user = signed_in()
    if user is None:
        g.ended_token = session.pop(KEY_OF_TOKEN, "")
        return
    if lifetimes.note_due(user.seen_at, clock.now()):
        sessions.note_seen(user.session_id)
    chosen = g.get("chosen_language", "")
    if chosen in translation.LANGUAGES and chosen != user.person.language:
        details.speak(user.person.as_actor, chosen)


def second_factor_gate(who: Actor) -> ResponseReturnValue | None:
    """Where somebody must go first who has yet to set up or prove their second factor."""
    _ = who
    user = signed_in()
    if user is None or request.endpoint in WITHOUT_SECOND_FACTOR:
        return None
    endpoint = _demanded(user)
    if endpoint is None:
        return None
    return redirect(url_for(endpoint, next=access.wanted()), 303)


def _keep_answers(path: str) -> str:
    """Keep what was typed for whoever signs in again; nothing where somebody sends too much."""
    typed = request.form.to_dict(flat=False)
    typed.pop("csrf_token", None)
    if not typed:
        return ""
    try:
        limits.limited("keep-answers")
    except TooMany:
        return ""
    return kept.keep(path, typed, _who_typed())


def _who_typed() -> int | None:
    user = signed_in()
    if user is not None:
        return user.person.id
    token = g.get("ended_token", "")
    return queries.whose_token(token) if token else None


def kept_answers() -> MultiDict[str, str] | None:
    """What was typed into this page before its sign-in ended, to be read and sent once more."""
    if request.method == "POST":
        return None
    user = signed_in()
    who = user.person.id if user is not None else None
    answers = kept.answers_of(request.args.get(access.KEPT, ""), request.path, who)
    return None if answers is None else MultiDict(answers)


def _demanded(user: SignedIn) -> str | None:
    """The door to go through first; a demo never demands a second factor."""
    if registry.settings().demo or user.second_factor_proved:
        return None
    if user.person.has_second_factor:
        return "accounts_second_factor.challenge"
    if user.person.second_factor_required:
        return "accounts_second_factor.set_up"
    return None


def admit(opened: sessions.Opened) -> None:
    """Let this browser in under a new token; nothing of what it held before remains."""
    remembered = request.cookies.get("language", "")
    before = signed_in()
    if before is not None:
        sessions.sign_out(before.token)
    session.clear()
    login_user(_load(opened.token))
    actor.forget()
    _agree_on_language(opened, remembered)


def _agree_on_language(opened: sessions.Opened, remembered: str) -> None:
    """Welsh is always a choice, of the browser or of the person; English may be neither's."""
    if remembered == translation.WELSH != opened.language:
        details.speak(current_user.person.as_actor, remembered)
    elif remembered != opened.language:
        g.chosen_language = opened.language


def dismiss() -> None:
    """End this browser's sign-in and forget everything it held."""
    user = signed_in()
    if user is not None:
        sessions.sign_out(user.token)
        logout_user()
    session.clear()
    actor.forget()


def this_browser() -> str:
    """A few words that let a person recognise the browser: its name and system."""
    return browsers.described(request.headers.get("User-Agent", ""))


def local_path(raw: str | None) -> str:
    """A path of this service to go on to; anything else is the front page."""
    wanted = raw or ""
    parts = urlsplit(wanted)
    plain = all(sign.isprintable() and sign not in "\\ " for sign in wanted)
    local = wanted.startswith("/") and not wanted.startswith("//")
    if not (plain and local) or parts.scheme or parts.netloc or len(wanted) > LONGEST_PATH:
        return "/"
    return wanted


def onwards_from(raw: str | None) -> str:
    """Where somebody who is in goes on to: where they wanted to, else where their work begins."""
    wanted, user = local_path(raw), signed_in()
    if wanted != "/":
        return wanted
    demanded = _demanded(user) if user is not None else None
    if demanded is not None:
        return url_for(demanded)
    who = actor.acting()
    pages = registry.registry().each("first_pages")
    return next((url_for(one.endpoint) for one in pages if one.shown(who)), wanted)


def renew(token: str) -> None:
    """Let this browser go on under a new token."""
    login_user(_load(token))
    actor.forget()


def new_marker() -> str:
    """A random mark for this browser, by which a link from a letter knows it again."""
    marker = secrets.new_token()
    session[KEY_OF_MARKER] = marker
    return marker


def marker() -> str:
    """The mark of this browser, if it has one."""
    return str(session.get(KEY_OF_MARKER, ""))


def spoken() -> str:
    """The language of this request, as letters can be written in it."""
    code = translation.language()
    return code if code in translation.LANGUAGES else translation.ENGLISH


def as_file(content: dict[str, Any], name: str) -> Response:
    """Plain values as a JSON file to take away."""
    answer = Response(
        json.dumps(content, indent=2, ensure_ascii=False), mimetype="application/json"
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer

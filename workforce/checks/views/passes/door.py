"""Doors for the door of a home: checking a pass, also offline, and the keys that prove it."""

import re
from pathlib import Path

from flask import Blueprint, Response, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from workforce.checks import policies
from workforce.checks.forms.passes import DoorForm
from workforce.checks.models import DoorPass
from workforce.checks.presenters import passes as shown
from workforce.checks.queries import passes as queries
from workforce.checks.rules import tokens
from workforce.checks.services import passes as services
from workforce.core import clock
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.limits import limited

doors = Blueprint("checks_door", __name__)
WORKER = "build/door-worker.js"
CODE = re.compile(r"[^A-Z0-9]")
SHORT = 16


@doors.route("/door", methods=["GET", "POST"])
@access.public
def door() -> ResponseReturnValue:
    """Check a pass: in the browser, also offline, or here when scripts do not run."""
    form, answer = DoorForm(), None
    asked = request.args.get("pass", "")
    if form.accepted():
        limited("code")
        answer = _answer(_known_by(form.code.data))
    elif asked and not form.errors:
        limited("api")
        answer = _answer(queries.pass_by_id(asked))
    return render_template("checks/passes/door.html", form=form, answer=answer, roles=shown.ROLES)


def _known_by(said: str) -> DoorPass | None:
    """The pass of a short code, or of all that the square says."""
    text = said.strip().rpartition("#")[2]
    if len(text) <= SHORT:
        return queries.pass_by_code(CODE.sub("", text.upper()))
    keys = [row.public_key for row in queries.published_keys(clock.now())]
    claims = tokens.read(text, keys)
    return queries.pass_by_id(str(claims.get("jti"))) if claims is not None else None


def _answer(row: DoorPass | None) -> shown.DoorAnswer:
    to_home = row is not None and policies.can_see_at_door(acting(), row)
    return shown.DoorAnswer.of(row, services.standing(row, clock.now()), to_home=to_home)


@doors.route("/door/state/<door_pass_id>")
@access.public
def state(door_pass_id: str) -> ResponseReturnValue:
    """Tell a browser how a pass stands now: a word and nothing else."""
    limited("api")
    standing = services.standing(queries.pass_by_id(door_pass_id), clock.now())
    return jsonify({"state": standing.value})


@doors.route("/door/worker.js")
@access.public
def worker() -> ResponseReturnValue:
    """The script that keeps the door’s page for when there is no network."""
    file = Path(current_app.static_folder or "static") / WORKER
    answer = Response(file.read_bytes() if file.is_file() else b"", mimetype="text/javascript")
    answer.headers["Service-Worker-Allowed"] = "/door"
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@doors.route("/.well-known/jwks.json")
@access.public
def keys() -> ResponseReturnValue:
    """The public keys with which passes can be checked without us."""
    rows = queries.published_keys(clock.now())
    answer = jsonify(shown.key_set(row.public_key for row in rows))
    answer.headers["Cache-Control"] = "public, max-age=300"
    return answer

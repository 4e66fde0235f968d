"""Doors for whatever watches over the running service."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from workforce.pages import queries
from workforce.web import access

doors = Blueprint("pages_health", __name__)


@doors.route("/health/live")
@access.public
def live() -> ResponseReturnValue:
    """The process answers."""
    return jsonify(status="ok")


@doors.route("/health/ready")
@access.public
def ready() -> ResponseReturnValue:
    """Database, migrations at head, and a worker heard from within five minutes."""
    found = queries.health()
    parts = {"database": found.database, "migrations": found.migrations, "worker": found.worker}
    words = {name: "ok" if good else "not ok" for name, good in parts.items()}
    status = "ok" if found.ready else "not ready"
    return jsonify(status=status, checks=words), 200 if found.ready else 503

"""Doors of the start gate that anybody may open: where its rules come from."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from workforce.checks.presenters import sources
from workforce.web import access

doors = Blueprint("checks_public", __name__)


@doors.route("/checks/rules")
@access.public
def rules() -> ResponseReturnValue:
    """Read what is asked of whom before they start, and where each rule comes from."""
    return render_template("checks/gate/rules.html", pages=sources.rule_pages())

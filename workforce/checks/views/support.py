"""What support sees of the gate: that tasks are overdue, never what they are or about whom."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from workforce.checks.queries import concerns as reading
from workforce.core import clock
from workforce.providers.states import Role
from workforce.web import access

doors = Blueprint("checks_support", __name__)


@doors.route("/support/overdue-tasks")
@access.roles(Role.SUPPORT)
def overdue_tasks() -> ResponseReturnValue:
    """See which organisations have overdue tasks, how many and since when."""
    rows = reading.overdue_by_organisation(clock.today())
    return render_template("checks/support/overdue_tasks.html", rows=rows)

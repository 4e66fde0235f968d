"""The door by which a mail program stops an alert with one press (RFC 8058)."""

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from workforce.vacancies.services import alerts
from workforce.vacancies.states.alerts import LinkPurpose
from workforce.web import access

doors = Blueprint("vacancies_one_click", __name__)
BLUEPRINTS = (doors,)


@doors.route("/hooks/alerts/<token>/stop", methods=["POST"])
@access.signature
def stop(token: str) -> ResponseReturnValue:
    """Stop the alert that the signed token names; a second press finds it stopped."""
    row = alerts.alert_of(token, LinkPurpose.STOP)
    if row is None:
        return Response(status=400, mimetype="text/plain")
    alerts.stop(row)
    return Response(status=204, mimetype="text/plain")

"""What other systems may ask of this service, in their own words: OpenAPI."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from workforce.checks import api as checks
from workforce.core import registry
from workforce.immigration import api as immigration
from workforce.staffing import api as staffing
from workforce.vacancies import api as vacancies
from workforce.web import access
from workforce.web.openapi import BASE, document

doors = Blueprint("pages_api", __name__, url_prefix=BASE)
BLUEPRINTS = (doors,)
OPERATIONS = (
    *vacancies.OPERATIONS,
    *checks.OPERATIONS,
    *immigration.OPERATIONS,
    *staffing.OPERATIONS,
)


@doors.route("/openapi.json")
@access.public
def openapi() -> ResponseReturnValue:
    """The OpenAPI 3.1 document."""
    settings = registry.settings()
    told = document(OPERATIONS, title=settings.service_name, server=settings.base_url)
    return jsonify(told)

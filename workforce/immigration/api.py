"""Calculators for other systems: deadlines in working days of a nation."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from workforce.immigration import rules, schemas
from workforce.web import access
from workforce.web.limits import limited
from workforce.web.openapi import BASE, Operation, reads

PATH = "/sponsorship/deadline"
OPERATIONS = (
    Operation(
        path=PATH,
        name="sponsorshipDeadline",
        summary="The last day in time, so many working days after an event",
        answer=schemas.DeadlineAnswer,
        query=schemas.DeadlineQuery,
    ),
)

doors = Blueprint("immigration_api", __name__, url_prefix=BASE)
BLUEPRINTS = (doors,)


@doors.route(PATH)
@reads(schemas.DeadlineQuery)
@access.public
def deadline(query: schemas.DeadlineQuery) -> ResponseReturnValue:
    """Count working days from an event; the day of the event is day 0."""
    limited("api")
    counted = rules.working_day_after(query.event_on, query.working_days, query.nation)
    answer = schemas.DeadlineAnswer.of(query, counted)
    return jsonify(answer.model_dump(mode="json"))

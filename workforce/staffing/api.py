"""Published shortfalls for other systems."""

import json

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from workforce.core.translation import _
from workforce.staffing import queries, schemas
from workforce.staffing.rules import disclosure, stored
from workforce.staffing.states import Measure
from workforce.web import access
from workforce.web.errors import api_error
from workforce.web.limits import limited
from workforce.web.openapi import BASE, Operation, reads

PATH = "/shortfalls"
OPERATIONS = (
    Operation(
        path=PATH,
        name="listShortfalls",
        summary="The figures of a published month, with the symbols as published",
        answer=schemas.ShortfallAnswer,
        query=schemas.ShortfallQuery,
        refusals=(404, 422, 429),
    ),
)

doors = Blueprint("staffing_api", __name__, url_prefix=BASE)
BLUEPRINTS = (doors,)


@doors.route(PATH)
@reads(schemas.ShortfallQuery)
@access.public
def shortfalls(query: schemas.ShortfallQuery) -> ResponseReturnValue:
    """The figures of a published month, narrowed by area and measure; symbols as published."""
    limited("api")
    release = queries.release_of(query.period) if query.period else queries.latest_release()
    if release is None:
        missing: ResponseReturnValue = api_error(404, "not-found", _("No such release"))
        return missing
    payload = json.loads(release.payload)
    answer = schemas.ShortfallAnswer(
        data=_figures(query, stored.shown_of(payload)),
        meta=schemas.PublishedMonth(
            period=release.month,
            as_at=payload["day"],
            version=release.version,
            method_version=payload["method_version"],
            invented=release.has_invented,
        ),
    )
    return jsonify(answer.model_dump(mode="json"))


def _figures(
    query: schemas.ShortfallQuery, shown: dict[str, disclosure.Shown]
) -> list[schemas.Figure]:
    return [
        schemas.Figure(area=slug, code=code, measure=one, value=_number(shown[code][one]))
        for slug, code in schemas.codes().items()
        for one in Measure
        if query.area in {"", slug} and query.measure in {None, one}
    ]


def _number(value: object) -> int | str:
    """Counts as numbers; exact decimals and symbols as strings."""
    return value if isinstance(value, int) else str(value)

"""Published shortfalls for other systems."""

import json

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from workforce.places import queries as places
from workforce.staffing import queries
from workforce.staffing.rules import stored
from workforce.staffing.rules.measures import ENGLAND
from workforce.staffing.states import Measure
from workforce.web import access
from workforce.web.errors import api_error

doors = Blueprint("staffing_api", __name__, url_prefix="/api/v1")
BLUEPRINTS = (doors,)


@doors.route("/shortfalls")
@access.public
def shortfalls() -> ResponseReturnValue:
    """The figures of a published month, narrowed by area and measure; symbols as published."""
    slugs = {region.slug: region.code for region in places.regions()} | {"england": ENGLAND}
    area, measure = request.args.get("area", ""), request.args.get("measure", "")
    wrong = {}
    if area and area not in slugs:
        wrong["area"] = ["Use a region's slug, such as north-east, or england"]
    if measure and measure not in {one.value for one in Measure}:
        wrong["measure"] = ["Use one of: " + ", ".join(one.value for one in Measure)]
    if wrong:
        refusal: ResponseReturnValue = api_error(422, "invalid", "Check the parameters", wrong)
        return refusal
    period = request.args.get("period", "")
    release = queries.release_of(period) if period else queries.latest_release()
    if release is None:
        missing: ResponseReturnValue = api_error(404, "not-found", "No such release")
        return missing
    payload = json.loads(release.payload)
    figures = stored.shown_of(payload)
    data = [
        {"area": slug, "code": code, "measure": one.value, "value": _number(figures[code][one])}
        for slug, code in slugs.items()
        for one in Measure
        if area in {"", slug} and measure in {"", one.value}
    ]
    meta = {
        "period": release.month,
        "as_at": payload["day"],
        "version": release.version,
        "method_version": payload["method_version"],
        "invented": release.has_invented,
    }
    return jsonify(data=data, meta=meta)


def _number(value: object) -> object:
    """Counts as numbers; exact decimals and symbols as strings."""
    return value if isinstance(value, int) else str(value)

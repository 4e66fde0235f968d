"""What snapshots and releases store, and how it is read back into measures."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from workforce.staffing.rules import disclosure
from workforce.staffing.rules.measures import AreaMeasures, Value
from workforce.staffing.states import Measure, Symbol

COUNTS = frozenset(measure for measure in Measure if measure.value.endswith("_count"))


def snapshot_payload(
    *,
    day: date,
    method: str,
    geography: str,
    frames: list[dict[str, str]],
    has_invented: bool,
    areas: Mapping[str, AreaMeasures],
) -> dict[str, Any]:
    """Everything a snapshot says, without ids or clock."""
    return {
        "day": day,
        "method_version": method,
        "geography_version": geography,
        "frames": frames,
        "has_invented": has_invented,
        "areas": {code: _area(area) for code, area in areas.items()},
    }


def _area(area: AreaMeasures) -> dict[str, Any]:
    return {
        "kind": area.kind,
        "parent": area.parent,
        "providers_count": area.providers_count,
        "largest_provider_percent": area.largest_provider_percent,
        "people_count": area.people_count,
        "long_absent_count": area.long_absent_count,
        "values": {measure.value: value for measure, value in area.values.items()},
    }


def value_of(measure: Measure, stored: Any) -> Value:  # noqa: ANN401 - JSON
    """A stored value as a figure: counts are whole numbers, the rest exact decimals or symbols."""
    if isinstance(stored, int):
        return stored
    text = str(stored)
    if text in disclosure.SYMBOLS:
        return text
    return int(text) if measure in COUNTS else Decimal(text)


def areas_of(payload: Mapping[str, Any]) -> dict[str, AreaMeasures]:
    """The measures of every area in a stored snapshot."""
    return {
        code: AreaMeasures(
            kind=area["kind"],
            values=_values(area["values"]),
            providers_count=area["providers_count"],
            largest_provider_percent=_share(area["largest_provider_percent"]),
            people_count=area["people_count"],
            parent=area["parent"],
            long_absent_count=area.get("long_absent_count", 0),
        )
        for code, area in payload["areas"].items()
    }


def _share(stored: str) -> Decimal | str:
    return stored if stored in disclosure.SYMBOLS else Decimal(stored)


def release_payload(month: str, snapshot: Mapping[str, Any]) -> dict[str, Any]:
    """What a release publishes of a snapshot: England and the ten areas, under control."""
    areas = areas_of(snapshot)
    shown = disclosure.controlled(areas)
    published = [code for code, area in areas.items() if area.kind in {"nation", "region"}]
    return {
        "month": month,
        "day": snapshot["day"],
        "method_version": snapshot["method_version"],
        "geography_version": snapshot["geography_version"],
        "frames": snapshot["frames"],
        "has_invented": snapshot["has_invented"],
        "areas": {
            code: {measure.value: value for measure, value in shown[code].items()}
            for code in published
        },
    }


def shown_of(payload: Mapping[str, Any]) -> dict[str, disclosure.Shown]:
    """The figures of a stored release, by area."""
    return {code: _values(values) for code, values in payload["areas"].items()}


def measures_of(payload: Mapping[str, Any]) -> tuple[Measure, ...]:
    """The measures that a stored release holds: what came later is not in an older one."""
    held = {name for values in payload["areas"].values() for name in values}
    return tuple(measure for measure in Measure if measure.value in held)


def _values(stored: Mapping[str, Any]) -> dict[Measure, Value]:
    """The figures of one area; a measure that was not made yet is not reported."""
    unmade = Symbol.UNAVAILABLE.value
    return {measure: value_of(measure, stored.get(measure.value, unmade)) for measure in Measure}

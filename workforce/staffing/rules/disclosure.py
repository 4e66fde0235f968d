"""Disclosure control: what may be shown of an area, and what stands in its place.

Rules: docs/methods/disclosure-control.md. Counts of people from 1 to 5 are withheld, and so are
cells of fewer than three providers or where one provider has 80% of the places; rates fall with
their parts; a figure that a total would give away is withheld too.
"""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from workforce.staffing.rules.measures import AreaMeasures, Value
from workforce.staffing.states import (
    ADDITIVE,
    FALLS_WITH,
    OF_PEOPLE,
    OF_THE_REGISTER,
    Measure,
    Symbol,
)

SMALLEST_SHOWN = 6
FEWEST_PROVIDERS = 3
DOMINANT = Decimal(80)
PUBLISHED_FROM = Decimal(25)
RELIABLE_FROM = Decimal(50)
WITHHELD = Symbol.WITHHELD.value
# Posts, people and vacancies give each other away, so they are protected in the same area.
PROTECTED_TOGETHER: tuple[tuple[Measure, ...], ...] = (
    (Measure.ESTABLISHMENT, Measure.IN_POST, Measure.VACANCY),
    (Measure.NO_MANAGER,),
    (Measure.OPEN_POSTS,),
    (Measure.STARTERS,),
    (Measure.LEAVERS,),
    (Measure.PERMISSIONS_ENDING,),
)
SYMBOLS = frozenset(symbol.value for symbol in Symbol)

Shown = dict[Measure, Value]


def shown(area: AreaMeasures) -> Shown:
    """What one area may show by itself, before other areas and totals are looked at."""
    whole = _whole_cell(area)
    values: Shown = {}
    for measure, value in area.values.items():
        if measure in OF_THE_REGISTER:
            values[measure] = value
        elif whole is not None:
            values[measure] = whole
        else:
            values[measure] = _own(area, measure, value)
    return _with_falls(values)


def _whole_cell(area: AreaMeasures) -> str | None:
    """The symbol that stands in every staffing cell of an area, or None."""
    if area.values[Measure.REPORTING_HOMES] == 0:
        return Symbol.UNAVAILABLE.value
    coverage = area.values[Measure.COVERAGE]
    if isinstance(coverage, Decimal) and coverage < PUBLISHED_FROM:
        return Symbol.UNAVAILABLE.value
    if area.providers_count < FEWEST_PROVIDERS or _dominated(area):
        return WITHHELD
    if isinstance(coverage, Decimal) and coverage < RELIABLE_FROM:
        return Symbol.UNRELIABLE.value
    return None


def _dominated(area: AreaMeasures) -> bool:
    largest = area.largest_provider_percent
    return isinstance(largest, Decimal) and largest >= DOMINANT


def _own(area: AreaMeasures, measure: Measure, value: Value) -> Value:
    few_people = 0 < area.people_count < SMALLEST_SHOWN
    if measure in OF_PEOPLE and isinstance(value, int) and 0 < value < SMALLEST_SHOWN:
        return WITHHELD
    return WITHHELD if few_people else value


def _with_falls(values: Shown) -> Shown:
    """Withhold each rate of which a part is withheld."""
    for rate, parts in FALLS_WITH.items():
        if any(values.get(part) == WITHHELD for part in parts):
            values[rate] = WITHHELD
    return values


def controlled(areas: Mapping[str, AreaMeasures], kind: str) -> dict[str, Shown]:
    """What the areas of one kind may show beside the total of the area they lie in.

    Where a total stands beside the parts it is a sum of, one hidden part can be worked out; so
    the smallest other part is hidden with it, and a total of a single part is hidden itself.
    """
    parts = {code: shown(area) for code, area in areas.items() if area.kind == kind}
    families: dict[str, list[str]] = defaultdict(list)
    for code in sorted(parts):
        families[areas[code].parent].append(code)
    for parent, codes in families.items():
        if parent:
            for group in PROTECTED_TOGETHER:
                _protect(group, codes, parts, areas)
    return {code: _with_falls(values) for code, values in parts.items()}


def hidden_parts(
    measure: Measure,
    codes: list[str],
    parts: Mapping[str, Shown],
    areas: Mapping[str, AreaMeasures],
) -> list[str]:
    """The areas whose figure is hidden although they put something into the total."""
    return [
        code
        for code in codes
        if parts[code][measure] in SYMBOLS and areas[code].values[Measure.REPORTING_HOMES]
    ]


def _protect(
    group: tuple[Measure, ...],
    codes: list[str],
    parts: dict[str, Shown],
    areas: Mapping[str, AreaMeasures],
) -> None:
    first = group[0]
    if len(hidden_parts(first, codes, parts, areas)) != 1:
        return
    # Nought is safe to show, and hiding it would protect nothing.
    open_codes = [code for code in codes if _is_positive(parts[code][first])]
    if open_codes:
        smallest = min(open_codes, key=lambda code: (_size(parts[code][first]), code))
        for measure in group:
            parts[smallest][measure] = WITHHELD


def _is_positive(value: Value) -> bool:
    return not isinstance(value, str) and value > 0


def _size(value: Value) -> Decimal:
    return Decimal(value) if not isinstance(value, str) else Decimal(0)


def total(code: str, areas: Mapping[str, AreaMeasures], parts: Mapping[str, Shown]) -> Shown:
    """What a total may show beside its parts: never a figure that gives one hidden part away."""
    values = shown(areas[code])
    children = [child for child in parts if areas[child].parent == code]
    for measure in ADDITIVE:
        alone = len(hidden_parts(measure, children, parts, areas)) == 1
        if alone and values[measure] not in SYMBOLS:
            values[measure] = WITHHELD
    return _with_falls(values)

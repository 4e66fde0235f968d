"""Disclosure control: what may be shown of an area, and what stands in its place.

Rules: docs/methods/disclosure-control.md. Counts of people from 1 to 5 are withheld, and so are
cells of fewer than three providers or where one provider has 80% of the places; rates fall with
their parts; a figure that a total would give away is withheld too.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from workforce.staffing.rules.measures import ENGLAND, AreaMeasures, Value
from workforce.staffing.states import (
    BY_HOW_LONG,
    BY_STANDING,
    DIVIDED,
    FALLS_WITH,
    OF_ABSENCE,
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
# No area is without homes: where none is known, no register of it has been read.
UNREAD = Symbol.UNAVAILABLE.value
UNKNOWN_UNREAD = frozenset({Measure.HOMES, Measure.PLACES, Measure.COVERAGE})
# Posts, people and vacancies give each other away, so they are protected in the same area.
PROTECTED_TOGETHER: tuple[tuple[Measure, ...], ...] = (
    (
        Measure.ESTABLISHMENT,
        Measure.IN_POST,
        Measure.VACANCY,
        Measure.AGENCY,
        Measure.COVER,
        Measure.UNCOVERED,
        Measure.DEPLOYABLE,
    ),
    (Measure.DEPLOYABLE,),
    (Measure.NO_MANAGER, *BY_HOW_LONG, *BY_STANDING),
    BY_HOW_LONG,
    BY_STANDING,
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
    has_homes = area.values[Measure.HOMES] != 0
    values: Shown = {}
    for measure, value in area.values.items():
        if measure in OF_THE_REGISTER:
            values[measure] = UNREAD if measure in UNKNOWN_UNREAD and not has_homes else value
        elif whole is not None:
            values[measure] = whole
        else:
            values[measure] = _own(area, measure, value)
    return _with_falls(_divided(values))


def _divided(values: Shown) -> Shown:
    """Withhold a division as a whole where one part of it is of 1 to 5 homes, or of all.

    Where all homes of an area are alike, so is each home of its parts, whatever they hide.
    """
    for parts in DIVIDED:
        sizes = [size for part in parts if isinstance(size := values.get(part), int) and size]
        if len(sizes) == 1 or any(size < SMALLEST_SHOWN for size in sizes):
            values.update(dict.fromkeys(parts, WITHHELD))
    return values


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
    in_post = area.values[Measure.IN_POST]
    few_people = in_post not in {0, *SYMBOLS} and area.people_count < SMALLEST_SHOWN
    if measure in OF_ABSENCE and _few(area, area.values[Measure.IN_POST], value):
        return WITHHELD
    if measure in OF_PEOPLE and isinstance(value, int) and 0 < value < SMALLEST_SHOWN:
        return WITHHELD
    return WITHHELD if few_people else value


def _few(area: AreaMeasures, in_post: Value, deployable: Value) -> bool:
    """Whether somebody is away for long, but fewer people than may be shown."""
    return in_post != deployable and area.long_absent_count < SMALLEST_SHOWN


def _with_falls(values: Shown) -> Shown:
    """Withhold each rate of which a part is withheld."""
    for rate, parts in FALLS_WITH.items():
        if any(values.get(part) == WITHHELD for part in parts):
            values[rate] = WITHHELD
    return values


def controlled(areas: Mapping[str, AreaMeasures]) -> dict[str, Shown]:
    """What England, its regions, Wales and their authorities may show beside one another.

    Where a total stands beside the parts it is a sum of, one hidden part can be worked out: so
    the smallest other part is hidden with it, and the total where there is no such part. A
    region hidden to protect another must not be the sum of authorities that are all shown.
    """
    parts = {code: shown(area) for code, area in areas.items()}
    regions = [code for code in sorted(areas) if areas[code].kind == "region"]
    for region in regions:
        _protect(_parts_of(region, areas), parts, areas)
        _protect_by_total(region, parts, areas)
    if ENGLAND in areas:
        _protect(_parts_of(ENGLAND, areas), parts, areas)
        _protect_by_total(ENGLAND, parts, areas)
    for region in regions:
        _protect_from_below(region, parts, areas)
    return {code: _with_falls(values) for code, values in parts.items()}


def _parts_of(total: str, areas: Mapping[str, AreaMeasures]) -> list[str]:
    return [code for code in sorted(areas) if areas[code].parent == total]


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


def _protect(codes: list[str], parts: dict[str, Shown], areas: Mapping[str, AreaMeasures]) -> None:
    """Hide the smallest other part wherever exactly one part of a total is hidden."""
    for group in _given_away(codes, parts, areas):
        _hide_smallest(group, codes, parts)


def _given_away(
    codes: list[str], parts: dict[str, Shown], areas: Mapping[str, AreaMeasures]
) -> Iterator[tuple[Measure, ...]]:
    """The groups of measures of which a total shows its one hidden part, as things stand."""
    for group in PROTECTED_TOGETHER:
        if len(hidden_parts(group[0], codes, parts, areas)) == 1:
            yield group


def _hide_smallest(group: tuple[Measure, ...], codes: list[str], parts: dict[str, Shown]) -> None:
    # Nought is safe to show, and hiding it would protect nothing.
    first = group[0]
    open_codes = [code for code in codes if _is_positive(parts[code][first])]
    if open_codes:
        smallest = min(open_codes, key=lambda code: (_size(parts[code][first]), code))
        for measure in group:
            parts[smallest][measure] = WITHHELD


def _protect_by_total(
    total: str, parts: dict[str, Shown], areas: Mapping[str, AreaMeasures]
) -> None:
    """Hide a total that would still give its one hidden part away."""
    for group in _given_away(_parts_of(total, areas), parts, areas):
        for measure in group:
            if parts[total][measure] not in SYMBOLS:
                parts[total][measure] = WITHHELD


def _protect_from_below(
    region: str, parts: dict[str, Shown], areas: Mapping[str, AreaMeasures]
) -> None:
    """Hide one authority of a hidden region, so that the others do not add up to it."""
    codes = _parts_of(region, areas)
    for group in PROTECTED_TOGETHER:
        hidden_here = hidden_parts(group[0], [region], parts, areas)
        if hidden_here and not hidden_parts(group[0], codes, parts, areas):
            _hide_smallest(group, codes, parts)


def _is_positive(value: Value) -> bool:
    return not isinstance(value, str) and value > 0


def _size(value: Value) -> Decimal:
    return Decimal(value) if not isinstance(value, str) else Decimal(0)

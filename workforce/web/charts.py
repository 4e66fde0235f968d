"""Arithmetic of the drawn charts: plain values in, places on the page out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10
from types import MappingProxyType

from workforce.core.translation import Lazy

Words = str | Lazy
Figure = int | float | Decimal

WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 72, 620, 32, 272
STEPS = (1, 2, 2.5, 5, 10)
SMALLEST_SPAN = 1e-6
MOST_LABELS = 12
MOST_LABELS_ON_A_PHONE = 5

# Column and row of each area on the tile map, roughly where it lies.
TILES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "E12000001": (3, 1),  # North East
        "E12000002": (2, 2),  # North West
        "E12000003": (3, 2),  # Yorkshire and The Humber
        "W92000004": (1, 3),  # Wales
        "E12000005": (2, 3),  # West Midlands
        "E12000004": (3, 3),  # East Midlands
        "E12000006": (4, 3),  # East of England
        "E12000009": (2, 4),  # South West
        "E12000008": (3, 4),  # South East
        "E12000007": (4, 4),  # London
    }
)
BANDS = 5


@dataclass(frozen=True, slots=True)
class Area:
    """One area of the tile map: a figure in words, and a shade from 1 (least) to 5, 0 for none."""

    code: str
    name: Words
    figure: Words
    words: Words = ""
    href: str = ""
    band: int = 0


@dataclass(frozen=True, slots=True)
class Tile:
    """An area with its place on the grid."""

    name: Words
    figure: Words
    words: Words
    href: str
    band: int
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class TileMap:
    """Ten tiles in reading order, and whether their figures are invented."""

    title: Words
    tiles: tuple[Tile, ...]
    invented: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure to draw as a bar; None where it is withheld or not reported, which `text` says."""

    label: Words
    value: Figure | None
    text: Words
    href: str = ""


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar with its length as a share of the longest possible one, in percent."""

    label: Words
    text: Words
    href: str
    width: float
    missing: bool


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars on one scale."""

    title: Words
    unit: Words
    bars: tuple[DrawnBar, ...]
    invented: bool


@dataclass(frozen=True, slots=True)
class Series:
    """One line: a value for each label, None where there is none."""

    name: Words
    values: Sequence[Figure | None]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words at a place along an axis; minor ones are left out where there is little room."""

    at: float
    text: Words
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """One value of a line."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line as runs of points, broken where a value is missing."""

    name: Words
    runs: tuple[str, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over common labels, with the scale they are drawn on."""

    title: Words
    unit: Words
    summary: Words
    ticks: tuple[Mark, ...]
    labels: tuple[Mark, ...]
    lines: tuple[Line, ...]
    invented: bool
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    bottom: int = BOTTOM


def band_of(value: Figure | None, edges: Sequence[Figure]) -> int:
    """The shade of a value: 1 below the first edge, one more for each edge reached; 0 for none."""
    if value is None:
        return 0
    return min(BANDS, 1 + sum(value >= edge for edge in edges))


def tile_map(areas: Iterable[Area], *, invented: bool, title: Words = "") -> TileMap:
    """The areas on their grid, row by row, as they are read."""
    tiles = []
    for area in areas:
        column, row = TILES[area.code]
        tiles.append(Tile(area.name, area.figure, area.words, area.href, area.band, column, row))
    tiles.sort(key=lambda tile: (tile.row, tile.column))
    return TileMap(title, tuple(tiles), invented)


def scale(highest: Figure, lowest: Figure = 0, count: int = 5) -> tuple[float, ...]:
    """Round figures from at most the lowest to at least the highest, about `count` of them."""
    low, high = float(lowest), float(highest)
    if high - low < SMALLEST_SPAN:
        high = low + 1
    rough = (high - low) / max(1, count - 1)
    power = 10.0 ** floor(log10(rough))
    step = next(one * power for one in STEPS if one * power >= rough * (1 - 1e-9))
    start, end = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return tuple(round(number * step, 10) for number in range(start, end + 1))


def short(value: float) -> str:
    """A tick's figure: no needless noughts, commas between thousands."""
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def bar_chart(
    bars: Iterable[Bar],
    *,
    title: Words,
    invented: bool,
    unit: Words = "",
    top: Figure | None = None,
) -> BarChart:
    """Bars on a scale from nought to `top`, or to a round figure above the longest."""
    given = list(bars)
    known = [float(bar.value) for bar in given if bar.value is not None]
    longest = float(top) if top is not None else scale(max([0.0, *known]))[-1]
    drawn = tuple(
        DrawnBar(
            bar.label,
            bar.text,
            bar.href,
            round(100 * min(1.0, max(0.0, float(bar.value or 0) / longest)), 2),
            missing=bar.value is None,
        )
        for bar in given
    )
    return BarChart(title, unit, drawn, invented)


def line_chart(
    series: Sequence[Series],
    *,
    labels: Sequence[Words],
    title: Words,
    invented: bool,
    unit: Words = "",
    summary: Words = "",
    from_zero: bool = True,
) -> LineChart:
    """Lines over labels at equal distances; the scale holds every value."""
    known = [float(value) for one in series for value in one.values if value is not None]
    lowest = 0.0 if from_zero else min(known, default=0.0)
    ticks = scale(max(known, default=1.0), min([lowest, *known]))
    columns = places_along(len(labels))
    return LineChart(
        title,
        unit,
        summary,
        tuple(Mark(height_of(tick, ticks), short(tick)) for tick in ticks),
        marks_along(labels, columns),
        tuple(Line(one.name, *drawn(one.values, columns, ticks)) for one in series),
        invented,
    )


def places_along(count: int) -> tuple[float, ...]:
    """Equal distances across the picture; a single place stands in the middle."""
    if count < 2:
        return ((LEFT + RIGHT) / 2,) * count
    step = (RIGHT - LEFT - 40) / (count - 1)
    return tuple(round(LEFT + 20 + step * index, 2) for index in range(count))


def height_of(value: Figure, ticks: Sequence[float]) -> float:
    """How far down the picture a value lies."""
    share = (float(value) - ticks[0]) / (ticks[-1] - ticks[0])
    return round(BOTTOM - share * (BOTTOM - TOP), 2)


def marks_along(labels: Sequence[Words], columns: Sequence[float]) -> tuple[Mark, ...]:
    """As many labels as there is room for, counted back from the last."""
    every = max(1, ceil(len(labels) / MOST_LABELS))
    on_a_phone = max(1, ceil(len(labels) / every / MOST_LABELS_ON_A_PHONE)) * every
    last = len(labels) - 1
    return tuple(
        Mark(columns[index], label, minor=bool((last - index) % on_a_phone))
        for index, label in enumerate(labels)
        if (last - index) % every == 0
    )


def drawn(
    values: Sequence[Figure | None], columns: Sequence[float], ticks: Sequence[float]
) -> tuple[tuple[str, ...], tuple[Dot, ...]]:
    """A line's runs of points and its dots; a missing value ends a run."""
    runs: list[list[Dot]] = [[]]
    for value, x in zip(values, columns, strict=True):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(Dot(x, height_of(value, ticks)))
    paths = tuple(" ".join(f"{dot.x},{dot.y}" for dot in run) for run in runs if len(run) > 1)
    return paths, tuple(dot for run in runs for dot in run)

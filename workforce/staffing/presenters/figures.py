"""Figures in words, rows, tables and the tile map."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

from workforce.core.translation import Lazy
from workforce.places import rules as places
from workforce.places.models import Region
from workforce.staffing.rules import disclosure
from workforce.staffing.rules.measures import Value
from workforce.staffing.states import BY_HOW_LONG, BY_STANDING, SYMBOL_WORDS, Measure, Symbol
from workforce.web import charts

IN_TABLE = (
    Measure.COVERAGE,
    Measure.ESTABLISHMENT,
    Measure.IN_POST,
    Measure.VACANCY,
    Measure.VACANCY_PERCENT,
    Measure.UNCOVERED,
    Measure.NO_MANAGER,
    Measure.OPEN_POSTS,
)
# Homes without a registered manager, by how long and by how they are looked after.
OF_MANAGERS = (Measure.NO_MANAGER, Measure.NO_MANAGER_PERCENT, *BY_HOW_LONG, *BY_STANDING)
# How one area is read: stocks, who can be deployed and who stands in, then the rest.
IN_LIST = (
    Measure.HOMES,
    Measure.PLACES,
    Measure.COVERAGE,
    Measure.REPORTING_HOMES,
    Measure.ESTABLISHMENT,
    Measure.ESTIMATED_PERCENT,
    Measure.IN_POST,
    Measure.DEPLOYABLE,
    Measure.DEPLOYABLE_GAP_PERCENT,
    Measure.VACANCY,
    Measure.VACANCY_PERCENT,
    Measure.COVER,
    Measure.COVER_PERCENT,
    Measure.UNCOVERED,
    Measure.UNCOVERED_PERCENT,
    Measure.AGENCY,
    Measure.AGENCY_PERCENT,
    *OF_MANAGERS,
    *(Measure.OPEN_POSTS, Measure.STARTERS, Measure.LEAVERS),
    *(Measure.TRAINING_PERCENT, Measure.PERMISSIONS_ENDING),
)
BANDS = (Decimal(5), Decimal(10), Decimal(15), Decimal(20))
CENT = Decimal("0.01")


def in_words(measure: Measure, value: Value) -> str:
    """A figure as a person reads it, or the words that stand where it cannot."""
    if isinstance(value, str):
        return in_symbol(value)
    if measure.value.endswith("_percent"):
        return f"{value}%"
    if isinstance(value, int):
        return in_count(value)
    whole, decimals = f"{value.quantize(CENT, ROUND_HALF_UP):,f}".split(".")
    return f"{whole}.{decimals[0]}{decimals[1:].rstrip('0')}"


def in_symbol(symbol: str) -> str:
    """The words that stand where a figure cannot."""
    return str(SYMBOL_WORDS[Symbol(symbol)])


def in_count(count: int) -> str:
    """A count as a person reads it."""
    return f"{count:,}"


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a table."""

    text: str
    is_figure: bool


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area of a table with the figures that may be shown."""

    name: str
    href: str
    cells: tuple[Cell, ...]

    @classmethod
    def of(
        cls, name: str, values: disclosure.Shown, columns: tuple[Measure, ...], href: str = ""
    ) -> Self:
        """The row of an area."""
        return cls(
            name,
            href,
            tuple(
                Cell(in_words(measure, values[measure]), not isinstance(values[measure], str))
                for measure in columns
            ),
        )


@dataclass(frozen=True, slots=True)
class AreaTable:
    """A table of areas, the same figures as the picture beside it."""

    caption: str
    columns: tuple[Lazy, ...]
    rows: tuple[AreaRow, ...]


def tile_map_of(
    regions: list[Region],
    areas: Mapping[str, disclosure.Shown],
    hrefs: Mapping[str, str],
    *,
    invented: bool,
) -> charts.TileMap:
    """The ten areas as tiles by vacant share; words stand where there is no figure."""
    tiles = []
    for region in regions:
        value = areas[region.code][Measure.VACANCY_PERCENT]
        shown = value if isinstance(value, Decimal) else None
        tiles.append(
            charts.Area(
                code=region.code,
                name=region_name(region),
                figure=in_words(Measure.VACANCY_PERCENT, value) if shown is not None else "–",
                words="" if shown is not None else in_words(Measure.VACANCY_PERCENT, value),
                href=hrefs[region.slug],
                band=charts.band_of(shown, BANDS) if shown is not None else 0,
            )
        )
    return charts.tile_map(tiles, invented=invented)


def region_name(region: Region) -> str:
    """A region's name in the reader's language."""
    return places.region_name(region.code)

"""Charts put plain values in their places and never draw what is withheld."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.web import charts

MONTHS = ("Jan", "Feb", "Mar", "Apr")
SMALL = st.floats(min_value=0, max_value=1e9, allow_nan=False)


@pytest.mark.parametrize(
    "highest, expected",
    [
        (21.9, (0, 10, 20, 30)),
        (100, (0, 25, 50, 75, 100)),
        (4, (0, 1, 2, 3, 4)),
        (0, (0, 0.25, 0.5, 0.75, 1)),
        (0.9, (0, 0.25, 0.5, 0.75, 1)),
    ],
)
def test_a_scale_has_round_figures(highest: float, expected: tuple[float, ...]) -> None:
    assert charts.scale(highest) == expected


@given(SMALL, SMALL)
def test_a_scale_holds_both_ends_in_few_steps(one: float, other: float) -> None:
    low, high = sorted((one, other))
    ticks = charts.scale(high, low)
    assert ticks[0] <= low + 1e-6 * (1 + high)
    assert ticks[-1] >= high - 1e-6 * (1 + high)
    assert 2 <= len(ticks) <= 8
    assert list(ticks) == sorted(set(ticks))


def test_ticks_are_short_and_thousands_are_parted() -> None:
    assert [charts.short(value) for value in (0, 2.5, 1200.0, 0.25)] == [
        "0",
        "2.5",
        "1,200",
        "0.25",
    ]


def test_a_bar_is_a_share_of_a_round_figure() -> None:
    bars = [charts.Bar("A", 15, "15"), charts.Bar("B", Decimal("7.5"), "7.5")]
    chart = charts.bar_chart(bars, title="Posts", invented=False)
    assert [bar.width for bar in chart.bars] == [100.0, 50.0]


def test_a_bar_without_a_figure_is_missing_and_not_nought() -> None:
    chart = charts.bar_chart([charts.Bar("A", None, "Not reported")], title="Posts", invented=True)
    (bar,) = chart.bars
    assert (bar.missing, bar.width, bar.text) == (True, 0.0, "Not reported")
    assert chart.invented


def test_bars_never_leave_the_picture() -> None:
    bars = [charts.Bar("A", 300, "300"), charts.Bar("B", -4, "-4")]
    chart = charts.bar_chart(bars, title="Posts", invented=False, top=100)
    assert [bar.width for bar in chart.bars] == [100.0, 0.0]


def test_the_ten_areas_have_ten_places_and_are_read_row_by_row() -> None:
    areas = [charts.Area(code, code, "1%") for code in sorted(charts.TILES, reverse=True)]
    tiles = charts.tile_map(areas, invented=False).tiles
    places = [(tile.row, tile.column) for tile in tiles]
    assert len(set(places)) == 10
    assert places == sorted(places)


@pytest.mark.parametrize(
    "value, band", [(None, 0), (0, 1), (9.99, 1), (10, 2), (20, 3), (35, 4), (50, 5), (99, 5)]
)
def test_a_shade_follows_its_edges_and_no_figure_has_none(value: float | None, band: int) -> None:
    assert charts.band_of(value, (10, 20, 30, 40)) == band


def test_a_line_is_broken_where_a_month_is_missing() -> None:
    series = [charts.Series("A", [1, 2, None, 4])]
    chart = charts.line_chart(series, labels=MONTHS, title="Posts", invented=False)
    (line,) = chart.lines
    assert len(line.runs) == 1
    assert len(line.dots) == 3
    assert [mark.text for mark in chart.labels] == list(MONTHS)


@given(st.lists(st.one_of(st.none(), SMALL), min_size=1, max_size=40))
def test_every_dot_lies_inside_the_picture(values: list[float | None]) -> None:
    labels = [str(number) for number in range(len(values))]
    series = [charts.Series("A", values)]
    chart = charts.line_chart(series, labels=labels, title="Posts", invented=False)
    for dot in chart.lines[0].dots:
        assert charts.LEFT <= dot.x <= charts.RIGHT
        assert charts.TOP - 0.01 <= dot.y <= charts.BOTTOM + 0.01
    assert len(chart.labels) <= charts.MOST_LABELS
    assert sum(not mark.minor for mark in chart.labels) <= charts.MOST_LABELS_ON_A_PHONE
    assert not chart.labels[-1].minor


def test_a_higher_figure_lies_higher() -> None:
    ticks = charts.scale(100)
    assert charts.height_of(80, ticks) < charts.height_of(20, ticks)

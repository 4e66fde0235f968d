"""What is hidden on the way from a visit to a start, and what stands in its table and file."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as some

from workforce.campaigns.models import CampaignLink
from workforce.campaigns.presenters import funnel as presenters
from workforce.campaigns.queries import funnel as queries
from workforce.campaigns.rules import hiding
from workforce.campaigns.states import REACHED, Channel, Division

Counts = dict[str, int]


def counted(reached: list[Counts], spend: Counts | None = None) -> queries.Counted:
    stages = dict(zip(REACHED, reached, strict=True))
    return queries.Counted({"": 3, "a": 2}, {"a": 9}, {}, stages, spend or {})


def page_of(figures: queries.Counted) -> presenters.FunnelPage:
    made = [CampaignLink(label=code, code=code, channel=Channel.POSTER) for code in "abc"]
    return presenters.FunnelPage.of(figures, Division.LINK, made, invented=False, title="All")


def test_a_table_by_hand() -> None:
    stages = [
        {"a": 40, "b": 20, "c": 10},
        {"a": 30, "b": 12, "c": 6},
        {"a": 20, "b": 9, "c": 3},
        {"a": 18, "b": 8, "c": 0},
        {"a": 16, "b": 7, "c": 0},
    ]
    page = page_of(counted(stages, {"a": 10_000, "b": 5_000, "c": 100}))
    lines = presenters.funnel_csv(page).splitlines()
    assert lines[0] == (
        "link,visits,interest,saved,applications,interviews,offers,checks,starts,"
        "spend,cost_per_start"
    )
    told = {line.split(",", 1)[0][:5]: line.split(",", 1)[1] for line in lines[4:]}
    assert told == {
        "Witho": "3,0,,,,,,,,",
        "Total": "5,9,0,70,48,32,26,23,151.00,6.57",
    }
    assert [line.split(",", 1)[1] for line in lines[1:4]] == [
        "2,9,0,40,30,20,18,16,100.00,6.25",
        "0,0,0,20,12,hidden,hidden,hidden,50.00,",
        "0,0,0,10,6,hidden,hidden,hidden,1.00,",
    ]


def test_a_total_of_few_people_is_hidden_and_so_is_its_cost() -> None:
    few = {"a": 4, "b": 0, "c": 0}
    page = page_of(counted([few] * 5, {"a": 100}))
    assert [cell.plain for cell in page.whole.cells] == ["5", "9", "0", *["hidden"] * 5]
    assert page.whole.cost == "hidden to protect people"
    nobody = page_of(counted([{}] * 5, {"a": 100}))
    assert nobody.whole.cost == "no start yet"


def test_a_label_is_no_formula_in_the_file() -> None:
    link = CampaignLink(label="=1+1", code="a", channel=Channel.POSTER)
    page = presenters.FunnelPage.of(
        counted([{}] * 5), Division.LINK, [link], invented=False, title="All"
    )
    assert "\r\n'=1+1 (" in presenters.funnel_csv(page)


def readings(
    seen: list[dict[str, int | None]], totals: list[int | None]
) -> list[tuple[dict[str, int], ...]]:
    """Every way to fill in what is hidden that fits the totals and the order of the stages."""
    found: list[tuple[dict[str, int], ...]] = [()]
    for stage, total in zip(seen, totals, strict=True):
        most = max(MOST, total or 0)
        spans = [range(most + 1) if count is None else (count,) for count in stage.values()]
        fills = [
            dict(zip(stage, numbers, strict=True))
            for numbers in product(*spans)
            if (sum(numbers) == total if total is not None else 0 < sum(numbers) < hiding.FEWEST)
        ]
        found = [
            (*before, fill)
            for before, fill in product(found, fills)
            if not before or all(fill[key] <= before[-1][key] for key in fill)
        ]
    return found


MOST = 8
KEYS = "abc"
two_stages = some.lists(some.tuples(*[some.integers(0, MOST)] * 2), min_size=2, max_size=3)


@given(two_stages)
def test_no_hidden_count_can_be_worked_out_from_totals_and_other_stages(
    rows: list[tuple[int, int]],
) -> None:
    earlier = {KEYS[at]: max(row) for at, row in enumerate(rows)}
    stages = [earlier, {KEYS[at]: min(row) for at, row in enumerate(rows)}]
    seen, totals = hiding.staged(stages), [hiding.total(one) for one in stages]
    ways = readings(seen, totals)
    assert tuple(stages) in ways
    for at, stage in enumerate(seen):
        for key, count in stage.items():
            # That nobody is where nobody was before tells of nobody.
            if count is None and not (at and seen[at - 1][key] == 0):
                assert len({way[at][key] for way in ways}) > 1, (stages, at, key)
            assert count is None or count == 0 or count >= hiding.FEWEST


@given(some.dictionaries(some.integers(0, 9), some.integers(0, 40), max_size=9))
def test_fewer_than_five_people_are_never_left_over(counts: dict[int, int]) -> None:
    seen, total = hiding.shown(counts), hiding.total(counts)
    rest = sum(counts.values()) - sum(count or 0 for count in seen.values())
    assert rest == 0 or rest >= hiding.FEWEST or total is None

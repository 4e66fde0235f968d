"""National and regional sums of what leavers said themselves give no single answer away."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy.orm import Session

from tests.employment.test_exits import said
from tests.factories.providers import make_home, make_organisation
from workforce.core import clock
from workforce.employment.states import OwnReason
from workforce.staffing import queries
from workforce.staffing.rules import reasons
from workforce.staffing.rules.measures import ENGLAND
from workforce.staffing.rules.reasons import AreaReasons

LAST = clock.today().year - 1
A_DAY = date(LAST, 6, 1)
YORKSHIRE, LONDON = "E12000003", "E12000007"


def area(count: int, providers: int = 4) -> AreaReasons[OwnReason]:
    each = Counter(dict.fromkeys(range(providers), count // providers))
    each[0] += count - each.total()
    return AreaReasons(Counter({OwnReason.PAY: count}), each)


def test_regions_and_the_nation_are_summed_and_rounded(session: Session) -> None:
    _ = session
    for region in (YORKSHIRE, LONDON):
        for _number in range(3):
            said(make_home(make_organisation(), region_code=region), A_DAY, OwnReason.PAY, 4)
    found = queries.own_reasons(LAST)
    assert found.keys() == {ENGLAND, YORKSHIRE, LONDON}
    england = found[ENGLAND]
    assert england is not None
    assert (england.total, dict(england.by_reason)) == (20, {OwnReason.PAY: 20})


def test_a_year_that_is_not_closed_has_no_figures(session: Session) -> None:
    _ = session
    assert queries.own_reasons(clock.today().year) == {}


def test_one_withheld_region_takes_the_smallest_other_with_it() -> None:
    areas = {"N": area(65), "A": area(5), "B": area(20), "C": area(40)}
    shown = reasons.controlled(areas, {"N": ["A", "B", "C"]})
    assert [code for code, one in shown.items() if one is None] == ["A", "B"]


def test_without_another_region_the_nation_is_withheld() -> None:
    areas = {"N": area(5), "A": area(5)}
    assert set(reasons.controlled(areas, {"N": ["A"]}).values()) == {None}


def test_few_providers_or_one_that_dominates_are_withheld() -> None:
    assert not area(100, providers=2).may_be_shown()
    assert not AreaReasons(
        Counter({OwnReason.PAY: 100}), Counter({1: 80, 2: 10, 3: 10})
    ).may_be_shown()
    assert AreaReasons(Counter({OwnReason.PAY: 100}), Counter({1: 79, 2: 11, 3: 10})).may_be_shown()


@given(some.dictionaries(some.sampled_from(OwnReason), some.integers(1, 30)))
def test_every_figure_is_a_ten_and_of_no_fewer_than_six(counts: dict[OwnReason, int]) -> None:
    found = reasons.rounded(counts)
    if found is None:
        assert sum(counts.values()) < 6
        return
    assert all(figure % 10 == 0 for figure in (*found.by_reason.values(), found.other))
    assert all(counts[reason] >= 6 for reason in found.by_reason)

"""Figures, money and days are read exactly, and refused in words that help."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
import wtforms
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from tests.support.sample_form import Sample, dated, only_tag, sent
from tests.support.tiny import soup, tiny_app
from workforce.core import clock
from workforce.web import fields


@pytest.fixture(autouse=True)
def request_of() -> Iterator[None]:
    with tiny_app().test_request_context("/"):
        yield


@pytest.mark.parametrize(
    "typed, pence",
    [
        ("£1,200.50", 120_050),
        ("1200", 120_000),
        (" 12.7 ", 1270),
        ("1 200", 120_000),
        ("£ 12.71", 1271),
        ("012.50", 1250),
    ],
)
def test_money_is_typed_in_pounds_and_kept_in_pence(typed: str, pence: int) -> None:
    field = sent(pay=typed).pay
    assert (field.data, field.errors) == (pence, [])


@pytest.mark.parametrize(
    "typed", ["12.345", "1,20", "12.50p", "££12", "1e3", "nan", "٣", "12.", "-"]
)
def test_money_in_another_shape_is_refused_and_shown_again(typed: str) -> None:
    field = sent(pay=typed).pay
    assert field.errors == ["Pay must be an amount in pounds and pence, like 12.50"]
    assert field.data is None
    assert only_tag(soup(str(field())).find("input"))["value"] == typed


@pytest.mark.parametrize(
    "typed, error",
    [
        ("0.99", "Pay must be £1 or more"),
        ("-5", "Pay must be £1 or more"),
        ("10000.01", "Pay must be £10000 or less"),
    ],
)
def test_money_outside_its_limits_is_refused_with_the_limit(typed: str, error: str) -> None:
    assert sent(pay=typed).pay.errors == [error]


@given(st.integers(min_value=0, max_value=10**11))
def test_pence_survive_being_shown_and_typed_again(pence: int) -> None:
    with tiny_app().test_request_context("/"):
        form = Sample(data={"pay": pence})
        shown = form.pay.shown()
        again = Sample(MultiDict({"pay": shown}))
    assert again.pay.data == pence


@pytest.mark.parametrize("typed, kept", [("37.5", Decimal("37.5")), ("40", Decimal(40))])
def test_a_decimal_is_exact(typed: str, kept: Decimal) -> None:
    assert sent(hours=typed).hours.data == kept


@pytest.mark.parametrize(
    "typed, error",
    [
        ("37.555", "Hours must have no more than 2 figures after the point"),
        ("many", "Hours must be a number, like 37.5"),
        ("48.01", "Hours must be 48 or less"),
        ("-1", "Hours must be 0 or more"),
        ("9" * 40, "Hours must be a number, like 37.5"),
    ],
)
def test_a_decimal_in_another_shape_is_refused(typed: str, error: str) -> None:
    assert sent(hours=typed).hours.errors == [error]


@pytest.mark.parametrize(
    "typed, error",
    [
        ("2.5", "Posts must be a whole number, like 12"),
        ("two", "Posts must be a whole number, like 12"),
        ("0", "Posts must be 1 or more"),
        ("100", "Posts must be 99 or less"),
    ],
)
def test_a_whole_number_in_another_shape_is_refused(typed: str, error: str) -> None:
    assert sent(posts=typed).posts.errors == [error]


def test_nought_is_an_answer_and_an_empty_box_is_none() -> None:
    assert sent(hours="0").hours.data == 0
    assert sent(hours="").hours.data is None


@pytest.mark.parametrize("month", ["3", "03", "mar", "March", "MARCH", "Mawrth", "mar."])
def test_a_month_may_be_a_number_or_a_name_in_either_language(month: str) -> None:
    assert dated("27", month, "2027").data == date(2027, 3, 27)


@pytest.mark.parametrize(
    "parts, error, first",
    [
        (("", "3", "2027"), "Start date must include a day", "day"),
        (("27", "", "2027"), "Start date must include a month", "month"),
        (("27", "3", ""), "Start date must include a year", "year"),
        (("", "", "2027"), "Start date must include a day and month", "day"),
        (("27", "", ""), "Start date must include a month and year", "month"),
        (("31", "2", "2027"), "Start date must be a real date, like 27 3 2026", "day"),
        (("27", "13", "2027"), "Start date must be a real date, like 27 3 2026", "month"),
        (("27", "mo", "2027"), "Start date must be a real date, like 27 3 2026", "month"),
        (("0", "3", "2027"), "Start date must be a real date, like 27 3 2026", "day"),
        (("x", "3", "2027"), "Start date must be a real date, like 27 3 2026", "day"),
        (
            ("27", "3", "27"),
            "Start date must include a year of 4 figures, like 2026",
            "year",
        ),
        (
            ("27", "3", "20277"),
            "Start date must include a year of 4 figures, like 2026",
            "year",
        ),
    ],
)
def test_a_bad_date_is_refused_and_its_first_wrong_part_gets_the_focus(
    parts: tuple[str, str, str], error: str, first: str
) -> None:
    field = dated(*parts)
    assert field.errors == [error]
    assert field.error_id == f"starts_on-{first}"
    assert field.data is None
    marked = soup(str(field())).select_one("input.govuk-input--error")
    assert only_tag(marked)["id"] == f"starts_on-{first}"


@pytest.mark.parametrize(
    "typed", ["2027-01-05", "5 January 2027", "05 01 2027", "5/1/2027", "5.1.2027"]
)
def test_a_date_may_come_in_one_piece(typed: str) -> None:
    form = Sample(MultiDict({"starts_on": typed}))
    assert form.starts_on.data == date(2027, 1, 5)


@pytest.mark.parametrize(
    "values", [{}, {"starts_on": ""}, {"starts_on": "soon"}, {"starts_on-day": "5"}]
)
def test_a_date_without_its_three_parts_is_a_refusal_and_not_a_fault(
    values: dict[str, str],
) -> None:
    form = Sample(MultiDict({"name": "Sam", **values}))
    form.validate()
    assert len(form.starts_on.errors) == 1
    assert form.starts_on()


def test_a_date_keeps_what_was_typed_and_shows_a_known_day() -> None:
    assert dated("31", "feb", "2027").shown() == {"day": "31", "month": "feb", "year": "2027"}
    known = Sample(data={"starts_on": date(2027, 1, 5)}).starts_on
    assert known.shown() == {"day": "5", "month": "1", "year": "2027"}


def test_limits_of_a_date_are_asked_of_the_clock_when_it_is_read() -> None:
    class Limited(wtforms.Form):
        on = fields.DateField("Day", earliest=clock.today, latest=date(2999, 1, 1))

    for day, error in (
        (date(2000, 1, 1), "Day must be today or in the future"),
        (date(2999, 1, 2), "Day must be 1 January 2999 or earlier"),
    ):
        form = Limited(MultiDict({"on": day.isoformat()}))
        form.validate()
        assert form.on.errors == [error]


def test_a_month_is_its_first_day() -> None:
    form = sent(month__month="May", month__year="2027")
    assert form.month.data == date(2027, 5, 1)
    assert sent(month__month="13", month__year="2027").month.errors == [
        "Month must be a real month, like 3 2026"
    ]

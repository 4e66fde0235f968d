"""A registered manager's absence: 27 days ask for nothing, 28 do; both sides of every date."""

from datetime import date, timedelta

import pytest

from workforce.employment.rules import registered as rules
from workforce.employment.rules.registered import AbsenceRule, Away
from workforce.employment.states import AbsenceOrigin, VacancyStanding, VacancyStep
from workforce.providers.states import HomeType

DAY = timedelta(days=1)
FIRST = date(2026, 6, 1)
PLANNED, UNPLANNED = AbsenceOrigin.PLANNED, AbsenceOrigin.UNPLANNED


def england() -> AbsenceRule:
    found = rules.absence_rule("england", HomeType.CHILDRENS_HOME)
    assert found is not None
    return found


@pytest.mark.parametrize("origin", list(AbsenceOrigin))
def test_27_days_ask_for_nothing_and_28_do(origin: AbsenceOrigin) -> None:
    short = Away(origin, FIRST, date(2026, 6, 27))
    long = Away(origin, FIRST, date(2026, 6, 28))
    assert (short.days, long.days) == (27, 28)
    assert rules.absence_notice(england(), short) is None
    assert rules.absence_notice(england(), long) is not None


def test_an_absence_of_unknown_length_may_be_long() -> None:
    assert rules.absence_notice(england(), Away(UNPLANNED, FIRST)) is not None


def test_a_planned_absence_is_told_a_month_before_it_begins() -> None:
    notice = rules.absence_notice(england(), Away(PLANNED, FIRST, date(2026, 8, 1)))
    assert notice is not None
    assert notice.due_on == date(2026, 5, 1)
    assert not notice.overdue(date(2026, 5, 1))
    assert notice.overdue(date(2026, 5, 2))


@pytest.mark.parametrize(
    "first, due",
    [
        (date(2026, 3, 31), date(2026, 2, 28)),
        (date(2028, 3, 31), date(2028, 2, 29)),
        (date(2028, 3, 29), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2026, 11, 30)),
    ],
)
def test_a_month_before_is_held_to_the_end_of_a_shorter_month(first: date, due: date) -> None:
    notice = rules.absence_notice(england(), Away(PLANNED, first, first + 40 * DAY))
    assert notice is not None
    assert notice.due_on == due


def test_an_unplanned_absence_is_told_within_a_week() -> None:
    notice = rules.absence_notice(england(), Away(UNPLANNED, FIRST, date(2026, 8, 1)))
    assert notice is not None
    assert not notice.overdue(FIRST + 7 * DAY)
    assert notice.overdue(FIRST + 8 * DAY)


def test_a_short_absence_that_becomes_long_is_told_within_a_week_of_that() -> None:
    since = date(2026, 6, 20)
    found = rules.absence_notice(england(), Away(PLANNED, FIRST, date(2026, 8, 1), since))
    assert found is not None
    assert found.due_on == since + 7 * DAY


def test_a_shorter_time_counts_where_the_regulator_agreed_to_it() -> None:
    found = rules.absence_notice(
        england(), Away(PLANNED, FIRST, date(2026, 8, 1), agreed_on=date(2026, 5, 20))
    )
    assert found is not None
    assert found.due_on == date(2026, 5, 20)


def test_what_was_told_is_never_overdue_and_late_only_after_its_day() -> None:
    def told(day: date) -> rules.Notice:
        found = rules.absence_notice(
            england(), Away(UNPLANNED, FIRST, date(2026, 8, 1), told_on=day)
        )
        assert found is not None
        return found

    assert not told(FIRST + 7 * DAY).late
    assert told(FIRST + 8 * DAY).late
    assert not told(FIRST + 8 * DAY).overdue(date(2027, 1, 1))


def test_the_return_is_told_within_seven_days_after_a_long_absence_only() -> None:
    back = date(2026, 7, 1)
    notice = rules.return_notice(england(), Away(UNPLANNED, FIRST, returned_on=back))
    assert notice is not None
    assert not notice.overdue(back + 7 * DAY)
    assert notice.overdue(back + 8 * DAY)
    soon = Away(UNPLANNED, FIRST, returned_on=FIRST + 27 * DAY)
    assert soon.days == 27
    assert rules.return_notice(england(), soon) is None
    assert rules.return_notice(england(), Away(UNPLANNED, FIRST, returned_on=FIRST + 28 * DAY))


def test_who_is_still_away_has_no_return_to_tell() -> None:
    assert rules.return_notice(england(), Away(UNPLANNED, FIRST, date(2026, 8, 1))) is None


def test_the_rule_of_wales_is_not_known_here_and_asks_for_nothing() -> None:
    assert rules.absence_rule("wales", HomeType.CHILDRENS_HOME) is None


def test_a_change_of_manager_is_told_where_the_rule_was_read_and_nowhere_else() -> None:
    found = rules.change_rule("england", HomeType.CHILDRENS_HOME)
    assert found is not None
    assert (found.whom, found.source.confidence) == ("Ofsted", "high")
    assert rules.change_rule("wales", HomeType.CHILDRENS_HOME) is None
    assert rules.change_rule("england", HomeType.SUPPORTED_ACCOMMODATION) is None


def test_supported_accommodation_is_not_told_the_days_of_childrens_homes() -> None:
    assert rules.absence_rule("england", HomeType.SUPPORTED_ACCOMMODATION) is None
    for home_type in set(HomeType) - {HomeType.SUPPORTED_ACCOMMODATION}:
        assert rules.absence_rule("england", home_type) is not None


def test_the_first_day_without_a_manager_is_day_one() -> None:
    assert rules.vacancy_days(FIRST, FIRST) == 1
    assert rules.vacancy_days(FIRST, FIRST + 27 * DAY) == 28


@pytest.mark.parametrize(
    "steps, standing",
    [
        ((), VacancyStanding.NOBODY),
        ((VacancyStep.ADVERTISED, VacancyStep.REGULATOR_TOLD), VacancyStanding.NOBODY),
        ((VacancyStep.INTERIM_IN_CHARGE,), VacancyStanding.INTERIM_IN_CHARGE),
        (
            (VacancyStep.INTERIM_IN_CHARGE, VacancyStep.APPLICATION_LODGED),
            VacancyStanding.APPLICATION_LODGED,
        ),
    ],
)
def test_the_furthest_step_says_how_a_home_is_looked_after(
    steps: tuple[VacancyStep, ...], standing: VacancyStanding
) -> None:
    assert rules.standing(frozenset(steps)) is standing

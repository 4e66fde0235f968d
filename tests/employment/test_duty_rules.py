"""When an induction, probation, supervision or appraisal is due: both sides of every date."""

from datetime import date, timedelta

import pytest

from workforce.employment.rules import duties as rules
from workforce.employment.rules.duties import Due, Happened, InPost
from workforce.employment.states import (
    Basis,
    Contract,
    DutyKind,
    DutyOutcome,
    DutyState,
)
from workforce.providers.states import HomeType

K, S, Out = DutyKind, DutyState, DutyOutcome
STARTED = date(2024, 1, 10)
DAY = timedelta(days=1)


def somebody(
    nation: str = "england",
    contract: Contract = Contract.PERMANENT,
    started_on: date = STARTED,
    known_from: date = date(2020, 1, 1),
) -> InPost:
    return InPost(nation, frozenset({contract}), started_on, known_from)


def done(kind: DutyKind, day: date, next_on: date | None = None) -> Happened:
    return Happened(kind, Out.COMPLETED, day, next_on)


def owed(
    kind: DutyKind,
    day: date,
    *happened: Happened,
    person: InPost | None = None,
    policy: int | None = None,
) -> Due:
    found = rules.due(kind, person or somebody(), happened, policy, day)
    assert found is not None
    return found


def test_an_appraisal_is_due_by_law_one_year_after_the_start() -> None:
    assert owed(K.APPRAISAL, date(2025, 1, 10)).state is S.DUE_SOON
    late = owed(K.APPRAISAL, date(2025, 1, 11))
    assert (late.state, late.basis, late.due_on) == (S.OVERDUE, Basis.LAW, date(2025, 1, 10))


def test_an_appraisal_is_due_one_year_after_the_last() -> None:
    last = done(K.APPRAISAL, date(2024, 6, 5))
    assert owed(K.APPRAISAL, date(2025, 6, 5), last).state is S.DUE_SOON
    assert owed(K.APPRAISAL, date(2025, 6, 6), last).state is S.OVERDUE


def test_what_is_due_in_fourteen_days_is_due_soon_and_in_fifteen_it_is_not() -> None:
    assert owed(K.APPRAISAL, date(2025, 1, 10) - 14 * DAY).state is S.DUE_SOON
    assert owed(K.APPRAISAL, date(2025, 1, 10) - 15 * DAY).state is S.NOT_DUE


def test_a_year_from_the_leap_day_ends_on_the_28th_of_february() -> None:
    last = done(K.APPRAISAL, date(2024, 2, 29))
    assert owed(K.APPRAISAL, date(2025, 2, 28), last).state is S.DUE_SOON
    assert owed(K.APPRAISAL, date(2025, 3, 1), last).state is S.OVERDUE


def test_the_law_sets_no_interval_for_supervision_and_the_policy_does() -> None:
    last = done(K.SUPERVISION, date(2024, 5, 1))
    assert owed(K.SUPERVISION, date(2024, 5, 31), last, policy=30).state is S.DUE_SOON
    late = owed(K.SUPERVISION, date(2024, 6, 1), last, policy=30)
    assert (late.state, late.basis) == (S.OVERDUE, Basis.POLICY)


def test_without_a_policy_our_suggestion_is_named_as_one() -> None:
    found = owed(K.SUPERVISION, date(2024, 12, 1))
    assert found.basis is Basis.SUGGESTED
    assert not found.is_owed
    last = STARTED + timedelta(days=rules.suggested_days(K.SUPERVISION))
    assert found.due_on == last
    assert owed(K.SUPERVISION, last).state is S.DUE_SOON
    assert owed(K.SUPERVISION, last + DAY).state is S.PAST_SUGGESTION


def test_a_policy_shortens_the_laws_year_and_never_lengthens_it() -> None:
    last = done(K.APPRAISAL, date(2024, 6, 5))
    shorter = owed(K.APPRAISAL, date(2024, 7, 1), last, policy=180)
    assert (shorter.due_on, shorter.basis) == (date(2024, 12, 2), Basis.POLICY)
    longer = owed(K.APPRAISAL, date(2024, 7, 1), last, policy=366)
    assert (longer.due_on, longer.basis) == (date(2025, 6, 5), Basis.LAW)


def test_an_agreed_date_counts_when_it_is_earlier_and_not_when_it_is_later() -> None:
    sooner = done(K.SUPERVISION, date(2024, 5, 1), date(2024, 5, 10))
    assert owed(K.SUPERVISION, date(2024, 5, 10), sooner, policy=30).state is S.DUE_SOON
    found = owed(K.SUPERVISION, date(2024, 5, 11), sooner, policy=30)
    assert (found.state, found.basis) == (S.OVERDUE, Basis.AGREED)
    later = done(K.SUPERVISION, date(2024, 5, 1), date(2024, 9, 1))
    assert owed(K.SUPERVISION, date(2024, 6, 1), later, policy=30).state is S.OVERDUE


@pytest.mark.parametrize("kind", sorted(rules.ONCE))
def test_what_happens_once_is_done_for_good(kind: DutyKind) -> None:
    found = owed(kind, date(2034, 1, 1), done(kind, date(2024, 3, 1)), policy=90)
    assert (found.state, found.due_on) == (S.DONE, None)


def test_an_extended_probation_is_due_on_its_new_day() -> None:
    extended = Happened(K.PROBATION, Out.EXTENDED, date(2024, 7, 1), date(2024, 10, 1))
    assert owed(K.PROBATION, date(2024, 10, 1), extended, policy=180).state is S.DUE_SOON
    assert owed(K.PROBATION, date(2024, 10, 2), extended, policy=180).state is S.OVERDUE


def test_what_did_not_happen_is_not_done() -> None:
    missed = Happened(K.SUPERVISION, Out.NOT_COMPLETED, date(2024, 2, 1))
    found = owed(K.SUPERVISION, date(2024, 2, 10), missed, policy=30)
    assert (found.state, found.done_on) == (S.OVERDUE, None)


def test_what_happened_after_the_day_or_before_the_start_is_not_seen() -> None:
    later = done(K.SUPERVISION, date(2024, 4, 1))
    assert owed(K.SUPERVISION, date(2024, 3, 31), later, policy=30).done_on is None
    before = done(K.SUPERVISION, STARTED - DAY)
    assert owed(K.SUPERVISION, date(2024, 2, 1), before, policy=30).done_on is None


def test_of_whom_was_there_before_us_nothing_recorded_is_not_overdue_at_first() -> None:
    person = somebody(started_on=date(2015, 6, 1), known_from=date(2024, 1, 31))
    found = owed(K.APPRAISAL, date(2025, 1, 31), person=person)
    assert (found.state, found.due_on) == (S.NOT_RECORDED, date(2025, 1, 31))
    assert owed(K.APPRAISAL, date(2025, 2, 1), person=person).state is S.OVERDUE


def test_an_induction_of_whom_was_there_before_us_is_never_called_overdue() -> None:
    person = somebody(started_on=date(2015, 6, 1), known_from=date(2016, 1, 31))
    found = owed(K.INDUCTION, date(2026, 1, 1), person=person, policy=90)
    assert found.state is S.NOT_RECORDED


@pytest.mark.parametrize(
    "contract, kinds",
    [
        (Contract.PERMANENT, set(K)),
        (Contract.FIXED_TERM, set(K) - {K.PROBATION}),
        (Contract.BANK, set(K) - {K.PROBATION}),
        (Contract.AGENCY, set()),
        (Contract.VOLUNTEER, set()),
    ],
)
def test_in_england_the_duties_are_owed_to_employees(
    contract: Contract, kinds: set[DutyKind]
) -> None:
    person = somebody(contract=contract)
    found = {kind for kind in K if rules.due(kind, person, [], None, date(2024, 6, 1))}
    assert found == kinds


def test_a_policy_can_ask_for_agency_workers_what_the_law_does_not() -> None:
    person = somebody(contract=Contract.AGENCY)
    found = owed(K.SUPERVISION, date(2024, 6, 1), person=person, policy=30)
    assert found.basis is Basis.POLICY
    assert rules.due(K.PROBATION, person, [], 30, date(2024, 6, 1)) is None


@pytest.mark.parametrize("contract", sorted(rules.WORK_IN_HOMES))
def test_in_wales_what_is_not_known_is_hidden_and_the_policy_still_counts(
    contract: Contract,
) -> None:
    person, day = somebody("wales", contract), date(2024, 6, 1)
    known = {kind for kind in K if rules.due(kind, person, [], None, day)}
    assert known == {K.INDUCTION, K.SUPERVISION}
    assert owed(K.APPRAISAL, day, person=person, policy=365).basis is Basis.POLICY


def test_supported_accommodation_has_its_own_rules_and_no_appraisal_of_childrens_homes() -> None:
    whose = rules.regime("england", HomeType.SUPPORTED_ACCOMMODATION)
    person, day = somebody(whose), date(2024, 6, 1)
    known = {kind for kind in K if rules.due(kind, person, [], None, day)}
    assert known == {K.INDUCTION, K.PROBATION, K.SUPERVISION}
    titles = {rule.source.title for rule in rules.duty_rules() if rule.nation == whose}
    assert all("Supported Accommodation" in title for title in titles)
    assert owed(K.APPRAISAL, day, person=person, policy=365).basis is Basis.POLICY


def test_the_rules_of_supported_accommodation_begin_on_28_april_2023() -> None:
    whose = rules.regime("england", HomeType.SUPPORTED_ACCOMMODATION)
    assert rules.duty_rule(whose, K.INDUCTION, date(2023, 4, 27)) is None
    assert rules.duty_rule(whose, K.INDUCTION, date(2023, 4, 28)) is not None
    assert rules.regime("england", HomeType.SECURE) == "england"
    assert rules.regime("wales", HomeType.CHILDRENS_HOME) == "wales"


def test_every_rule_names_its_source_and_the_day_it_was_read() -> None:
    for rule in rules.duty_rules():
        assert rule.source.url.startswith("https://")
        assert rule.source.checked_on <= date(2026, 11, 22)
        assert rule.note


def test_no_policy_may_be_longer_than_the_laws_year() -> None:
    day = date(2026, 1, 1)
    assert rules.longest_days(K.APPRAISAL, {"england", "wales"}, day) == 365
    assert rules.longest_days(K.APPRAISAL, {"wales"}, day) == rules.LONGEST_POLICY_DAYS
    assert rules.longest_days(K.SUPERVISION, {"england"}, day) == rules.LONGEST_POLICY_DAYS

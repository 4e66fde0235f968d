"""The file of rules: every row has its source, nothing overlaps, and everybody has an answer."""

import json
from datetime import date, timedelta
from importlib import resources
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.checks import rules
from workforce.checks.presenters.tonight import TONIGHT, WHY_NOW, tonight_for
from workforce.checks.rules import Requirement, gate
from workforce.checks.states import (
    CHECK_NAMES,
    PROVISIONAL_NAMES,
    WHY_NAMES,
    CheckKind,
    ProvisionalKind,
    Why,
)
from workforce.employment.states import CONTRACT_NAMES, IN_POST_CONTRACTS, Contract, JobRole
from workforce.providers.states import HomeType

DAY = date(2026, 11, 21)
SUPPORTED_FROM = date(2023, 4, 28)
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
NATIONS = st.sampled_from(["england", "wales"])
TYPES = st.sampled_from(list(HomeType))


def text() -> dict[str, Any]:
    found = resources.files("workforce.checks").joinpath("data/start_gate.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(found)
    return loaded


def all_rows() -> list[Requirement]:
    return [row for one in rules.rule_sets() for row in (*one.rows, *one.hidden)]


@given(
    NATIONS,
    TYPES,
    st.booleans(),
    st.sampled_from(list(Contract)),
    st.sampled_from(list(JobRole)),
    DAYS,
)
def test_every_home_contract_and_role_is_answered_on_every_day_since_2015(
    nation: str,
    home_type: HomeType,
    school: bool,  # noqa: FBT001 - drawn
    contract: Contract,
    role: JobRole,
    day: date,
) -> None:
    found = rules.rule_set(nation, home_type.value, day, school=school)
    if home_type is HomeType.SUPPORTED_ACCOMMODATION and (
        nation == "wales" or day < SUPPORTED_FROM
    ):
        assert found is None
        return
    assert found is not None
    kinds = [one.kind for one in rules.requirements(found, contract, role, day) if one.blocks]
    assert {CheckKind.IDENTITY, CheckKind.CHARACTER, CheckKind.EMPLOYMENT_HISTORY} <= set(kinds)
    assert len(kinds) == len(set(kinds))


@given(NATIONS, TYPES, st.booleans(), DAYS)
def test_no_two_rule_sets_speak_of_the_same_home_on_a_day(
    nation: str,
    home_type: HomeType,
    school: bool,  # noqa: FBT001 - drawn
    day: date,
) -> None:
    speaking = [
        one.name
        for one in rules.rule_sets()
        if one.covers(nation, home_type.value, day, school=school)
    ]
    assert len(speaking) <= 1


@pytest.mark.parametrize("one", rules.rule_sets(), ids=lambda one: one.name)
def test_no_two_rows_ask_the_same_of_the_same_engagement_on_a_day(one: gate.RuleSet) -> None:
    for first, second in combinations(one.rows, 2):
        if first.kind is second.kind and first.roles & second.roles:
            shared = first.engagements & second.engagements
            ends, begins = sorted((first, second), key=lambda row: row.from_day or date.min)
            apart = ends.until_day is not None and ends.until_day < (begins.from_day or date.min)
            dated = begins.from_day is not None and ends.timing is not begins.timing
            assert not shared or apart or dated, (first, second)


def test_no_rule_set_of_a_childrens_home_has_a_provisional_start() -> None:
    having = {one.name for one in rules.rule_sets() if one.provisional is not None}
    assert having == {"england.supported-accommodation.2023"}
    for one in rules.rule_sets():
        if one.provisional is not None:
            assert one.home_types == {"supported-accommodation"}
            assert set(one.provisional.conditions) == set(ProvisionalKind)
            settled_first = {CheckKind.IDENTITY, CheckKind.CRIMINAL_RECORD, CheckKind.RIGHT_TO_WORK}
            assert not one.provisional.unfinished & settled_first


@pytest.mark.parametrize("row", all_rows(), ids=lambda row: f"{row.kind.value}: {row.source.title}")
def test_every_row_names_its_source_the_day_it_was_read_and_how_sure_we_are(
    row: Requirement,
) -> None:
    assert row.source.title
    assert row.source.url.startswith("https://www.")
    assert row.source.checked_on >= date(2026, 11, 1)
    assert row.source.confidence in {"high", "medium", "low", "unknown"}
    assert row.basis in {"law", "guidance", "policy"}
    assert row.note.endswith(".")
    assert row.engagements
    assert row.roles


@pytest.mark.parametrize("one", rules.rule_sets(), ids=lambda one: one.name)
def test_every_remark_names_its_source_and_speaks_of_somebody_the_rules_cover(
    one: gate.RuleSet,
) -> None:
    engaged = {gate.engagement(contract, role) for contract in Contract for role in JobRole}
    assert one.remarks
    for remark in one.remarks:
        assert remark.note.endswith(".")
        assert remark.source.url.startswith("https://www.")
        assert remark.source.confidence in {"high", "medium", "low"}
        assert remark.basis in {"law", "policy"}
        assert remark.home_types <= one.home_types
        assert remark.engagements <= engaged
        assert remark.home_types
        assert remark.engagements


def test_every_source_is_cited_and_every_group_and_part_is_used() -> None:
    data = text()
    rows = [row for part in data["parts"].values() for row in part]
    provisional = [one["provisional_start"] for one in data["rule_sets"]]
    cited = {row["source"] for row in rows} | {one["source"] for one in provisional if one}
    parts = [part for one in data["rule_sets"] for part in one["parts"]]
    cited |= {part["source"] for part in parts if isinstance(part, dict)}
    cited |= {remark["source"] for one in data["rule_sets"] for remark in one["remarks"]}
    assert cited == set(data["sources"])
    named = {
        row.get("of", data["defaults"]["of"]) for row in rows if isinstance(row.get("of", ""), str)
    }
    assert named - {""} <= set(data["engagements"])
    assert set(data["engagements"]) <= named
    assert {one["part"] if isinstance(one, dict) else one for one in parts} == set(data["parts"])


def test_a_group_names_only_engagements_that_there_are() -> None:
    known = {gate.engagement(contract, role) for contract in Contract for role in JobRole}
    for row in all_rows():
        assert row.engagements <= known


def test_rows_of_which_nothing_is_established_are_kept_apart_and_ask_nothing() -> None:
    hidden = [row for one in rules.rule_sets() for row in one.hidden]
    assert {row.kind for row in hidden} == {
        CheckKind.REGISTRATION,
        CheckKind.CAPACITY,
        CheckKind.FINANCIAL,
        CheckKind.PROHIBITION,
    }
    assert all(row.source.confidence == "unknown" for row in hidden)
    assert not any(
        row.source.confidence == "unknown" for one in rules.rule_sets() for row in one.rows
    )


def test_supported_accommodation_has_rules_from_28_april_2023_and_not_the_day_before() -> None:
    home = HomeType.SUPPORTED_ACCOMMODATION.value
    assert rules.rule_set("england", home, SUPPORTED_FROM - timedelta(days=1)) is None
    assert rules.rule_set("england", home, SUPPORTED_FROM) is not None


def test_no_nation_without_rules_is_ever_open() -> None:
    assert rules.rule_set("scotland", "childrens-home", DAY) is None
    assert rules.rule_set("wales", "supported-accommodation", DAY) is None


def test_a_residential_special_school_is_a_school_whatever_else_is_said_of_it() -> None:
    home = HomeType.SPECIAL_SCHOOL.value
    found = {rules.rule_set("england", home, DAY, school=said) for said in (False, True)}
    assert {one.name for one in found if one} == {"england.childrens-home-school.2015"}


def test_a_row_of_which_nothing_is_known_is_left_out_of_what_is_asked() -> None:
    data = text()
    for source in data["sources"].values():
        source["confidence"] = "unknown"
    for one in gate.read(data):
        assert one.rows == ()
        assert one.hidden


def test_every_kind_reason_and_condition_has_its_words_and_something_to_do() -> None:
    assert set(CHECK_NAMES) == set(CheckKind) == set(TONIGHT)
    assert set(WHY_NAMES) == set(Why) >= set(WHY_NOW)
    assert set(PROVISIONAL_NAMES) == set(ProvisionalKind)
    for kind in CheckKind:
        for why in Why:
            assert str(tonight_for(kind, why).what)
            assert str(tonight_for(kind, why).who)


def test_directors_partners_and_subcontractors_are_never_in_post() -> None:
    assert set(CONTRACT_NAMES) == set(Contract)
    assert {Contract.PERMANENT, Contract.FIXED_TERM} == IN_POST_CONTRACTS

"""Whether a set of checks is complete: no row unsettled passes, whatever the rest is like."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.complete import complete, requirements_of, settled
from workforce.checks import rules
from workforce.checks.rules import Held, Missing, Requirement
from workforce.checks.states import (
    CertificateLevel,
    CertificateWorkforce,
    CheckKind,
    CheckState,
    Why,
)
from workforce.employment.states import Contract, JobRole

DAY = date(2026, 11, 21)
WHERE = (
    ("england", "childrens-home", False),
    ("england", "childrens-home", True),
    ("england", "supported-accommodation", False),
    ("wales", "childrens-home", False),
)
ENGAGED = st.tuples(
    st.sampled_from(WHERE), st.sampled_from(list(Contract)), st.sampled_from(list(JobRole))
)
UNSETTLED = st.sampled_from(
    [one for one in CheckState if one not in {CheckState.SATISFACTORY, CheckState.NOT_APPLICABLE}]
)
SUBJECTS = st.lists(st.text(min_size=1, max_size=8), max_size=3, unique=True)
EACH = (CheckKind.PREVIOUS_POST, CheckKind.GAP, CheckKind.OVERSEAS)


def asked_of(engaged: tuple[tuple[str, str, bool], Contract, JobRole]) -> tuple[Requirement, ...]:
    where, contract, role = engaged
    return requirements_of(*where, contract, role, DAY)


def england() -> tuple[Requirement, ...]:
    worker = JobRole.RESIDENTIAL_SUPPORT_WORKER
    return requirements_of(*WHERE[0], Contract.PERMANENT, worker, DAY)


@given(ENGAGED, st.dictionaries(st.sampled_from(EACH), SUBJECTS))
def test_a_complete_set_passes_whatever_posts_gaps_and_countries_it_names(
    engaged: Any, subjects: dict[CheckKind, list[str]]
) -> None:
    asked = asked_of(engaged)
    rows = [settled(kind, DAY, subject=one) for kind, found in subjects.items() for one in found]
    assert rules.missing(asked, [*complete(asked, DAY), *rows], DAY) == []


@given(ENGAGED, st.data())
def test_removing_one_row_from_a_complete_set_refuses_and_names_it(
    engaged: Any, data: st.DataObject
) -> None:
    asked = asked_of(engaged)
    held = complete(asked, DAY)
    gone = data.draw(st.sampled_from(held))
    left = [one for one in held if one is not gone]
    assert rules.missing(asked, left, DAY) == [Missing(gone.kind, Why.NOT_DONE)]


@given(ENGAGED, UNSETTLED, st.data())
def test_nobody_passes_with_any_row_that_is_asked_for_unsettled(
    engaged: Any, state: CheckState, data: st.DataObject
) -> None:
    asked = asked_of(engaged)
    kinds = [one.kind for one in asked if one.blocks]
    kind = data.draw(st.sampled_from(kinds))
    subject = "one of them" if kind in EACH else ""
    held = [one for one in complete(asked, DAY) if one.kind is not kind]
    undone = settled(kind, DAY, state=state, subject=subject)
    found = rules.missing(asked, [*held, undone], DAY)
    assert [(one.kind, one.subject) for one in found] == [(kind, subject)]


@given(SUBJECTS.filter(lambda found: len(found) > 1), UNSETTLED)
def test_one_unsettled_post_among_settled_ones_refuses_and_is_named(
    subjects: list[str], state: CheckState
) -> None:
    asked = england()
    rows = [settled(CheckKind.PREVIOUS_POST, DAY, subject=one) for one in subjects[1:]]
    undone = settled(CheckKind.PREVIOUS_POST, DAY, subject=subjects[0], state=state)
    found = rules.missing(asked, [*complete(asked, DAY), undone, *rows], DAY)
    assert [(one.kind, one.subject) for one in found] == [(CheckKind.PREVIOUS_POST, subjects[0])]


def test_rows_for_each_post_stand_in_for_the_one_row_for_all() -> None:
    asked = england()
    held = [one for one in complete(asked, DAY) if one.kind is not CheckKind.REASON_FOR_LEAVING]
    assert rules.missing(asked, held, DAY) == [Missing(CheckKind.REASON_FOR_LEAVING, Why.NOT_DONE)]
    post = settled(CheckKind.PREVIOUS_POST, DAY, subject="a")
    assert rules.missing(asked, [*held, post], DAY) == []


def test_a_row_that_the_history_set_aside_no_longer_asks() -> None:
    asked = england()
    aside = settled(CheckKind.GAP, DAY, subject="x", state=CheckState.NOT_APPLICABLE)
    assert rules.missing(asked, [*complete(asked, DAY), aside], DAY) == []


def why(kind: CheckKind, day: date = DAY, nation: int = 0, **more: Any) -> list[Why]:
    """Why a complete set with one row changed does not pass on a day."""
    worker = JobRole.RESIDENTIAL_SUPPORT_WORKER
    asked = requirements_of(*WHERE[nation], Contract.PERMANENT, worker, DAY)
    held = [one for one in complete(asked, DAY) if one.kind is not kind]
    found = rules.missing(asked, [*held, settled(kind, DAY, **more)], day)
    assert all(one.kind is kind for one in found)
    return [one.why for one in found]


@pytest.mark.parametrize("level", [None, CertificateLevel.STANDARD, CertificateLevel.ADULT_FIRST])
@pytest.mark.parametrize("nation", range(len(WHERE)))
def test_only_an_enhanced_certificate_counts(level: CertificateLevel | None, nation: int) -> None:
    assert why(CheckKind.CRIMINAL_RECORD, nation=nation, level=level) == [Why.WRONG_LEVEL]


@pytest.mark.parametrize(
    "workforce, expected",
    [
        (None, [Why.WRONG_WORKFORCE]),
        (CertificateWorkforce.ADULTS, [Why.WRONG_WORKFORCE]),
        (CertificateWorkforce.OTHER, [Why.WRONG_WORKFORCE]),
        (CertificateWorkforce.CHILDREN, []),
        (CertificateWorkforce.BOTH, []),
    ],
)
def test_only_a_certificate_for_work_with_children_counts(
    workforce: CertificateWorkforce | None, expected: list[Why]
) -> None:
    assert why(CheckKind.CRIMINAL_RECORD, workforce=workforce) == expected


@pytest.mark.parametrize("checked", [None, False])
def test_a_certificate_without_the_barred_list_does_not_count(
    checked: bool | None,  # noqa: FBT001 - a column of the table
) -> None:
    found = why(CheckKind.CRIMINAL_RECORD, barred_list_checked=checked)
    assert found == [Why.BARRED_LIST_UNCHECKED]


def test_a_certificate_for_a_volunteer_needs_no_barred_list() -> None:
    asked = requirements_of(*WHERE[0], Contract.VOLUNTEER, JobRole.OTHER, DAY)
    held = [one for one in complete(asked, DAY) if one.kind is not CheckKind.CRIMINAL_RECORD]
    without = settled(CheckKind.CRIMINAL_RECORD, DAY, barred_list_checked=None)
    assert rules.missing(asked, [*held, without], DAY) == []


def test_what_is_disclosed_needs_a_risk_assessment_that_says_may_work() -> None:
    kind = CheckKind.CRIMINAL_RECORD
    assert why(kind, discloses=True) == [Why.NO_RISK_ASSESSMENT]
    assert why(kind, discloses=True, may_work=True) == []


def test_a_disqualified_person_needs_written_consent_by_the_day_they_start() -> None:
    kind = CheckKind.DISQUALIFICATION
    assert why(kind, discloses=True) == [Why.NO_CONSENT]
    assert why(kind, discloses=True, may_work=True) == [Why.NO_CONSENT]
    assert why(kind, discloses=True, consent_on=DAY) == []
    assert why(kind, discloses=True, consent_on=DAY + timedelta(days=1)) == [Why.NO_CONSENT]


def test_evidence_counts_on_its_last_day_and_on_the_day_of_its_re_check_and_not_after() -> None:
    kind = CheckKind.CRIMINAL_RECORD
    assert why(kind, expires_on=DAY) == []
    assert why(kind, expires_on=DAY - timedelta(days=1)) == [Why.EXPIRED]
    assert why(kind, recheck_on=DAY) == []
    assert why(kind, recheck_on=DAY - timedelta(days=1)) == [Why.RECHECK_DUE]


def supported() -> tuple[rules.Provisional, tuple[Requirement, ...]]:
    found = rules.rule_set("england", "supported-accommodation", DAY)
    assert found is not None
    assert found.provisional is not None
    worker = JobRole.RESIDENTIAL_SUPPORT_WORKER
    return found.provisional, requirements_of(*WHERE[2], Contract.PERMANENT, worker, DAY)


def test_a_provisional_start_waits_only_for_enquiries_still_unfinished() -> None:
    provisional, asked = supported()
    held = complete(asked, DAY)
    for one in held:
        left: list[Held] = [row for row in held if row is not one]
        found = rules.besides(provisional, rules.missing(asked, left, DAY))
        assert bool(found) is (one.kind not in provisional.unfinished)


def test_an_answer_that_is_not_satisfactory_is_no_unfinished_enquiry() -> None:
    provisional, asked = supported()
    kind = CheckKind.REFERENCE_RECENT
    held = [one for one in complete(asked, DAY) if one.kind is not kind]
    bad = settled(kind, DAY, state=CheckState.UNSATISFACTORY)
    found = rules.besides(provisional, rules.missing(asked, [*held, bad], DAY))
    assert found == [Missing(kind, Why.UNSATISFACTORY)]

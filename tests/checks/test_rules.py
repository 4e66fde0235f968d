"""The rows of the start gate, on both sides of each date."""

from datetime import date
from typing import Any

import pytest

from workforce.checks import rules
from workforce.checks.rules import Held, Missing, Requirement, gate
from workforce.checks.states import (
    CertificateLevel,
    CertificateWorkforce,
    CheckKind,
    CheckState,
    Why,
)
from workforce.employment.states import Contract, JobRole

DAY = date(2026, 11, 21)
WORKER = JobRole.RESIDENTIAL_SUPPORT_WORKER
SCHEDULE_2 = {
    CheckKind.IDENTITY,
    CheckKind.CRIMINAL_RECORD,
    CheckKind.REFERENCE_RECENT,
    CheckKind.REFERENCE_SECOND,
    CheckKind.REASON_FOR_LEAVING,
    CheckKind.QUALIFICATIONS,
    CheckKind.EMPLOYMENT_HISTORY,
}
OF_THE_PERSON = {
    CheckKind.FITNESS,
    CheckKind.CHARACTER,
    CheckKind.COMPETENCE,
    CheckKind.DISQUALIFICATION,
}
EACH = {CheckKind.PREVIOUS_POST, CheckKind.GAP, CheckKind.OVERSEAS}
WORKERS = [one for one in Contract if one.value not in {"director", "partner"}]


ENHANCED: dict[str, Any] = {
    "level": CertificateLevel.ENHANCED,
    "workforce": CertificateWorkforce.CHILDREN,
    "barred_list_checked": True,
    "copy_kept": True,
}


def asked(
    nation: str = "england",
    contract: Contract = Contract.PERMANENT,
    role: JobRole = WORKER,
    day: date = DAY,
    home_type: str = "childrens-home",
) -> tuple[Requirement, ...]:
    found = rules.rule_set(nation, home_type, day)
    assert found is not None
    return rules.requirements(found, contract, role, day)


def blocking(*args: Any, **more: Any) -> set[CheckKind]:
    return {one.kind for one in asked(*args, **more) if one.blocks and not one.each}


def satisfied(requirements: tuple[Requirement, ...], **changes: Held) -> list[Held]:
    held = [
        Held(
            one.kind,
            CheckState.SATISFACTORY,
            DAY,
            issued_for_us=True,
            verified_on=DAY,
            **ENHANCED,
        )
        for one in requirements
        if not one.each
    ]
    return [changes.get(one.kind.value.replace("-", "_"), one) for one in held]


@pytest.mark.parametrize("contract", WORKERS)
@pytest.mark.parametrize("nation", ["england", "wales"])
def test_the_six_items_fitness_character_and_disqualification_are_asked_of_every_worker(
    nation: str, contract: Contract
) -> None:
    assert blocking(nation, contract) >= SCHEDULE_2 | OF_THE_PERSON


@pytest.mark.parametrize("contract", [Contract.PERMANENT, Contract.FIXED_TERM])
@pytest.mark.parametrize("day", [date(2026, 9, 30), date(2026, 10, 1)])
def test_employees_right_to_work_was_and_is_asked(contract: Contract, day: date) -> None:
    assert CheckKind.RIGHT_TO_WORK in blocking("england", contract, day=day)


@pytest.mark.parametrize("contract", [Contract.BANK, Contract.AGENCY])
@pytest.mark.parametrize("nation", ["england", "wales"])
def test_right_to_work_of_bank_and_agency_workers_is_asked_from_1_october_2026(
    nation: str, contract: Contract
) -> None:
    before = blocking(nation, contract, day=date(2026, 9, 30))
    after = blocking(nation, contract, day=date(2026, 10, 1))
    assert after - before == {CheckKind.RIGHT_TO_WORK}


def test_volunteers_are_asked_everything_but_the_right_to_work() -> None:
    assert blocking("england", Contract.VOLUNTEER) == SCHEDULE_2 | OF_THE_PERSON


def test_england_asks_neither_language_nor_registration() -> None:
    found = rules.rule_set("england", "childrens-home", DAY)
    assert found is not None
    assert not {CheckKind.LANGUAGE, CheckKind.REGISTRATION} & set(rules.kinds(found))


def test_wales_asks_language_of_everybody() -> None:
    assert all(CheckKind.LANGUAGE in blocking("wales", contract) for contract in Contract)


def test_wales_asks_a_manager_to_be_registered_before_and_a_worker_within_six_months() -> None:
    manager = asked("wales", role=JobRole.REGISTERED_MANAGER)
    worker = asked("wales")
    [of_manager] = [one for one in manager if one.kind is CheckKind.REGISTRATION]
    [of_worker] = [one for one in worker if one.kind is CheckKind.REGISTRATION]
    assert of_manager.blocks
    assert not of_worker.blocks
    assert of_worker.months == 6
    assert CheckKind.REGISTRATION not in blocking("wales")


@pytest.mark.parametrize(
    "started_on, prompt_on, due_on",
    [
        (date(2026, 1, 15), date(2026, 4, 15), date(2026, 7, 15)),
        (date(2026, 8, 31), date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2027, 11, 30), date(2028, 2, 29)),
    ],
)
def test_the_registration_clock_counts_calendar_months_clamped_to_their_end(
    started_on: date, prompt_on: date, due_on: date
) -> None:
    [clock] = rules.clocks(asked("wales", day=started_on), [], started_on)
    assert (clock.prompt_on, clock.due_on) == (prompt_on, due_on)
    assert not clock.overdue(due_on)
    assert clock.overdue(due_on.replace(day=1).replace(month=due_on.month % 12 + 1))


def test_a_registration_that_was_verified_stops_the_clock() -> None:
    held = [Held(CheckKind.REGISTRATION, CheckState.SATISFACTORY)]
    [clock] = rules.clocks(asked("wales"), held, date(2020, 1, 1))
    assert clock.settled
    assert not clock.overdue(DAY)


def certificate(**more: Any) -> Held:
    values = {"issued_for_us": True, "dated_on": DAY, "verified_on": DAY, **ENHANCED, **more}
    return Held(CheckKind.CRIMINAL_RECORD, CheckState.SATISFACTORY, **values)


def of_certificate(nation: str, held: Held, day: date = DAY) -> list[Why]:
    requirements = asked(nation, day=day)
    return [
        one.why
        for one in rules.missing(requirements, satisfied(requirements, criminal_record=held), day)
    ]


def test_a_welsh_certificate_is_good_up_to_three_years_and_no_day_more() -> None:
    held = certificate(dated_on=date(2023, 11, 21))
    assert of_certificate("wales", held, date(2026, 11, 21)) == []
    assert of_certificate("wales", held, date(2026, 11, 22)) == [Why.TOO_OLD]


def test_a_welsh_certificate_of_a_leap_day_is_good_until_the_end_of_february() -> None:
    held = certificate(dated_on=date(2024, 2, 29))
    assert of_certificate("wales", held, date(2027, 2, 28)) == []
    assert of_certificate("wales", held, date(2027, 3, 1)) == [Why.TOO_OLD]


def test_a_welsh_certificate_on_the_update_service_is_good_whatever_its_age() -> None:
    held = certificate(dated_on=date(2016, 1, 1), update_service=True, issued_for_us=False)
    assert of_certificate("wales", held) == []


def test_a_welsh_certificate_issued_for_another_employer_does_not_count() -> None:
    assert of_certificate("wales", certificate(issued_for_us=False)) == [Why.NOT_OURS]


def test_wales_wants_a_copy_of_the_certificate_and_england_does_not() -> None:
    held = certificate(copy_kept=False)
    assert of_certificate("wales", held) == [Why.NO_COPY]
    assert of_certificate("wales", certificate(copy_kept=False, update_service=True)) == [
        Why.NO_COPY
    ]
    assert of_certificate("england", held) == []


def test_england_sets_a_certificate_no_age() -> None:
    held = certificate(dated_on=date(2016, 1, 1), issued_for_us=False)
    assert of_certificate("england", held) == []


def test_a_certificate_without_its_date_does_not_count() -> None:
    assert of_certificate("england", certificate(dated_on=None)) == [Why.NO_DATE]


@pytest.mark.parametrize(
    "state, why",
    [
        (CheckState.OUTSTANDING, Why.NOT_DONE),
        (CheckState.SEEN, Why.NOT_VERIFIED),
        (CheckState.UNSATISFACTORY, Why.UNSATISFACTORY),
        (CheckState.NOT_RECORDED_HERE, Why.NOT_RECORDED),
        (CheckState.NOT_APPLICABLE, Why.MUST_APPLY),
    ],
)
def test_every_other_state_keeps_somebody_from_starting(state: CheckState, why: Why) -> None:
    requirements = asked()
    held = satisfied(requirements, identity=Held(CheckKind.IDENTITY, state))
    assert rules.missing(requirements, held, DAY) == [Missing(CheckKind.IDENTITY, why)]


def test_a_row_that_is_not_there_at_all_keeps_somebody_from_starting() -> None:
    requirements = asked()
    held = [one for one in satisfied(requirements) if one.kind is not CheckKind.CHARACTER]
    assert rules.missing(requirements, held, DAY) == [Missing(CheckKind.CHARACTER, Why.NOT_DONE)]


def test_a_permission_counts_on_its_last_day_and_not_after() -> None:
    requirements = asked()
    held = satisfied(
        requirements,
        right_to_work=Held(
            CheckKind.RIGHT_TO_WORK, CheckState.SATISFACTORY, DAY, date(2026, 12, 31)
        ),
    )
    assert rules.missing(requirements, held, date(2026, 12, 31)) == []
    assert rules.missing(requirements, held, date(2027, 1, 1)) == [
        Missing(CheckKind.RIGHT_TO_WORK, Why.EXPIRED)
    ]


def test_only_what_may_not_apply_can_be_set_aside() -> None:
    requirements = asked()
    may = {one.kind for one in requirements if one.may_not_apply}
    assert may == {CheckKind.REASON_FOR_LEAVING, CheckKind.QUALIFICATIONS}
    held = satisfied(
        requirements,
        qualifications=Held(CheckKind.QUALIFICATIONS, CheckState.NOT_APPLICABLE),
    )
    assert rules.missing(requirements, held, DAY) == []


def test_the_gate_is_complete_from_the_day_of_its_last_verification() -> None:
    requirements = asked()
    late = Held(CheckKind.FITNESS, CheckState.SATISFACTORY, verified_on=date(2026, 11, 22))
    held = satisfied(requirements, fitness=late)
    assert rules.complete_from(requirements, held) == date(2026, 11, 22)


def test_a_rule_set_covers_its_first_and_last_day_and_none_outside() -> None:
    found = rules.rule_set("england", "childrens-home", DAY)
    assert found is not None
    values = {name: getattr(found, name) for name in found.__slots__}
    bounded = gate.RuleSet(
        **{**values, "from_day": date(2026, 1, 1), "until_day": date(2026, 12, 31)}
    )
    covered = {
        day: bounded.covers("england", "childrens-home", day)
        for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
    }
    assert list(covered.values()) == [False, True, True, False]


JOINED = date(2026, 1, 1)


@pytest.mark.parametrize(
    "today, due_on",
    [
        (JOINED, date(2026, 4, 1)),
        (date(2026, 4, 1), date(2026, 6, 30)),  # the ninetieth day after joining
        (date(2026, 4, 2), date(2026, 4, 16)),
        (date(2027, 1, 1), date(2027, 1, 15)),
    ],
)
def test_whoever_is_recorded_late_as_from_before_joining_shows_checks_within_a_fortnight(
    today: date, due_on: date
) -> None:
    assert rules.plan_due(JOINED, today) == due_on

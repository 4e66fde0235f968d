"""Every statutory item in each nation, setting and engagement, as a test by its name.

The table below is written from the regulations, not from the file of rules: a cell that the two
see differently fails under a name that says which.
"""

from collections.abc import Callable
from datetime import date

import pytest

from tests.checks.complete import complete, requirements_of, settled
from workforce.checks import rules
from workforce.checks.states import CheckKind, CheckState
from workforce.employment.states import Contract, JobRole

DAY = date(2026, 11, 21)
SETTINGS = {
    "england_childrens_home": ("england", "childrens-home", False),
    "england_secure_childrens_home": ("england", "secure-childrens-home", False),
    "england_short_break_home": ("england", "short-break", False),
    "england_childrens_home_that_is_a_school_too": ("england", "childrens-home", True),
    "england_residential_special_school": ("england", "residential-special-school", False),
    "england_supported_accommodation": ("england", "supported-accommodation", False),
    "wales_care_home_service_for_children": ("wales", "childrens-home", False),
    "wales_secure_accommodation_service": ("wales", "secure-childrens-home", False),
    "wales_special_school_residential_service": ("wales", "residential-special-school", False),
}
ENGAGEMENTS = {
    "employee": (Contract.PERMANENT, JobRole.RESIDENTIAL_SUPPORT_WORKER),
    "fixed_term_employee": (Contract.FIXED_TERM, JobRole.WAKING_NIGHT_WORKER),
    "registered_manager": (Contract.PERMANENT, JobRole.REGISTERED_MANAGER),
    "teacher": (Contract.PERMANENT, JobRole.TEACHER),
    "bank_worker": (Contract.BANK, JobRole.RESIDENTIAL_SUPPORT_WORKER),
    "agency_worker": (Contract.AGENCY, JobRole.RESIDENTIAL_SUPPORT_WORKER),
    "individual_subcontractor": (Contract.SUBCONTRACTOR, JobRole.THERAPIST),
    "volunteer": (Contract.VOLUNTEER, JobRole.OTHER),
    "director": (Contract.DIRECTOR, JobRole.OTHER),
    "director_who_is_responsible_individual": (
        Contract.DIRECTOR,
        JobRole.RESPONSIBLE_INDIVIDUAL,
    ),
    "partner": (Contract.PARTNER, JobRole.OTHER),
}
ITEMS: dict[str, tuple[str, tuple[CheckKind, ...]]] = {
    "identity": ("proof_of_identity_with_a_recent_photograph", (CheckKind.IDENTITY,)),
    "certificate": ("an_enhanced_criminal_record_certificate", (CheckKind.CRIMINAL_RECORD,)),
    "references": (
        "two_written_references",
        (CheckKind.REFERENCE_RECENT, CheckKind.REFERENCE_SECOND),
    ),
    "reasons": (
        "the_verified_reason_for_leaving_each_earlier_post_with_children_or_adults",
        (CheckKind.REASON_FOR_LEAVING, CheckKind.PREVIOUS_POST),
    ),
    "qualifications": ("documents_of_relevant_qualifications", (CheckKind.QUALIFICATIONS,)),
    "history": (
        "a_full_history_with_every_gap_explained_and_judged",
        (CheckKind.EMPLOYMENT_HISTORY, CheckKind.GAP),
    ),
    "fitness": ("fitness_for_the_work", (CheckKind.FITNESS,)),
    "character": ("integrity_and_good_character", (CheckKind.CHARACTER,)),
    "competence": ("experience_skills_and_competence", (CheckKind.COMPETENCE,)),
    "capacity": ("capacity_to_supervise_the_management", (CheckKind.CAPACITY,)),
    "finance": ("a_sound_financial_position", (CheckKind.FINANCIAL,)),
    "section_65": ("the_question_of_disqualification", (CheckKind.DISQUALIFICATION,)),
    "right_to_work": ("a_right_to_work_check", (CheckKind.RIGHT_TO_WORK,)),
    "overseas": ("a_certificate_of_each_country_lived_in", (CheckKind.OVERSEAS,)),
    "prohibition": ("a_check_of_teaching_prohibition", (CheckKind.PROHIBITION,)),
    "section_128": ("a_section_128_check", (CheckKind.SECTION_128,)),
    "childcare": ("the_question_of_childcare_disqualification", (CheckKind.CHILDCARE,)),
    "language": ("evidence_of_language", (CheckKind.LANGUAGE,)),
    "body": ("registration_with_a_professional_body", (CheckKind.PROFESSIONAL_BODY,)),
    "registered_first": ("registration_before_starting", (CheckKind.REGISTRATION,)),
}
SCHEDULE = "identity references reasons qualifications history overseas"
WORKER = f"{SCHEDULE} certificate fitness character"
EMPLOYED = "right_to_work"
ENGLAND_WORKER = f"{WORKER} competence section_65"
ENGLAND = {
    "employee": f"{ENGLAND_WORKER} {EMPLOYED}",
    "fixed_term_employee": f"{ENGLAND_WORKER} {EMPLOYED}",
    "registered_manager": f"{ENGLAND_WORKER} {EMPLOYED}",
    "teacher": f"{ENGLAND_WORKER} {EMPLOYED}",
    "bank_worker": f"{ENGLAND_WORKER} {EMPLOYED}",
    "agency_worker": f"{ENGLAND_WORKER} {EMPLOYED}",
    "individual_subcontractor": f"{ENGLAND_WORKER} {EMPLOYED}",
    "volunteer": ENGLAND_WORKER,
    "director": f"{SCHEDULE} character section_65",
    "director_who_is_responsible_individual": f"{WORKER} section_65 capacity",
    "partner": f"{WORKER} section_65 finance",
}
OF_A_SCHOOL = {
    "registered_manager": "childcare section_128",
    "teacher": "childcare prohibition",
    "director": "childcare section_128",
    "director_who_is_responsible_individual": "childcare section_128",
    "partner": "childcare section_128",
}
SCHOOL = {who: f"{what} {OF_A_SCHOOL.get(who, 'childcare')}" for who, what in ENGLAND.items()}
SUPPORTED = {who: what.replace(" section_65", "") for who, what in ENGLAND.items()} | {
    "director_who_is_responsible_individual": f"{WORKER} competence capacity",
}
WALES_ALL = f"{WORKER} competence section_65 language body"
WALES = {
    **dict.fromkeys(ENGAGEMENTS, f"{WALES_ALL} {EMPLOYED}"),
    "registered_manager": f"{WALES_ALL} {EMPLOYED} registered_first",
    "volunteer": WALES_ALL,
    "director": WALES_ALL,
    "director_who_is_responsible_individual": WALES_ALL,
    "partner": WALES_ALL,
}
NEEDS = {
    "england_childrens_home": ENGLAND,
    "england_secure_childrens_home": ENGLAND,
    "england_short_break_home": ENGLAND,
    "england_childrens_home_that_is_a_school_too": SCHOOL,
    "england_residential_special_school": SCHOOL,
    "england_supported_accommodation": SUPPORTED,
    "wales_care_home_service_for_children": WALES,
    "wales_secure_accommodation_service": WALES,
    "wales_special_school_residential_service": WALES | {"registered_manager": WALES["employee"]},
}


def needs(setting: str, who: str, kinds: tuple[CheckKind, ...]) -> Callable[[], None]:
    """A complete set passes; without this item it does not, and what is missing is named."""

    def test() -> None:
        asked = requirements_of(*SETTINGS[setting], *ENGAGEMENTS[who], DAY)
        held = complete(asked, DAY)
        assert rules.missing(asked, held, DAY) == []
        for kind in kinds:
            undone = settled(kind, DAY, state=CheckState.OUTSTANDING)
            without = [one for one in held if one.kind is not kind]
            found = rules.missing(asked, [*without, undone], DAY)
            assert [one.kind for one in found] == [kind]

    return test


def does_not_need(setting: str, who: str, kinds: tuple[CheckKind, ...]) -> Callable[[], None]:
    """Nobody starts later for want of what no rule asks of them."""

    def test() -> None:
        asked = requirements_of(*SETTINGS[setting], *ENGAGEMENTS[who], DAY)
        assert not {one.kind for one in asked if one.blocks} & set(kinds)

    return test


def named_tests() -> dict[str, Callable[[], None]]:
    """One test for each cell of the table, under a name that is a sentence."""
    found = {}
    for setting, table in NEEDS.items():
        for who in ENGAGEMENTS:
            wanted = set(table[who].split())
            assert wanted <= set(ITEMS)
            for item, (words, kinds) in ITEMS.items():
                make = needs if item in wanted else does_not_need
                found[f"test_{setting}_{who}_{make.__name__}_{words}"] = make(setting, who, kinds)
    return found


globals().update(named_tests())


@pytest.mark.parametrize("contract", [Contract.BANK, Contract.AGENCY, Contract.SUBCONTRACTOR])
@pytest.mark.parametrize("setting", SETTINGS)
def test_bank_agency_and_subcontractors_right_to_work_is_asked_from_1_october_2026(
    setting: str, contract: Contract
) -> None:
    role = JobRole.RESIDENTIAL_SUPPORT_WORKER
    before, after = (
        {one.kind for one in requirements_of(*SETTINGS[setting], contract, role, day)}
        for day in (date(2026, 9, 30), date(2026, 10, 1))
    )
    assert after - before == {CheckKind.RIGHT_TO_WORK}


@pytest.mark.parametrize("contract", [Contract.PERMANENT, Contract.FIXED_TERM])
@pytest.mark.parametrize("setting", SETTINGS)
def test_employees_right_to_work_is_asked_on_both_sides_of_1_october_2026(
    setting: str, contract: Contract
) -> None:
    role = JobRole.RESIDENTIAL_SUPPORT_WORKER
    for day in (date(2026, 9, 30), date(2026, 10, 1)):
        asked = requirements_of(*SETTINGS[setting], contract, role, day)
        assert CheckKind.RIGHT_TO_WORK in {one.kind for one in asked}


@pytest.mark.parametrize("contract", [Contract.VOLUNTEER, Contract.DIRECTOR, Contract.PARTNER])
@pytest.mark.parametrize("setting", SETTINGS)
def test_nobody_asks_the_right_to_work_of_whom_nobody_employs(
    setting: str, contract: Contract
) -> None:
    for day in (date(2026, 9, 30), date(2026, 10, 1)):
        asked = requirements_of(*SETTINGS[setting], contract, JobRole.OTHER, day)
        assert CheckKind.RIGHT_TO_WORK not in {one.kind for one in asked}


@pytest.mark.parametrize(
    "contract, day, months",
    [
        (Contract.PERMANENT, date(2023, 3, 31), 12),
        (Contract.PERMANENT, date(2023, 4, 1), 6),
        (Contract.BANK, date(2023, 3, 31), 12),
        (Contract.BANK, date(2023, 4, 1), 6),
        (Contract.AGENCY, date(2023, 3, 31), 6),
        (Contract.SUBCONTRACTOR, date(2023, 4, 1), 6),
    ],
)
def test_wales_gave_twelve_months_to_register_before_1_april_2023_and_six_from_that_day(
    contract: Contract, day: date, months: int
) -> None:
    role = JobRole.RESIDENTIAL_SUPPORT_WORKER
    asked = requirements_of("wales", "childrens-home", False, contract, role, day)  # noqa: FBT003
    [clock] = rules.clocks(asked, [], day)
    assert (clock.due_on.year - day.year) * 12 + clock.due_on.month - day.month == months


@pytest.mark.parametrize(
    "day, law", [(date(2024, 3, 30), "2017"), (date(2024, 3, 31), "2024"), (DAY, "2024")]
)
def test_wales_special_schools_have_regulations_of_their_own_from_31_march_2024(
    day: date, law: str
) -> None:
    for who in ENGAGEMENTS.values():
        asked = requirements_of("wales", "residential-special-school", False, *who, day)  # noqa: FBT003
        of_schedule = [one for one in asked if "Schedule 1" in one.source.title]
        assert CheckKind.LANGUAGE in {one.kind for one in of_schedule}
        assert all(f"(Wales) Regulations {law}" in one.source.title for one in of_schedule)


def test_wales_special_schools_never_claim_a_duty_to_register_that_is_not_established() -> None:
    worker = (Contract.PERMANENT, JobRole.RESIDENTIAL_SUPPORT_WORKER)
    manager = (Contract.PERMANENT, JobRole.REGISTERED_MANAGER)
    school = ("wales", "residential-special-school", False)
    for day, asks in ((date(2024, 3, 30), True), (date(2024, 3, 31), False), (DAY, False)):
        for who in (worker, manager):
            kinds = {one.kind for one in requirements_of(*school, *who, day)}
            assert (CheckKind.REGISTRATION in kinds) is asks
    found = rules.rule_set("wales", "residential-special-school", DAY)
    assert found is not None
    assert {CheckKind.REGISTRATION, CheckKind.CAPACITY} <= {one.kind for one in found.hidden}


def test_what_is_asked_of_secure_homes_special_schools_and_volunteers_is_said_with_its_source() -> (
    None
):
    paid = (Contract.PERMANENT, JobRole.RESIDENTIAL_SUPPORT_WORKER)
    of_volunteers = (Contract.VOLUNTEER, JobRole.OTHER)
    for home_type, engaged in (
        ("secure-childrens-home", paid),
        ("residential-special-school", paid),
        ("childrens-home", of_volunteers),
    ):
        for nation in ("england", "wales"):
            found = rules.rule_set(nation, home_type, DAY)
            assert found is not None
            said = [one for one in found.remarks if one.speaks_of(home_type, *engaged)]
            assert said, (nation, home_type, engaged)


def test_volunteers_are_covered_by_law_in_wales_and_by_our_own_rule_in_england() -> None:
    for nation, basis, sure in (("england", "policy", "low"), ("wales", "law", "high")):
        found = rules.rule_set(nation, "childrens-home", DAY)
        assert found is not None
        speaking = [
            (one.basis, one.source.confidence)
            for one in found.remarks
            if one.speaks_of("childrens-home", Contract.VOLUNTEER, JobRole.OTHER)
        ]
        assert speaking == [(basis, sure)]


def test_the_certificate_asks_for_the_barred_list_of_everybody_but_volunteers() -> None:
    for setting, where in SETTINGS.items():
        for who, engaged in ENGAGEMENTS.items():
            asked = requirements_of(*where, *engaged, DAY)
            for one in asked:
                if one.certificate is not None:
                    assert one.certificate.barred_list is (who != "volunteer")
                    assert one.certificate.years == (3 if setting.startswith("wales") else None)

"""What roles need, by when, and what of it counts."""

from datetime import date, timedelta

import pytest

from workforce.employment.states import JobRole
from workforce.training.rules import needs, topics
from workforce.training.rules.expiry import Held
from workforce.training.rules.needs import Need, Needs, Service
from workforce.training.states import Confidence, Standing

CARE, NIGHTS, MANAGER = (
    JobRole.RESIDENTIAL_SUPPORT_WORKER,
    JobRole.WAKING_NIGHT_WORKER,
    JobRole.REGISTERED_MANAGER,
)
DIPLOMA, FIRST_AID = "level-3-residential-childcare", "first-aid"
STARTED = date(2024, 11, 22)
DUE = date(2026, 11, 22)
NEEDS = Needs(
    [
        (CARE, Need(FIRST_AID, 36, None)),
        (CARE, Need(DIPLOMA, None, 24)),
        (NIGHTS, Need(DIPLOMA, None, 24)),
        (NIGHTS, Need(FIRST_AID, 12, None)),
        (MANAGER, Need(FIRST_AID, 36, None)),
    ]
)


def test_a_topic_without_time_allowed_is_due_from_the_first_day() -> None:
    assert NEEDS.due({MANAGER}, [Service(MANAGER, STARTED)]) == {FIRST_AID: None}


def test_time_allowed_counts_from_the_first_spell_in_any_role_that_needs_the_topic() -> None:
    earlier = Service(NIGHTS, STARTED)
    elsewhere = Service(MANAGER, STARTED - timedelta(days=900))
    present = Service(CARE, STARTED + timedelta(days=400))
    due = NEEDS.due({CARE}, [present, earlier, elsewhere])
    assert due == {FIRST_AID: None, DIPLOMA: DUE}


def test_where_roles_differ_the_shortest_time_counts() -> None:
    need = NEEDS.need([CARE, NIGHTS], FIRST_AID)
    assert need == Need(FIRST_AID, 12, None)
    assert NEEDS.need([MANAGER], DIPLOMA) is None


@pytest.mark.parametrize(
    "day,standing,counted",
    [
        (DUE - timedelta(days=1), Standing.NOT_YET_DUE, False),
        (DUE, Standing.NOT_YET_DUE, False),  # meeting it on the day counts
        (DUE + timedelta(days=1), Standing.NOT_RECORDED, True),
    ],
)
def test_a_topic_with_time_allowed_counts_the_day_after_that_time(
    day: date, standing: Standing, *, counted: bool
) -> None:
    status = needs.statuses({DIPLOMA: DUE}, {}, day)[DIPLOMA]
    assert (status.standing, status.counted) == (standing, counted)


def test_a_diploma_gained_early_is_shown_and_counts_once_it_is_due() -> None:
    held = {DIPLOMA: [Held(STARTED, None)]}
    early = needs.statuses({DIPLOMA: DUE}, held, DUE)[DIPLOMA]
    assert (early.standing, early.counted) == (Standing.VALID, False)
    late = needs.statuses({DIPLOMA: DUE}, held, DUE + timedelta(days=1))[DIPLOMA]
    assert (late.standing, late.counted) == (Standing.VALID, True)


def test_compliance_counts_only_what_is_due() -> None:
    held = {FIRST_AID: [Held(STARTED, DUE)]}
    one = needs.statuses({FIRST_AID: None, DIPLOMA: DUE}, held, DUE)
    other = needs.statuses({FIRST_AID: None}, {}, DUE)
    assert needs.compliance([one, other]) == (1, 2)
    assert needs.compliance([]) == (0, 0)


def test_every_requirement_of_the_data_file_names_a_known_topic_and_its_source() -> None:
    known = topics.topics()
    rules = topics.default_requirements()
    assert rules
    for rule in rules:
        assert rule.topic in known
        assert rule.basis_source
        assert rule.confidence in set(Confidence)
        assert rule.months == known[rule.topic].months


def test_no_two_default_requirements_speak_of_the_same_day() -> None:
    keys = [(r.topic, r.role, r.nation, r.required_from) for r in topics.default_requirements()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    "topic,roles,months",
    [
        (DIPLOMA, {*JobRole} - {MANAGER, JobRole.THERAPIST, JobRole.TEACHER, JobRole.OTHER}, 24),
        ("level-5-leadership", {MANAGER}, 36),
    ],
)
def test_the_diplomas_are_clocks_of_england_for_the_roles_that_the_law_names(
    topic: str, roles: set[JobRole], months: int
) -> None:
    rules = [rule for rule in topics.default_requirements() if rule.topic == topic]
    assert {rule.nation for rule in rules} == {"england"}
    assert {rule.role for rule in rules} == roles - {JobRole.RESPONSIBLE_INDIVIDUAL}
    assert {rule.within_months for rule in rules} == {months}
    assert {rule.months for rule in rules} == {None}


def test_every_topic_has_a_welsh_name() -> None:
    for topic in topics.topics().values():
        assert topic.welsh_name
        assert topic.welsh_name != topic.name

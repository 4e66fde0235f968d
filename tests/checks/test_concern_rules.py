"""What a concern sets going in each nation, and by when."""

from datetime import date, timedelta

import pytest

from workforce.checks.rules import concerns as rules
from workforce.checks.states import ConcernKind

AWARE = date(2026, 11, 20)  # a Friday


def codes(kind: ConcernKind, nation: str) -> set[str]:
    return {task.code for task in rules.tasks_for(kind, nation)}


def test_every_task_has_a_source_a_day_or_reminders_and_a_kind_and_a_nation() -> None:
    for task in rules.tasks().values():
        assert task.source.url.startswith("https://")
        assert task.kinds
        assert task.nations <= {"england", "wales"}
        has_day = task.days is not None or task.working_days is not None
        assert has_day is not bool(task.again_days)


@pytest.mark.parametrize("kind", list(ConcernKind))
@pytest.mark.parametrize("nation", ["england", "wales"])
def test_every_concern_in_every_nation_takes_the_person_off_work_first(
    kind: ConcernKind, nation: str
) -> None:
    assert rules.tasks_for(kind, nation)[0].code == "stop-work"


def test_an_allegation_in_england_goes_to_the_designated_officer_and_ofsted() -> None:
    found = codes(ConcernKind.ALLEGATION, "england")
    assert {"designated-officer", "notify-ofsted", "refer-dbs"} <= found
    assert not found & {"social-care-wales", "notify-ciw"}


def test_an_allegation_in_wales_goes_to_the_inspectorate_and_social_care_wales() -> None:
    found = codes(ConcernKind.ALLEGATION, "wales")
    assert {"designated-officer-wales", "notify-ciw", "social-care-wales"} <= found
    assert "notify-ofsted" not in found


def test_a_dismissal_for_harm_is_referred_and_a_barred_person_reported_to_the_police() -> None:
    assert "refer-dbs" in codes(ConcernKind.DISMISSAL_FOR_HARM, "england")
    assert "tell-police-barred" in codes(ConcernKind.BARRED_LIST_HIT, "wales")


def test_a_disqualification_is_disclosed_within_28_days_in_england_and_soon_in_wales() -> None:
    england = rules.tasks()["disclose-disqualification"]
    wales = rules.tasks()["disclose-disqualification-wales"]
    due_on = england.due_on(AWARE, "england")
    assert due_on == AWARE + timedelta(days=28)
    assert england.overdue_after(AWARE, due_on) == due_on
    assert wales.due_on(AWARE, "wales") is None


@pytest.mark.parametrize(
    "aware_on, due_on",
    [
        (date(2026, 11, 19), date(2026, 11, 20)),
        (date(2026, 11, 20), date(2026, 11, 23)),
        (date(2026, 12, 24), date(2026, 12, 29)),
        (date(2027, 3, 25), date(2027, 3, 30)),
    ],
)
def test_one_working_day_skips_weekends_and_bank_holidays(aware_on: date, due_on: date) -> None:
    task = rules.tasks()["designated-officer"]
    assert task.due_on(aware_on, "england") == due_on


@pytest.mark.parametrize(
    "days, reminder", [(6, None), (7, 7), (13, 7), (14, 14), (27, 14), (28, 28), (90, 28)]
)
def test_a_referral_is_reminded_of_after_7_14_and_28_days_however_late(
    days: int, reminder: int | None
) -> None:
    task = rules.tasks()["refer-dbs"]
    assert task.reminder(AWARE, None, AWARE + timedelta(days=days)) == reminder


def test_a_task_with_a_last_day_is_reminded_of_on_it_and_again_when_it_is_overdue() -> None:
    task = rules.tasks()["disclose-disqualification"]
    due_on = AWARE + timedelta(days=28)
    assert task.reminder(AWARE, due_on, due_on - timedelta(days=1)) is None
    assert task.reminder(AWARE, due_on, due_on) == 28
    assert task.reminder(AWARE, due_on, due_on + timedelta(days=7)) == 35


@pytest.mark.parametrize("kind", list(ConcernKind))
@pytest.mark.parametrize("nation", ["england", "wales"])
def test_only_the_next_owner_of_a_home_asks_the_earlier_one_and_it_stops_work_again(
    kind: ConcernKind, nation: str
) -> None:
    assert "ask-earlier-owner" not in codes(kind, nation)
    found = [task.code for task in rules.tasks_of_next_owner(kind, nation)]
    assert found == ["stop-work", "ask-earlier-owner"]
    assert [code for code in found if rules.came_over(code)] == ["ask-earlier-owner"]

"""Recording completions, and striking out what was recorded by mistake."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.factories import employment, providers, training
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.errors import Conflict, DomainError, NotAllowed, NotFound
from workforce.employment.models import PersonInPost
from workforce.providers.states import Role
from workforce.training.models import Completion
from workforce.training.queries import records
from workforce.training.services import completions, defaults
from workforce.training.states import Delivery

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.today()


def make_person(**more: Any) -> tuple[PersonInPost, Actor]:
    owner = providers.make_member(Role.OWNER)
    home = providers.make_home(owner.organisation)
    return employment.make_person_in_post(home, **more), owner.actor


def record(actor: Actor, person: PersonInPost, **more: Any) -> Completion:
    values = {
        "topic": "first-aid",
        "course_title": "First aid at work",
        "completed_on": TODAY,
        "delivery": Delivery.CLASSROOM,
        **more,
    }
    return completions.record(actor, person, **values)


def test_a_completion_counts_as_long_as_the_requirement_in_force_that_day_says() -> None:
    person, actor = make_person()
    change = TODAY - timedelta(days=100)
    training.make_requirement(months=36, required_to=change - timedelta(days=1))
    training.make_requirement(months=12, required_from=change)
    before = record(actor, person, completed_on=change - timedelta(days=1))
    after = record(actor, person, completed_on=change)
    assert before.valid_until is not None
    assert (before.valid_until - before.completed_on).days > 1000
    assert after.valid_until is not None
    assert 364 <= (after.valid_until - after.completed_on).days <= 366


def test_an_employers_own_requirement_stands_in_place_of_the_default() -> None:
    person, actor = make_person()
    training.make_requirement(months=36)
    training.make_requirement(months=12, organisation=person.organisation)
    training.make_requirement(months=6, organisation=providers.make_organisation())
    row = record(actor, person, completed_on=date(2026, 1, 10))
    assert row.valid_until == date(2027, 1, 9)


def test_a_topic_that_the_role_does_not_need_counts_as_long_as_it_usually_does() -> None:
    person, actor = make_person()
    assert record(actor, person, completed_on=date(2026, 1, 10)).valid_until == date(2029, 1, 9)
    assert record(actor, person, topic="induction").valid_until is None


def test_renewing_in_time_counts_on_from_the_old_end() -> None:
    person, actor = make_person()
    training.make_requirement(months=12)
    first = record(actor, person, completed_on=date(2025, 1, 10))
    second = record(actor, person, completed_on=date(2025, 12, 1))
    assert first.valid_until == date(2026, 1, 9)
    assert second.valid_until == date(2027, 1, 9)


def test_renewing_counts_on_from_training_recorded_in_another_home_of_the_employer() -> None:
    person, actor = make_person(reference="P-1", ended_on=TODAY - timedelta(days=10))
    other = providers.make_home(person.organisation)
    again = employment.make_person_in_post(other, reference="P-1")
    training.make_requirement(months=12)
    record(actor, person, completed_on=date(2025, 1, 10))
    assert record(actor, again, completed_on=date(2025, 12, 1)).valid_until == date(2027, 1, 9)


def test_the_same_training_on_the_same_day_is_refused_in_words() -> None:
    person, actor = make_person()
    record(actor, person)
    with pytest.raises(Conflict, match="already recorded for this day") as refused:
        record(actor, person, course_title="Again")
    assert refused.value.field == "completed_on"
    assert len(records.live_of_topic(person, "first-aid")) == 1


def test_a_mistake_is_struck_out_and_can_be_recorded_rightly() -> None:
    person, actor = make_person()
    wrong = record(actor, person)
    completions.strike_out(actor, wrong, reason="Somebody else’s certificate")
    right = record(actor, person, course_title="Emergency first aid")
    assert wrong.is_struck_out
    assert records.live_of_topic(person, "first-aid") == [right]
    known = records.completions_of(person.organisation_id, [person.person_reference])
    assert set(known) == {wrong, right}


def test_a_record_is_struck_out_once() -> None:
    person, actor = make_person()
    row = record(actor, person)
    completions.strike_out(actor, row, reason="A mistake")
    with pytest.raises(Conflict):
        completions.strike_out(actor, row, reason="Again")


@pytest.mark.parametrize("reason", ["", "   "])
def test_striking_out_needs_a_reason(reason: str) -> None:
    person, actor = make_person()
    row = record(actor, person)
    with pytest.raises(DomainError) as refused:
        completions.strike_out(actor, row, reason=reason)
    assert refused.value.field == "reason"


def test_what_a_later_renewal_counts_on_from_is_struck_out_after_it() -> None:
    person, actor = make_person()
    training.make_requirement(months=12)
    first = record(actor, person, completed_on=date(2025, 1, 10))
    second = record(actor, person, completed_on=date(2025, 12, 1))
    with pytest.raises(Conflict, match="later"):
        completions.strike_out(actor, first, reason="A mistake")
    completions.strike_out(actor, second, reason="A mistake")
    completions.strike_out(actor, first, reason="A mistake")
    assert records.live_of_topic(person, "first-aid") == []


@pytest.mark.parametrize(
    "details,field",
    [
        ({"topic": "owl-keeping"}, "topic"),
        ({"completed_on": TODAY + timedelta(days=1)}, "completed_on"),
    ],
)
def test_nonsense_is_refused_beside_its_field(details: dict[str, Any], field: str) -> None:
    person, actor = make_person()
    with pytest.raises(DomainError) as refused:
        record(actor, person, **details)
    assert refused.value.field == field


def test_nothing_is_recorded_for_a_day_after_the_person_left() -> None:
    person, actor = make_person(ended_on=TODAY - timedelta(days=5))
    with pytest.raises(DomainError, match="had left"):
        record(actor, person)
    assert record(actor, person, completed_on=TODAY - timedelta(days=5)).id


def test_who_only_reads_cannot_record() -> None:
    person, _owner = make_person()
    reader = providers.make_member(Role.RESPONSIBLE_INDIVIDUAL, person.organisation)
    with pytest.raises(NotAllowed):
        record(reader.actor, person)


@pytest.mark.parametrize("role", [Role.RECRUITER, Role.SPONSOR_OFFICER, Role.TRAINER])
def test_to_other_roles_there_is_no_such_person(role: Role) -> None:
    person, _owner = make_person()
    organisation = None if role is Role.TRAINER else person.organisation
    member = providers.make_member(role, organisation)
    with pytest.raises(NotFound):
        record(member.actor, person)


def test_loading_the_defaults_twice_changes_nothing() -> None:
    assert defaults.load_defaults() > 0
    assert defaults.load_defaults() == 0


def test_a_default_that_changed_in_the_file_is_brought_up_to_date(session: Session) -> None:
    row = training.make_requirement("first-aid", months=99)
    defaults.load_defaults()
    session.expire_all()
    assert row.months == 36

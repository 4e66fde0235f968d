"""A training provider's courses, from draft to catalogue and out of it."""

from typing import Any

import pytest

from tests.factories import accounts, providers, training
from tests.page import StrictClient
from workforce.core.errors import Conflict, NotAllowed, NotFound
from workforce.providers.models import Organisation
from workforce.providers.states import OrganisationKind, Role
from workforce.training.services import courses
from workforce.training.states import CourseState, Delivery

pytestmark = pytest.mark.usefixtures("app")
SENT: dict[str, Any] = {
    "title": "Fire wardens",
    "topic": "fire-safety",
    "summary": "What to do when the alarm goes.",
    "delivery": "classroom",
    "duration_minutes": "90",
}
DETAILS = courses.CourseDetails("Fire", "fire-safety", "About fire.", Delivery.ONLINE, 60)


def make_trainer(client: StrictClient, role: Role = Role.TRAINER) -> Organisation:
    provider = providers.make_organisation(OrganisationKind.TRAINING_PROVIDER)
    member = providers.make_member(role, provider)
    accounts.sign_in(client, member.person)
    return provider


@pytest.mark.parametrize("role", [Role.TRAINER, Role.TRAINING_ADMINISTRATOR, Role.OWNER])
def test_a_course_goes_from_draft_to_the_catalogue_and_out_of_it(
    client: StrictClient, role: Role
) -> None:
    make_trainer(client, role)
    assert "No courses yet" in client.page("/courses").main
    answer = client.submit("/courses/add", **SENT)
    url = answer.headers["Location"]
    assert "Draft" in client.page(url).main
    assert "Fire wardens" not in client.page("/training").main
    client.post(f"{url}/publish")
    assert "Fire wardens" in client.page("/training").main
    client.submit(f"{url}/change", title="Fire marshals")
    assert "Fire marshals" in client.page("/training").main
    client.post(f"{url}/withdraw")
    assert "Fire marshals" not in client.page("/training").main
    assert "Withdrawn from the catalogue" in client.page(url).main


def test_an_empty_course_is_refused_field_by_field(client: StrictClient) -> None:
    make_trainer(client)
    page = client.refused("/courses/add")
    assert set(page.errors) == set(SENT)


def test_another_training_providers_course_is_not_there(client: StrictClient) -> None:
    make_trainer(client)
    other = providers.make_organisation(OrganisationKind.TRAINING_PROVIDER)
    course = training.make_course(other)
    assert client.get(f"/courses/{course.public_id}").status_code == 404
    assert client.post(f"/courses/{course.public_id}/withdraw").status_code == 404


def test_the_owner_of_homes_offers_no_courses(client: StrictClient) -> None:
    member = providers.make_member(Role.OWNER)
    accounts.sign_in(client, member.person)
    assert "Only training providers offer courses" in client.page("/courses").main
    assert client.submit("/courses/add", **SENT).status_code == 403


def test_what_the_platform_offers_belongs_to_no_training_provider() -> None:
    trainer = providers.make_member(Role.TRAINER)
    course = training.make_course()
    with pytest.raises(NotFound):
        courses.withdraw(trainer.actor, course)


def test_publishing_twice_is_refused_and_changes_nothing() -> None:
    trainer = providers.make_member(Role.TRAINER)
    course = courses.add(trainer.actor, DETAILS)
    courses.publish(trainer.actor, course)
    first = course.published_at
    with pytest.raises(Conflict):
        courses.publish(trainer.actor, course)
    assert (course.state, course.published_at) == (CourseState.PUBLISHED, first)


def test_a_draft_cannot_be_withdrawn_and_a_withdrawn_course_can_come_back() -> None:
    trainer = providers.make_member(Role.TRAINER)
    course = courses.add(trainer.actor, DETAILS)
    with pytest.raises(Conflict):
        courses.withdraw(trainer.actor, course)
    courses.publish(trainer.actor, course)
    courses.withdraw(trainer.actor, course)
    courses.publish(trainer.actor, course)
    assert course.state is CourseState.PUBLISHED


def test_only_a_training_provider_adds_a_course() -> None:
    owner = providers.make_member(Role.OWNER)
    with pytest.raises(NotAllowed):
        courses.add(owner.actor, DETAILS)

"""The catalogue, as anyone reads it."""

import pytest

from tests.factories import providers, training
from tests.page import StrictClient
from workforce.providers.states import OrganisationKind, OrganisationState
from workforce.training.states import CourseState, Delivery

TRAINING_PROVIDER = OrganisationKind.TRAINING_PROVIDER


def test_an_empty_catalogue_says_when_courses_appear(client: StrictClient) -> None:
    assert "Courses appear here when" in client.page("/training").main


def test_courses_of_the_platform_and_of_approved_training_providers_are_listed(
    client: StrictClient,
) -> None:
    training.make_course(title="From the platform")
    training.make_course(providers.make_organisation(TRAINING_PROVIDER), title="From a trainer")
    assert {"From the platform", "From a trainer"} <= set(client.page("/training").links())


@pytest.mark.parametrize(
    "kind,state,course_state",
    [
        (TRAINING_PROVIDER, OrganisationState.ASKED, CourseState.PUBLISHED),
        (TRAINING_PROVIDER, OrganisationState.SUSPENDED, CourseState.PUBLISHED),
        (OrganisationKind.PROVIDER, OrganisationState.APPROVED, CourseState.PUBLISHED),
        (TRAINING_PROVIDER, OrganisationState.APPROVED, CourseState.DRAFT),
        (TRAINING_PROVIDER, OrganisationState.APPROVED, CourseState.WITHDRAWN),
    ],
)
def test_no_other_course_is_shown(
    client: StrictClient,
    kind: OrganisationKind,
    state: OrganisationState,
    course_state: CourseState,
) -> None:
    organisation = providers.make_organisation(kind, state)
    course = training.make_course(organisation, title="Not shown", state=course_state)
    assert "Not shown" not in client.page("/training").main
    assert client.get(f"/training/{course.public_id}").status_code == 404


def test_the_catalogue_is_narrowed_by_words_topic_and_delivery(client: StrictClient) -> None:
    training.make_course(title="Fire wardens", topic="fire-safety", delivery=Delivery.ONLINE)
    training.make_course(title="Emergency first aid", topic="first-aid")
    for query in ("q=WARDENS+fire", "topic=fire-safety", "delivery=online"):
        page = client.page(f"/training?{query}")
        assert "Fire wardens" in page.main, query
        assert "Emergency first aid" not in page.main, query
    assert "No course fits" in client.page("/training?q=100%25").main


@pytest.mark.parametrize(
    "query", ["topic=no-such", "delivery=by-owl", "page=99", "page=x", "q=%25"]
)
def test_an_odd_question_is_answered_with_a_page(client: StrictClient, query: str) -> None:
    client.page(f"/training?{query}")


def test_a_course_says_who_needs_its_topic_and_who_says_so(client: StrictClient) -> None:
    course = training.make_course(title="Emergency first aid", topic="first-aid")
    page = client.page(f"/training/{course.public_id}")
    assert "6 hours 30 minutes" in page.main
    assert "Registered manager" in page.main
    assert "Guidance" in page.main
    assert "3 years" in page.main
    assert "Ask your manager, your training lead or the training provider" in page.main


def test_an_unknown_course_is_not_found(client: StrictClient) -> None:
    client.page("/training/nosuchcourse", status=404)


@pytest.mark.parametrize("url", ["/training", "/training?topic=first-aid&lang=cy"])
def test_the_catalogue_speaks_welsh(client: StrictClient, url: str) -> None:
    training.make_course(topic="first-aid")
    client.get("/training?lang=cy")
    assert "Cymorth cyntaf" in client.page(url).main

"""Signing in: one answer and one verification whatever is wrong, and a new token each time."""

from tests.factories.accounts import PASSWORD, make_person, sign_in
from tests.page import Page, StrictClient

WRONG = "Check your email address and password, and try again"


def test_a_person_signs_in_with_the_right_password(client: StrictClient) -> None:
    make_person("ann@example.org")
    answer = client.submit("/sign-in", email="Ann@Example.org", password=PASSWORD)
    assert answer.status_code == 303
    assert answer.location == "/"
    with client.session_transaction() as cookie:
        assert cookie["_user_id"]

"""Whoever doubts an offer finds the page that answers: from its letter and from every page."""

from flask import Flask
from sqlalchemy import select

from tests.factories.applications import make_application
from tests.page import StrictClient
from workforce.applications.states import ApplicationState
from workforce.core.db import session
from workforce.messages import services as messages
from workforce.messages.models import Letter

S = ApplicationState


def test_an_offer_says_where_its_code_can_be_asked_for_and_every_page_leads_there(
    client: StrictClient, app: Flask
) -> None:
    application = make_application(state=S.OFFERED)
    (letter,) = [
        one
        for one in session().scalars(select(Letter))
        if one.template == "applications/offer" and one.address == application.candidate.email
    ]
    assert "/offers/check" in str(letter.context)
    with app.test_request_context():
        post = messages.rendered(letter, app.jinja_env, "https://example.org")
    assert "/offers/check" in str(post)
    for address in ("/help", "/jobs"):
        assert "Is this offer real?" in client.page(address).links()
    assert "Is this offer real?" in client.page("/offers/check").title

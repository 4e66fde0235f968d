"""Windows of one person that send the same form at one moment."""

from collections.abc import Callable

from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

Verb = Callable[[], str | None]
FIRST_STEP = {
    "telephone": "07700 900123",
    "right_to_work": "yes",
    "starts": "month",
    "patterns": "1",
    "words": "I have cared for my brother.",
}


def browser_of(app: Flask, token: str) -> FlaskClient:
    """A browser in which somebody is signed in."""
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
        cookie["_fresh"] = True
    return client


def apply(app: Flask, *, path: str, token: str) -> Verb:
    """Begin the same application in one more window of the same person."""
    client = browser_of(app, token)
    return _sends(client, path, {})


def send_application(app: Flask, *, path: str, token: str) -> Verb:
    """Send the same whole application from one more window of the same person."""
    client = browser_of(app, token)
    return _sends(client, path, {"is_true": "1", "understands": "1"})


def interest(app: Flask, *, path: str, token: str) -> Verb:
    """Send the same short first step from one more window of the same person."""
    client = browser_of(app, token)
    return _sends(client, path, FIRST_STEP)


def _sends(client: FlaskClient, path: str, typed: dict[str, str]) -> Verb:
    """Send the form of a page as it stands there, with what was typed."""
    page = BeautifulSoup(client.get(path).get_data(as_text=True), "html.parser")
    field = page.select_one("main [name=csrf_token]")
    filled = {**typed, **({"csrf_token": str(field["value"])} if field else {})}

    def verb() -> str:
        answer = client.post(path, data=filled)
        said = "already" if "cannot be changed any more" in answer.get_data(as_text=True) else ""
        return f"{answer.status_code} {answer.headers.get('Location', said)}"

    return verb

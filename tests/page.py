"""The strict client: a browser without JavaScript that checks every page it is given."""

from collections import Counter
from typing import Any
from weakref import WeakKeyDictionary

import html5lib
from bs4 import BeautifulSoup, Tag
from flask import Flask, g
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import Engine, event
from werkzeug.test import TestResponse

from workforce.core.db import db

MOST_QUERIES = 25  # a page reads
MOST_QUERIES_OF_A_CHANGE = 45  # a change reads afresh under the lock, and keeps its trail
_counted: list[str] = []
_read: WeakKeyDictionary[TestResponse, BeautifulSoup] = WeakKeyDictionary()
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "PRAGMA")


@event.listens_for(Engine, "before_cursor_execute")
def _count(*details: Any) -> None:
    statement = str(details[2])
    if not statement.lstrip().upper().startswith(NOT_COUNTED):
        _counted.append(statement)


class Page:
    """A page as a person meets it."""

    def __init__(self, response: TestResponse) -> None:
        """Parse the page of an answer."""
        self.response = response
        self.soup = _soup(response)

    @property
    def title(self) -> str:
        """The words of the title element."""
        return self.text("title")

    @property
    def h1(self) -> str:
        """The words of the main heading."""
        return self.text("h1")

    @property
    def main(self) -> str:
        """All words of the main part, in one line."""
        return self.text("main")

    def text(self, selector: str) -> str:
        """The words of the first match, in one line; empty when there is none."""
        found = self.soup.select_one(selector)
        return " ".join(found.get_text(" ").split()) if found else ""

    def texts(self, selector: str) -> list[str]:
        """The words of every match."""
        return [" ".join(found.get_text(" ").split()) for found in self.soup.select(selector)]

    def links(self) -> dict[str, str]:
        """Every link by its words."""
        return {
            " ".join(link.get_text(" ").split()): str(link["href"])
            for link in self.soup.select("a[href]")
        }

    @property
    def errors(self) -> dict[str, str]:
        """What the error summary says, by the id each error links to."""
        found = {}
        for item in self.soup.select(".govuk-error-summary__list li"):
            link = item.select_one("a")
            name = str(link.get("href", "")).removeprefix("#") if link else ""
            found[name] = " ".join(item.get_text(" ").split())
        return found

    def form_values(self, number: int = 0) -> dict[str, Any]:
        """What the numbered POST form of the main part would send as it stands."""
        form = self.soup.select("main form[method=post]")[number]
        values: dict[str, Any] = {}
        for field in form.select("input[name], select[name], textarea[name]"):
            _add_value(values, field)
        return values

    def form_action(self, number: int = 0) -> str:
        """Where the numbered POST form sends to; empty means the same page."""
        return str(self.soup.select("main form[method=post]")[number].get("action") or "")


def _soup(response: TestResponse) -> BeautifulSoup:
    """The parsed page of an answer; the client has read most of them before the test does."""
    found = _read.get(response)
    if found is None:
        found = _read[response] = BeautifulSoup(response.get_data(as_text=True), "html.parser")
    return found


def _forget_request() -> None:
    """Requests share the application context of the test: let none know what the last one knew."""
    for name in list(g):
        g.pop(name)


def _add_value(values: dict[str, Any], field: Tag) -> None:
    name, kind = str(field["name"]), field.get("type")
    if kind in {"radio", "checkbox"} and not field.has_attr("checked"):
        return
    if kind == "file":
        return
    if field.name == "select":
        chosen = field.select_one("option[selected]") or field.select_one("option")
        values[name] = str(chosen.get("value", "")) if chosen else ""
    elif field.name == "textarea":
        values[name] = field.get_text().removeprefix("\n")
    else:
        values[name] = str(field.get("value", ""))


class StrictClient(FlaskClient):
    """Fails the test that meets invalid HTML, a wrong title, a lost error or too many queries."""

    most_queries = MOST_QUERIES
    strict = True

    @classmethod
    def watch(cls, app: Flask) -> None:
        """Fail a request that leaves rows unwritten."""

        def nothing_left(answer: Any) -> Any:
            current = db.session()
            left = [*current.new, *current.deleted]
            left += [row for row in current.dirty if current.is_modified(row)]
            assert not left, f"rows changed outside a use case: {left}"
            return answer

        app.after_request(nothing_left)

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request and check the answer."""
        csrf = kwargs.pop("csrf", True)
        if csrf and kwargs.get("method") == "POST" and not kwargs.get("json"):
            kwargs["data"] = self._with_token(kwargs.get("data"))
        self._end_transaction()
        _forget_request()
        before = len(_counted)
        response = super().open(*args, **kwargs)
        self.queries = _counted[before:]
        self._end_transaction()
        if self.strict:
            self._check(response)
        return response

    def page(self, url: str, *, status: int = 200) -> Page:
        """The page at an address, expected with a status."""
        response = self.get(url)
        assert response.status_code == status, f"{url}: {response.status_code}"
        return Page(response)

    def submit(self, url: str, number: int = 0, **values: Any) -> TestResponse:
        """Open a page, fill in its form as a person would, and send it."""
        page = self.page(url)
        filled = {**page.form_values(number), **values}
        filled = {name: value for name, value in filled.items() if value is not None}
        return self.post(page.form_action(number) or url, data=filled)

    def refused(self, url: str, number: int = 0, **values: Any) -> Page:
        """Fill in a form, expect it back with errors, and read that page."""
        response = self.submit(url, number, **values)
        assert response.status_code == 200, response.status_code
        return Page(response)

    def _with_token(self, data: Any) -> Any:
        if data is not None and not isinstance(data, dict):
            return data
        secret = self.application.config["SECRET_KEY"]
        with self.session_transaction() as cookie:
            raw = cookie.setdefault("csrf_token", "raw-token-of-the-tests")
        token = URLSafeTimedSerializer(secret, salt="wtf-csrf-token").dumps(raw)
        return {"csrf_token": token, **(data or {})}

    def _end_transaction(self) -> None:
        """Requests nest their savepoints in ours: hold none open while they run."""
        db.session.rollback()
        db.session.expire_all()

    def _check(self, response: TestResponse) -> None:
        changing = response.request.method == "POST"
        limit = MOST_QUERIES_OF_A_CHANGE if changing else self.most_queries
        assert len(self.queries) <= limit, "too many queries:\n" + "\n".join(self.queries)
        if response.mimetype != "text/html" or response.status_code in {301, 302, 303, 308}:
            return
        html = response.get_data(as_text=True)
        html5lib.HTMLParser(strict=True).parse(html)
        page = Page(response)
        headings = page.texts("h1")
        assert len(headings) == 1, f"one h1, not {headings}"
        _check_title(page, headings[0])
        _check_ids(page)
        _check_errors(page)
        _check_security(page)


def _check_title(page: Page, heading: str) -> None:
    said = page.title.removeprefix("Error: ").removeprefix("Gwall: ")
    assert said.startswith(heading), f"title {page.title!r} does not match h1 {heading!r}"
    has_errors = page.soup.select_one(".govuk-error-summary") is not None
    assert has_errors == page.title.startswith(("Error: ", "Gwall: ")), page.title


def _check_ids(page: Page) -> None:
    tags = page.soup.find_all()
    ids = Counter(str(tag["id"]) for tag in tags if tag.has_attr("id"))
    twice = {name for name, times in ids.items() if times > 1}
    assert not twice, f"ids used twice: {twice}"
    for label in tags:
        if label.name == "label" and label.has_attr("for"):
            assert label["for"] in ids, f"label for a missing field: {label}"
    assert not [tag for tag in tags if tag.has_attr("style")], "inline style"


def _check_errors(page: Page) -> None:
    if not page.soup.find(class_=["govuk-error-summary__list", "govuk-error-message"]):
        return
    for link in page.soup.select(".govuk-error-summary__list a[href^='#']"):
        target = page.soup.find(id=str(link["href"])[1:])
        assert target is not None, f"error link to nowhere: {link}"
    for message in page.soup.select(".govuk-error-message[id]"):
        describing = page.soup.select(f"[aria-describedby~='{message['id']}']")
        assert describing, f"error not tied to its field: {message}"


def _check_security(page: Page) -> None:
    for script in page.soup.find_all("script"):
        is_data = script.get("type") == "application/ld+json"
        assert is_data or script.has_attr("src"), "inline js"
    for form in page.soup.find_all("form", method="post"):
        assert form.find("input", attrs={"name": "csrf_token"}), f"form without token: {form}"

"""Alerts without an account: asked for, confirmed, changed and stopped by links that work twice."""

import dataclasses
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import accounts, vacancies
from tests.factories.alerts import make_alert, make_search
from tests.page import StrictClient
from workforce.core.db import session
from workforce.integrations import mail, texts
from workforce.messages import jobs as posting
from workforce.messages.models import Letter
from workforce.messages.states import Channel
from workforce.vacancies.models import AlertAnswer, AlertMatch, JobAlert
from workforce.vacancies.rules.returning import alerts as rules
from workforce.vacancies.services import alerts
from workforce.vacancies.states.alerts import AlertFrequency, AlertState, LinkPurpose

SEARCH = "/alerts/new?q=support&location=leeds&radius=10&role=therapist&contract=bank&sort=closing"
TYPED: dict[str, Any] = {"channel": "email", "email": "Ann@example.org", "frequency": "weekly"}


def only() -> JobAlert:
    session().rollback()
    session().expire_all()
    return session().scalars(select(JobAlert)).one()


def path_of(row: JobAlert, purpose: LinkPurpose) -> str:
    endpoint, values = alerts.link_of(row.public_id, purpose)
    with_app = {"confirm": "confirm", "manage": "manage", "stop": "stop", "keep": "keep"}
    tail = with_app.get(purpose.value, {"found": "jobs", "useful": "useful"}.get(purpose.value))
    assert endpoint
    return f"/alerts/{values['token']}/{tail}"


def test_a_search_fills_the_form_in_and_nothing_more(client: StrictClient) -> None:
    page = client.page(SEARCH)
    assert page.h1 == "Get jobs like these by email"
    values = page.form_values()
    assert (values["q"], values["location"], values["radius"]) == ("support", "Leeds", "10")
    checked = {box["value"] for box in page.soup.select("input[type=checkbox][checked]")}
    assert checked == {"therapist", "contract=bank"}


def test_an_alert_begins_when_its_address_confirms_it(client: StrictClient) -> None:
    assert (
        client.submit(SEARCH, **TYPED, role="therapist", others="contract=bank").status_code == 303
    )
    row = only()
    assert row.state is AlertState.ASKED
    assert row.frequency is AlertFrequency.WEEKLY
    assert dict(map(tuple, row.query)) == {
        "q": "support",
        "location": "authority:E08000035",
        "radius": "10",
        "role": "therapist",
        "contract": "bank",
    }
    (letter,) = accounts.letters_to("ann@example.org")
    assert letter.template == "vacancies/confirm_alert"
    link = accounts.path_in(letter)
    assert client.page(link).h1 == "Turn your alert on"
    assert only().state is AlertState.ASKED, "opening a link changes nothing"
    for _ in range(2):
        assert client.post(link).status_code == 200
        assert client.page(link).h1 == "Your alert is on"
    assert only().state is AlertState.LIVE


def test_asking_twice_tells_the_same_and_doubles_nothing(client: StrictClient) -> None:
    first = client.submit(SEARCH, **TYPED)
    alerts.confirm(only())
    again = client.submit(SEARCH, **TYPED)
    assert (first.status_code, first.headers["Location"]) == (
        again.status_code,
        again.headers["Location"],
    )
    assert only().state is AlertState.LIVE
    templates = [letter.template for letter in accounts.letters_to("ann@example.org")]
    assert templates == ["vacancies/confirm_alert", "vacancies/alert_known"]


@pytest.mark.parametrize(
    "typed, field",
    [
        ({"location": ""}, "location"),
        ({"location": "Nowhereville"}, "location"),
        ({"location": "Richmond"}, "location"),
        ({"q": "", "role": None, "others": None}, "q"),
        ({"email": ""}, "email"),
        ({"channel": "text", "telephone": ""}, "telephone"),
        ({"frequency": None}, "frequency"),
    ],
)
def test_an_alert_needs_a_place_and_one_thing_more(
    client: StrictClient, typed: dict[str, Any], field: str
) -> None:
    page = client.refused(SEARCH, **{**TYPED, **typed})
    assert any(name.startswith(field) for name in page.errors), page.errors
    assert session().scalars(select(JobAlert)).all() == []


def test_the_whole_country_is_a_place(client: StrictClient) -> None:
    assert client.submit(SEARCH, **{**TYPED, "location": "England"}).status_code == 303
    row = only()
    assert row.place_id is None
    assert client.page(path_of_live(row)).form_values()["location"] == "England"


def path_of_live(row: JobAlert) -> str:
    alerts.confirm(row)
    return path_of(row, LinkPurpose.MANAGE)


def test_an_alert_by_text_is_confirmed_by_text(
    client: StrictClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = dataclasses.replace(app.extensions["settings"], texts_url="memory:")
    monkeypatch.setitem(app.extensions, "settings", settings)
    asked = {**TYPED, "channel": "text", "telephone": "07700 900 982", "email": ""}
    assert client.submit(SEARCH, **asked).headers["Location"].endswith("by=text")
    row = only()
    assert (row.channel, row.address) == (Channel.TEXT, "+447700900982")
    with app.app_context():
        posting.post_letters(row.created_at.date())
    words = texts.MEMORY.sent[-1].words
    assert path_of(row, LinkPurpose.CONFIRM) in words


def test_somebody_signed_in_confirms_nothing_at_their_own_address(client: StrictClient) -> None:
    person = accounts.make_person("own@example.org")
    accounts.sign_in(client, person)
    assert client.page(SEARCH).form_values()["email"] == "own@example.org"
    client.submit(SEARCH, channel="email", frequency="daily")
    assert only().state is AlertState.LIVE
    page = client.page("/alerts")
    assert "support" in page.main
    assert accounts.letters_to("own@example.org") == []


def test_nobody_sees_the_alerts_of_another_address(client: StrictClient) -> None:
    make_alert(address="other@example.org")
    accounts.sign_in(client, accounts.make_person("me@example.org"))
    assert "You have no alerts" in client.page("/alerts").main


def test_an_alert_is_changed_by_its_link(client: StrictClient) -> None:
    row = make_alert()
    path = path_of(row, LinkPurpose.MANAGE)
    assert client.submit(path, q="nights", location="York", frequency="weekly").status_code == 303
    changed = only()
    assert (changed.words, changed.frequency) == ("nights", AlertFrequency.WEEKLY)
    assert client.refused(path, location="Nowhereville").errors


def test_two_alerts_of_an_address_never_become_the_same(client: StrictClient) -> None:
    make_alert(make_search(q="nights", location="leeds"), address="a@example.org")
    row = make_alert(make_search(q="days", location="leeds"), address="a@example.org")
    page = client.refused(path_of(row, LinkPurpose.MANAGE), q="nights")
    assert "another alert for these jobs" in page.main


def test_stopping_works_twice_and_forgets_the_address(client: StrictClient) -> None:
    row = make_alert()
    path = path_of(row, LinkPurpose.STOP)
    assert client.page(path).h1 == "Stop this alert"
    for _ in range(2):
        assert client.post(path).status_code == 200
        page = client.page(path)
        assert page.h1 == "This alert has ended"
    again = page.links()["Get jobs like these again"]
    assert client.page(again).form_values()["q"] == "support"
    ended = only()
    assert (ended.state, ended.address, ended.address_digest) == (AlertState.ENDED, None, None)
    for purpose in (LinkPurpose.MANAGE, LinkPurpose.KEEP, LinkPurpose.FOUND, LinkPurpose.USEFUL):
        assert client.page(path_of(row, purpose)).h1 == "This alert has ended"


def test_a_mail_program_stops_an_alert_with_one_press(client: StrictClient) -> None:
    row = make_alert()
    token = alerts.token_of(row.public_id, LinkPurpose.STOP)
    for _ in range(2):
        answer = client.post(f"/hooks/alerts/{token}/stop", csrf=False)
        assert answer.status_code == 204
    assert only().state is AlertState.ENDED


def test_a_token_is_good_for_its_own_purpose_only(client: StrictClient) -> None:
    row = make_alert()
    keep = alerts.token_of(row.public_id, LinkPurpose.KEEP)
    for path in (f"/alerts/{keep}/stop", "/alerts/nonsense/manage", f"/alerts/{keep[:-1]}x/keep"):
        assert client.get(path).status_code == 404
    assert client.post(f"/hooks/alerts/{keep}/stop", csrf=False).status_code == 400
    assert only().state is AlertState.LIVE


def test_a_letter_lists_the_jobs_and_the_ways_to_change_and_stop(
    client: StrictClient, app: Flask
) -> None:
    row = make_alert(address="letters@example.org")
    job = vacancies.make_vacancy(title="Support worker, nights")
    vacancies.make_vacancy(title="Support worker, days")
    alerts.send(AlertFrequency.DAILY, row.created_at.date())
    with app.app_context():
        posting.post_letters(row.created_at.date())
    sent = [one for one in mail.MEMORY.sent if one.to == "letters@example.org"][-1]
    assert sent.subject == "Support worker, days in Leeds and 1 more job"
    assert f"/jobs/{job.public_id}?via=alert" in sent.text
    message = mail.message_of(sent, "us@example.org")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = urlsplit(message["List-Unsubscribe"].strip("<>"))
    assert client.page(path_of(row, LinkPurpose.FOUND)).texts(".app-job__title")
    assert client.post(address.path, csrf=False).status_code == 204
    assert only().state is AlertState.ENDED
    assert session().scalars(select(AlertMatch)).all() == []


def test_the_letter_that_a_campaign_is_over_leads_to_jobs_like_its_own(
    app: Flask, client: StrictClient
) -> None:
    search = make_search(location="leeds", role=["teacher", "therapist"], campaign="gone")
    row = make_alert(search, address="campaign@example.org")
    alerts.end_of_campaigns(row.created_at.date())
    with app.app_context():
        posting.post_letters(row.created_at.date())
    sent = [one for one in mail.MEMORY.sent if one.to == "campaign@example.org"][-1]
    assert sent.subject == "Your job alert has ended"
    link = next(word for word in sent.text.split() if "/jobs?" in word)
    assert client.page(link.removeprefix("http://localhost")).h1
    asked = parse_qsl(urlsplit(link).query)
    leeds = [("location", "authority:E08000035"), ("radius", "0")]
    assert sorted(asked) == [*leeds, ("role", "teacher"), ("role", "therapist")]


def test_an_answer_is_counted_once_for_each_letter_and_not_whose(client: StrictClient) -> None:
    row = make_alert()
    path = path_of(row, LinkPurpose.USEFUL)
    client.post(path, data={"useful": "yes"})
    assert session().scalars(select(AlertAnswer)).all() == []
    vacancies.make_vacancy()
    alerts.send(AlertFrequency.DAILY, row.created_at.date())
    for said in ("no", "yes"):
        answer = client.post(path, data={"useful": said})
    assert answer.status_code == 303
    session().expire_all()
    (counted,) = session().scalars(select(AlertAnswer)).all()
    assert (counted.useful, counted.answer_count) == (False, 1)


def test_addresses_are_kept_encrypted_and_in_no_address_of_a_page(client: StrictClient) -> None:
    client.submit(SEARCH, **TYPED)
    raw = session().connection().exec_driver_sql("SELECT * FROM job_alert").all()
    assert "ann@example.org" not in str(raw).lower()
    assert len(rules.VIA) < 60
    assert session().scalars(select(Letter.template)).all() == ["vacancies/confirm_alert"]

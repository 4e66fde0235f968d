"""Tracked links, what is counted of visits, spend and targets."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.factories import applications, providers, vacancies
from tests.factories import campaigns as make
from tests.page import StrictClient
from workforce.applications import services as applying
from workforce.applications.states import ApplicationState
from workforce.campaigns.queries import figures
from workforce.campaigns.rules import hiding
from workforce.campaigns.rules import pages as rules
from workforce.campaigns.services import campaigns
from workforce.campaigns.services import links as services
from workforce.campaigns.states import LinkTarget
from workforce.core import clock
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.employment.states import JobRole
from workforce.vacancies.rules.figures import visitors

PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile"}


@pytest.mark.parametrize(
    "method, headers, counts",
    [
        ("GET", PHONE, True),
        ("HEAD", PHONE, False),
        ("GET", {**PHONE, "Sec-Purpose": "prefetch;prerender"}, False),
        ("GET", {**PHONE, "Purpose": "prefetch"}, False),
        ("GET", {}, False),
        ("GET", {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}, False),
        ("GET", {"User-Agent": "facebookexternalhit/1.1"}, False),
        ("GET", {"User-Agent": "curl/8.5"}, False),
    ],
)
def test_a_visit_counts_when_it_looks_like_a_persons(
    method: str, headers: dict[str, str], counts: object
) -> None:
    assert visitors.is_person(method, headers) is counts


@pytest.mark.parametrize("raw", [None, "", "Ab", "a b", "a'b", "é", "x" * 61, "a\n"])
def test_a_code_of_any_other_shape_is_dropped(raw: str | None) -> None:
    assert rules.code_of(raw) == rules.DIRECT


@pytest.mark.parametrize("code", ["alert", "job-alert", "reminder"])
def test_the_codes_of_our_own_letters_are_no_campaigns(session: Session, code: str) -> None:
    _ = session
    actor = make.keeper_of()
    with pytest.raises(DomainError, match="Our own letters"):
        make.make_link(actor, make.make_campaign(actor, live=True), code=code)


def test_a_link_counts_each_visit_and_carries_its_code_on(
    client: StrictClient, session: Session
) -> None:
    _ = session
    actor = make.keeper_of()
    row = make.make_campaign(actor, live=True)
    make.make_link(actor, row, code="leeds-posters")
    for _visit in range(3):
        answer = client.get("/go/leeds-posters", headers=PHONE)
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"/campaigns/{row.slug}?via=leeds-posters"
        assert "Set-Cookie" not in answer.headers
    page = client.get(answer.headers["Location"], headers=PHONE)
    assert b"via=leeds-posters" in page.data
    client.get("/go/leeds-posters", headers={"User-Agent": "SomeBot/1"})
    client.head("/go/leeds-posters", headers=PHONE)
    client.get(f"/campaigns/{row.slug}", headers=PHONE)
    client.get(f"/campaigns/{row.slug}", headers={"User-Agent": "SomeBot/1"})
    assert figures.visits_by_code(row) == {"": 1, "leeds-posters": 3}


@pytest.mark.parametrize(
    "target, path",
    [
        (LinkTarget.PAGE, "/campaigns/stay?via=c"),
        (LinkTarget.SEARCH, "/jobs?campaign=stay&via=c"),
        (LinkTarget.QUIZ, "/campaigns/stay/is-this-for-me?via=c"),
    ],
)
def test_a_link_leads_where_it_was_meant_to(
    client: StrictClient, session: Session, target: LinkTarget, path: str
) -> None:
    _ = session
    actor = make.keeper_of()
    make.make_link(actor, make.make_campaign(actor, live=True, slug="stay"), target, "c")
    assert client.get("/go/c", headers=PHONE).headers["Location"] == path


@pytest.mark.parametrize("target", list(LinkTarget))
def test_a_link_of_a_campaign_that_has_ended_leads_to_its_page_and_counts_nothing(
    client: StrictClient, session: Session, target: LinkTarget
) -> None:
    _ = session
    actor = make.keeper_of()
    row = make.make_campaign(actor, live=True, slug="stay")
    make.make_link(actor, row, target, "poster")
    campaigns.end(actor, row)
    assert client.get("/go/poster", headers=PHONE).headers["Location"] == "/campaigns/stay"
    assert "ended" in client.page("/campaigns/stay").main
    assert figures.visits_by_code(row) == {}


@pytest.mark.parametrize("code", ["unknown", "Odd Code", "of-a-draft"])
def test_an_unknown_code_leads_to_the_start_and_counts_nothing(
    client: StrictClient, session: Session, code: str
) -> None:
    _ = session
    actor = make.keeper_of()
    row = make.make_campaign(actor)
    make.make_link(actor, row, code="of-a-draft")
    assert client.get(f"/go/{code}", headers=PHONE).headers["Location"] == "/"
    assert figures.visits_by_code(row) == {}


def test_a_code_is_taken_once_by_anybody(session: Session) -> None:
    _ = session
    actor, other = make.keeper_of(), make.keeper_of()
    make.make_link(actor, make.make_campaign(actor), code="posters")
    with pytest.raises(Conflict) as refused:
        make.make_link(other, make.make_campaign(other), code="posters")
    assert refused.value.field == "code"


def test_spend_of_a_month_is_said_anew_and_only_by_its_keeper(session: Session) -> None:
    _ = session
    actor = make.keeper_of()
    row = make.make_campaign(actor)
    link = make.make_link(actor, row)
    for pence in (5_000, 7_500):
        services.note_spend(actor, link, month=date(2026, 11, 20), spend_pence=pence)
    services.note_spend(actor, link, month=date(2026, 12, 1), spend_pence=1)
    assert figures.spend_by_link(row) == {link.id: 7_501}
    with pytest.raises(NotAllowed):
        services.note_spend(make.keeper_of(), link, month=date(2026, 11, 1), spend_pence=1)


def test_targets_are_kept_changed_and_taken_back(session: Session) -> None:
    _ = session
    actor = make.keeper_of()
    row = make.make_campaign(actor)
    month = row.starts_on.replace(day=1)
    for hires in (12, 0, None):
        services.set_targets(actor, row, {("E12000003", month): hires})
        kept = [one.hires_count for one in figures.targets_of(row)]
        assert kept == ([] if hires is None else [hires])


def test_progress_counts_starts_of_the_campaigns_days_roles_and_regions(
    session: Session,
) -> None:
    _ = session
    today = clock.today()
    home = providers.make_home(providers.make_organisation())
    wanted = vacancies.make_vacancy(home, role=JobRole.THERAPIST)
    other = vacancies.make_vacancy(home)
    for vacancy in (wanted, other):
        one = applications.make_application(vacancy, state=ApplicationState.OFFERED)
        applications.complete_checks(one)
        applying.mark_started(applications.recruiter_of(vacancy), one, started_on=today)
    actor, month = make.keeper_of(), today.replace(day=1)

    def starts(**changes: Any) -> dict[tuple[str, date], int]:
        return figures.starts_by_region_and_month(make.make_campaign(actor, **changes))

    assert starts() == {(home.region_code, month): 2}
    assert starts(roles=["therapist"]) == {(home.region_code, month): 1}
    assert starts(region_codes=["E12000001"]) == {}
    assert starts(starts_on=today + timedelta(days=1)) == {}
    before = today - timedelta(days=40)
    assert starts(starts_on=before, ends_on=today) == {(home.region_code, month): 2}
    assert starts(starts_on=before, ends_on=today - timedelta(days=1)) == {}


@pytest.mark.parametrize(
    "counts, shown, total",
    [
        ({"a": 0, "b": 9}, {"a": 0, "b": 9}, 9),
        ({"a": 4, "b": 9, "c": 30}, {"a": None, "b": None, "c": 30}, 43),
        ({"a": 4, "b": 4, "c": 30}, {"a": None, "b": None, "c": 30}, 38),
        ({"a": 1, "b": 2, "c": 30}, {"a": None, "b": None, "c": None}, 33),
        ({"a": 3, "b": 0}, {"a": None, "b": None}, None),
        ({"a": 2, "b": 6, "c": 0}, {"a": None, "b": None, "c": None}, 8),
        (dict.fromkeys("abcde", 1), dict.fromkeys("abcde"), 5),
        ({}, {}, 0),
    ],
)
def test_a_hidden_count_cannot_be_worked_out_from_its_total(
    counts: dict[str, int], shown: dict[str, int | None], total: int | None
) -> None:
    assert hiding.shown(counts) == shown
    assert hiding.total(counts) == total


def test_a_link_of_another_shape_is_refused(session: Session) -> None:
    _ = session
    actor = make.keeper_of()
    row = make.make_campaign(actor)
    with pytest.raises(DomainError) as refused:
        make.make_link(actor, row, code="Leeds Posters")
    assert refused.value.field == "code"

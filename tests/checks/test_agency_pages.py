"""The pages of agencies to the end: details, leavers, papers, photographs, and the home’s list."""

import io
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from flask import Flask

from tests.checks.passes.pictures import photographed, picture
from tests.checks.steps import parts
from tests.factories import accounts
from tests.factories import agency as elsewhere
from tests.factories import checks as make
from tests.factories.employment import make_cover
from tests.factories.providers import Member, make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks import services
from workforce.checks.models import AgencyWorker, Appointment
from workforce.checks.presenters.elsewhere import ElsewherePage
from workforce.checks.queries import agency as reading
from workforce.checks.queries import inspection
from workforce.checks.services import agency as writing
from workforce.checks.services import passes, sharing
from workforce.checks.states import CheckKind, CheckState, PeopleGroup
from workforce.core import clock
from workforce.core.db import atomic
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost
from workforce.employment.queries import presence
from workforce.employment.states import Contract, CoverKind
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
KIND = CheckKind.QUALIFICATIONS
PDF = b"%PDF-1.7\n" + b"a certificate of a college\n" * 30


@pytest.fixture(autouse=True)
def folder(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    changed = replace(app.extensions["settings"], files_url=f"folder:{tmp_path}")
    monkeypatch.setitem(app.extensions, "settings", changed)
    return tmp_path


@pytest.fixture
def home(client: StrictClient) -> Home:
    _ = client
    return make_home(make_organisation(name="Bramble Care"), name="Bramble House")


def staff(client: StrictClient, worker: AgencyWorker) -> Member:
    """Somebody of the agency, signed in."""
    member = make_member(Role.AGENCY_MANAGER, worker.organisation)
    accounts.sign_in(client, member.person)
    return member


def ready(home: Home, person_email: str | None = None) -> Appointment:
    """A taken worker with everything settled: one check accepted, the others the home’s own."""
    worker = elsewhere.make_worker(email=person_email)
    elsewhere.settle(worker, KIND)
    row = elsewhere.make_taken(home, worker)
    writing.accept(make.member_actor(home), make.check_of(row, KIND))
    services.verify(make.member_actor(home), make.check_of(row, KIND))
    for check in row.checks:
        if check.required and check.kind is not KIND:
            make.satisfy(check)
    return row


def worker_of(row: Appointment) -> AgencyWorker:
    found = reading.worker_of(row)
    assert found is not None
    return found


@atomic
def in_post(row: Appointment) -> PersonInPost:
    return services.start(make.SYSTEM, row, started_on=TODAY)


def test_an_agency_corrects_and_lets_go_of_a_worker_and_takes_them_back(
    client: StrictClient,
) -> None:
    worker = elsewhere.make_worker()
    staff(client, worker)
    where = f"/agency/workers/{worker.public_id}"
    client.submit(f"{where}/change", given_name="Wren", family_name="Married")
    assert "Checks of Wren Married" in client.page(where).main
    assert client.refused(f"{where}/left").errors["left_on-day"] == "Enter their last day with you"
    assert client.submit(f"{where}/left", **parts(TODAY, "left_on")).status_code == 303
    page = client.page(where)
    assert "No home can take them or accept your checks of them" in page.main
    assert "Left the agency" in client.page("/agency/workers").main
    client.submit(where, 0)
    assert "They have left the agency" in client.page(where).links()


def test_a_document_of_the_agency_is_kept_and_opened_by_the_home(
    client: StrictClient, home: Home
) -> None:
    worker = elsewhere.make_worker()
    staff(client, worker)
    check = elsewhere.held(worker, KIND)
    client.submit(
        f"/agency/checks/{check.public_id}/evidence",
        evidence="document",
        file=(io.BytesIO(PDF), "paper.pdf"),
    )
    writing.verify_seen(elsewhere.staff_of(worker.organisation), check)
    row = elsewhere.make_taken(home, worker)
    accounts.sign_out(client)
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    page = client.page(f"/appointments/{row.public_id}/elsewhere")
    paper = next(href for href in page.links().values() if href.startswith("/documents/"))
    assert client.get(paper).data == PDF


def test_the_agencys_photograph_is_taken_for_the_pass(client: StrictClient, home: Home) -> None:
    worker = elsewhere.make_worker()
    staff(client, worker)
    answer = client.submit(
        f"/agency/workers/{worker.public_id}/photograph",
        file=(io.BytesIO(picture()), "face.jpg"),
        **parts(TODAY, "taken_on"),
    )
    assert "Photograph taken on" in client.page(answer.location).main
    row = elsewhere.make_taken(home, worker)
    accounts.sign_out(client)
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    where = f"/appointments/{row.public_id}/elsewhere"
    assert "Photograph kept by the agency" in client.page(where).main
    client.submit(where, 0)
    assert "Photograph kept by the agency" not in client.page(where).main


def test_a_check_is_set_aside_only_where_some_rules_let_it_not_apply(client: StrictClient) -> None:
    worker = elsewhere.make_worker()
    staff(client, worker)
    page = client.page(f"/agency/workers/{worker.public_id}")
    offered = [href for href in page.links().values() if href.endswith("/not-applicable")]
    kinds = writing.may_not_apply()
    assert len(offered) == len([one for one in worker.checks if one.kind in kinds])
    assert client.refused(offered[0]).errors["reason"] == "Say why"
    client.submit(offered[0], reason="Never taught")
    assert "Never taught" in client.page(f"/agency/workers/{worker.public_id}").main


def test_a_home_sees_at_a_glance_who_may_work_tonight_and_how_checks_stand(
    client: StrictClient, home: Home
) -> None:
    working, waiting = ready(home), elsewhere.make_taken(home)
    in_post(working)
    accounts.sign_in(client, make_member(Role.RESPONSIBLE_INDIVIDUAL, home.organisation).person)
    page = client.page("/agency-workers")
    rows = {one.name: page.main.split(one.name)[1].split("Wren")[0] for one in (working, waiting)}
    assert "May work tonight" in rows[working.name]
    assert "No recent photograph: no door pass" in rows[working.name]
    assert "Not started" in rows[waiting.name]
    worker = worker_of(working)
    theirs = elsewhere.held(worker, KIND)
    writing.doubt(elsewhere.staff_of(worker.organisation), theirs, reason="A call")
    rows = {one.name: client.page("/agency-workers").main.split(one.name)[1] for one in (working,)}
    assert "Must not work tonight" in rows[working.name]
    assert "1 check missing" in rows[working.name]


def test_the_page_of_one_worker_says_that_they_left_or_that_the_two_have_parted(
    client: StrictClient, home: Home
) -> None:
    left, parted = elsewhere.make_taken(home), elsewhere.make_taken(home)
    worker = worker_of(left)
    actor = elsewhere.staff_of(worker.organisation)
    writing.leave_agency(actor, worker, left_on=TODAY)
    other = worker_of(parted)
    staff_of_other = elsewhere.staff_of(other.organisation)
    [link] = reading.links_for(staff_of_other)
    writing.end_link(staff_of_other, link)
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    page = client.page(f"/appointments/{left.public_id}/elsewhere")
    assert "says that they left on" in page.main
    page = client.page(f"/appointments/{parted.public_id}/elsewhere")
    assert f"You no longer work with {other.organisation.name}" in page.main


def test_an_accepted_worker_starts_as_agency_has_a_pass_and_counts_as_agency_alone(
    client: StrictClient, home: Home
) -> None:
    person = accounts.make_person()
    row = ready(home, person.email)
    sharing.link_agency_work(person.as_actor)
    before = employment.in_post_fte_by_home(TODAY, [home.id])
    owner = make_member(Role.OWNER, home.organisation)
    accounts.sign_in(client, owner.person)
    answer = client.submit(
        f"/appointments/{row.public_id}/start", standard_week="37.5", **parts(TODAY)
    )
    assert answer.status_code == 303
    spell = row.person_in_post
    assert spell is not None
    assert spell.contract is Contract.AGENCY
    assert employment.in_post_fte_by_home(TODAY, [home.id]) == before
    [one] = inspection.home_as_at(home, TODAY).people
    assert one.group is PeopleGroup.AGENCY
    make_cover(home, kind=CoverKind.AGENCY, covers_vacancy=False)
    assert presence.agency_fte_by_home(TODAY)[home.id] > Decimal(0)
    photographed(row)
    assert passes.issue_pass(person.as_actor, row).home_id == home.id
    worker = worker_of(row)
    theirs = elsewhere.held(worker, KIND)
    writing.doubt(elsewhere.staff_of(worker.organisation), theirs, reason="A call")
    assert make.check_of(row, KIND).state is CheckState.UNSATISFACTORY
    with pytest.raises(passes.PassRefused):
        passes.issue_pass(person.as_actor, row)


def test_an_accepted_check_that_ends_with_the_agency_is_in_doubt_the_day_after(home: Home) -> None:
    worker = elsewhere.make_worker()
    until = TODAY + timedelta(days=1)
    elsewhere.settle(worker, CheckKind.RIGHT_TO_WORK, expires_on=until)
    row = elsewhere.make_taken(home, worker)
    check = make.check_of(row, CheckKind.RIGHT_TO_WORK)
    writing.accept(make.member_actor(home), check)
    reader = make.make_keeper(home)
    for day, stand in ((until, "Accepted"), (until + timedelta(days=1), "In doubt")):
        lines = ElsewherePage.of(reader, row, day).offered
        assert [one.stand for one in lines if one.check_id == check.public_id] == [stand]


def test_whoever_accepts_or_verifies_sees_on_that_page_what_they_vouch_for(
    client: StrictClient, home: Home
) -> None:
    worker = elsewhere.make_worker()
    first = elsewhere.staff_of(worker.organisation)
    theirs = elsewhere.held(worker, KIND)
    writing.record_seen(first, theirs, dated_on=TODAY)
    staff(client, worker)
    page = client.page(f"/agency/checks/{theirs.public_id}/verify")
    assert "Date on the evidence" in page.main
    assert "Seen by" in page.main
    elsewhere.settle(worker, KIND)
    check = make.check_of(elsewhere.make_taken(home, worker), KIND)
    accounts.sign_out(client)
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    assert "Verified by" in client.page(f"/checks/{check.public_id}/accept").main


def test_an_agency_sees_which_providers_rely_on_which_check_and_never_which_home(
    client: StrictClient, home: Home
) -> None:
    row = ready(home)
    worker = worker_of(row)
    staff(client, worker)
    page = client.page(f"/agency/workers/{worker.public_id}")
    assert page.main.count("Accepted by Bramble Care") == 1
    listed = client.page("/agency/workers").main
    assert "Bramble Care" in listed
    assert "Bramble House" not in page.main + listed
    writing.doubt(
        elsewhere.staff_of(worker.organisation), elsewhere.held(worker, KIND), reason="A call"
    )
    assert "Accepted by" not in client.page(f"/agency/workers/{worker.public_id}").main

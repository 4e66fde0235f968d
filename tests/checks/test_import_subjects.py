"""Who waits in a people file is told which earlier post, gap or country their check is about."""

from datetime import timedelta
from typing import Any

from tests.checks.people_csv import JOINED, TODAY, line, take
from tests.factories import accounts, recruitment
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks.models import Appointment, PeopleImport
from workforce.checks.presenters.people_file import report_json
from workforce.checks.presenters.people_file.sent import part_csv
from workforce.checks.rules import Missing
from workforce.checks.services import Report, Waiting, people_file
from workforce.checks.states import CheckKind, Why
from workforce.core.db import atomic, session
from workforce.providers.models import Home
from workforce.providers.states import Role

GAP = "2024-01-01..2024-04-30"


def waiting_for(*missing: Missing) -> Report:
    return Report(dry_run=False, row_count=1, waiting=[Waiting(2, "A1", "x" * 16, missing)])


def test_a_gap_and_a_country_are_named_in_the_list_to_download() -> None:
    report = waiting_for(
        Missing(CheckKind.GAP, Why.NOT_DONE, GAP),
        Missing(CheckKind.OVERSEAS, Why.NOT_DONE, "ES"),
        Missing(CheckKind.IDENTITY, Why.NOT_DONE),
    )
    told = part_csv(report, "waiting", {})
    assert "(1 January 2024 to 30 April 2024)" in told or "(1 Jan 2024 to 30 Apr 2024)" in told
    assert "(Spain)" in told
    assert "Identity" in told
    [one] = report_json(report)["waiting"]
    assert [row.get("subject") for row in one["missing"]] == [GAP, "ES", None]


def test_a_post_that_nobody_knows_is_left_unnamed() -> None:
    report = waiting_for(Missing(CheckKind.PREVIOUS_POST, Why.NOT_DONE, "gone"))
    assert "gone" not in part_csv(report, "waiting", {})


def with_a_post(home: Home) -> Appointment:
    who: Any = {"given_name": "Jo", "family_name": "Day", "person_reference": "A1"}
    appointment = make.make_appointment(home, **who)
    ended = TODAY - timedelta(days=40)
    post = recruitment.a_post(TODAY - timedelta(days=4000), ended, with_children=True)
    post.employer = "Bramble Care Ltd"
    recruitment.make_history(appointment, post)
    return appointment


def sent(home: Home) -> PeopleImport:
    start = (TODAY - timedelta(days=1)).isoformat()
    report = take(home, line(home, started_on=start))
    assert home.organisation is not None
    row = make.make_import(home.organisation)

    @atomic
    def keep() -> None:
        row.summary = people_file.pack(report)

    keep()
    session().expire_all()
    return row


def test_the_page_names_the_earlier_post_to_its_own_employer_only(client: StrictClient) -> None:
    home = make_home(make_organisation(), joined_on=JOINED)
    with_a_post(home)
    row = sent(home)
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    assert "Bramble Care Ltd" in client.page(f"/people/imports/{row.public_id}").main
    accounts.sign_out(client)
    accounts.sign_in(client, make_member(Role.OWNER, make_organisation()).person)
    client.page(f"/people/imports/{row.public_id}", status=404)

"""The pages of a recruitment file: from an empty history to a complete check list."""

from datetime import timedelta
from typing import Any

import pytest

from tests.checks.recruitment import pages
from tests.checks.recruitment.pages import parts
from tests.checks.steps import sign_in_as
from tests.factories import checks as make
from tests.factories import recruitment as files
from tests.factories.providers import Member, make_home, make_organisation
from tests.page import Page, StrictClient
from workforce.checks import queries
from workforce.checks import services as gate
from workforce.checks.models import Appointment
from workforce.checks.queries import recruitment as records
from workforce.checks.states import CheckKind, CheckState, ReferenceSlot
from workforce.core import clock
from workforce.employment.rules import Entrant
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
START = TODAY - timedelta(days=1000)


@pytest.fixture
def home(client: StrictClient) -> Home:
    _ = client
    return make_home(make_organisation())


@pytest.fixture
def owner(client: StrictClient, home: Home) -> Member:
    return sign_in_as(client, home, Role.OWNER)


@pytest.fixture
def row(home: Home, owner: Member) -> Appointment:
    _ = owner
    return make.make_appointment(home)


def url(row: Appointment, part: str = "") -> str:
    return f"/appointments/{row.public_id}/{part}".rstrip("/")


def test_the_check_list_leads_to_every_part_of_the_file(
    client: StrictClient, row: Appointment
) -> None:
    links = client.page(url(row)).links()
    for part in ("history", "abroad", "references", "interviews"):
        assert url(row, part) in links.values()
        assert "Not done" in client.page(url(row, part)).main


def test_of_somebody_in_post_before_every_part_says_not_recorded_here(
    client: StrictClient, home: Home, owner: Member
) -> None:
    entrant = Entrant(
        person_reference="B-1",
        given_name="Jo",
        family_name="Before",
        role=JobRole.RESIDENTIAL_SUPPORT_WORKER,
        contract=Contract.PERMANENT,
        weekly_hours=make.make_appointment(home).weekly_hours,
        started_on=(home.joined_on or TODAY) - timedelta(days=400),
    )
    spell = gate.record_in_post_before(owner.actor, home, entrant)
    before = queries.of_spell(spell)
    assert before is not None
    for part in ("history", "abroad", "references", "interviews"):
        page = client.page(url(before, part))
        assert "Not recorded here" in page.main
        assert "Not done" not in page.main


def test_a_history_is_told_its_gap_judged_and_the_whole_declared(
    client: StrictClient, row: Appointment
) -> None:
    history = url(row, "history")
    assert pages.begin_history(client, history, START).status_code == 303
    left = START + timedelta(days=500)
    client.submit(
        f"{history}/add",
        kind="work",
        employer="Elm Care",
        role_title="Care worker",
        with_children="1",
        **parts(START, "from_on"),
        **parts(left, "until_on"),
    )
    page = client.page(history)
    assert "Elm Care" in page.main
    assert f"{499 + 1}" in page.main
    gap = f"{history}/gaps?gap={(left + timedelta(days=1)).isoformat()}"
    assert client.page(gap).form_values()["gap"] == (left + timedelta(days=1)).isoformat()
    refused = client.refused(gap, judgement="yes")
    assert refused.errors == {"explanation": "Enter the explanation as they wrote it"}
    client.submit(gap, judgement="yes", explanation="I looked after my father")
    assert client.page(gap).form_values()["explanation"] == "I looked after my father"
    client.submit(url(row, "abroad"))
    client.submit(history)
    page = client.page(history)
    assert "Recorded as complete by" in page.main
    assert "I looked after my father" in page.main
    (check,) = queries.rows_of_kind(row.id, CheckKind.GAP)
    assert check.state is CheckState.SEEN
    assert make.check_of(row, CheckKind.EMPLOYMENT_HISTORY).state is CheckState.SEEN
    listed = client.page(url(row))
    assert "Time between jobs: explained in writing, and judged: " in listed.main
    assert "Care worker, Elm Care" in listed.main


def test_what_is_recorded_elsewhere_leads_there_from_its_row(
    client: StrictClient, row: Appointment
) -> None:
    files.make_history(row, files.a_post(START, with_children=True), starts_on=START)
    (post,) = records.earlier_posts_of(row.id)
    wanted = {
        CheckKind.EMPLOYMENT_HISTORY: url(row, "history"),
        CheckKind.REFERENCE_RECENT: url(row, "references"),
        CheckKind.REFERENCE_SECOND: url(row, "references"),
        CheckKind.PREVIOUS_POST: f"/earlier-posts/{post.public_id}/leaving",
    }
    for kind, where in wanted.items():
        (check,) = queries.rows_of_kind(row.id, kind)
        assert client.get(f"/checks/{check.public_id}/evidence").location == where


def test_an_earlier_post_is_changed_and_taken_out_again(
    client: StrictClient, row: Appointment
) -> None:
    files.make_history(row, files.a_post(START), starts_on=START)
    (post,) = records.earlier_posts_of(row.id)
    where = f"/earlier-posts/{post.public_id}"
    monthly: dict[str, Any] = {"from_on-day": ""}
    client.submit(f"{where}/change", role_title="Chef", **monthly)
    assert (post.role_title, post.from_exact) == ("Chef", False)
    assert client.page(f"{where}/change").form_values()["from_on-day"] == ""
    refused = client.refused(f"{where}/change", employer="")
    assert refused.errors == {"employer": "Enter the employer"}
    client.submit(f"{where}/remove")
    assert records.earlier_posts_of(row.id) == []


def test_why_work_with_children_ended_is_recorded_on_its_page(
    client: StrictClient, row: Appointment
) -> None:
    files.make_history(row, files.a_post(START, with_children=True), starts_on=START)
    (post,) = records.earlier_posts_of(row.id)
    where = f"/earlier-posts/{post.public_id}/leaving"
    said = {"leaving": "verified", "words": "Left to study", **parts(TODAY, "asked_on")}
    assert client.refused(where, **said).errors == {"asked": "Enter whom you asked"}
    client.submit(where, **said, asked="Head of care", asked_by="telephone")
    assert "They told us why the work ended" in client.page(url(row, "history")).main


def test_a_reference_is_asked_for_received_and_rung(client: StrictClient, row: Appointment) -> None:
    where = url(row, "references")
    assert pages.get_reference(client, where, "second", TODAY).status_code == 303
    page = client.page(where)
    assert "Verified by voice" in page.main
    assert "On their website" in page.main
    assert make.check_of(row, CheckKind.REFERENCE_SECOND).state is CheckState.SEEN


def test_a_number_that_the_person_gave_is_refused(client: StrictClient, row: Appointment) -> None:
    reference = files.make_reference(row, rung_on=None, rung_by_id=None)
    refused = client.refused(f"/references/{reference.public_id}/call", rung_name="Rowan")
    assert "not_from_them" in refused.errors
    assert reference.rung_on is None


def test_a_concern_is_shown_and_resolved(client: StrictClient, row: Appointment) -> None:
    reference = files.make_reference(row, concerns=True)
    assert "Raises a concern" in client.page(url(row, "references")).main
    client.submit(f"/references/{reference.public_id}/concern", resolved="Asked and answered")
    assert not reference.open_concern
    assert "Asked and answered" in client.page(url(row, "references")).main


def test_a_reference_that_never_came_is_taken_back_on_its_page(
    client: StrictClient, row: Appointment
) -> None:
    client.submit(
        f"{url(row, 'references')}/add",
        slot="most-recent-employer",
        instead_reason="First job",
        referee_name="Rowan Referee",
        relation="Teacher",
        **parts(TODAY, "asked_on"),
    )
    (reference,) = records.references_as(row.id, ReferenceSlot.MOST_RECENT)
    assert reference.instead_reason == "First job"
    client.submit(f"/references/{reference.public_id}/remove")
    assert records.references_of(row.id) == []


def test_time_abroad_shows_months_asks_for_a_certificate_and_leads_to_the_risk(
    client: StrictClient, row: Appointment
) -> None:
    files.make_history(row, files.a_post(START), starts_on=START)
    client.submit(
        f"{url(row, 'abroad')}/add",
        country="FR",
        **parts(START, "from_on"),
        **parts(START + timedelta(days=500), "until_on"),
    )
    page = client.page(url(row, "abroad"))
    assert "France" in page.main
    assert "time before they were of age counts too" in page.main
    (check,) = queries.rows_of_kind(row.id, CheckKind.OVERSEAS)
    assert page.links()["It could not be had: assess the risk : France"] == (
        f"/checks/{check.public_id}/risks"
    )
    client.submit(
        f"/checks/{check.public_id}/risks/add",
        steps="Wrote to the consulate",
        assessor="Alex",
        decision="may-work",
        **parts(TODAY, "assessed_on"),
    )
    assert "Waits for a second person" in client.page(f"/checks/{check.public_id}/risks").main
    sign_in_as(client, row.home, Role.RESPONSIBLE_INDIVIDUAL)
    links = client.page(f"/checks/{check.public_id}/risks").links()
    assert client.submit(links["Approve it as a second person"]).status_code == 303
    assert records.risk_assessment_of(check.id) is not None
    (stay,) = records.stays_of(row.id)
    client.submit(f"/stays/{stay.public_id}/remove")
    assert check.state is CheckState.NOT_APPLICABLE


def test_an_interview_is_kept_with_the_childrens_part(
    client: StrictClient, row: Appointment
) -> None:
    where = url(row, "interviews")
    client.submit(
        f"{where}/add",
        panel="Sam and Noor",
        trained="Sam",
        record="Why this work?",
        children_part="Asked about football",
        **parts(TODAY, "held_on"),
    )
    assert "Asked about football" in client.page(where).main


def test_every_free_text_says_not_to_name_a_child(client: StrictClient, row: Appointment) -> None:
    files.make_history(row, files.a_post(START, with_children=True), starts_on=START)
    reference = files.make_reference(row, concerns=True)
    (post,) = records.earlier_posts_of(row.id)
    for where in (
        url(row, "history/add"),
        url(row, "interviews/add"),
        f"/earlier-posts/{post.public_id}/leaving",
        f"/references/{reference.public_id}/received",
        f"/references/{reference.public_id}/call",
        f"/references/{reference.public_id}/concern",
    ):
        page = client.page(where)
        for area in page.soup.select("textarea"):
            hints = str(area.get("aria-describedby", "")).split()
            said = " ".join(page.text(f"#{hint}") for hint in hints)
            assert "Do not name a child" in said, (where, area.get("name"))


def test_after_the_start_the_history_offers_no_change(client: StrictClient, home: Home) -> None:
    done = make.make_appointment(home, complete=True)
    owner = sign_in_as(client, home, Role.OWNER)
    gate.start(owner.actor, done, started_on=TODAY)
    words = client.page(url(done, "history")).links()
    assert not [name for name in words if name.startswith(("Change", "Add", "Take it out"))]


def test_a_history_is_not_offered_as_complete_before_it_is_said_when_it_begins(
    client: StrictClient, row: Appointment
) -> None:
    before = client.page(url(row, "history"))
    assert "The history is complete" not in before.main
    assert before.links()["Say when it begins"] == url(row, "history/start")
    refused = Page(client.post(url(row, "history")))
    assert list(refused.errors.values()) == ["First say from what day on the history is full"]
    pages.begin_history(client, url(row, "history"), START)
    assert "The history is complete" in client.page(url(row, "history")).main

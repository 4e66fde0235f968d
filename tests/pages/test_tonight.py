"""The page of the evening: what waits for whom, and one tap for “nothing changed”."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from tests.factories import accounts, checks, sponsorship, vacancies
from tests.factories.duties import make_event, make_manager_absence, make_policy
from tests.factories.employment import make_confirmation, make_person_in_post, make_post
from tests.factories.providers import Member, make_home, make_member, make_organisation
from tests.guards import rows
from tests.page import MOST_QUERIES, StrictClient
from workforce.checks.models import Check
from workforce.checks.states import CheckState, EvidenceKind, RightToWorkResult
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.registry import Urgency, urgency_of
from workforce.employment import queries as employment
from workforce.employment.models import Absence
from workforce.employment.queries.owed import needs as waiting
from workforce.employment.states import AbsenceKind, JobRole
from workforce.pages import queries
from workforce.pages.policies import TONIGHT
from workforce.providers.models import Home
from workforce.providers.states import ROLES_OF, ROLES_OF_NAMED_HOMES, OrganisationKind, Role
from workforce.web.layout import long_date

TODAY = clock.today()
DAY = timedelta(days=1)


@pytest.fixture
def home(client: StrictClient) -> Home:
    _ = client
    return make_home(make_organisation(), name="Bramble House", joined_on=TODAY - 500 * DAY)


@pytest.fixture
def manager(client: StrictClient, home: Home) -> Member:
    member = make_member(Role.REGISTERED_MANAGER, home.organisation, homes=(home,))
    accounts.sign_in(client, member.person)
    return member


def waits(actor: Actor) -> list[str]:
    return [need.what for need in queries.needs_of(actor, waiting.homes_of_the_evening(actor))]


def test_today_is_now_two_weeks_are_soon_and_more_is_later() -> None:
    assert urgency_of(TODAY, TODAY) is Urgency.NOW
    assert urgency_of(TODAY + DAY, TODAY) is Urgency.SOON
    assert urgency_of(TODAY + 14 * DAY, TODAY) is Urgency.SOON
    assert urgency_of(TODAY + 15 * DAY, TODAY) is Urgency.LATER


def test_one_tap_says_that_nothing_changed_and_a_second_changes_nothing(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    make_post(home)
    page = client.page("/tonight")
    assert "Not confirmed yet." in page.main
    action = f"/tonight/{home.public_id}/nothing-changed"
    assert page.form_action() == action
    for _time in range(2):
        assert client.post(action).headers["Location"] == "/tonight"
    assert employment.confirmed_on_by_home(TODAY, [home.id]) == {home.id: TODAY}
    after = client.page("/tonight")
    assert "Confirmed today" in after.main
    assert not after.soup.select("main form")


def test_a_home_without_funded_posts_is_asked_for_them_first(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    page = client.page("/tonight")
    assert "Record the funded posts first" in page.main
    answer = client.post(f"/tonight/{home.public_id}/nothing-changed")
    assert answer.status_code == 409


def test_a_home_that_is_not_ones_own_is_not_confirmed(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    for other in (make_home(home.organisation), make_home(make_organisation())):
        make_post(other)
        answer = client.post(f"/tonight/{other.public_id}/nothing-changed")
        assert answer.status_code == 404
        assert employment.confirmed_on_by_home(TODAY, [other.id]) == {}


def test_confirmed_this_month_waits_no_longer_and_last_month_does(home: Home) -> None:
    actor = make_member(Role.OWNER, home.organisation).actor
    make_post(home)
    first = TODAY.replace(day=1)
    make_confirmation(home, first - DAY)
    assert "Not confirmed this month" in waits(actor)
    make_confirmation(home, first)
    assert "Not confirmed this month" not in waits(actor)


def test_what_is_overdue_by_policy_waits_and_what_we_suggest_does_not(home: Home) -> None:
    actor = make_member(Role.OWNER, home.organisation).actor
    row = make_person_in_post(home, started_on=TODAY - 300 * DAY)
    make_event(row, done_on=TODAY - 60 * DAY)
    assert not [text for text in waits(actor) if text.startswith("Supervision")]
    make_policy(home.organisation, days=42)
    assert "Supervision overdue: 1 person" in waits(actor)


def test_an_absence_past_its_expected_end_waits_from_the_day_after(home: Home) -> None:
    actor = make_member(Role.OWNER, home.organisation).actor
    row = make_person_in_post(home, given_name="Ola", family_name="North")
    absent(row.organisation_id, row.person_reference, 0)
    text = "Expected back, and no return is recorded: Ola North"
    assert text not in waits(actor)
    late = make_person_in_post(home, given_name="Kit", family_name="South")
    absent(late.organisation_id, late.person_reference, 1)
    assert text.replace("Ola North", "Kit South") in waits(actor)


@atomic
def absent(organisation_id: int, reference: str, days_late: int) -> None:
    session().add(
        Absence(
            organisation_id=organisation_id,
            person_reference=reference,
            kind=AbsenceKind.SICKNESS,
            from_on=TODAY - 20 * DAY,
            expected_until=TODAY - days_late * DAY,
        )
    )


def test_a_managers_absence_waits_until_the_regulator_was_told(home: Home) -> None:
    actor = make_member(Role.OWNER, home.organisation).actor
    make_person_in_post(home, JobRole.REGISTERED_MANAGER)
    make_manager_absence(home, TODAY - 2 * DAY, TODAY + 25 * DAY, told_on=TODAY)
    make_manager_absence(home, TODAY - 90 * DAY, TODAY - 64 * DAY)
    text = "Tell Ofsted: the registered manager is away"
    assert text not in waits(actor)
    make_manager_absence(home, TODAY - 3 * DAY)
    assert text in waits(actor)


def test_a_home_without_a_registered_manager_waits(home: Home) -> None:
    actor = make_member(Role.OWNER, home.organisation).actor
    make_person_in_post(home, JobRole.REGISTERED_MANAGER, ended_on=TODAY - DAY)
    assert "No registered manager for 1 day" in waits(actor)


def test_checks_to_verify_and_starts_that_wait_and_what_runs_out(home: Home) -> None:
    actor = make_member(Role.OWNER, home.organisation).actor
    row = checks.make_appointment(home, given_name="Ola", family_name="North")
    assert any(text.startswith("Ola North cannot start yet") for text in waits(actor))
    set_state(row.checks[0], CheckState.SEEN)
    assert "Verify 1 check of Ola North" in waits(actor)
    set_state(row.checks[1], CheckState.SATISFACTORY, TODAY + 61 * DAY)
    assert "A check of Ola North runs out" not in waits(actor)
    set_state(row.checks[1], CheckState.SATISFACTORY, TODAY + 60 * DAY)
    assert "A check of Ola North runs out" in waits(actor)
    set_state(row.checks[1], CheckState.SATISFACTORY, TODAY)
    assert "A check of Ola North runs out" in waits(actor)
    set_state(row.checks[1], CheckState.SATISFACTORY, TODAY - DAY)
    assert "A check of Ola North has run out" in waits(actor)


@atomic
def set_state(check: Check, state: CheckState, expires_on: date | None = None) -> None:
    """The check as it would be found, seen and verified by whoever must."""
    seen, verified = accounts.make_person(), accounts.make_person()
    settled = state is CheckState.SATISFACTORY
    values = {
        "state": state,
        "expires_on": expires_on,
        "evidence": EvidenceKind.SEEN,
        "seen_by_id": seen.id,
        "seen_at": clock.now(),
        "verified_by_id": verified.id if settled else None,
        "verified_at": clock.now() if settled else None,
    }
    session().execute(update(Check).where(Check.id == check.id).values(**values))


def test_new_applications_and_sponsors_reports_wait(home: Home) -> None:
    owner = make_member(Role.OWNER, home.organisation).actor
    job = vacancies.make_vacancy(home)
    rows.application(job, accounts.make_person())
    assert f"1 new application to read: {job.title}" in waits(owner)
    sponsorship.make_duty(sponsorship.make_case(home))
    assert any(text.startswith("Report to the Home Office") for text in waits(owner))


def test_homes_are_read_once_for_the_page_and_for_what_waits_in_them(
    client: StrictClient, home: Home, manager: Member
) -> None:
    assert manager
    make_post(home)
    client.page("/tonight")
    read = [one for one in client.queries if "FROM home_confirmation" in one]
    assert len(read) == 1


def test_adverts_of_one_name_are_told_apart_by_the_day_they_were_posted(home: Home) -> None:
    owner = make_member(Role.OWNER, home.organisation).actor
    days = (clock.now() - 40 * DAY, clock.now() - 3 * DAY)
    for posted_at in days:
        job = vacancies.make_vacancy(home, title="Night worker", published_at=posted_at)
        rows.application(job, accounts.make_person())
    elsewhere = vacancies.make_vacancy(make_home(home.organisation), title="Night worker")
    rows.application(elsewhere, accounts.make_person())
    found = [what for what in waits(owner) if "Night worker" in what]
    wanted = {f"Night worker, posted on {long_date(clock.london(one).date())}" for one in days}
    assert {what.partition(": ")[2] for what in found} == wanted | {"Night worker"}
    assert len(found) == 3


def test_follow_ups_and_tasks_of_concerns_wait(home: Home) -> None:
    owner = make_member(Role.OWNER, home.organisation).actor
    checks.make_right_to_work(
        home, result=RightToWorkResult.TIME_LIMITED, permission_until=TODAY + 5 * DAY
    )
    checks.make_concern(home)
    found = waits(owner)
    assert any(text.startswith("Check the right to work of") for text in found)
    assert any(text.startswith("A concern has") for text in found)
    other = make_member(Role.OWNER, make_organisation()).actor
    assert not waits(other)


@pytest.mark.parametrize(
    "role", [role for role in TONIGHT if role in ROLES_OF[OrganisationKind.PROVIDER]]
)
def test_every_role_sees_its_own_sort_in_its_own_homes(
    client: StrictClient, home: Home, role: Role
) -> None:
    named = (home,) if role in ROLES_OF_NAMED_HOMES else ()
    member = make_member(role, home.organisation, homes=named)
    other, theirs = make_home(home.organisation), make_home(make_organisation())
    for where in (home, other, theirs):
        make_post(where)
        if where is not other:
            make_policy(where.organisation, days=30)
        make_person_in_post(where, started_on=TODAY - 400 * DAY)
        make_person_in_post(where, JobRole.REGISTERED_MANAGER, ended_on=TODAY - 9 * DAY)
        make_manager_absence(where)
        checks.make_appointment(where)
        checks.make_concern(where)
        rows.application(vacancies.make_vacancy(where), accounts.make_person())
    found = queries.needs_of(member.actor, waiting.homes_of_the_evening(member.actor))
    reached = {home.id} if named else {home.id, other.id}
    assert {need.home_id for need in found} == reached
    features = {need.feature for need in found}
    assert ("employment" in features) is (role is not Role.RECRUITER)
    accounts.sign_in(client, member.person)
    page = client.page("/tonight")  # the first request, which remembers for whom one acts
    assert len(client.queries) <= MOST_QUERIES
    assert page.links()["Tonight"] == "/tonight"
    for href in {str(link["href"]) for link in page.soup.select("main li a")}:
        assert client.get(href).status_code == 200, href


def test_the_first_link_of_a_manager_is_tonight(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager, home
    page = client.page("/")
    assert next(iter(page.texts("main ul a"))) == "Tonight"


def test_with_nothing_waiting_the_page_says_so(client: StrictClient) -> None:
    member = make_member(Role.RECRUITER)
    accounts.sign_in(client, member.person)
    assert "Nothing waits for you" in client.page("/tonight").main


def test_a_member_of_another_kind_has_no_evening_page(client: StrictClient) -> None:
    member = make_member(Role.TRAINER)
    accounts.sign_in(client, member.person)
    assert client.get("/tonight").status_code == 403
    assert "Tonight" not in client.page("/").links()

"""From a visit to a start: who is counted where, what a start cost, and what is hidden."""

import pytest
from sqlalchemy.orm import Session

from tests.factories import accounts, applications, forms, providers, vacancies
from tests.factories import campaigns as make
from tests.page import StrictClient
from workforce.applications import services as applying
from workforce.applications.models import Application
from workforce.applications.states import ApplicationState
from workforce.campaigns.models import Campaign, CampaignVisit
from workforce.campaigns.queries import funnel as queries
from workforce.campaigns.queries import interest as asked
from workforce.campaigns.rules import funnel as rules
from workforce.campaigns.services import interest
from workforce.campaigns.states import REACHED, Division, Stage
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.db import session as current
from workforce.employment.states import JobRole
from workforce.providers.states import OrganisationKind, Role
from workforce.vacancies.models import SavedJob, Vacancy

S = ApplicationState
Counts = dict[str, int]


@pytest.fixture
def keeper(client: StrictClient, session: Session) -> Actor:
    """A campaign manager who has signed in."""
    _ = session
    body = providers.make_organisation(OrganisationKind.SECTOR_BODY)
    member = providers.make_member(Role.CAMPAIGN_MANAGER, body)
    accounts.make_second_factor(member.person)
    accounts.sign_in(client, member.person)
    return member.actor


@atomic
def came_by(code: str, row: Application) -> Application:
    row.came_from = code
    return row


@atomic
def visited(campaign: Campaign, **visits: int) -> None:
    for code, count in visits.items():
        current().add(
            CampaignVisit(
                campaign_id=campaign.id,
                code="" if code == "direct" else code,
                day=clock.today(),
                visits_count=count,
            )
        )


def applied(vacancy: Vacancy, state: S, code: str) -> Application:
    before = S.OFFERED if state is S.STARTED else state
    row = came_by(code, applications.make_application(vacancy, state=before))
    if state is S.STARTED:
        applications.complete_checks(row)
        actor = applications.recruiter_of(vacancy)
        applying.mark_started(actor, row, started_on=clock.today())
    return row


@pytest.fixture
def jobs(session: Session) -> dict[str, Vacancy]:
    _ = session
    home = providers.make_home(providers.make_organisation())
    return {
        "therapist": vacancies.make_vacancy(home, role=JobRole.THERAPIST, posts_count=5),
        "night": vacancies.make_vacancy(home, posts_count=5),
    }


def test_whoever_got_to_a_stage_counts_there_also_where_they_left_later(
    actor: Actor, jobs: dict[str, Vacancy]
) -> None:
    row, other = make.make_campaign(actor, live=True), make.make_campaign(actor, live=True)
    for campaign, code in ((row, "leeds"), (row, "radio"), (other, "hull")):
        make.make_link(actor, campaign, code=code)
    therapist, night = jobs["therapist"], jobs["night"]
    applied(therapist, S.SUBMITTED, "leeds")
    applied(night, S.STARTED, "leeds")
    applied(therapist, S.STARTED, "hull")
    applied(night, S.STARTED, "")
    left = applied(therapist, S.INTERVIEWING, "leeds")
    applying.turn_down(applications.recruiter_of(therapist), left)
    ready = applied(therapist, S.OFFERED, "radio")
    applied(night, S.OFFERED, "radio")
    applications.complete_checks(ready)
    came_by("leeds", forms.make_draft(night, accounts.make_person()))

    def reached(division: Division) -> list[Counts]:
        counted = queries.of_campaign(row, division).reached
        return [counted[stage] for stage in REACHED]

    assert reached(Division.LINK) == [
        {"leeds": 3, "radio": 2},
        {"leeds": 2, "radio": 2},
        {"leeds": 1, "radio": 2},
        {"leeds": 1, "radio": 1},
        {"leeds": 1},
    ]
    assert reached(Division.ROLE) == [
        {"therapist": 3, night.role.value: 2},
        {"therapist": 2, night.role.value: 2},
        {"therapist": 1, night.role.value: 2},
        {"therapist": 1, night.role.value: 1},
        {night.role.value: 1},
    ]
    assert [one[night.region_code] for one in reached(Division.REGION)] == [5, 4, 3, 2, 1]
    several = queries.of_campaigns([row, other]).reached
    assert several[Stage.STARTS] == {str(row.id): 1, str(other.id): 1}
    assert several[Stage.APPLICATIONS] == {str(row.id): 5, str(other.id): 1}


def test_visits_interest_and_saved_jobs_count_where_they_came_from(
    actor: Actor, jobs: dict[str, Vacancy]
) -> None:
    row = make.make_campaign(actor, live=True)
    make.make_link(actor, row, code="leeds")
    visited(row, leeds=4, direct=6)
    people: list[tuple[tuple[str, ...], str, str]] = [
        ((), "", "leeds"),
        (("therapist",), "E12000003", "leeds"),
        (("therapist", "teacher"), "E12000003", "of-others"),
    ]
    for number, (roles, region, code) in enumerate(people):
        address = f"one{number}@example.org"
        interest.ask(row, interest.Asker("One", address, region, roles, "en", code))
        interest.confirm(asked.of_address(address)[0])
    interest.ask(row, interest.Asker("One", "late@example.org", "", (), "en", "leeds"))
    atomic(current().add)(
        SavedJob(
            person_id=accounts.make_person().id,
            vacancy_id=jobs["therapist"].id,
            came_from="leeds",
        )
    )
    by_link = queries.of_campaign(row, Division.LINK)
    assert by_link.visits == {"": 6, "leeds": 4}
    assert by_link.interest == {"leeds": 2, "of-others": 1}
    assert by_link.saved == {"leeds": 1}
    by_role = queries.of_campaign(row, Division.ROLE)
    assert by_role.interest == {"": 1, "therapist": 1, "several": 1}
    assert by_role.saved == {"therapist": 1}
    assert queries.of_campaign(row, Division.REGION).interest == {"": 1, "E12000003": 2}


@pytest.mark.parametrize(
    "spend, starts, cost",
    [(10_000, 8, 1_250), (10_001, 2, 5_001), (1, 3, 0), (5, 0, None), (5, None, None), (0, 7, 0)],
)
def test_a_start_cost_what_was_spent_by_starts_half_a_penny_away_from_nought(
    spend: int, starts: int | None, cost: int | None
) -> None:
    assert rules.cost_per_start(spend, starts) == cost


def test_the_page_divides_by_what_is_asked_and_by_link_otherwise(
    client: StrictClient, keeper: Actor, jobs: dict[str, Vacancy]
) -> None:
    row = make.make_campaign(keeper, live=True)
    at = f"/our-campaigns/{row.public_id}/funnel"
    assert "Make the first link" in client.page(at).links()
    link = make.make_link(keeper, row, code="leeds")
    applied(jobs["therapist"], S.SUBMITTED, "leeds")
    page = client.page(f"/our-campaigns/{row.public_id}")
    assert page.links()["From a visit to a start"] == at
    for by, words in (("link", link.label), ("region", "Wales"), ("role", "Several roles")):
        page = client.page(f"{at}?by={by}")
        assert words in page.main
        assert "hidden to protect people" in page.main
        answer = client.get(f"{at}.csv?by={by}")
        assert answer.mimetype == "text/csv"
        assert answer.text.startswith(f"{by},visits,")
        assert "hidden" in answer.text
    assert link.label in client.page(f"{at}?by=nonsense").main


def test_campaigns_stand_beside_each_other_with_no_sum(client: StrictClient, keeper: Actor) -> None:
    assert "No campaigns yet" in client.page("/our-campaigns/funnels").main
    rows = [make.make_campaign(keeper, live=True) for _number in range(2)]
    visited(rows[0], direct=7)
    others = make.make_campaign(live=True)
    page = client.page("/our-campaigns/funnels")
    assert f"{rows[0].name} 7 0" in page.main
    assert rows[1].name in page.main
    assert others.name not in page.main
    assert "Total" not in page.main


def test_more_links_and_applications_ask_the_database_no_more_often(
    client: StrictClient, keeper: Actor, jobs: dict[str, Vacancy]
) -> None:
    row = make.make_campaign(keeper, live=True)

    def asked_by(path: str) -> int:
        client.page(path)
        return len(client.queries)

    make.make_link(keeper, row)

    paths = [f"/our-campaigns/{row.public_id}/funnel?by={by.value}" for by in Division]
    paths.append("/our-campaigns/funnels")
    asked_by(paths[0])  # the first page of a test looks who is signed in, too
    before = [asked_by(path) for path in paths]
    for code in ("one", "two", "three"):
        make.make_link(keeper, row, code=code)
        applied(jobs["therapist"], S.OFFERED, code)
        make.make_campaign(keeper, live=True)
    assert [asked_by(path) for path in paths] == before

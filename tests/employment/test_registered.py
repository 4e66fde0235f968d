"""A registered manager away, what was told and when, and a home without one."""

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories.duties import make_manager_absence, make_vacancy_step
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.employment import policies
from workforce.employment.models import ManagerAbsence
from workforce.employment.queries.owed import registered as queries
from workforce.employment.services.owed import registered as services
from workforce.employment.services.owed.registered import AbsenceTold
from workforce.employment.states import AbsenceOrigin, JobRole, VacancyStanding, VacancyStep
from workforce.providers.models import Home
from workforce.providers.states import ROLES_OF_NAMED_HOMES, Role
from workforce.web.layout import long_date

TODAY = clock.today()
DAY = timedelta(days=1)
RM = JobRole.REGISTERED_MANAGER


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), name="Bramble House", joined_on=TODAY - 200 * DAY)


def owner_of(home: Home) -> Actor:
    return make_member(Role.OWNER, home.organisation).actor


def said(from_on: date, until_on: date | None = None) -> AbsenceTold:
    return AbsenceTold(AbsenceOrigin.UNPLANNED, from_on, until_on, "Sam Cover", "Level 5 diploma")


def recorded(home: Home, days: int) -> tuple[Actor, ManagerAbsence]:
    make_person_in_post(home, RM)
    actor = owner_of(home)
    last = TODAY + (days - 1) * DAY
    return actor, services.record_absence(actor, home, said(TODAY, last))


def test_an_absence_needs_a_registered_manager_in_post(home: Home) -> None:
    with pytest.raises(Conflict):
        services.record_absence(owner_of(home), home, said(TODAY))
    manager = make_person_in_post(home, RM)
    made = services.record_absence(owner_of(home), home, said(TODAY))
    assert made.person_reference == manager.person_reference


def test_a_short_absence_made_long_says_since_when_and_back_again(home: Home) -> None:
    actor, row = recorded(home, 27)
    cover = {"cover_name": "Sam Cover", "cover_qualifications": "Level 5 diploma"}
    assert row.long_since is None
    services.change_absence(actor, row, until_on=TODAY + 27 * DAY, **cover)
    assert row.long_since == TODAY
    services.change_absence(actor, row, until_on=TODAY + 26 * DAY, **cover)
    assert row.long_since is None


def test_telling_and_returning_are_recorded_and_never_ahead(home: Home) -> None:
    actor, row = recorded(home, 40)
    with pytest.raises(DomainError):
        services.record_told(actor, row, told_on=TODAY + DAY)
    services.record_told(actor, row, told_on=TODAY)
    assert row.told_on == TODAY
    with pytest.raises(DomainError):
        services.record_return(actor, row, returned_on=TODAY)
    old = make_manager_absence(home, TODAY - 40 * DAY)
    services.record_return(actor, old, returned_on=TODAY, told_on=TODAY)
    assert (old.returned_on, old.return_told_on) == (TODAY, TODAY)


def test_what_was_set_aside_is_changed_no_more(home: Home) -> None:
    actor, row = recorded(home, 40)
    services.set_absence_aside(actor, row)
    with pytest.raises(Conflict):
        services.record_told(actor, row, told_on=TODAY)


def test_the_vacancy_counts_from_the_day_after_the_last_manager(home: Home) -> None:
    make_person_in_post(home, RM, ended_on=TODAY - 10 * DAY)
    found = queries.manager_vacancies(TODAY, [home.id])[home.id]
    assert (found.since, found.days, found.is_recorded) == (TODAY - 9 * DAY, 10, True)
    assert queries.manager_vacancies(TODAY - 10 * DAY, [home.id]) == {}
    assert queries.manager_vacancies(TODAY - 9 * DAY, [home.id])[home.id].days == 1


def test_a_home_that_never_had_one_here_counts_from_joining(home: Home) -> None:
    found = queries.manager_vacancies(TODAY)[home.id]
    assert (found.since, found.is_recorded) == (home.joined_on, False)


def test_vacancies_split_by_how_the_home_is_looked_after(home: Home) -> None:
    make_person_in_post(home, RM, ended_on=TODAY - 10 * DAY)
    make_vacancy_step(home, VacancyStep.APPLICATION_LODGED, TODAY - 11 * DAY)

    def standing(day: date = TODAY) -> VacancyStanding:
        return queries.manager_vacancies(day, [home.id])[home.id].standing

    assert standing() is VacancyStanding.NOBODY
    actor = owner_of(home)
    step = services.record_step(
        actor, home, step=VacancyStep.INTERIM_IN_CHARGE, done_on=TODAY - 5 * DAY
    )
    assert standing() is VacancyStanding.INTERIM_IN_CHARGE
    assert standing(TODAY - 6 * DAY) is VacancyStanding.NOBODY
    services.record_step(actor, home, step=VacancyStep.APPLICATION_LODGED, done_on=TODAY)
    assert standing() is VacancyStanding.APPLICATION_LODGED
    services.set_step_aside(actor, step)
    assert standing(TODAY - DAY) is VacancyStanding.NOBODY


def test_a_step_belongs_to_a_vacancy(home: Home) -> None:
    make_person_in_post(home, RM, ended_on=TODAY - 10 * DAY)
    actor = owner_of(home)
    with pytest.raises(DomainError):
        services.record_step(actor, home, step=VacancyStep.ADVERTISED, done_on=TODAY - 10 * DAY)
    make_person_in_post(home, RM)
    with pytest.raises(Conflict):
        services.record_step(actor, home, step=VacancyStep.ADVERTISED, done_on=TODAY)


@pytest.mark.parametrize(
    "role, where", list(product([*policies.READERS, Role.RECRUITER], ["own", "other", "theirs"]))
)
def test_absences_and_steps_are_found_exactly_when_the_policy_says_so(
    home: Home, role: Role, where: str
) -> None:
    named = (home,) if role in ROLES_OF_NAMED_HOMES else ()
    actor = make_member(role, home.organisation, homes=named).actor
    other = {
        "own": home,
        "other": make_home(home.organisation),
        "theirs": make_home(make_organisation()),
    }[where]
    absence, step = make_manager_absence(other), make_vacancy_step(other)
    may = policies.can_keep_notices(actor, other)
    assert (queries.manager_absence_for(actor, absence.public_id) is not None) is may
    assert (queries.vacancy_step_for(actor, step.public_id) is not None) is may
    assert (absence in queries.open_notices_for(actor)) is may
    if not may:
        with pytest.raises(NotAllowed):
            services.set_absence_aside(actor, absence)


def parts(name: str, day: date) -> dict[str, Any]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_the_page_says_what_to_tell_by_when(client: StrictClient, home: Home) -> None:
    member = make_member(Role.OWNER, home.organisation)
    accounts.sign_in(client, member.person)
    make_person_in_post(home, RM, given_name="Mo", family_name="Lead")
    url = f"/homes/{home.public_id}/registered-manager"
    assert "Mo Lead" in client.page(url).main
    sent = client.submit(
        f"{url}/away",
        origin="unplanned",
        cover_name="Sam",
        cover_qualifications="Level 5",
        **parts("from_on", TODAY - 8 * DAY),
        **parts("until_on", TODAY + 19 * DAY),
    )
    assert sent.status_code == 303
    page = client.page(url)
    assert "Overdue" in page.main
    assert "Overdue" in client.page("/registered-managers").main
    [row] = queries.absences_of([home.id])
    client.submit(f"/manager-absences/{row.public_id}/told")
    assert "Told late" in client.page(url).main
    client.submit(
        f"/manager-absences/{row.public_id}/change",
        **parts("until_on", TODAY + 18 * DAY),
    )
    client.submit(f"/manager-absences/{row.public_id}/return", **parts("returned_on", TODAY))
    assert "The return:" in client.page(url).main
    client.post(f"/manager-absences/{row.public_id}/set-aside")
    assert "Counts no longer" in client.page(url).main


def test_27_days_on_the_page_ask_for_nothing(client: StrictClient, home: Home) -> None:
    member = make_member(Role.OWNER, home.organisation)
    accounts.sign_in(client, member.person)
    make_person_in_post(home, RM)
    make_manager_absence(home, TODAY - 8 * DAY, TODAY + 18 * DAY)
    page = client.page(f"/homes/{home.public_id}/registered-manager")
    assert "Shorter than 28 days: nothing to tell." in page.main
    assert "Overdue" not in page.main


def test_the_page_of_a_welsh_home_says_that_the_rule_is_not_known(
    client: StrictClient, home: Home
) -> None:
    welsh = make_home(home.organisation, region_code="W92000004", authority_code="W06000015")
    member = make_member(Role.OWNER, home.organisation)
    accounts.sign_in(client, member.person)
    make_person_in_post(welsh, RM)
    make_manager_absence(welsh, TODAY - 90 * DAY)
    page = client.page(f"/homes/{welsh.public_id}/registered-manager")
    assert "We have not read the rule for this kind of home" in page.main
    assert "Overdue" not in page.main


def test_steps_of_a_vacancy_by_the_page(client: StrictClient, home: Home) -> None:
    member = make_member(Role.OWNER, home.organisation)
    accounts.sign_in(client, member.person)
    make_person_in_post(home, RM, ended_on=TODAY - 3 * DAY)
    url = f"/homes/{home.public_id}/registered-manager"
    assert "3 days" in client.page(url).main
    client.submit(f"{url}/step", step="interim-in-charge", name="Dee Deputy")
    page = client.page(url)
    assert "Dee Deputy" in page.main
    assert "Somebody in charge for the time being" in client.page("/registered-managers").main
    assert "When somebody stops managing the home" in page.main
    assert "regulations 48 and 49" in page.main
    assert page.main.count("Not recorded here") == 1
    client.submit(f"{url}/step", step="regulator-told")
    told = client.page(url).main
    assert f"The regulator was told Told on {long_date(TODAY)}" in told
    [step] = [one for one in queries.steps_of(home.id) if one.name]
    client.post(f"/manager-steps/{step.public_id}/set-aside")
    assert "Nobody recorded as in charge" in client.page(url).main

"""Who hears of an application: who recruits for the employer, and who posted the job."""

import pytest
from sqlalchemy import select

from tests.factories import vacancies
from tests.factories.applications import make_application
from tests.factories.providers import Member, make_home, make_member, make_organisation
from workforce.core.db import atomic, session
from workforce.messages.models import Letter
from workforce.providers.models import Home, Membership
from workforce.providers.states import Role
from workforce.vacancies.services import steps

pytestmark = pytest.mark.usefixtures("app")


def told() -> set[str]:
    query = select(Letter.address).where(Letter.template == "applications/new_application")
    return {address or "" for address in session().scalars(query)}


def posted_by_its_manager() -> tuple[Member, Member, Home]:
    organisation = make_organisation()
    home = make_home(organisation)
    recruiter = make_member(Role.RECRUITER, organisation)
    return make_member(Role.REGISTERED_MANAGER, organisation, homes=[home]), recruiter, home


def test_a_manager_who_posted_a_job_hears_of_it_beside_the_recruiters() -> None:
    manager, recruiter, home = posted_by_its_manager()
    make_application(vacancies.make_vacancy(home, contact_id=manager.person.id))
    assert told() == {manager.person.email, recruiter.person.email}


def test_whoever_posts_and_recruits_hears_once() -> None:
    _manager, recruiter, home = posted_by_its_manager()
    vacancy = vacancies.make_vacancy(home, contact_id=recruiter.person.id)
    assert [one.id for one in steps.recruiters_of(vacancy)] == [recruiter.person.id]


@atomic
def leave(member: Member) -> None:
    query = select(Membership).where(Membership.person_id == member.person.id)
    row = session().scalars(query).one()
    row.ended_at = row.created_at


def test_whoever_has_left_or_works_in_another_home_hears_nothing() -> None:
    manager, recruiter, home = posted_by_its_manager()
    of_another_home = make_home(home.organisation)
    vacancy = vacancies.make_vacancy(of_another_home, contact_id=manager.person.id)
    own = vacancies.make_vacancy(home, contact_id=manager.person.id)
    assert [person.id for person in steps.recruiters_of(vacancy)] == [recruiter.person.id]
    assert len(steps.recruiters_of(own)) == 2
    leave(manager)
    assert [person.id for person in steps.recruiters_of(own)] == [recruiter.person.id]

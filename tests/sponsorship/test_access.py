"""Who sees cases: owners and sponsor officers of the provider, the worker their own, no other."""

from datetime import timedelta

import pytest

from tests.factories import accounts, employment, providers, sponsorship
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.providers.states import OrganisationKind, Role
from workforce.sponsorship import policies, queries

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.today()


@pytest.mark.parametrize(
    "role,works",
    [
        (Role.OWNER, True),
        (Role.SPONSOR_OFFICER, True),
        (Role.REGISTERED_MANAGER, False),
        (Role.DEPUTY_MANAGER, False),
        (Role.AREA_MANAGER, False),
        (Role.RESPONSIBLE_INDIVIDUAL, False),
        (Role.RECRUITER, False),
        (Role.TRAINING_LEAD, False),
    ],
)
def test_only_owners_and_sponsor_officers_work_on_cases(role: Role, *, works: bool) -> None:
    provider = providers.make_organisation()
    home = providers.make_home(provider)
    case = sponsorship.make_case(home)
    actor = providers.make_member(role, provider, homes=[home]).actor
    assert policies.can_see_case(actor, case) == works
    assert policies.can_open_case(actor, home) == works


def actors() -> list[Actor]:
    provider = providers.make_organisation()
    found = [Actor.anonymous(), accounts.make_person().as_actor]
    found += [
        providers.make_member(role, provider, homes=[]).actor
        for role in providers.ROLES_OF[OrganisationKind.PROVIDER]
    ]
    for kind in (OrganisationKind.TRAINING_PROVIDER, OrganisationKind.SECTOR_BODY):
        found.append(providers.make_member(Role.OWNER, providers.make_organisation(kind)).actor)
    found.append(providers.make_member(Role.SUPPORT).actor)
    found.append(providers.make_member(Role.OWNER).actor)
    return found


def test_policies_and_lists_agree_for_everybody() -> None:
    everybody = actors()
    homes = [
        providers.make_home(providers.make_organisation()),
        providers.make_home(),
        *(
            providers.make_home(employer)
            for actor in everybody
            if actor.organisation_kind == OrganisationKind.PROVIDER
            for employer in [own_organisation(actor)]
        ),
    ]
    claimed = [home for home in homes if home.organisation_id is not None]
    cases = [sponsorship.make_case(home) for home in claimed]
    duties = [sponsorship.make_duty(case) for case in cases]
    for actor in everybody:
        listed = queries.cases_for(actor).rows
        open_now = queries.open_duties_for(actor, clock.today().replace(year=TODAY.year + 1))
        for case, duty in zip(cases, duties, strict=True):
            sees = policies.can_see_case(actor, case)
            assert (case in listed) == sees
            assert (queries.case_for(actor, case.public_id) is not None) == sees
            assert (queries.duty_for(actor, duty.public_id) is not None) == sees
            assert (duty in open_now) == sees
        for home in homes:
            may = policies.can_open_case(actor, home)
            assert (home in queries.homes_for(actor)) == may
            assert (queries.home_for(actor, home.public_id) is not None) == may


def own_organisation(actor: Actor) -> providers.Organisation:
    found = session().get(providers.Organisation, actor.organisation_id)
    assert found is not None
    return found


def test_a_worker_sees_their_own_cases_of_every_employer_and_no_others() -> None:
    person = accounts.make_person()
    homes = [providers.make_home(providers.make_organisation()) for _ in range(3)]
    direct = sponsorship.make_case(homes[0], account_id=person.id)
    linked = sponsorship.make_case(
        homes[1], person=employment.make_person_in_post(homes[1]), account_id=None
    )
    other = sponsorship.make_case(homes[2])
    assert queries.own_cases(person.as_actor) == [direct]
    link(linked, person)
    own = queries.own_cases(person.as_actor)
    assert own == [direct, linked]
    for case in (direct, linked, other):
        assert (case in own) == policies.is_worker_of(person.as_actor, case)
    assert queries.own_cases(Actor.anonymous()) == []


@sponsorship.atomic
def link(case: sponsorship.SponsorshipCase, person: accounts.Person) -> None:
    """The record of work is linked after the case was opened."""
    assert case.person_in_post is not None
    case.person_in_post.account_id = person.id


def test_people_to_choose_from_are_those_in_post_of_homes_that_the_officer_reaches() -> None:
    officer = providers.make_member(Role.SPONSOR_OFFICER)
    here, there = (providers.make_home(officer.organisation) for _ in "ab")
    present = employment.make_person_in_post(here, reference="P-1")
    employment.make_person_in_post(here, ended_on=TODAY - timedelta(days=1))
    moved = employment.make_person_in_post(there, reference="P-2")
    employment.make_person_in_post(there)
    foreign = providers.make_home(providers.make_organisation())
    employment.make_person_in_post(foreign, reference="P-2")
    assert queries.people_for(officer.actor, here, TODAY) == [present]
    assert set(queries.people_for(officer.actor, here, TODAY, "P-2")) == {present, moved}
    manager = providers.make_member(Role.REGISTERED_MANAGER, officer.organisation, homes=[here])
    assert queries.people_for(manager.actor, here, TODAY) == []

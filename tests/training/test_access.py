"""Who may see and keep what: every policy agrees with its list."""

from dataclasses import dataclass

import pytest
from sqlalchemy.orm import Session

from tests.factories import accounts, employment, providers, training
from workforce.core.actors import Actor
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home, Organisation
from workforce.providers.states import OrganisationKind, Role
from workforce.training import policies
from workforce.training.models import Completion, Course
from workforce.training.queries import catalogue, records


@dataclass(frozen=True, slots=True)
class World:
    """Two homes of one provider and one of another, a person with a completion in each."""

    homes: list[Home]
    people: list[PersonInPost]
    completions: list[Completion]
    courses: list[Course]
    provider: Organisation
    trainer: Organisation


@pytest.fixture
def world(session: Session) -> World:
    _ = session
    provider, other = providers.make_organisation(), providers.make_organisation()
    homes = [providers.make_home(owner) for owner in (provider, provider, other)]
    people = [employment.make_person_in_post(home) for home in homes]
    trainers = [providers.make_organisation(OrganisationKind.TRAINING_PROVIDER) for _ in "ab"]
    return World(
        [*homes, providers.make_home()],
        people,
        [training.make_completion(person) for person in people],
        [training.make_course(trainer) for trainer in trainers] + [training.make_course()],
        provider,
        trainers[0],
    )


def actors(world: World) -> list[Actor]:
    found = [Actor.anonymous(), accounts.make_person().as_actor]
    for role in Role:
        kinds = [kind for kind in OrganisationKind if role in providers.ROLES_OF[kind]]
        for kind in kinds:
            organisation = {
                OrganisationKind.PROVIDER: world.provider,
                OrganisationKind.TRAINING_PROVIDER: world.trainer,
            }.get(kind) or providers.make_organisation(kind)
            member = providers.make_member(role, organisation, homes=[world.homes[0]])
            found.append(member.actor)
    return found


def test_a_home_is_listed_if_and_only_if_the_policy_says_so(world: World) -> None:
    for actor in actors(world):
        listed = records.homes_for(actor)
        for home in world.homes:
            assert (home in listed) == policies.can_see_home(actor, home), (actor, home.id)
            assert (records.home_for(actor, home.public_id) is not None) == (home in listed)


def test_a_person_is_found_if_and_only_if_the_policy_says_so(world: World) -> None:
    for actor in actors(world):
        for person in world.people:
            found = records.person_for(actor, person.public_id) is not None
            assert found == policies.can_see_person(actor, person), actor
            listed = person in records.people_for(actor, person.home, person.started_on)
            assert listed == found


def test_a_completion_is_found_if_and_only_if_it_may_be_struck_out(world: World) -> None:
    for actor in actors(world):
        for row in world.completions:
            found = records.completion_for(actor, row.public_id) is not None
            assert found == policies.can_strike_out(actor, row), actor


def test_a_course_is_listed_if_and_only_if_it_may_be_changed(world: World) -> None:
    for actor in actors(world):
        listed = catalogue.courses_for(actor).rows
        for course in world.courses:
            assert (course in listed) == policies.can_change_course(actor, course), actor
            found = catalogue.course_for(actor, course.public_id)
            assert (found is not None) == (course in listed)


@pytest.mark.parametrize(
    "role,keeps,reads",
    [
        (Role.OWNER, True, True),
        (Role.TRAINING_LEAD, True, True),
        (Role.REGISTERED_MANAGER, True, True),
        (Role.DEPUTY_MANAGER, True, True),
        (Role.AREA_MANAGER, True, True),
        (Role.RESPONSIBLE_INDIVIDUAL, False, True),
        (Role.RECRUITER, False, False),
        (Role.SPONSOR_OFFICER, False, False),
    ],
)
def test_the_roles_of_a_provider(world: World, role: Role, *, keeps: bool, reads: bool) -> None:
    actor = providers.make_member(role, world.provider, homes=[world.homes[0]]).actor
    assert policies.can_record(actor, world.people[0]) == keeps
    assert policies.can_see_person(actor, world.people[0]) == reads


def test_a_manager_of_one_home_sees_nothing_of_another(world: World) -> None:
    actor = providers.make_member(
        Role.REGISTERED_MANAGER, world.provider, homes=[world.homes[0]]
    ).actor
    assert records.person_for(actor, world.people[0].public_id) is not None
    assert records.person_for(actor, world.people[1].public_id) is None


def test_the_owner_of_a_training_provider_keeps_no_records_and_of_homes_no_courses(
    world: World,
) -> None:
    trainer = providers.make_member(Role.OWNER, world.trainer).actor
    assert not policies.can_keep_records(trainer)
    assert policies.can_offer_courses(trainer)
    owner = providers.make_member(Role.OWNER, world.provider).actor
    assert not policies.can_offer_courses(owner)


def test_own_completions_are_those_of_every_employer_and_nobody_elses(world: World) -> None:
    person = accounts.make_person()
    mine = [
        training.make_completion(employment.make_person_in_post(home, account=person))
        for home in (world.homes[0], world.homes[2])
    ]
    own = records.own_completions(person.as_actor)
    assert set(own) == set(mine)
    for row in [*mine, *world.completions]:
        assert (row in own) == policies.is_own(person.as_actor, row)
    assert records.own_completions(Actor.anonymous()) == []


def test_two_employers_never_see_each_others_rows(world: World) -> None:
    person = accounts.make_person()
    spells = [
        employment.make_person_in_post(home, account=person, reference="SAME")
        for home in (world.homes[0], world.homes[2])
    ]
    rows = [training.make_completion(spell) for spell in spells]
    for spell, row, foreign in zip(spells, rows, reversed(rows), strict=True):
        known = records.completions_of(spell.organisation_id, ["SAME"])
        assert known == [row]
        owner = providers.make_member(Role.OWNER, spell.organisation).actor
        assert records.completion_for(owner, foreign.public_id) is None
        assert records.live_of_topic(spell, "first-aid") == [row]

"""Who sees and changes people: each list holds a row exactly when the policy says yes."""

from dataclasses import dataclass
from itertools import product

import pytest
from sqlalchemy.orm import Session

from tests.factories.accounts import make_person
from tests.factories.employment import make_person_in_post, make_post
from tests.factories.providers import make_home, make_member, make_organisation
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.employment import policies, queries
from workforce.employment.models import EstablishmentPost, PersonInPost
from workforce.providers.models import Home
from workforce.providers.states import ROLES_OF_NAMED_HOMES, Role

ROLES = list(Role)
WHERE = ["own home", "another home of the provider", "another provider"]
READERS = {
    Role.OWNER,
    Role.REGISTERED_MANAGER,
    Role.DEPUTY_MANAGER,
    Role.AREA_MANAGER,
    Role.RESPONSIBLE_INDIVIDUAL,
}
KEEPERS = READERS - {Role.RESPONSIBLE_INDIVIDUAL}


@dataclass(frozen=True)
class Case:
    actor: Actor
    home: Home
    person: PersonInPost
    post: EstablishmentPost


def case(role: Role, where: str) -> Case:
    own = make_home(make_organisation())
    homes = {
        "own home": own,
        "another home of the provider": make_home(own.organisation),
        "another provider": make_home(make_organisation()),
    }
    is_provider_role = role in {
        *READERS,
        Role.RECRUITER,
        Role.TRAINING_LEAD,
        Role.SPONSOR_OFFICER,
    }
    organisation = own.organisation if is_provider_role else None
    named = (own,) if role in ROLES_OF_NAMED_HOMES else ()
    actor = make_member(role, organisation, homes=named).actor
    home = homes[where]
    return Case(actor, home, make_person_in_post(home), make_post(home))


@pytest.mark.parametrize("role, where", list(product(ROLES, WHERE)))
def test_lists_of_people_posts_and_homes_agree_with_their_policies(
    session: Session, role: Role, where: str
) -> None:
    _ = session
    found = case(role, where)
    actor, today = found.actor, clock.today()
    may_see = policies.can_see_person(actor, found.person)
    assert (found.person in queries.people_in_post_for(actor, today)) is may_see
    assert (queries.person_in_post_for(actor, found.person.public_id) is not None) is may_see
    may_see_home = policies.can_see_people(actor, found.home)
    assert (found.home in queries.homes_for(actor)) is may_see_home
    assert (queries.home_for(actor, found.home.public_id) is not None) is may_see_home
    assert (found.post in queries.posts_for(actor, found.home, today)) is may_see_home
    assert may_see is may_see_home
    may_keep = policies.can_keep_person(actor, found.person)
    kept = queries.person_in_post_for(actor, found.person.public_id, policies.KEEPERS)
    assert (kept is not None) is may_keep
    kept_home = queries.home_for(actor, found.home.public_id, policies.KEEPERS)
    assert (kept_home is not None) is policies.can_keep_people(actor, found.home)
    may_change = policies.can_keep_post(actor, found.post)
    assert (queries.post_for(actor, found.post.public_id) is not None) is may_change


@pytest.mark.parametrize("role, where", list(product(ROLES, WHERE)))
def test_who_sees_and_who_keeps_is_as_the_table_says(
    session: Session, role: Role, where: str
) -> None:
    _ = session
    found = case(role, where)
    reaches = where == "own home" or (
        where == "another home of the provider" and role not in ROLES_OF_NAMED_HOMES
    )
    sees, keeps = role in READERS and reaches, role in KEEPERS and reaches
    assert policies.can_see_people(found.actor, found.home) is sees
    assert policies.can_keep_people(found.actor, found.home) is keeps
    assert policies.can_keep_person(found.actor, found.person) is keeps
    assert policies.can_keep_post(found.actor, found.post) is keeps


def test_nobody_who_has_not_signed_in_sees_anybody(session: Session) -> None:
    _ = session
    found = case(Role.OWNER, "own home")
    nobody = Actor.anonymous()
    assert not policies.can_see_person(nobody, found.person)
    assert queries.people_in_post_for(nobody, clock.today()) == []
    assert queries.homes_for(nobody) == []


def test_a_record_is_ones_own_by_the_linked_account_only(session: Session) -> None:
    _ = session
    person = make_person()
    found = make_person_in_post(make_home(make_organisation()), account=person)
    assert policies.is_own(person.as_actor, found)
    assert not policies.is_own(make_person().as_actor, found)
    assert not policies.is_own(Actor.anonymous(), found)

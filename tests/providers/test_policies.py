"""Every policy, role by case; and a row is listed exactly if the policy says yes."""

import pytest

from tests.factories import accounts, providers
from workforce.core.actors import Actor
from workforce.providers import policies
from workforce.providers.models import Home
from workforce.providers.queries import homes, members, organisations
from workforce.providers.states import OrganisationKind, OrganisationState, Role

pytestmark = pytest.mark.usefixtures("session")

PROVIDER_ROLES = frozenset(
    {
        Role.OWNER,
        Role.RECRUITER,
        Role.TRAINING_LEAD,
        Role.SPONSOR_OFFICER,
        Role.RESPONSIBLE_INDIVIDUAL,
    }
)
MANAGERS = frozenset({Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER, Role.AREA_MANAGER})


def scene(role: Role) -> tuple[Actor, dict[str, Home]]:
    member = providers.make_member(role)
    organisation = member.organisation
    placed = {
        "named": providers.make_home(organisation),
        "unnamed": providers.make_home(organisation),
        "of another": providers.make_home(providers.make_organisation()),
        "of nobody": providers.make_home(),
    }
    if role in MANAGERS:
        organisation = providers.make_organisation()
        named = providers.make_home(organisation)
        placed |= {"named": named, "unnamed": providers.make_home(organisation)}
        member = providers.make_member(role, organisation, homes=[named])
    return member.actor, placed


@pytest.mark.parametrize("role", list(Role))
def test_a_home_is_listed_exactly_if_its_policy_says_yes(role: Role) -> None:
    actor, placed = scene(role)
    listed = {home.id for home in homes.homes_for(actor)}
    for home in placed.values():
        allowed = policies.can_see_home(actor, home)
        assert allowed == (home.id in listed)
        assert allowed == (homes.home_for(actor, home.public_id) is not None)


@pytest.mark.parametrize("role", list(Role))
def test_who_sees_which_homes(role: Role) -> None:
    actor, placed = scene(role)
    seen = {name for name, home in placed.items() if policies.can_see_home(actor, home)}
    of_all = {"named", "unnamed"} if actor.organisation_kind == OrganisationKind.PROVIDER else set()
    assert seen == ({"named"} if role in MANAGERS else of_all)
    managed = {name for name, home in placed.items() if policies.can_manage_home(actor, home)}
    answers_for = role in MANAGERS | {Role.OWNER, Role.RESPONSIBLE_INDIVIDUAL}
    assert managed == (seen if answers_for else set())


@pytest.mark.parametrize("role", list(Role))
def test_only_an_owner_claims_homes_and_only_for_a_provider(role: Role) -> None:
    assert policies.can_claim_homes(providers.make_member(role).actor) == (role == Role.OWNER)
    body = providers.make_organisation(OrganisationKind.SECTOR_BODY)
    assert not policies.can_claim_homes(providers.make_member(Role.OWNER, body).actor)


@pytest.mark.parametrize("role", list(Role))
def test_who_manages_members(role: Role) -> None:
    member = providers.make_member(role)
    keeps = role in {Role.OWNER, Role.SUPPORT}
    assert policies.can_manage_members(member.actor, member.organisation) == keeps
    assert not policies.can_manage_members(member.actor, providers.make_organisation())


@pytest.mark.parametrize("role", list(Role))
def test_members_and_invitations_are_found_only_in_the_organisation_acted_for(role: Role) -> None:
    actor = providers.make_member(role).actor
    other = providers.make_member(Role.RECRUITER)
    invitation, _ = providers.make_invitation()
    assert members.membership_for(actor, other.membership.public_id) is None
    assert members.invitation_for(actor, invitation.public_id) is None
    assert members.membership_for(other.actor, other.membership.public_id) is not None


@pytest.mark.parametrize("role", list(Role))
def test_a_request_to_join_is_seen_by_whoever_asked_and_by_support(role: Role) -> None:
    request = providers.make_request()
    member = providers.make_member(role)
    assert policies.can_see_request(member.actor, request) == (role == Role.SUPPORT)
    assert organisations.own_request(member.actor, request.public_id) is None
    assert request.asked_by is not None
    assert policies.can_see_request(request.asked_by.as_actor, request)
    assert organisations.own_request(request.asked_by.as_actor, request.public_id) is not None


@pytest.mark.parametrize(
    "state", [state for state in OrganisationState if state != OrganisationState.APPROVED]
)
def test_only_an_approved_organisation_gives_its_members_anything(state: OrganisationState) -> None:
    organisation = providers.make_organisation(state=state)
    home = providers.make_home(organisation)
    actor = providers.make_member(Role.OWNER, organisation).actor
    assert actor.is_person
    assert not policies.can_see_home(actor, home)
    assert not policies.can_manage_members(actor, organisation)
    assert homes.homes_for(actor) == []


def test_strangers_see_nothing() -> None:
    home = providers.make_home(providers.make_organisation())
    request = providers.make_request()
    for actor in (Actor.anonymous(), accounts.make_person().as_actor):
        assert not policies.can_see_home(actor, home)
        assert not policies.can_support(actor)
        assert not policies.can_see_request(actor, request)
        assert homes.homes_for(actor) == []
        assert organisations.own_request(actor, request.public_id) is None

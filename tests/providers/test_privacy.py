"""Export, erasure, retention and impossible states of organisations and members."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.factories import accounts, providers
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.errors import DomainError
from workforce.providers import privacy
from workforce.providers.models import Home
from workforce.providers.services import joining, members
from workforce.providers.states import OrganisationKind, OrganisationState, Role

pytestmark = pytest.mark.usefixtures("session")


def found(name: str) -> list[tuple[str, str]]:
    rule = next(one for one in privacy.CONTRIBUTION.impossible if one.name == name)
    return rule.find(clock.today())


def test_a_person_reads_their_roles_and_requests() -> None:
    owner = providers.make_member(Role.OWNER)
    member = providers.make_member(Role.RECRUITER, owner.organisation)
    members.remove(owner.actor, member.membership)
    joining.ask(member.person.as_actor, kind=OrganisationKind.TRAINING_PROVIDER, name="Courses")
    told = privacy.export(member.person.id)
    assert [one["role"] for one in told["roles"]] == ["recruiter"]
    assert told["roles"][0]["until"] is not None
    assert [one["organisation"] for one in told["requests_to_join"]] == ["Courses"]
    assert owner.person.email not in str(told)


def test_closing_an_account_ends_roles_and_requests() -> None:
    owner = providers.make_member(Role.OWNER)
    member = providers.make_member(Role.RECRUITER, owner.organisation)
    request = providers.make_request(asked_by=member.person, proof_contact="a@b.example")
    assert privacy.CONTRIBUTION.erase is not None
    privacy.CONTRIBUTION.erase(member.person.as_actor, member.person.id)
    assert member.actor.roles == frozenset()
    assert request.state == OrganisationState.REFUSED
    assert request.proof_contact is None


def test_the_only_owner_cannot_close_the_account_first() -> None:
    owner = providers.make_member(Role.OWNER)
    assert privacy.CONTRIBUTION.erase is not None
    with pytest.raises(DomainError) as refused:
        privacy.CONTRIBUTION.erase(owner.person.as_actor, owner.person.id)
    assert owner.organisation.name in str(refused.value)
    assert owner.actor.roles == {"owner"}


def test_old_invitations_and_refusals_forget_whom_they_were_about() -> None:
    invitation, _ = providers.make_invitation()
    request = providers.make_request(state=OrganisationState.REFUSED)
    rules = privacy.CONTRIBUTION.retention
    assert [rule.erase(clock.today()) for rule in rules] == [0, 0]
    later = clock.today() + timedelta(days=367)
    assert [rule.erase(later) for rule in rules] == [1, 1]
    assert [rule.erase(later) for rule in rules] == [0, 0]
    assert invitation.email == ""
    assert request.asked_by_id is None


def test_an_organisation_without_owner_or_proof_is_found() -> None:
    owned = providers.make_member(Role.OWNER).organisation
    alone = providers.make_organisation(proved_at=None)
    assert owned.is_approved
    assert found("organisation-without-owner") == [("organisation", alone.public_id)]
    assert found("organisation-without-proof") == [("organisation", alone.public_id)]


def test_a_home_of_an_organisation_that_never_joined_is_found() -> None:
    home = providers.make_home(providers.make_organisation(state=OrganisationState.ASKED))
    providers.make_home(providers.make_organisation())
    providers.make_home()
    assert found("home-of-nobody-approved") == [("home", home.public_id)]


def test_a_member_named_to_a_home_of_others_is_found(session: Session) -> None:
    organisation = providers.make_organisation()
    home = providers.make_home(organisation)
    member = providers.make_member(Role.REGISTERED_MANAGER, organisation, homes=[home])
    assert found("member-named-to-home-of-others") == []
    other = providers.make_organisation()

    @atomic
    def sold() -> None:
        session.execute(update(Home).where(Home.id == home.id).values(organisation_id=other.id))

    sold()
    assert found("member-named-to-home-of-others") == [("membership", member.membership.public_id)]


def test_somebody_without_anything_exports_nothing() -> None:
    person = accounts.make_person()
    assert privacy.export(person.id) == {"roles": [], "requests_to_join": []}

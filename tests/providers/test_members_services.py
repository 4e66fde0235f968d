"""Members: invited to one address, changed by owners, gone with the next request."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import accounts, providers
from workforce.core import clock
from workforce.core.errors import Conflict, DomainError, NotAllowed, NotFound
from workforce.messages.models import Letter
from workforce.providers.models import Invitation, Membership, Organisation
from workforce.providers.queries import members as queries
from workforce.providers.services import members
from workforce.providers.states import OrganisationKind, OrganisationState, Role

pytestmark = pytest.mark.usefixtures("session")


def token_of(session: Session) -> str:
    query = select(Letter).where(Letter.template == "providers/invitation")
    letter = session.scalars(query.order_by(Letter.id.desc())).first()
    assert letter is not None
    assert letter.endpoint_values is not None
    return str(letter.endpoint_values["token"])


def invited(session: Session, email: str = "new@example.org") -> tuple[providers.Member, str]:
    owner = providers.make_member(Role.OWNER)
    members.invite(owner.actor, email=email, role=Role.RECRUITER)
    return owner, token_of(session)


def test_an_invitation_is_taken_up_by_its_address_and_once(session: Session) -> None:
    owner, token = invited(session, "New@Example.org")
    person = accounts.make_person("new@example.org")
    membership = members.accept(person.as_actor, token)
    assert membership.organisation_id == owner.organisation.id
    assert queries.actor_for(person.id).roles == {"recruiter"}
    assert person.second_factor_required
    with pytest.raises(NotFound):
        members.accept(person.as_actor, token)


def test_another_account_cannot_take_up_an_invitation(session: Session) -> None:
    _, token = invited(session)
    other = accounts.make_person("other@example.org")
    with pytest.raises(NotAllowed):
        members.accept(other.as_actor, token)
    assert queries.actor_for(other.id).roles == frozenset()


def test_an_unconfirmed_address_cannot_take_up_an_invitation(session: Session) -> None:
    _, token = invited(session)
    person = accounts.make_person("new@example.org", confirmed=False)
    with pytest.raises(NotAllowed):
        members.accept(person.as_actor, token)


def test_an_invitation_ends_after_seven_days(session: Session) -> None:
    _, token = invited(session)
    person = accounts.make_person("new@example.org")
    try:
        clock.set_today(clock.today() + timedelta(days=7))
        with pytest.raises(NotFound):
            members.accept(person.as_actor, token)
    finally:
        clock.set_today(None)


def test_a_withdrawn_invitation_is_good_for_nothing(session: Session) -> None:
    owner, token = invited(session)
    (invitation,) = queries.open_invitations(owner.organisation.id)
    members.withdraw_invitation(owner.actor, invitation)
    with pytest.raises(NotFound):
        members.accept(accounts.make_person("new@example.org").as_actor, token)


def test_a_second_invitation_replaces_the_first(session: Session) -> None:
    owner, first = invited(session)
    members.invite(owner.actor, email="new@example.org", role=Role.RECRUITER)
    assert len(queries.open_invitations(owner.organisation.id)) == 1
    with pytest.raises(NotFound):
        members.accept(accounts.make_person("new@example.org").as_actor, first)


def test_an_invitation_of_a_suspended_organisation_is_not_taken_up() -> None:
    organisation = providers.make_organisation(state=OrganisationState.SUSPENDED)
    _, token = providers.make_invitation(organisation, "new@example.org")
    with pytest.raises(NotFound):
        members.accept(accounts.make_person("new@example.org").as_actor, token)


def test_the_letter_says_neither_address_nor_token_in_its_words(session: Session) -> None:
    invited(session)
    letter = session.scalars(select(Letter)).one()
    assert set(letter.context or {}) == {"organisation", "role", "until"}


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.OWNER, Role.SUPPORT}])
def test_only_owners_invite(session: Session, role: Role) -> None:
    member = providers.make_member(role)
    with pytest.raises(NotAllowed):
        members.invite(member.actor, email="new@example.org", role=Role.OWNER)
    assert session.scalars(select(Invitation)).all() == []


def test_nobody_is_invited_to_a_role_of_another_kind_of_organisation() -> None:
    owner = providers.make_member(Role.OWNER)
    for role in (Role.SUPPORT, Role.COMMISSIONER, Role.TRAINER):
        with pytest.raises(DomainError) as refused:
            members.invite(owner.actor, email="new@example.org", role=role)
        assert refused.value.field == "role"


def test_a_manager_is_given_homes_of_this_organisation_only(session: Session) -> None:
    owner = providers.make_member(Role.OWNER)
    ours = providers.make_home(owner.organisation)
    theirs = providers.make_home(providers.make_organisation())
    for home_ids in ([], [theirs.id], [ours.id, theirs.id]):
        with pytest.raises(DomainError) as refused:
            members.invite(
                owner.actor,
                email="new@example.org",
                role=Role.REGISTERED_MANAGER,
                home_ids=home_ids,
            )
        assert refused.value.field == "homes"
    members.invite(
        owner.actor, email="new@example.org", role=Role.REGISTERED_MANAGER, home_ids=[ours.id]
    )
    person = accounts.make_person("new@example.org")
    members.accept(person.as_actor, token_of(session))
    assert queries.actor_for(person.id).home_ids == frozenset({ours.id})


def test_a_commissioner_is_given_councils_of_this_body_only(session: Session) -> None:
    body = providers.make_organisation(
        OrganisationKind.SECTOR_BODY, authority_codes=["E08000035", "E08000032"]
    )
    owner = providers.make_member(Role.OWNER, body)
    with pytest.raises(DomainError) as refused:
        members.invite(
            owner.actor,
            email="new@example.org",
            role=Role.COMMISSIONER,
            authority_codes=["E08000003"],
        )
    assert refused.value.field == "authorities"
    members.invite(
        owner.actor, email="new@example.org", role=Role.COMMISSIONER, authority_codes=["E08000035"]
    )
    person = accounts.make_person("new@example.org")
    members.accept(person.as_actor, token_of(session))
    assert queries.actor_for(person.id).authority_codes == {"E08000035"}


def test_several_roles_reach_as_far_as_the_widest() -> None:
    organisation = providers.make_organisation()
    one, two = providers.make_home(organisation), providers.make_home(organisation)
    manager = providers.make_member(Role.REGISTERED_MANAGER, organisation, homes=[one])
    assert manager.actor.home_ids == frozenset({one.id})
    providers.make_member(Role.AREA_MANAGER, organisation, manager.person, homes=[two])
    assert manager.actor.home_ids == frozenset({one.id, two.id})
    providers.make_member(Role.RECRUITER, organisation, manager.person)
    widest = manager.actor
    assert widest.home_ids is None
    assert widest.roles == {"registered-manager", "area-manager", "recruiter"}


def test_a_council_that_runs_homes_and_commissions_has_a_wall_between() -> None:
    runs = providers.make_organisation(name="Leeds City Council homes")
    buys = providers.make_organisation(OrganisationKind.SECTOR_BODY, name="Leeds commissioning")
    home = providers.make_home(runs)
    recruiter = providers.make_member(Role.RECRUITER, runs)
    person = recruiter.person
    commissioner = providers.make_member(
        Role.COMMISSIONER, buys, person, authorities=("E08000035",)
    )
    running, buying = recruiter.actor, commissioner.actor
    assert (running.organisation_id, buying.organisation_id) == (runs.id, buys.id)
    assert running.roles == {"recruiter"}
    assert running.authority_codes == frozenset()
    assert running.reaches_home(home.id)
    assert buying.roles == {"commissioner"}
    assert buying.authority_codes == {"E08000035"}
    assert not buying.reaches_home(home.id)
    for public_id in (runs.public_id, buys.public_id, None, "no-such-place"):
        actor = queries.actor_for(person.id, public_id)
        assert not actor.has("recruiter") or not actor.has("commissioner")


def test_choosing_an_organisation_of_others_gives_nothing_of_it() -> None:
    member = providers.make_member(Role.RECRUITER)
    other = providers.make_organisation()
    actor = queries.actor_for(member.person.id, other.public_id)
    assert actor == member.person.as_actor
    assert queries.actor_for(member.person.id).organisation_id == member.organisation.id


def test_a_removed_member_has_nothing_at_the_next_request() -> None:
    owner = providers.make_member(Role.OWNER)
    member = providers.make_member(Role.RECRUITER, owner.organisation)
    providers.make_member(Role.TRAINING_LEAD, owner.organisation, member.person)
    elsewhere = providers.make_member(Role.TRAINER, person=member.person)
    members.remove(owner.actor, member.membership)
    assert {one.organisation_id for one in queries.standings_of(member.person.id)} == {
        elsewhere.organisation.id
    }


def test_taking_one_role_away_leaves_the_others() -> None:
    owner = providers.make_member(Role.OWNER)
    member = providers.make_member(Role.RECRUITER, owner.organisation)
    providers.make_member(Role.TRAINING_LEAD, owner.organisation, member.person)
    members.end_role(owner.actor, member.membership)
    assert member.actor.roles == {"training-lead"}


def test_the_last_owner_stays() -> None:
    owner = providers.make_member(Role.OWNER)
    providers.make_member(Role.RECRUITER, owner.organisation)
    for leave in (members.end_role, members.remove):
        with pytest.raises(DomainError):
            leave(owner.actor, owner.membership)
    with pytest.raises(DomainError):
        members.change_role(owner.actor, owner.membership, role=Role.RECRUITER)
    assert owner.actor.roles == {"owner"}
    second = providers.make_member(Role.OWNER, owner.organisation)
    members.remove(second.actor, owner.membership)
    assert owner.actor.roles == frozenset()


def test_an_owner_of_another_organisation_changes_nothing_here() -> None:
    stranger = providers.make_member(Role.OWNER)
    member = providers.make_member(Role.RECRUITER)
    for leave in (members.end_role, members.remove):
        with pytest.raises(NotFound):
            leave(stranger.actor, member.membership)
    with pytest.raises(NotFound):
        members.change_role(stranger.actor, member.membership, role=Role.OWNER)
    invitation, _ = providers.make_invitation()
    with pytest.raises(NotAllowed):
        members.withdraw_invitation(stranger.actor, invitation)
    assert member.actor.roles == {"recruiter"}


def test_a_changed_role_keeps_what_was_held_as_history(session: Session) -> None:
    owner = providers.make_member(Role.OWNER)
    member = providers.make_member(Role.RECRUITER, owner.organisation)
    members.change_role(owner.actor, member.membership, role=Role.SPONSOR_OFFICER)
    query = select(Membership).where(Membership.person_id == member.person.id)
    ended, held = session.scalars(query.order_by(Membership.id))
    assert (ended.role, ended.ended_at is None) == (Role.RECRUITER, False)
    assert (held.role, held.ended_at) == (Role.SPONSOR_OFFICER, None)


def test_the_same_role_twice_is_refused() -> None:
    owner = providers.make_member(Role.OWNER)
    member = providers.make_member(Role.RECRUITER, owner.organisation)
    lead = providers.make_member(Role.TRAINING_LEAD, owner.organisation, member.person)
    with pytest.raises(Conflict):
        members.change_role(owner.actor, lead.membership, role=Role.RECRUITER)
    assert member.actor.roles == {"recruiter", "training-lead"}


def test_the_database_refuses_the_same_role_twice() -> None:
    member = providers.make_member(Role.RECRUITER)
    with pytest.raises(Conflict):
        providers.make_member(Role.RECRUITER, member.organisation, member.person)


def test_the_first_support_person_makes_the_platform(session: Session) -> None:
    first, second = accounts.make_person(), accounts.make_person()
    members.make_support(first)
    members.make_support(first)
    members.make_support(second)
    query = select(Organisation).where(Organisation.kind == OrganisationKind.PLATFORM)
    (platform,) = session.scalars(query)
    assert len(queries.members_of(platform.id)) == 2
    assert queries.actor_for(first.id).roles == {"support"}
    assert first.second_factor_required


def test_support_people_invite_each_other_and_one_always_stays() -> None:
    support = providers.make_member(Role.SUPPORT)
    members.invite(support.actor, email="new@example.org", role=Role.SUPPORT)
    with pytest.raises(DomainError):
        members.remove(support.actor, support.membership)

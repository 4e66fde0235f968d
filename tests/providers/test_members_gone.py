"""Members who were let go: no letter from before lets them, or a second self, back in."""

import pytest
from sqlalchemy.orm import Session

from tests.factories import accounts, providers
from tests.providers.test_members_services import token_of
from workforce.core.errors import NotFound
from workforce.providers.services import members
from workforce.providers.states import Role

pytestmark = pytest.mark.usefixtures("session")


def test_a_removed_member_does_not_come_back_by_an_older_invitation(session: Session) -> None:
    owner = providers.make_member(Role.OWNER)
    gone = providers.make_member(Role.TRAINING_LEAD, owner.organisation)
    members.invite(owner.actor, email=gone.person.email, role=Role.RECRUITER)
    token = token_of(session)
    members.remove(owner.actor, gone.membership)
    with pytest.raises(NotFound):
        members.accept(gone.person.as_actor, token)


def test_invitations_that_a_removed_owner_sent_are_good_for_nothing(session: Session) -> None:
    owner = providers.make_member(Role.OWNER)
    gone = providers.make_member(Role.OWNER, owner.organisation)
    members.invite(gone.actor, email="second.self@example.org", role=Role.OWNER)
    token = token_of(session)
    members.remove(owner.actor, gone.membership)
    second_self = accounts.make_person("second.self@example.org")
    with pytest.raises(NotFound):
        members.accept(second_self.as_actor, token)


def test_a_role_that_was_taken_away_is_not_taken_up_again_by_invitation(session: Session) -> None:
    owner = providers.make_member(Role.OWNER)
    less = providers.make_member(Role.RECRUITER, owner.organisation)
    members.invite(owner.actor, email=less.person.email, role=Role.RECRUITER)
    token = token_of(session)
    members.end_role(owner.actor, less.membership)
    with pytest.raises(NotFound):
        members.accept(less.person.as_actor, token)

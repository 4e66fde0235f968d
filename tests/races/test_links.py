"""Links and invitations that serve once, followed from several processes at one moment."""

from flask import Flask
from sqlalchemy import select

from tests.factories import accounts, providers
from tests.support import race
from workforce.accounts.models import OneUseLink
from workforce.accounts.services import links
from workforce.accounts.states import LinkPurpose
from workforce.core.db import db, session
from workforce.providers.queries import members

PASSWORD = "a quiet lamp near water"


def test_a_link_for_a_new_password_serves_one_of_many(real_app: Flask) -> None:
    person = accounts.make_person()
    token = links.new_link(person, LinkPurpose.RESET_PASSWORD)
    db.session.remove()
    said = race.together(
        real_app, "reset_password", processes=4, times=3, token=token, password=PASSWORD
    )
    assert said.count("done") == 1
    assert said.count("Conflict") == 11
    assert session().scalars(select(OneUseLink)).one().used_at is not None


def test_an_invitation_accepted_in_many_places_makes_one_member(real_app: Flask) -> None:
    organisation = providers.make_organisation()
    _, token = providers.make_invitation(organisation, "new@example.org")
    person_id, organisation_id = accounts.make_person("new@example.org").id, organisation.id
    db.session.remove()
    said = race.together(
        real_app, "accept_invitation", processes=4, times=3, token=token, person_id=person_id
    )
    assert said.count("done") == 1
    assert set(said) <= {"done", "Conflict", "DomainError", "NotFound"}
    assert len(members.members_of(organisation_id)) == 1

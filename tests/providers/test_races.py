"""Two at once: the database lets only one of them win."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask

from tests.factories import accounts, providers
from workforce.core.actors import Actor
from workforce.core.db import db, session
from workforce.core.errors import DomainError
from workforce.providers.models import Home, Membership, Organisation
from workforce.providers.queries import members as queries
from workforce.providers.services import homes, members
from workforce.providers.services.homes import Details
from workforce.providers.states import Role


def at_once(app: Flask, *verbs: Callable[[], object]) -> list[bool]:
    """Run each verb in a thread of its own, all at one moment; who succeeded?"""
    start = Barrier(len(verbs))

    def run(verb: Callable[[], object]) -> bool:
        with app.app_context():
            start.wait(timeout=10)
            try:
                verb()
            except DomainError:
                return False
            finally:
                db.session.remove()
            return True

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(run, verbs))


def removing(actor: Actor, membership_id: int) -> Callable[[], object]:
    return lambda: members.remove(actor, session().get_one(Membership, membership_id))


def accepting(actor: Actor, token: str) -> Callable[[], object]:
    return lambda: members.accept(actor, token)


def claiming(actor: Actor) -> Callable[[], object]:
    details = Details("Elm House", "1 Elm Road", "LS6 2AB")
    return lambda: homes.claim(actor, registration_number="1234567", details=details)


@pytest.mark.parametrize("attempt", range(3))
def test_two_owners_who_remove_each_other_leave_one(real_app: Flask, attempt: int) -> None:
    _ = attempt
    one = providers.make_member(Role.OWNER)
    two = providers.make_member(Role.OWNER, one.organisation)
    organisation_id = one.organisation.id
    verbs = removing(one.actor, two.membership.id), removing(two.actor, one.membership.id)
    assert sorted(at_once(real_app, *verbs)) == [False, True]
    db.session.rollback()
    assert len(queries.members_of(organisation_id)) == 1


def test_an_invitation_accepted_twice_at_once_serves_once(real_app: Flask) -> None:
    organisation = providers.make_organisation()
    _, token = providers.make_invitation(organisation, "new@example.org")
    organisation_id = organisation.id
    actor = accounts.make_person("new@example.org").as_actor
    won = at_once(real_app, *[accepting(actor, token)] * 4)
    assert won.count(True) == 1
    db.session.rollback()
    assert len(queries.members_of(organisation_id)) == 1


def acme() -> Organisation:
    """An organisation that proved a home of Acme Care at joining."""
    proved = providers.make_home(owner_as_registered="Acme Care")
    number = proved.registration_number
    return providers.make_organisation(name="Acme Care Ltd", registration_number=number)


def test_a_home_claimed_by_two_at_once_goes_to_one(real_app: Flask) -> None:
    home = providers.make_home(number="1234567", owner_as_registered="Acme Care")
    home_id = home.id
    owners = [providers.make_member(Role.OWNER, acme()) for _ in range(4)]
    won = at_once(real_app, *[claiming(owner.actor) for owner in owners])
    assert won.count(True) == 1
    db.session.rollback()
    winner = owners[won.index(True)].organisation.id
    assert session().get_one(Home, home_id).organisation_id == winner

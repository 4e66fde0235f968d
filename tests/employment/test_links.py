"""A work record and an account are linked by a code on the person's own address."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from workforce.accounts.models import Person
from workforce.core import clock
from workforce.core.db import atomic
from workforce.core.errors import DomainError, NotAllowed
from workforce.employment import policies, queries, services
from workforce.employment.models import LinkCode, PersonInPost
from workforce.employment.services import linked
from workforce.messages.models import Letter
from workforce.providers.models import Home
from workforce.providers.states import Role

ADDRESS = "worker@example.org"
REFUSED = "does not fit your account"


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(name="Employer One"))


@pytest.fixture
def worker(session: Session) -> Person:
    _ = session
    return accounts.make_person(ADDRESS)


def sent_code(home: Home, row: PersonInPost, session: Session) -> str:
    services.send_link_code(make.make_keeper(home), row)
    letter = session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert letter is not None
    assert letter.address == row.email
    assert letter.endpoint == "employment_person.link"
    assert letter.context is not None
    return str(letter.context["code"])


def test_the_code_on_the_persons_own_address_links_their_record(
    home: Home, worker: Person, session: Session
) -> None:
    row = make_person_in_post(home, email="Worker@Example.org")
    code = sent_code(home, row, session)
    assert queries.my_spells(worker.id) == []
    services.link_record(worker.as_actor, f" {code[:5]}-{code[5:].lower()} ")
    assert queries.my_spells(worker.id) == [row]


def test_every_spell_of_the_person_with_this_employer_is_linked(
    home: Home, worker: Person, session: Session
) -> None:
    old = make_person_in_post(
        home, email=ADDRESS, reference="W", ended_on=clock.today() - timedelta(days=100)
    )
    row = make_person_in_post(
        home, email=ADDRESS, reference="W", started_on=clock.today() - timedelta(days=50)
    )
    another = make_person_in_post(home, email="else@example.org", reference="W2")
    services.link_record(worker.as_actor, sent_code(home, row, session))
    assert {spell.id for spell in queries.my_spells(worker.id)} == {old.id, row.id}
    assert another.account_id is None


def test_another_account_cannot_use_the_code(home: Home, session: Session) -> None:
    code = sent_code(home, make_person_in_post(home, email=ADDRESS), session)
    thief = accounts.make_person("thief@example.org")
    with pytest.raises(DomainError, match=REFUSED):
        services.link_record(thief.as_actor, code)
    assert queries.my_spells(thief.id) == []


def test_an_account_whose_address_is_not_confirmed_cannot_use_the_code(
    home: Home, session: Session
) -> None:
    code = sent_code(home, make_person_in_post(home, email=ADDRESS), session)
    unproved = accounts.make_person(ADDRESS, confirmed=False)
    with pytest.raises(DomainError, match=REFUSED):
        services.link_record(unproved.as_actor, code)


def test_a_code_works_once_and_an_earlier_one_not_after_a_later(
    home: Home, worker: Person, session: Session
) -> None:
    row = make_person_in_post(home, email=ADDRESS)
    first, second = (sent_code(home, row, session) for _ in range(2))
    with pytest.raises(DomainError, match=REFUSED):
        services.link_record(worker.as_actor, first)
    services.link_record(worker.as_actor, second)
    with pytest.raises(DomainError, match=REFUSED):
        services.link_record(worker.as_actor, second)


def test_a_code_expires(home: Home, worker: Person, session: Session) -> None:
    code = sent_code(home, make_person_in_post(home, email=ADDRESS), session)

    @atomic
    def age() -> None:
        session.scalars(select(LinkCode)).one().expires_at = clock.now()

    age()
    with pytest.raises(DomainError, match=REFUSED):
        services.link_record(worker.as_actor, code)


def test_a_code_that_never_was_is_refused_in_the_same_words(
    worker: Person,
) -> None:
    with pytest.raises(DomainError, match=REFUSED):
        services.link_record(worker.as_actor, "ABCDEFGHJK")


def test_the_database_holds_no_code(home: Home, session: Session) -> None:
    code = sent_code(home, make_person_in_post(home, email=ADDRESS), session)
    held = session.scalars(select(LinkCode)).one()
    assert code not in held.code_digest
    assert len(held.code_digest) == 64


def test_no_code_is_sent_without_an_address_or_to_a_linked_record(
    home: Home, worker: Person
) -> None:
    owner = make.make_keeper(home)
    for row in (
        make_person_in_post(home),
        make_person_in_post(home, email=ADDRESS, account=worker),
    ):
        with pytest.raises(DomainError):
            services.send_link_code(owner, row)


def test_another_provider_sends_no_code(home: Home) -> None:
    row = make_person_in_post(home, email=ADDRESS)
    stranger = make.make_keeper(make_home(make_organisation()))
    with pytest.raises(NotAllowed):
        services.send_link_code(stranger, row)


def test_two_employers_never_see_each_others_rows(
    home: Home, worker: Person, session: Session
) -> None:
    _ = session
    other = make_home(make_organisation(name="Employer Two"))
    mine = make_person_in_post(home, email=ADDRESS, account=worker, reference="W")
    theirs = make_person_in_post(other, email=ADDRESS, account=worker, reference="W")
    today = clock.today()
    for place, own, foreign in ((home, mine, theirs), (other, theirs, mine)):
        for role in (Role.OWNER, Role.REGISTERED_MANAGER, Role.RESPONSIBLE_INDIVIDUAL):
            actor = make.make_keeper(place, role)
            assert queries.people_in_post_for(actor, today) == [own]
            assert queries.person_in_post_for(actor, foreign.public_id) is None
            assert not policies.can_see_person(actor, foreign)
            assert policies.can_see_person(actor, own)
    assert set(queries.my_spells(worker.id)) == {mine, theirs}


def test_closing_the_account_unlinks_the_record_and_keeps_it(home: Home, worker: Person) -> None:
    row = make_person_in_post(home, email=ADDRESS, account=worker)
    linked.erase(worker.as_actor, worker.id)
    assert row.account_id is None
    assert row.given_name == "Alex"

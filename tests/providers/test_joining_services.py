"""Joining: a second channel proves it, support decides, and nothing happens before."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import accounts, providers
from workforce.accounts.models import Person
from workforce.core import clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.errors import Conflict, DomainError, NotAllowed, NotFound
from workforce.messages.models import Letter
from workforce.providers.models import ORGANISATION, Membership, Organisation
from workforce.providers.queries import members, organisations
from workforce.providers.rules.proof import Attempt
from workforce.providers.services import joining
from workforce.providers.states import OrganisationKind, OrganisationState, Role

pytestmark = pytest.mark.usefixtures("session")

DAY = date(2026, 1, 5)


def support() -> Actor:
    return providers.make_member(Role.SUPPORT).actor


def letters(session: Session, template: str) -> list[Letter]:
    found = session.scalars(select(Letter).where(Letter.template == template).order_by(Letter.id))
    return list(found)


def asked(
    kind: OrganisationKind = OrganisationKind.PROVIDER,
    registration_number: str = "1234567",
    name: str = "Acme",
    person: Person | None = None,
) -> Organisation:
    asker = (person or accounts.make_person()).as_actor
    return joining.ask(asker, kind=kind, name=name, registration_number=registration_number)


def with_code(session: Session) -> tuple[Organisation, str]:
    row = asked()
    helper = support()
    joining.set_contact(
        helper, row, contact="Head@acme.example", source="Ofsted’s list", checked_on=DAY
    )
    joining.send_code(helper, row)
    context = letters(session, "providers/proof_code")[-1].context
    assert context is not None
    return row, str(context["code"])


def test_asking_needs_a_confirmed_address(session: Session) -> None:
    person = accounts.make_person(confirmed=False)
    with pytest.raises(NotAllowed):
        asked(person=person)
    assert session.scalars(select(Organisation)).all() == []


def test_a_provider_asks_with_a_registration_number(session: Session) -> None:
    with pytest.raises(DomainError) as refused:
        asked(registration_number=" ")
    assert refused.value.field == "registration_number"
    row = asked(registration_number="sc 123456")
    assert (row.registration_number, row.state) == ("SC123456", OrganisationState.ASKED)
    assert [change.to_state for change in lifecycle.history(row)] == ["asked"]
    assert session.scalars(select(Membership)).all() == []


@pytest.mark.parametrize("kind", [OrganisationKind.TRAINING_PROVIDER, OrganisationKind.SECTOR_BODY])
def test_others_ask_without_a_registration_number(kind: OrganisationKind) -> None:
    assert asked(kind=kind, registration_number="").registration_number is None


def test_nobody_asks_to_be_the_platform() -> None:
    with pytest.raises(NotAllowed):
        asked(kind=OrganisationKind.PLATFORM)


def test_asking_twice_for_the_same_organisation_is_refused() -> None:
    person = accounts.make_person()
    asked(person=person, name="Acme Care Ltd")
    asked(person=person, name="Acme Other")
    with pytest.raises(Conflict):
        asked(person=person, name="ACME CARE")
    assert len(organisations.requests_of(person.id)) == 2


def test_the_code_goes_to_the_contact_and_never_to_whoever_asked(session: Session) -> None:
    row, code = with_code(session)
    (to_contact,) = letters(session, "providers/proof_code")
    (to_asker,) = letters(session, "providers/code_sent")
    assert row.asked_by is not None
    assert to_contact.address == "head@acme.example"
    assert to_asker.address == row.asked_by.email
    assert code not in str(to_asker.context)
    assert len(code) == 8
    assert code not in str(row.proof_code_digest)


def test_the_askers_own_address_is_no_second_channel() -> None:
    row = asked()
    assert row.asked_by is not None
    with pytest.raises(DomainError) as refused:
        joining.set_contact(
            support(), row, contact=row.asked_by.email.upper(), source="Register", checked_on=DAY
        )
    assert refused.value.field == "contact"


def test_a_code_is_not_sent_before_a_contact_was_checked(session: Session) -> None:
    row = asked()
    with pytest.raises(DomainError):
        joining.send_code(support(), row)
    assert letters(session, "providers/proof_code") == []


def test_the_right_code_proves_the_request_and_support_lets_it_in(session: Session) -> None:
    row, code = with_code(session)
    assert row.asked_by is not None
    asker = row.asked_by.as_actor
    with pytest.raises(Conflict):
        joining.approve(support(), row)
    spelt_out = f" {code[:4].lower()}-{code[4:]} "
    assert joining.prove(asker, row, code=spelt_out) == Attempt.RIGHT
    assert row.state == OrganisationState.PROVED
    assert row.proof_code_digest is None
    assert members.actor_for(row.asked_by.id).roles == frozenset()
    joining.approve(support(), row)
    actor = members.actor_for(row.asked_by.id)
    assert actor.organisation_id == row.id
    assert actor.roles == {"owner"}
    assert actor.home_ids is None
    assert row.asked_by.second_factor_required
    assert len(letters(session, "providers/joined")) == 1


def test_a_wrong_code_is_counted_and_the_fifth_ends_it(session: Session) -> None:
    row, code = with_code(session)
    assert row.asked_by is not None
    asker = row.asked_by.as_actor
    answers = [joining.prove(asker, row, code="WRONGONE") for _ in range(5)]
    assert answers == [Attempt.WRONG] * 4 + [Attempt.SPENT]
    assert joining.prove(asker, row, code=code) == Attempt.SPENT
    joining.send_code(support(), row)
    assert joining.prove(asker, row, code=code) == Attempt.WRONG


def test_a_code_is_good_for_fourteen_days(session: Session) -> None:
    row, code = with_code(session)
    assert row.asked_by is not None
    asker = row.asked_by.as_actor
    try:
        clock.set_today(clock.today() + timedelta(days=14))
        assert joining.prove(asker, row, code=code) == Attempt.EXPIRED
    finally:
        clock.set_today(None)
    assert joining.prove(asker, row, code=code) == Attempt.RIGHT


def test_a_code_serves_only_the_request_it_was_made_for(session: Session) -> None:
    _, code = with_code(session)
    other, _ = with_code(session)
    assert other.asked_by is not None
    assert joining.prove(other.asked_by.as_actor, other, code=code) == Attempt.WRONG


def test_nobody_else_can_type_in_the_code(session: Session) -> None:
    row, code = with_code(session)
    with pytest.raises(NotFound):
        joining.prove(accounts.make_person().as_actor, row, code=code)
    assert row.state == OrganisationState.CODE_SENT


def test_another_contact_makes_the_code_void(session: Session) -> None:
    row, code = with_code(session)
    assert row.asked_by is not None
    joining.set_contact(
        support(), row, contact="other@acme.example", source="Register", checked_on=DAY
    )
    assert row.state == OrganisationState.ASKED
    with pytest.raises(Conflict):
        joining.prove(row.asked_by.as_actor, row, code=code)


def test_support_does_not_approve_its_own_request(session: Session) -> None:
    row, code = with_code(session)
    assert row.asked_by is not None
    joining.prove(row.asked_by.as_actor, row, code=code)
    own = providers.make_member(Role.SUPPORT, person=row.asked_by)
    with pytest.raises(NotAllowed):
        joining.approve(own.actor, row)
    assert row.state == OrganisationState.PROVED


def test_a_refusal_says_why_and_forgets_the_contact(session: Session) -> None:
    row, _ = with_code(session)
    joining.refuse(support(), row, reason="The provider did not ask for this")
    assert row.state == OrganisationState.REFUSED
    assert row.proof_contact is None
    (letter,) = letters(session, "providers/refused")
    assert letter.context is not None
    assert letter.context["reason"] == "The provider did not ask for this"


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SUPPORT])
def test_only_support_decides(session: Session, role: Role) -> None:
    row, _ = with_code(session)
    actor = providers.make_member(role).actor
    for verb in (joining.send_code, joining.approve):
        with pytest.raises(NotAllowed):
            verb(actor, row)
    for refusing in (joining.refuse, joining.suspend, joining.resume):
        with pytest.raises(NotAllowed):
            refusing(actor, row, reason="No")


def test_a_suspended_organisation_gives_nobody_a_role_until_it_resumes(session: Session) -> None:
    member = providers.make_member(Role.OWNER)
    home = providers.make_home(member.organisation)
    joining.suspend(support(), member.organisation, reason="Enquiries")
    assert member.actor.roles == frozenset()
    assert member.actor.organisation_id is None
    assert not member.actor.reaches_home(home.id)
    assert len(letters(session, "providers/suspended")) == 1
    joining.resume(support(), member.organisation, reason="Enquiries ended")
    assert member.actor.roles == {"owner"}


def test_the_platform_cannot_suspend_itself() -> None:
    member = providers.make_member(Role.SUPPORT)
    with pytest.raises(NotAllowed):
        joining.suspend(member.actor, member.organisation, reason="Oops")


@pytest.mark.parametrize("start", list(OrganisationState))
@pytest.mark.parametrize("to", list(OrganisationState))
def test_only_lawful_moves(start: OrganisationState, to: OrganisationState) -> None:
    lawful = {
        ("asked", "code-sent"),
        ("asked", "refused"),
        ("code-sent", "asked"),
        ("code-sent", "proved"),
        ("code-sent", "refused"),
        ("proved", "approved"),
        ("proved", "refused"),
        ("approved", "suspended"),
        ("approved", "closed"),
        ("suspended", "approved"),
        ("suspended", "closed"),
    }
    assert ORGANISATION.allows(start, to) == ((start.value, to.value) in lawful)

"""Who sees appointments and checks: each list holds a row exactly when the policy says yes."""

from itertools import product

import pytest
from sqlalchemy.orm import Session

from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from workforce.accounts.models import Person
from workforce.checks import policies, queries, services
from workforce.checks.models import Appointment
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.employment.models import PersonInPost
from workforce.providers.states import ROLES_OF, ROLES_OF_NAMED_HOMES, OrganisationKind, Role

WHERE = ["own home", "another home of the provider", "another provider"]
KEEPERS = {
    Role.OWNER,
    Role.REGISTERED_MANAGER,
    Role.DEPUTY_MANAGER,
    Role.AREA_MANAGER,
    Role.RECRUITER,
}
VERIFIERS = KEEPERS - {Role.RECRUITER} | {Role.RESPONSIBLE_INDIVIDUAL}
READERS = KEEPERS | VERIFIERS


def case(role: Role, where: str) -> tuple[Actor, Appointment]:
    own = make_home(make_organisation())
    homes = {
        "own home": own,
        "another home of the provider": make_home(own.organisation),
        "another provider": make_home(make_organisation()),
    }
    of_provider = role in ROLES_OF[OrganisationKind.PROVIDER]
    named = (own,) if role in ROLES_OF_NAMED_HOMES else ()
    member = make_member(role, own.organisation if of_provider else None, homes=named)
    return member.actor, make.make_appointment(homes[where])


@pytest.mark.parametrize("role, where", list(product(Role, WHERE)))
def test_lists_of_appointments_and_checks_agree_with_their_policies(
    session: Session, role: Role, where: str
) -> None:
    _ = session
    actor, appointment = case(role, where)
    check = appointment.checks[0]
    services.record_evidence(make.member_actor(appointment.home), check)
    services.verify(
        make.member_actor(appointment.home, check.seen_by),
        check,
        sole_sign_off=True,
        reason="Nobody else",
    )
    may_see = policies.can_see_appointment(actor, appointment)
    assert (appointment in queries.appointments_for(actor)) is may_see
    assert (queries.appointment_for(actor, appointment.public_id) is not None) is may_see
    assert (queries.check_for(actor, check.public_id) is not None) is may_see
    assert (check in queries.sign_offs_for(actor)) is may_see
    may_add = policies.can_add_person(actor, appointment.home)
    assert (appointment.home in queries.homes_for(actor)) is may_add
    assert (queries.home_for(actor, appointment.home.public_id) is not None) is may_add


@pytest.mark.parametrize("role, where", list(product(Role, WHERE)))
def test_who_sees_records_verifies_and_starts_is_as_the_table_says(
    session: Session, role: Role, where: str
) -> None:
    _ = session
    actor, appointment = case(role, where)
    reaches = where == "own home" or (
        where == "another home of the provider" and role not in ROLES_OF_NAMED_HOMES
    )
    check = appointment.checks[0]
    assert policies.can_see_appointment(actor, appointment) is (role in READERS and reaches)
    assert policies.can_keep_appointment(actor, appointment) is (role in KEEPERS and reaches)
    assert policies.can_add_person(actor, appointment.home) is (role in KEEPERS and reaches)
    assert policies.can_record(actor, check) is (role in READERS and reaches)
    assert policies.can_verify(actor, check) is (role in VERIFIERS and reaches)


def test_the_service_itself_opens_appointments_but_never_vouches_for_evidence(
    session: Session,
) -> None:
    _ = session
    appointment = make.make_appointment(make_home(make_organisation()))
    system = Actor.system("tests")
    assert policies.can_keep_appointment(system, appointment)
    assert not policies.can_record(system, appointment.checks[0])
    assert not policies.can_verify(system, appointment.checks[0])


def test_nobody_reads_or_keeps_the_file_about_themselves(session: Session) -> None:
    _ = session
    home = make_home(make_organisation())
    owner = make_member(Role.OWNER, home.organisation)
    by_account = make.make_appointment(home, account=owner.person)
    by_spell = make.make_appointment(home, complete=True)
    spell = services.start(make.make_keeper(home), by_spell, started_on=clock.today())
    assert queries.appointment_for(owner.actor, by_spell.public_id) is by_spell
    link(spell, owner.person)
    for about_me in (by_account, by_spell):
        check = about_me.checks[0]
        assert not policies.can_see_appointment(owner.actor, about_me)
        assert not policies.can_keep_appointment(owner.actor, about_me)
        assert queries.appointment_for(owner.actor, about_me.public_id) is None
        assert about_me not in queries.appointments_for(owner.actor)
        assert queries.check_for(owner.actor, check.public_id) is None
        assert not queries.may_open_document(owner.actor, check.id)
        assert queries.appointment_for(make.make_keeper(home), about_me.public_id) is about_me


@atomic
def link(spell: PersonInPost, person: Person) -> None:
    spell.account_id = person.id

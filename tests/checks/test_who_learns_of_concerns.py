"""Who learns of a concern: those who answer for the home, and nobody from what we say elsewhere."""

from itertools import product

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.checks.steps import of, parts, sign_in_as
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import Member, make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks import policies
from workforce.checks.models import Appointment, Concern
from workforce.checks.queries import concerns as reading
from workforce.checks.queries.needs import waiting
from workforce.checks.services import concerns as writing
from workforce.checks.states import ConcernKind, ConcernState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.errors import NotAllowed
from workforce.messages.models import Letter
from workforce.providers.models import Home
from workforce.providers.states import ROLES_OF, ROLES_OF_NAMED_HOMES, OrganisationKind, Role

TODAY = clock.today()
SAID, DONE, DECIDED = "Zebra on the landing", "Heron was told", "Otter was unfounded"
TENDING = {
    Role.OWNER,
    Role.REGISTERED_MANAGER,
    Role.DEPUTY_MANAGER,
    Role.AREA_MANAGER,
    Role.RESPONSIBLE_INDIVIDUAL,
}
RAISING = TENDING | {Role.RECRUITER}
CASES = [
    "own home",
    "another home of the provider",
    "another provider",
    "about them, by account",
    "about them, by address",
]


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), name="Bramble House")


def worry(row: Appointment, actor: Actor | None = None) -> Concern:
    by = actor or make.member_actor(row.home)
    about = writing.About(appointment=row)
    return writing.open_concern(by, about, ConcernKind.ALLEGATION, aware_on=TODAY, details=SAID)


def member_in(role: Role, home: Home) -> Member:
    of_provider = role in ROLES_OF[OrganisationKind.PROVIDER]
    named = (home,) if role in ROLES_OF_NAMED_HOMES else ()
    return make_member(role, home.organisation if of_provider else None, homes=named)


def appointment_in(case: str, home: Home, member: Member) -> Appointment:
    if case == "about them, by account":
        return make.make_appointment(home, account=member.person)
    if case == "about them, by address":
        return make.make_appointment(home, email=member.person.email.upper())
    if case == "another home of the provider":
        return make.make_appointment(make_home(home.organisation))
    return make.make_appointment(home if case == "own home" else make_home(make_organisation()))


def allowed(roles: set[Role], role: Role, case: str) -> bool:
    reaches = case == "own home" or (
        case == "another home of the provider" and role not in ROLES_OF_NAMED_HOMES
    )
    return role in roles and reaches


def tends(actor: Actor, concern: Concern) -> bool:
    try:
        for task in concern.tasks:
            writing.finish_task(actor, task, done_on=TODAY, how=DONE)
        writing.close_concern(actor, concern, ConcernState.MAY_WORK, outcome=DECIDED)
    except NotAllowed:
        return False
    return True


@pytest.mark.parametrize("role, case", list(product(Role, CASES)))
def test_a_concern_is_listed_opened_and_tended_just_by_those_who_answer_for_the_home(
    home: Home, role: Role, case: str
) -> None:
    member = member_in(role, home)
    actor, appointment = member.actor, appointment_in(case, home, member)
    concern = worry(appointment)
    task, may = concern.tasks[0], allowed(TENDING, role, case)
    listed = [one.id for one in reading.concerns_for(actor)]
    about = (concern.organisation_id, concern.person_reference)
    assert (concern.id in listed) is may
    assert reading.concerns_about(actor, *about) == ([concern.public_id] if may else [])
    assert (reading.concern_for(actor, concern.public_id) is not None) is may
    assert (reading.concern_task_for(actor, task.public_id) is not None) is may
    assert bool(reading.tasks_waiting_for(actor)) is may
    assert bool(waiting.concerns_waiting(actor)) is may
    assert tends(actor, concern) is may
    if not case.startswith("about them"):
        assert policies.can_tend_concern(actor, concern) is may


@pytest.mark.parametrize("role, case", list(product(Role, CASES)))
def test_whoever_keeps_files_may_say_that_they_worry_about_somebody_else(
    home: Home, role: Role, case: str
) -> None:
    member = member_in(role, home)
    appointment = appointment_in(case, home, member)
    if allowed(RAISING, role, case):
        assert worry(appointment, member.actor).opened_by_id == member.person.id
    else:
        with pytest.raises(NotAllowed):
            worry(appointment, member.actor)


def test_what_a_recruiter_opens_is_told_at_once_to_those_who_deal_with_it_and_once(
    home: Home, session: Session
) -> None:
    told = [
        make_member(Role.OWNER, home.organisation),
        make_member(Role.RESPONSIBLE_INDIVIDUAL, home.organisation),
        make_member(Role.REGISTERED_MANAGER, home.organisation, homes=(home,)),
    ]
    recruiter = make_member(Role.RECRUITER, home.organisation)
    worry(make.make_appointment(home), recruiter.actor)
    query = select(Letter).where(Letter.template == "checks/tasks_due")
    to = sorted(letter.address or "" for letter in session.scalars(query))
    assert to == sorted(one.person.email for one in told)
    assert writing.remind(TODAY) == 0


def test_what_a_manager_opens_needs_no_letter_the_same_day(home: Home, session: Session) -> None:
    worry(make.make_appointment(home), make_member(Role.OWNER, home.organisation).actor)
    assert session.scalars(select(Letter)).all() == []


def test_a_recruiter_opens_a_concern_learns_who_deals_with_it_and_sees_no_more(
    client: StrictClient, home: Home
) -> None:
    owner = make_member(Role.OWNER, home.organisation).person
    appointment = make.make_appointment(home, complete=True)
    sign_in_as(client, home, Role.RECRUITER)
    answer = client.submit(f"{of(appointment)}/concern", kind="allegation", details=SAID)
    assert answer.location == of(appointment)
    page = client.page(of(appointment))
    assert f"From here on it is dealt with by: {owner.name}" in page.text("body")
    assert "They are stopped from working" in page.main
    assert "See the concern that stops them" not in page.links()
    assert "Concerns" not in client.page("/appointments").links()
    [concern] = reading.concerns_for(Actor.system("tests"))
    for url in ("", "/close"):
        assert client.get(f"/concerns/{concern.public_id}{url}").status_code == 403
    assert client.get(f"/concern-tasks/{concern.tasks[0].public_id}").status_code == 403
    assert client.get("/concerns").status_code == 403


def test_a_recruiter_opens_a_concern_about_somebody_in_post_and_goes_to_their_checks(
    client: StrictClient, home: Home
) -> None:
    spell = make_person_in_post(home)
    sign_in_as(client, home, Role.RECRUITER)
    answer = client.submit(f"/people/{spell.public_id}/concern", kind="dismissal-for-harm")
    assert answer.location == f"/people/{spell.public_id}/checks"
    assert "nobody here can deal with it" in client.page(answer.location).text("body")


@pytest.mark.parametrize("kind", list(ConcernKind))
def test_the_refusal_of_a_start_names_neither_the_concern_nor_its_kind(
    client: StrictClient, home: Home, kind: ConcernKind
) -> None:
    appointment = make.make_appointment(home, complete=True)
    by, about = make.member_actor(home), writing.About(appointment=appointment)
    writing.open_concern(by, about, kind, aware_on=TODAY, details=SAID)
    sign_in_as(client, home, Role.RECRUITER)
    page = client.refused(f"{of(appointment)}/start", **parts(TODAY))
    shown = page.main + client.page(of(appointment)).main.replace("Open a concern about", "")
    for word in ("concern", "allegation", "dismissed", "they are on a barred", SAID.lower()):
        assert word not in shown.lower()
    assert "They are stopped from working" in shown

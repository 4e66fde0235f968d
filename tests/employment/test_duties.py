"""Recording what is owed to people in post, the list as at a day, and who may see it."""

from datetime import date, timedelta
from itertools import product

import pytest
from sqlalchemy.orm import Session

from tests.factories.accounts import make_person
from tests.factories.duties import make_event, make_policy
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import _counted
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.employment import policies
from workforce.employment.models import PersonInPost
from workforce.employment.queries.owed import duties as queries
from workforce.employment.queries.owed.duties import PersonDuties
from workforce.employment.rules.duties import Due
from workforce.employment.services.owed import duties as services
from workforce.employment.services.owed.duties import Told
from workforce.employment.states import (
    Basis,
    Contract,
    DutyKind,
    DutyOutcome,
    DutyState,
    JobRole,
)
from workforce.providers.models import Home
from workforce.providers.states import ROLES_OF_NAMED_HOMES, Role

TODAY = clock.today()
DAY = timedelta(days=1)
K = DutyKind


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=TODAY - 900 * DAY)


def manager_of(home: Home) -> Actor:
    return make_member(Role.REGISTERED_MANAGER, home.organisation, homes=(home,)).actor


def told(kind: DutyKind = K.SUPERVISION, **more: object) -> Told:
    values: dict[str, object] = {"done_on": TODAY, "led_by": "Sam Lead", **more}
    return Told(kind=kind, outcome=DutyOutcome.COMPLETED, **values)  # type: ignore[arg-type]


def due_of(row: PersonInPost, kind: DutyKind = K.SUPERVISION, day: date = TODAY) -> Due:
    [person] = queries.duties_of([row], day)
    return next(one for one in person.dues if one.kind is kind)


def test_what_is_recorded_is_done_from_that_day_on(home: Home) -> None:
    row = make_person_in_post(home, started_on=TODAY - 300 * DAY)
    make_policy(home.organisation, days=30)
    assert due_of(row).state is DutyState.OVERDUE
    services.record_duty(manager_of(home), row, told(done_on=TODAY - 3 * DAY))
    assert due_of(row).done_on == TODAY - 3 * DAY
    assert due_of(row).due_on == TODAY + 27 * DAY
    assert due_of(row, day=TODAY - 4 * DAY).state is DutyState.OVERDUE


def test_nobody_records_or_leads_their_own(home: Home) -> None:
    member = make_member(Role.REGISTERED_MANAGER, home.organisation, homes=(home,))
    own = make_person_in_post(home, account=member.person)
    with pytest.raises(NotAllowed):
        services.record_duty(member.actor, own, told())
    other = make_person_in_post(home, given_name="Ola", family_name="North")
    with pytest.raises(DomainError, match="Nobody leads their own"):
        services.record_duty(member.actor, other, told(led_by=" ola  NORTH "))


@pytest.mark.parametrize("change", ["future", "before"])
def test_a_date_lies_within_the_service_and_not_ahead(home: Home, change: str) -> None:
    row = make_person_in_post(home, started_on=TODAY - 5 * DAY)
    good, bad = {
        "future": (TODAY, TODAY + DAY),
        "before": (TODAY - 5 * DAY, TODAY - 6 * DAY),
    }[change]
    actor = manager_of(home)
    services.record_duty(actor, row, told(done_on=good))
    with pytest.raises(DomainError) as refused:
        services.record_duty(actor, row, told(done_on=bad))
    assert refused.value.field == "done_on"


def test_a_correction_keeps_what_stood_before(home: Home) -> None:
    row, actor = make_person_in_post(home), manager_of(home)
    first = services.record_duty(actor, row, told(done_on=TODAY - 9 * DAY, note="Went well"))
    services.correct_duty(actor, row, first, told(done_on=TODAY - 8 * DAY), reason="Wrong day")
    assert due_of(row).done_on == TODAY - 8 * DAY
    later, before = queries.events_of(row)
    assert (before.note, before.set_aside_reason) == ("Went well", "Wrong day")
    assert (later.replaces_id, later.set_aside_at) == (before.id, None)
    with pytest.raises(Conflict):
        services.correct_duty(actor, row, before, told(), reason="Again")


def test_what_was_recorded_in_error_counts_no_longer_and_stays_readable(home: Home) -> None:
    row, actor = make_person_in_post(home), manager_of(home)
    event = services.record_duty(actor, row, told())
    services.set_duty_aside(actor, row, event, reason="Another person")
    assert due_of(row).done_on is None
    assert [one.set_aside_reason for one in queries.events_of(row)] == ["Another person"]


def test_an_event_is_corrected_only_with_the_person_it_is_about(home: Home) -> None:
    actor = manager_of(home)
    event = make_event(make_person_in_post(home))
    with pytest.raises(NotAllowed):
        services.set_duty_aside(actor, make_person_in_post(home), event, reason="No")


def test_a_named_owner_sees_to_it_and_else_the_registered_manager(home: Home) -> None:
    row = make_person_in_post(home)
    assert queries.duties_of([row], TODAY)[0].owner_of(K.SUPERVISION) is None
    manager = make_person_in_post(home, JobRole.REGISTERED_MANAGER, given_name="Mo")
    assert queries.duties_of([row], TODAY)[0].owner_of(K.SUPERVISION) == manager.name
    services.name_owner(manager_of(home), row, kind=K.SUPERVISION, owner="Dee, deputy")
    [person] = queries.duties_of([row], TODAY)
    assert person.owner_of(K.SUPERVISION) == "Dee, deputy"
    assert person.owner_of(K.APPRAISAL) == manager.name


def test_the_responsible_individual_sees_to_what_is_owed_to_the_registered_manager(
    home: Home,
) -> None:
    manager = make_person_in_post(home, JobRole.REGISTERED_MANAGER)
    row = make_person_in_post(home)

    def owner(person: PersonInPost) -> str | None:
        return queries.duties_of([person], TODAY)[0].owner_of(K.SUPERVISION)

    make_member(Role.RESPONSIBLE_INDIVIDUAL, make_organisation())
    assert owner(manager) is None
    by_role = make_member(Role.RESPONSIBLE_INDIVIDUAL, home.organisation)
    assert (owner(manager), owner(row)) == (by_role.person.name, manager.name)
    there = make_home(home.organisation)
    in_post = make_person_in_post(there, JobRole.RESPONSIBLE_INDIVIDUAL, family_name="Penrose")
    assert owner(manager) == in_post.name
    services.name_owner(manager_of(home), manager, kind=K.SUPERVISION, owner="Dee, owner")
    assert owner(manager) == "Dee, owner"


def test_nobody_sees_to_their_own_where_manager_and_responsible_individual_are_one(
    home: Home,
) -> None:
    both = make_member(Role.RESPONSIBLE_INDIVIDUAL, home.organisation)
    manager = make_person_in_post(home, JobRole.REGISTERED_MANAGER, account=both.person)
    assert queries.duties_of([manager], TODAY)[0].owner_of(K.SUPERVISION) is None


def test_a_policy_applies_from_its_day_and_not_before(home: Home) -> None:
    owner = make_member(Role.OWNER, home.organisation).actor
    organisation_id = home.organisation_id or 0
    row = make_person_in_post(home, started_on=TODAY - 100 * DAY)
    services.set_policy(owner, organisation_id, kind=K.SUPERVISION, days=30, from_on=TODAY)
    assert due_of(row, day=TODAY - DAY).basis is Basis.SUGGESTED
    assert due_of(row).basis is Basis.POLICY
    services.set_policy(owner, organisation_id, kind=K.SUPERVISION, days=40, from_on=TODAY)
    assert [one.days for one in queries.policy_entries(organisation_id)] == [40]
    with pytest.raises(DomainError, match="from 1 to 365"):
        services.set_policy(owner, organisation_id, kind=K.APPRAISAL, days=366, from_on=TODAY)


@pytest.mark.parametrize("role", list(Role))
def test_only_owner_and_responsible_individual_set_the_policy(home: Home, role: Role) -> None:
    provider_role = role not in {
        Role.TRAINER,
        Role.TRAINING_ADMINISTRATOR,
        Role.ANALYST,
        Role.STATISTICIAN,
        Role.COMMISSIONER,
        Role.COOPERATIVE_DIRECTOR,
        Role.CAMPAIGN_MANAGER,
        Role.SUPPORT,
    }
    named = (home,) if role in ROLES_OF_NAMED_HOMES else ()
    actor = make_member(role, home.organisation if provider_role else None, homes=named).actor
    organisation_id = home.organisation_id or 0
    may = role in {Role.OWNER, Role.RESPONSIBLE_INDIVIDUAL}
    assert policies.can_set_policy(actor, organisation_id) is may
    if not may:
        with pytest.raises(NotAllowed):
            services.set_policy(actor, organisation_id, kind=K.SUPERVISION, days=9, from_on=TODAY)


@pytest.mark.parametrize(
    "role, where", list(product([*policies.READERS, Role.RECRUITER], ["own", "other", "theirs"]))
)
def test_a_person_and_an_event_are_listed_exactly_when_the_policy_says_so(
    home: Home, role: Role, where: str
) -> None:
    named = (home,) if role in ROLES_OF_NAMED_HOMES else ()
    actor = make_member(role, home.organisation, homes=named).actor
    homes = {
        "own": home,
        "other": make_home(home.organisation),
        "theirs": make_home(make_organisation()),
    }
    row = make_person_in_post(homes[where])
    event = make_event(row)
    may = policies.can_see_person(actor, row)
    assert bool(queries.duties_for(actor, TODAY)) is may
    assert (queries.duty_event_for(actor, event.public_id) is not None) is may
    assert policies.can_keep_duties(actor, row) is may
    if not may:
        with pytest.raises(NotAllowed):
            services.record_duty(actor, row, told())


def test_a_move_within_the_provider_does_not_start_the_duties_again(home: Home) -> None:
    other = make_home(home.organisation)
    make_person_in_post(
        home,
        started_on=TODAY - 800 * DAY,
        ended_on=TODAY - 100 * DAY,
        leaving_reason="moved-within-provider",
        reference="mover",
    )
    row = make_person_in_post(other, started_on=TODAY - 99 * DAY, reference="mover")
    make_event(row, K.INDUCTION, TODAY - 700 * DAY)
    assert due_of(row, K.INDUCTION).state is DutyState.DONE


def test_somebody_in_two_homes_stands_once_in_the_provider_list(home: Home) -> None:
    other = make_home(home.organisation)
    for where in (home, other):
        make_person_in_post(where, reference="both")
    owner = make_member(Role.OWNER, home.organisation).actor
    [person] = queries.duties_for(owner, TODAY)
    assert isinstance(person, PersonDuties)
    assert len(person.spells) == 2
    assert len({due.kind for due in person.dues}) == len(person.dues)


def test_five_hundred_people_take_as_few_questions_as_five(home: Home) -> None:
    owner = make_member(Role.OWNER, home.organisation).actor

    def asked() -> int:
        before = len(_counted)
        queries.duties_for(owner, TODAY)
        return len(_counted) - before

    for _number in range(5):
        make_person_in_post(home, contract=Contract.PERMANENT)
    few = asked()
    for _number in range(260):
        make_event(make_person_in_post(home))
    assert asked() <= few <= 8


def test_a_person_sees_their_own_of_every_employer_and_nobody_elses(home: Home) -> None:
    person = make_person()
    row = make_person_in_post(home, account=person)
    mine, _theirs = make_event(row), make_event(make_person_in_post(home))
    assert queries.own_events(person.id) == [mine]
    assert [one.row for one in queries.own_duties(person.id, TODAY)] == [row]

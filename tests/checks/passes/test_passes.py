"""Door passes: only when tonight's list is complete, signed, for a day, and told with care."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from tests.checks.passes.pictures import photographed
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member, make_organisation
from workforce.accounts.models import Person
from workforce.checks import services as gate
from workforce.checks.models import Appointment, DoorPass
from workforce.checks.queries import passes as queries
from workforce.checks.queries.passes import LackKind
from workforce.checks.rules import tokens
from workforce.checks.services import passes as services
from workforce.checks.states import CheckKind, PassState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.db import session as current
from workforce.core.errors import NotFound
from workforce.employment.models import PersonInPost
from workforce.employment.states import LeavingReason
from workforce.providers.models import Home
from workforce.providers.states import HomeStatus, Role

TODAY = clock.today()
HOURS = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    yield
    clock.set_today(None)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(name="Lantern Care"), name="Bramble House")


@pytest.fixture
def person(home: Home) -> Person:
    assert home
    return accounts.make_person(given_name="Pat", family_name="Nightly")


@pytest.fixture
def appointment(home: Home, person: Person) -> Appointment:
    row = make.make_appointment(home, complete=True, account=person)
    gate.start(make.make_keeper(home), row, started_on=TODAY)
    photographed(row)
    return row


def claims_of(row: DoorPass) -> dict[str, object]:
    keys = [key.public_key for key in queries.published_keys(clock.now())]
    found = tokens.read(row.token, keys)
    assert found is not None
    return found


def lacking(person: Person, appointment: Appointment) -> list[LackKind]:
    with pytest.raises(services.PassRefused) as refused:
        services.issue_pass(person.as_actor, appointment)
    return [one.kind for one in refused.value.lacking]


def test_a_complete_list_gives_a_pass_for_exactly_a_day(
    person: Person, appointment: Appointment
) -> None:
    row = services.issue_pass(person.as_actor, appointment)
    assert row.expires_at - row.issued_at == 24 * HOURS
    second = timedelta(seconds=1)
    assert services.standing(row, row.expires_at - second) is PassState.VALID
    assert services.standing(row, row.expires_at) is PassState.EXPIRED


def test_the_signed_words_name_person_role_home_and_hold_the_photograph(
    person: Person, appointment: Appointment, home: Home
) -> None:
    row = services.issue_pass(person.as_actor, appointment)
    claims = claims_of(row)
    assert claims["home"] == home.public_id
    assert claims["name"] == appointment.name
    assert claims["photo"] == row.photograph.tiny
    assert claims["complete"] is True
    assert claims["exp"] == int(row.expires_at.timestamp())
    assert "Bramble" not in row.token
    assert len(row.token) < 1700


def test_a_changed_word_or_another_key_is_not_genuine(
    person: Person, appointment: Appointment
) -> None:
    row = services.issue_pass(person.as_actor, appointment)
    head, body, signature = row.token.split(".")
    changed = body[:10] + ("A" if body[10] != "A" else "B") + body[11:]
    known = [key.public_key for key in queries.published_keys(clock.now())]
    other = tokens.new_pair()
    for token in (f"{head}.{changed}.{signature}", f"{head}.{body}.", "a.b.c", "", "x" * 3000):
        assert tokens.read(token, known) is None
    assert tokens.read(row.token, [other.public_key]) is None
    assert tokens.read(tokens.signed({"jti": "x"}, other.private_key, other.key_id), known) is None


def test_every_missing_item_refuses_and_names_it(person: Person, appointment: Appointment) -> None:
    for check in appointment.checks:
        if not check.required:
            continue
        gate.mark_unsatisfactory(make.member_actor(appointment.home), check, reason="No longer")
        with pytest.raises(services.PassRefused) as refused:
            services.issue_pass(person.as_actor, appointment)
        assert check.kind in [one.check for one in refused.value.lacking]
        make.satisfy(check)
    assert services.issue_pass(person.as_actor, appointment)


def test_a_right_to_work_that_ended_yesterday_refuses_and_today_does_not(
    person: Person, appointment: Appointment
) -> None:
    make.satisfy(make.check_of(appointment, CheckKind.RIGHT_TO_WORK), expires_on=TODAY)
    assert services.issue_pass(person.as_actor, appointment)
    clock.set_today(TODAY + timedelta(days=1))
    assert lacking(person, appointment) == [LackKind.CHECK]


def test_without_a_recent_photograph_there_is_no_pass(person: Person, home: Home) -> None:
    row = make.make_appointment(home, complete=True, account=person)
    gate.start(make.make_keeper(home), row, started_on=TODAY)
    assert lacking(person, row) == [LackKind.NO_PHOTOGRAPH]
    photographed(row)
    clock.set_today(TODAY + timedelta(days=366))
    assert LackKind.OLD_PHOTOGRAPH in lacking(person, row)


def test_who_has_not_started_or_has_left_has_no_pass(person: Person, home: Home) -> None:
    waiting = make.make_appointment(home, complete=True, account=person)
    photographed(waiting)
    assert lacking(person, waiting) == [LackKind.NOT_IN_POST]
    spell = gate.start(make.make_keeper(home), waiting, started_on=TODAY)
    assert services.issue_pass(person.as_actor, waiting)
    end(spell.id)
    clock.set_today(TODAY + timedelta(days=1))
    assert LackKind.NOT_IN_POST in lacking(person, waiting)


@atomic
def end(spell_id: int) -> None:
    row = current().get_one(PersonInPost, spell_id)
    row.ended_on, row.leaving_reason = TODAY, LeavingReason.NOT_STATED


@atomic
def close(home: Home) -> None:
    home.status = HomeStatus.SUSPENDED


def test_a_home_that_is_not_open_gives_no_pass(
    person: Person, appointment: Appointment, home: Home
) -> None:
    close(home)
    assert lacking(person, appointment) == [LackKind.HOME_NOT_OPEN]


def test_somebody_in_post_since_before_without_recorded_checks_is_refused(
    person: Person, home: Home
) -> None:
    spell = make_person_in_post(home, account=person)
    assert queries.my_posts(person.as_actor) == []
    assert spell


def test_nobody_has_a_pass_of_another(appointment: Appointment, home: Home) -> None:
    for actor in (
        accounts.make_person().as_actor,
        make_member(Role.OWNER, home.organisation).actor,
        Actor.anonymous(),
    ):
        with pytest.raises(NotFound):
            services.issue_pass(actor, appointment)


def test_a_pass_ends_with_what_it_stood_on_and_the_job_writes_it_down(
    person: Person, appointment: Appointment
) -> None:
    row = services.issue_pass(person.as_actor, appointment)
    assert services.end_fallen(Actor.system("door-passes")) == 0
    check = make.check_of(appointment, CheckKind.CHARACTER)
    gate.mark_unsatisfactory(make.member_actor(appointment.home), check, reason="No longer")
    assert services.standing(row, clock.now()) is PassState.ENDED
    assert services.end_fallen(Actor.system("door-passes")) == 1
    assert services.end_fallen(Actor.system("door-passes")) == 0
    make.satisfy(check)
    assert services.standing(row, clock.now()) is PassState.ENDED


def test_a_new_key_signs_and_the_old_one_stays_published_for_a_week(
    person: Person, appointment: Appointment
) -> None:
    before = services.issue_pass(person.as_actor, appointment)
    services.rotate_key(Actor.system("tests"))
    after = services.issue_pass(person.as_actor, appointment)
    assert claims_of(before)["jti"] == before.public_id
    assert claims_of(after)["jti"] == after.public_id
    assert len(queries.published_keys(clock.now())) == 2
    clock.set_today(TODAY + timedelta(days=8))
    assert len(queries.published_keys(clock.now())) == 1

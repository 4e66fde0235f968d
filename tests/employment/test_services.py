"""Funded posts, leaving, corrections and the home's own word."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from tests.factories import checks as make
from tests.factories.employment import make_person_in_post, make_post
from tests.factories.providers import make_home, make_organisation
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.employment import queries, services
from workforce.employment.models import EstablishmentPost, PersonInPost
from workforce.employment.states import JobRole, LeavingReason
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
WORKER = JobRole.RESIDENTIAL_SUPPORT_WORKER
ONE_DAY = timedelta(days=1)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation())


def funded(home: Home) -> list[EstablishmentPost]:
    return queries.posts_of(home.id, WORKER)


def test_funded_posts_are_added_once_for_a_role(home: Home) -> None:
    owner = make.make_keeper(home)
    services.add_post(owner, home, role=WORKER, fte=Decimal("4.5"), funded_from=TODAY)
    with pytest.raises(Conflict) as refused:
        services.add_post(owner, home, role=WORKER, fte=Decimal(2), funded_from=TODAY + ONE_DAY)
    assert refused.value.field == "role"
    assert [post.fte for post in funded(home)] == [Decimal("4.5000")]


def test_changing_funded_posts_keeps_what_was_funded_before(home: Home) -> None:
    post = make_post(home, fte="4")
    changed = services.change_post(make.make_keeper(home), post, fte=Decimal(6), from_day=TODAY)
    assert (post.funded_to, changed.funded_from, changed.funded_to) == (
        TODAY - ONE_DAY,
        TODAY,
        None,
    )
    figures = [
        queries.establishment_fte_by_home(day, [home.id])[0].fte for day in (TODAY - ONE_DAY, TODAY)
    ]
    assert figures == [Decimal(4), Decimal(6)]


def test_an_entry_that_was_changed_cannot_be_changed_again(home: Home) -> None:
    owner, post = make.make_keeper(home), make_post(home)
    services.change_post(owner, post, fte=Decimal(6), from_day=TODAY)
    with pytest.raises(Conflict):
        services.change_post(owner, post, fte=Decimal(7), from_day=TODAY)
    assert len(funded(home)) == 2


def test_a_change_from_the_first_day_corrects_the_entry(home: Home) -> None:
    post = make_post(home, fte="4", funded_from=TODAY)
    services.change_post(make.make_keeper(home), post, fte=Decimal(3), from_day=TODAY)
    assert [one.fte for one in funded(home)] == [Decimal(3)]


def test_a_change_before_the_first_day_is_refused(home: Home) -> None:
    post = make_post(home, funded_from=TODAY)
    with pytest.raises(DomainError):
        services.change_post(make.make_keeper(home), post, fte=Decimal(3), from_day=TODAY - ONE_DAY)


@pytest.mark.parametrize("fte", ["-0.1", "500.1"])
def test_funded_posts_that_cannot_be_are_refused(home: Home, fte: str) -> None:
    with pytest.raises(DomainError) as refused:
        services.add_post(
            make.make_keeper(home), home, role=WORKER, fte=Decimal(fte), funded_from=TODAY
        )
    assert refused.value.field == "fte"


@pytest.mark.parametrize("role", [Role.RECRUITER, Role.RESPONSIBLE_INDIVIDUAL, Role.TRAINING_LEAD])
def test_roles_that_do_not_keep_people_change_nothing(home: Home, role: Role) -> None:
    actor, row, post = make.make_keeper(home, role), make_person_in_post(home), make_post(home)
    attempts = (
        lambda: services.add_post(
            actor, home, role=JobRole.TEACHER, fte=Decimal(1), funded_from=TODAY
        ),
        lambda: services.change_post(actor, post, fte=Decimal(2), from_day=TODAY),
        lambda: services.leave(actor, row, ended_on=TODAY, reason=LeavingReason.PAY),
        lambda: services.stay(actor, row),
        lambda: services.confirm_home(actor, home),
        lambda: services.send_link_code(actor, row),
        lambda: services.change_details(
            actor, row, given_name="X", family_name="Y", email=None, weekly_hours=Decimal(1)
        ),
    )
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt()


def test_leaving_is_recorded_with_the_employers_reason_and_a_watermark(home: Home) -> None:
    row = make_person_in_post(home)
    before = clock.now()
    services.leave(make.make_keeper(home), row, ended_on=TODAY, reason=LeavingReason.CAREER)
    assert (row.ended_on, row.leaving_reason) == (TODAY, LeavingReason.CAREER)
    assert queries.leavers_recorded_after(before) == [row]
    assert row.leaving_recorded_at is not None
    assert queries.leavers_recorded_after(row.leaving_recorded_at) == []


def test_leaving_said_twice_is_said_once(home: Home) -> None:
    owner, row = make.make_keeper(home), make_person_in_post(home)
    services.leave(owner, row, ended_on=TODAY, reason=LeavingReason.PAY)
    first = row.leaving_recorded_at
    services.leave(owner, row, ended_on=TODAY, reason=LeavingReason.PAY)
    assert row.leaving_recorded_at == first


def test_a_last_day_before_the_first_or_far_ahead_is_refused(home: Home) -> None:
    owner, row = make.make_keeper(home), make_person_in_post(home)
    for day in (row.started_on - ONE_DAY, TODAY + timedelta(days=367)):
        with pytest.raises(DomainError) as refused:
            services.leave(owner, row, ended_on=day, reason=LeavingReason.PAY)
        assert refused.value.field == "ended_on"


def test_whoever_has_left_is_not_brought_back_by_a_later_last_day(home: Home) -> None:
    owner = make.make_keeper(home)
    row = make_person_in_post(home, ended_on=TODAY - timedelta(days=5))
    with pytest.raises(Conflict, match="new start"):
        services.leave(owner, row, ended_on=TODAY, reason=LeavingReason.PAY)
    with pytest.raises(Conflict, match="new start"):
        services.stay(owner, row)
    services.leave(owner, row, ended_on=TODAY - timedelta(days=9), reason=LeavingReason.PAY)
    assert row.ended_on == TODAY - timedelta(days=9)


def test_a_leaving_to_come_can_be_moved_and_taken_back(home: Home) -> None:
    owner, row = make.make_keeper(home), make_person_in_post(home)
    for days in (5, 50, 0):
        services.leave(owner, row, ended_on=TODAY + timedelta(days=days), reason=LeavingReason.PAY)
    services.stay(owner, row)
    assert (row.ended_on, row.leaving_reason, row.leaving_recorded_at) == (None, None, None)
    services.stay(owner, row)


def test_correcting_hours_brings_the_fte_along(home: Home) -> None:
    row = make_person_in_post(home)
    services.change_details(
        make.make_keeper(home),
        row,
        given_name="New",
        family_name=row.family_name.upper(),
        email="new@example.org",
        weekly_hours=Decimal(30),
    )
    assert (row.given_name, row.fte) == ("New", Decimal("0.8000"))


def test_a_record_never_becomes_somebody_elses(home: Home) -> None:
    row = make_person_in_post(home)
    with pytest.raises(DomainError, match="cannot change at once"):
        services.change_details(
            make.make_keeper(home),
            row,
            given_name="Another",
            family_name="Human",
            email=None,
            weekly_hours=Decimal(30),
        )


def test_a_record_never_becomes_somebody_elses_in_steps(home: Home) -> None:
    row, owner = make_person_in_post(home), make.make_keeper(home)
    first, family = row.given_name, row.family_name

    def renamed(given_name: str, family_name: str) -> None:
        services.change_details(
            owner,
            row,
            given_name=given_name,
            family_name=family_name,
            email=row.email,
            weekly_hours=row.weekly_hours,
        )

    renamed(first, "Married")
    with pytest.raises(DomainError, match="cannot change at once"):
        renamed("Another", "Married")
    renamed(first, family)
    renamed("Another", family)
    services.settle_names(row)
    renamed("Another", "Married")
    assert row.name == "Another Married"


def test_a_home_without_recorded_posts_has_nothing_to_confirm(home: Home) -> None:
    owner = make.make_keeper(home)
    make_post(home, funded_to=TODAY - ONE_DAY)
    with pytest.raises(Conflict, match="Record the funded posts"):
        services.confirm_home(owner, home)
    make_post(home, fte="0", funded_from=TODAY)
    assert services.confirm_home(owner, home).confirmed_on == TODAY


def test_a_home_confirms_once_a_day(home: Home) -> None:
    owner = make.make_keeper(home)
    make_post(home)
    first = services.confirm_home(owner, home)
    assert services.confirm_home(owner, home) is first
    assert queries.confirmed_on_by_home(TODAY) == {home.id: TODAY}


def test_the_database_refuses_a_second_open_spell_in_the_same_post(home: Home) -> None:
    make_person_in_post(home, reference="ONE")
    with pytest.raises(Conflict, match="already in this post"):
        make_person_in_post(home, reference="ONE", started_on=TODAY - timedelta(days=500))


@pytest.mark.parametrize(
    "change",
    [
        {"ended_on": TODAY - timedelta(days=5000), "leaving_reason": LeavingReason.PAY},
        {"ended_on": TODAY},
        {"leaving_reason": LeavingReason.PAY},
        {"weekly_hours": Decimal(-1)},
    ],
)
def test_the_database_refuses_spells_that_make_no_sense(
    home: Home, change: dict[str, object]
) -> None:
    row = make_person_in_post(home)

    @atomic
    def force() -> None:
        for name, value in change.items():
            setattr(row, name, value)

    with pytest.raises(Exception, match=r"(?i)check"):
        force()
    session().rollback()
    assert session().get_one(PersonInPost, row.id).ended_on is None

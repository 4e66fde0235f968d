"""Who is away, what counts as long, and what it takes from the deployable staff."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member, make_organisation
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.employment import policies, queries, rules
from workforce.employment.models import PersonInPost
from workforce.employment.queries import presence
from workforce.employment.services import presence as services
from workforce.employment.states import LONG_TERM_KINDS, AbsenceKind, Contract, JobRole
from workforce.providers.models import Home
from workforce.providers.states import ROLES_OF_NAMED_HOMES, Role

TODAY = clock.today()
DAY = timedelta(days=1)
SICK = AbsenceKind.SICKNESS


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=TODAY)


@pytest.fixture
def row(home: Home) -> PersonInPost:
    return make_person_in_post(home, weekly_hours="30")


@pytest.fixture
def keeper(home: Home) -> Actor:
    return make.make_keeper(home, Role.REGISTERED_MANAGER)


def long_term(home: Home, day: date = TODAY) -> tuple[Decimal, int]:
    found = presence.long_term_absent_by_home(day, [home.id])
    return (found[0].fte, found[0].people_count) if found else (Decimal(0), 0)


@pytest.mark.parametrize("kind", list(AbsenceKind))
def test_only_sickness_parental_leave_and_suspension_become_long_term(
    home: Home, row: PersonInPost, keeper: Actor, kind: AbsenceKind
) -> None:
    services.record_absence(keeper, row, kind=kind, from_on=TODAY - 100 * DAY)
    counted = (Decimal("0.8"), 1) if kind in LONG_TERM_KINDS else (Decimal(0), 0)
    assert long_term(home) == counted


@pytest.mark.parametrize("days, is_long", [(28, False), (29, True)])
def test_an_absence_of_28_days_is_not_long_and_one_of_29_is(
    home: Home, row: PersonInPost, keeper: Actor, days: int, *, is_long: bool
) -> None:
    first = TODAY - 40 * DAY
    last = first + (days - 1) * DAY
    services.record_absence(keeper, row, kind=SICK, from_on=first, until_on=last)
    assert rules.is_long_term(first, last, None, last) is is_long
    assert [long_term(home, day)[1] for day in (first, last, last + DAY)] == [is_long, is_long, 0]


@pytest.mark.parametrize("days, is_long", [(27, False), (28, True)])
def test_an_open_absence_becomes_long_on_its_29th_day(
    home: Home, row: PersonInPost, keeper: Actor, days: int, *, is_long: bool
) -> None:
    services.record_absence(keeper, row, kind=SICK, from_on=TODAY - days * DAY)
    assert long_term(home)[1] == int(is_long)
    assert long_term(home, TODAY - days * DAY)[1] == 0


@pytest.mark.parametrize("days, is_long", [(28, False), (29, True)])
def test_an_expected_end_makes_an_absence_long_from_its_first_day(
    home: Home, row: PersonInPost, keeper: Actor, days: int, *, is_long: bool
) -> None:
    services.record_absence(
        keeper, row, kind=SICK, from_on=TODAY, expected_until=TODAY + (days - 1) * DAY
    )
    assert long_term(home)[1] == int(is_long)


def test_an_expected_end_that_has_passed_does_not_shorten_an_absence(
    home: Home, row: PersonInPost, keeper: Actor
) -> None:
    services.record_absence(
        keeper, row, kind=SICK, from_on=TODAY - 60 * DAY, expected_until=TODAY - 50 * DAY
    )
    assert long_term(home)[1] == 1


def test_the_rule_and_the_query_agree_on_every_day(
    home: Home, row: PersonInPost, keeper: Actor
) -> None:
    first, last = TODAY - 60 * DAY, TODAY - 10 * DAY
    services.record_absence(keeper, row, kind=SICK, from_on=first, until_on=last)
    for back in (61, 60, 33, 32, 31, 11, 10, 9, 0):
        day = TODAY - back * DAY
        expected = day <= last and rules.is_long_term(first, last, None, day)
        assert (long_term(home, day)[1] == 1) is expected, day


def test_whoever_is_away_for_long_is_away_from_every_post_and_counted_once(
    home: Home, row: PersonInPost, keeper: Actor
) -> None:
    other = make_home(home.organisation, joined_on=TODAY)
    reference = row.person_reference
    make_person_in_post(home, JobRole.WAKING_NIGHT_WORKER, "7.5", reference=reference)
    make_person_in_post(other, weekly_hours="15", reference=reference)
    make_person_in_post(other, JobRole.TEACHER, reference=reference, contract=Contract.BANK)
    services.record_absence(keeper, row, kind=SICK, from_on=TODAY - 30 * DAY)
    assert long_term(home) == (Decimal(1), 1)
    assert long_term(other) == (Decimal("0.4"), 1)


def test_a_person_is_not_away_twice_on_one_day(row: PersonInPost, keeper: Actor) -> None:
    services.record_absence(
        keeper, row, kind=SICK, from_on=TODAY - 20 * DAY, until_on=TODAY - 10 * DAY
    )
    for from_on, until_on in (
        (TODAY - 10 * DAY, None),
        (TODAY - 30 * DAY, TODAY - 20 * DAY),
        (TODAY - 30 * DAY, None),
    ):
        with pytest.raises(Conflict) as refused:
            services.record_absence(
                keeper, row, kind=AbsenceKind.UNPAID, from_on=from_on, until_on=until_on
            )
        assert refused.value.field == "from_on"
    services.record_absence(keeper, row, kind=SICK, from_on=TODAY - 9 * DAY)
    assert len(presence.absences_of(row.organisation_id, row.person_reference)) == 2


def test_an_absence_is_put_right_and_ended(row: PersonInPost, keeper: Actor) -> None:
    absence = services.record_absence(
        keeper, row, kind=SICK, from_on=TODAY - 9 * DAY, expected_until=TODAY + DAY
    )
    services.change_absence(
        keeper, absence, kind=AbsenceKind.OTHER, from_on=TODAY - 8 * DAY, until_on=TODAY
    )
    found = (absence.kind, absence.from_on, absence.until_on, absence.expected_until)
    assert found == (AbsenceKind.OTHER, TODAY - 8 * DAY, TODAY, None)
    services.remove_absence(keeper, absence)
    assert presence.absences_of(row.organisation_id, row.person_reference) == []


@pytest.mark.parametrize(
    "days, field",
    [
        ({"kind": SICK, "from_on": TODAY, "until_on": TODAY - DAY}, "until_on"),
        ({"kind": SICK, "from_on": TODAY, "expected_until": TODAY - DAY}, "expected_until"),
        ({"kind": SICK, "from_on": TODAY + 367 * DAY}, "from_on"),
        ({"kind": SICK, "from_on": TODAY - 4000 * DAY}, "from_on"),
    ],
)
def test_days_that_cannot_be_are_refused(
    row: PersonInPost, keeper: Actor, days: services.Away, field: str
) -> None:
    with pytest.raises(DomainError) as refused:
        services.record_absence(keeper, row, **days)
    assert refused.value.field == field


@pytest.mark.parametrize("role", list(Role))
def test_absences_are_listed_exactly_to_those_who_keep_them(home: Home, role: Role) -> None:
    row = make_person_in_post(home)
    absence = services.record_absence(Actor.system("tests"), row, kind=SICK, from_on=TODAY)
    homes = (home,) if role in ROLES_OF_NAMED_HOMES else ()
    actor = make_member(role, home.organisation, homes=homes).actor
    may = policies.can_keep_of(actor, [row])
    assert (presence.absence_for(actor, absence.public_id) is not None) is may
    assert may is (role in policies.KEEPERS)
    if not may:
        with pytest.raises(NotAllowed):
            services.change_absence(actor, absence, kind=SICK, from_on=TODAY)


def test_nobody_keeps_their_own_absence_nor_one_of_another_provider(home: Home) -> None:
    person = accounts.make_person()
    own = make.member_actor(home, person)
    row = make_person_in_post(home, account=person)
    absence = services.record_absence(Actor.system("tests"), row, kind=SICK, from_on=TODAY)
    stranger = make.make_keeper(make_home(make_organisation()))
    for actor in (own, stranger):
        assert presence.absence_for(actor, absence.public_id) is None
        with pytest.raises(NotAllowed):
            services.record_absence(actor, row, kind=SICK, from_on=TODAY + DAY)
    assert presence.absences_of_account(person.id) == [absence]


def test_who_is_away_from_a_home_is_listed_as_at_any_day(
    home: Home, row: PersonInPost, keeper: Actor
) -> None:
    absence = services.record_absence(
        keeper, row, kind=SICK, from_on=TODAY - 3 * DAY, until_on=TODAY - DAY
    )
    assert presence.away_in(home, TODAY - DAY) == [(row, absence)]
    assert presence.away_in(home, TODAY) == presence.away_in(home, TODAY - 4 * DAY) == []


def test_working_days_lost_are_weighted_by_the_hours_of_each_day(
    home: Home, row: PersonInPost, keeper: Actor
) -> None:
    first = TODAY - 364 * DAY
    services.record_absence(keeper, row, kind=SICK, from_on=TODAY - 72 * DAY, until_on=TODAY)
    services.record_absence(
        keeper,
        row,
        kind=AbsenceKind.PARENTAL,
        from_on=TODAY - 90 * DAY,
        until_on=TODAY - 80 * DAY,
    )
    lost = presence.working_days_lost_by_home(first, TODAY)
    # 73 of 365 days, a fifth of the year: 0.8 of 253/5 working days.
    assert lost == {home.id: Decimal("40.4800")}
    stock = queries.in_post_fte_by_home(TODAY, [home.id])[0].fte
    rate = lost[home.id] / (stock * rules.WORKING_DAYS_OF_A_YEAR)
    assert rate == Decimal("0.2")


def test_days_lost_lie_within_the_window_and_the_time_in_post(home: Home, keeper: Actor) -> None:
    row = make_person_in_post(home, ended_on=TODAY - 20 * DAY, started_on=TODAY - 500 * DAY)
    services.record_absence(keeper, row, kind=SICK, from_on=TODAY - 30 * DAY)
    lost = presence.working_days_lost_by_home(TODAY - 25 * DAY, TODAY)
    assert lost == {home.id: rules.working_days_lost(Decimal(6))}

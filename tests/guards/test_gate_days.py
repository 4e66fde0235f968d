"""The edges of days: midnight in London, the clocks that change, and the day a rule begins."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from sqlalchemy.orm import Session

from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from workforce.checks import queries, services
from workforce.checks.models import Appointment
from workforce.checks.services import ChecksIncomplete
from workforce.checks.states import CheckKind
from workforce.core.errors import DomainError
from workforce.employment.states import Contract

ONE_DAY = timedelta(days=1)
LAST_OF_SEPTEMBER = datetime(2026, 9, 30, 12, tzinfo=UTC)
FIRST_OF_OCTOBER = datetime(2026, 10, 1, 12, tzinfo=UTC)


def complete_at(moment: datetime, contract: Contract = Contract.PERMANENT) -> Appointment:
    with time_machine.travel(moment, tick=False):
        home = make_home(make_organisation(), joined_on=date(2026, 1, 5))
        return make.make_appointment(home, complete=True, contract=contract)


@pytest.mark.parametrize(
    "moment, london",
    [
        # 23:30 in Greenwich is half past midnight in a British summer, and not in a winter.
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 2, 10, 23, 30, tzinfo=UTC), date(2026, 2, 10)),
        # The clocks go forward at one in the morning of 29 March, and back on 25 October.
        (datetime(2026, 3, 28, 23, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 23, 1, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 24, 23, 1, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 59, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_nobody_starts_on_the_london_day_before_the_last_check_was_verified(
    session: Session, moment: datetime, london: date
) -> None:
    _ = session
    row = complete_at(moment)
    assert queries.complete_from(row, london) == london
    with time_machine.travel(moment + timedelta(minutes=1), tick=False):
        for day in (london - ONE_DAY, london + ONE_DAY + ONE_DAY):
            with pytest.raises(DomainError):
                services.start(make.SYSTEM, row, started_on=day)
        started = services.start(make.SYSTEM, row, started_on=london)
    assert started.started_on == london


@pytest.mark.parametrize("contract", [Contract.AGENCY, Contract.BANK])
def test_from_october_a_start_dated_to_september_still_shows_a_right_to_work(
    session: Session, contract: Contract
) -> None:
    _ = session
    row = complete_at(LAST_OF_SEPTEMBER, contract)
    check = make.check_of(row, CheckKind.RIGHT_TO_WORK)
    was_asked = check.required
    with time_machine.travel(LAST_OF_SEPTEMBER, tick=False):
        assert queries.what_is_missing(row) == []
    with time_machine.travel(FIRST_OF_OCTOBER, tick=False):
        if was_asked:
            assert services.start(make.SYSTEM, row, started_on=date(2026, 9, 30))
            return
        for day in (date(2026, 9, 30), date(2026, 10, 1)):
            with pytest.raises(ChecksIncomplete) as refused:
                services.start(make.SYSTEM, row, started_on=day)
            assert [one.kind for one in refused.value.missing] == [CheckKind.RIGHT_TO_WORK]
        make.satisfy(check)
        with pytest.raises(DomainError, match="verified after this day"):
            services.start(make.SYSTEM, row, started_on=date(2026, 9, 30))
        assert services.start(make.SYSTEM, row, started_on=date(2026, 10, 1))


def test_a_check_that_ends_at_midnight_settles_its_last_day_and_no_other(session: Session) -> None:
    _ = session
    noon = datetime(2026, 6, 30, 12, tzinfo=UTC)
    row = complete_at(noon)
    with time_machine.travel(noon, tick=False):
        check = make.check_of(row, CheckKind.RIGHT_TO_WORK)
        make.satisfy(check, expires_on=date(2026, 6, 30))
    with time_machine.travel(datetime(2026, 6, 30, 22, 59, tzinfo=UTC), tick=False):
        assert queries.what_is_missing(row) == []
    with time_machine.travel(datetime(2026, 6, 30, 23, 1, tzinfo=UTC), tick=False):
        with pytest.raises(ChecksIncomplete):
            services.start(make.SYSTEM, row, started_on=date(2026, 7, 1))
        with pytest.raises(ChecksIncomplete):
            services.start(make.SYSTEM, row, started_on=date(2026, 6, 30))

"""The six months to register in Wales count from the first such work, whatever moves came."""

from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from sqlalchemy.orm import Session

from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from workforce.checks import queries, services
from workforce.core import clock
from workforce.employment.states import JobRole, LeavingReason
from workforce.providers.models import Organisation

TODAY = clock.today()
EVE = TODAY - timedelta(days=1)
LONG_AGO = TODAY - relativedelta(months=4)
WALES, YORKSHIRE = "W92000004", "E12000003"
MOVED = LeavingReason.MOVED_WITHIN_PROVIDER
CARE, NIGHTS = JobRole.RESIDENTIAL_SUPPORT_WORKER, JobRole.WAKING_NIGHT_WORKER


@pytest.fixture
def provider(session: Session) -> Organisation:
    _ = session
    return make_organisation()


@pytest.mark.parametrize(
    "region, role, last_day, goes_on",
    [
        (WALES, CARE, EVE, True),
        (WALES, NIGHTS, EVE, True),
        (WALES, CARE, None, True),  # the first post is kept
        (WALES, JobRole.OTHER, EVE, False),  # no work that has to register
        (YORKSHIRE, CARE, EVE, False),  # England asks for no registration
        (WALES, CARE, TODAY - timedelta(days=60), False),  # away for longer than a move takes
    ],
    ids=["moved", "other-care-role", "second-post", "not-care", "from-england", "came-back"],
)
def test_a_move_does_not_begin_the_clock_anew(
    session: Session,
    provider: Organisation,
    region: str,
    role: JobRole,
    last_day: date | None,
    *,
    goes_on: bool,
) -> None:
    before = make_home(provider, joined_on=EVE, region_code=region)
    leaving: dict[str, Any] = {"ended_on": last_day, "leaving_reason": MOVED} if last_day else {}
    make_person_in_post(before, role, started_on=LONG_AGO, reference="R-1", **leaving)
    home = make_home(provider, joined_on=EVE, region_code=WALES)
    appointment = make.make_appointment(home, CARE, complete=True, person_reference="R-1")
    services.start(make.SYSTEM, appointment, started_on=TODAY)
    session.expire_all()
    [registration] = queries.clocks_of(appointment, TODAY)
    since = LONG_AGO if goes_on else TODAY
    assert registration.due_on == since + relativedelta(months=6)

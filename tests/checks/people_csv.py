"""Making and sending people files in tests."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.factories import checks as make
from workforce.checks import services
from workforce.checks.rules.people_file import COLUMNS
from workforce.checks.services import Outcome, Report
from workforce.core import clock
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
JOINED = TODAY - timedelta(days=30)
BEFORE = JOINED - timedelta(days=1)


def line(home: Home, **changes: Any) -> str:
    values = {
        "person_reference": "A1",
        "given_name": "Jo",
        "family_name": "Day",
        "email": "",
        "home_registration_number": home.registration_number,
        "role": "residential-support-worker",
        "contract": "permanent",
        "weekly_hours": "37.5",
        "started_on": BEFORE.isoformat(),
        "ended_on": "",
        "leaving_reason": "",
    }
    unknown = set(changes) - set(values)
    assert not unknown
    cells = {**values, **{name: str(value) for name, value in changes.items()}}
    return ",".join(cells[name] for name in COLUMNS)


def take(home: Home, *lines: str, dry_run: bool = False, role: Role = Role.OWNER) -> Report:
    content = "\n".join([",".join(COLUMNS), *lines]).encode()
    assert home.organisation is not None
    return services.import_people(
        make.make_keeper(home, role), home.organisation, content, dry_run=dry_run
    )


def outcomes(report: Report) -> dict[Outcome, int]:
    return {outcome: count for outcome, count in report.counts.items() if count}


def rows_of(session: Session, *tables: Any) -> list[int]:
    session.rollback()
    return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def in_post(home: Home) -> list[PersonInPost]:
    return employment.people_in_post_at(home.id, TODAY)

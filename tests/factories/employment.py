"""Makers of funded posts and of people in post; each commits."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.employment import rules
from workforce.employment.models import (
    Absence,
    Cover,
    EstablishmentPost,
    HomeConfirmation,
    PersonInPost,
    StartClearance,
)
from workforce.employment.states import (
    AbsenceKind,
    Contract,
    CoverKind,
    JobRole,
    LeavingReason,
)
from workforce.providers.models import Home

_numbers = count(1)
A_YEAR = timedelta(days=365)
ONE_DAY = timedelta(days=1)


@atomic
def make_post(
    home: Home,
    role: JobRole = JobRole.RESIDENTIAL_SUPPORT_WORKER,
    fte: str | Decimal = "1",
    *,
    funded_from: date | None = None,
    funded_to: date | None = None,
    **more: Any,
) -> EstablishmentPost:
    """Funded posts of one role in a home; since two years ago unless told."""
    row = EstablishmentPost(
        home_id=home.id,
        role=role,
        fte=Decimal(fte),
        funded_from=funded_from or clock.today() - 2 * A_YEAR,
        funded_to=funded_to,
        **more,
    )
    session().add(row)
    session().flush()
    return row


@atomic
def make_person_in_post(
    home: Home,
    role: JobRole = JobRole.RESIDENTIAL_SUPPORT_WORKER,
    weekly_hours: str | Decimal = "37.5",
    *,
    started_on: date | None = None,
    ended_on: date | None = None,
    contract: Contract = Contract.PERMANENT,
    reference: str = "",
    **more: Any,
) -> PersonInPost:
    """Somebody in post: before the home joined unless told, else with a clearance."""
    if home.joined_on is None:
        raise ValueError("Claim the home first: make_home(organisation)")
    day = _first_day(home, started_on)
    reference = reference or f"T-{next(_numbers)}"
    account = more.pop("account", None)
    row = PersonInPost(
        organisation_id=home.organisation_id,
        home_id=home.id,
        role=role,
        contract=contract,
        weekly_hours=Decimal(weekly_hours),
        fte=rules.fte(Decimal(weekly_hours), more.get("standard_week", rules.STANDARD_WEEK)),
        started_on=day,
        ended_on=ended_on,
        person_reference=reference,
        account_id=account.id if account else None,
        **{**_usual(ended_on), **_way_in(home, role, reference, day), **more},
    )
    session().add(row)
    session().flush()
    return row


def _usual(ended_on: date | None) -> dict[str, Any]:
    return {
        "standard_week": rules.STANDARD_WEEK,
        "given_name": "Alex",
        "family_name": f"Person {next(_numbers)}",
        "leaving_reason": LeavingReason.NOT_STATED if ended_on else None,
        "leaving_recorded_at": clock.now() if ended_on else None,
    }


def _first_day(home: Home, started_on: date | None) -> date:
    before_joining = (home.joined_on or clock.today()) - ONE_DAY
    return started_on or min(clock.today() - A_YEAR, before_joining)


def _way_in(home: Home, role: JobRole, reference: str, day: date) -> dict[str, Any]:
    """In post before joining, or a clearance, as the database asks for."""
    if home.joined_on is not None and day < home.joined_on:
        return {"before_joining": True, "home_joined_on": home.joined_on}
    clearance = StartClearance(
        home_id=home.id,
        role=role,
        organisation_id=home.organisation_id,
        person_key=reference,
        appointment_public_id=f"test-{next(_numbers)}",
        cleared_at=clock.now(),
    )
    session().add(clearance)
    session().flush()
    return {"clearance_id": clearance.id}


@atomic
def make_confirmation(home: Home, confirmed_on: date | None = None) -> HomeConfirmation:
    """A home's word, today unless told, that its posts and people are right."""
    row = HomeConfirmation(home_id=home.id, confirmed_on=confirmed_on or clock.today())
    session().add(row)
    session().flush()
    return row


@atomic
def make_absence(
    person: PersonInPost,
    kind: AbsenceKind = AbsenceKind.SICKNESS,
    *,
    from_on: date | None = None,
    until_on: date | None = None,
    expected_until: date | None = None,
) -> Absence:
    """Somebody in post is away, since today unless told."""
    row = Absence(
        organisation_id=person.organisation_id,
        person_reference=person.person_reference,
        kind=kind,
        from_on=from_on or clock.today(),
        until_on=until_on,
        expected_until=expected_until,
    )
    session().add(row)
    session().flush()
    return row


@atomic
def make_cover(
    home: Home,
    kind: CoverKind = CoverKind.AGENCY,
    *,
    weekly_hours: str | Decimal = "37.5",
    from_on: date | None = None,
    until_on: date | None = None,
    covers_vacancy: bool = True,
) -> Cover:
    """Somebody stands in for staff of a home, since a year ago unless told."""
    row = Cover(
        home_id=home.id,
        role=JobRole.RESIDENTIAL_SUPPORT_WORKER,
        kind=kind,
        weekly_hours=Decimal(weekly_hours),
        fte=rules.fte(Decimal(weekly_hours)),
        from_on=from_on or clock.today() - A_YEAR,
        until_on=until_on,
        covers_vacancy=covers_vacancy,
    )
    session().add(row)
    session().flush()
    return row

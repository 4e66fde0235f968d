"""The job that warns of permissions: each warning once, late runs lose nothing, no case moves."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.factories import accounts, employment, providers, sponsorship
from workforce.accounts.models import Person
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.employment.models import PersonInPost
from workforce.employment.states import LeavingReason
from workforce.messages import jobs as messages
from workforce.messages.models import Letter
from workforce.providers.models import Home
from workforce.providers.states import Role
from workforce.sponsorship import jobs, queries
from workforce.sponsorship.models import SponsorshipCase
from workforce.sponsorship.states import CaseState, DutyKind

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.today()
ENDS = TODAY + timedelta(days=300)
OFFICER, WORKER = "sponsorship/permission_ends", "sponsorship/own_permission_ends"


def make_home(*, officer: bool = True) -> tuple[Home, Person]:
    role = Role.SPONSOR_OFFICER if officer else Role.OWNER
    member = providers.make_member(role)
    return providers.make_home(member.organisation), member.person


def make_case(home: Home, **more: Any) -> SponsorshipCase:
    return sponsorship.make_case(home, permission_to=ENDS, **more)


def before_end(days: int) -> date:
    return ENDS - timedelta(days=days)


def letters(template: str) -> list[Letter]:
    query = select(Letter).where(Letter.template == template).order_by(Letter.id)
    return list(session().scalars(query))


@pytest.mark.parametrize("days,count", [(181, 0), (180, 1), (121, 1), (120, 1), (90, 1), (-3, 1)])
def test_the_first_run_tells_one_warning_however_near_the_end(days: int, count: int) -> None:
    home, _officer = make_home()
    make_case(home)
    jobs.visa_duties(before_end(days))
    assert len(letters(OFFICER)) == count


def test_each_warning_is_told_once() -> None:
    home, officer = make_home()
    case = make_case(home)
    told = []
    for days in (181, 180, 179, 121, 120, 119, 91, 90, 89, 0, -5):
        before = len(letters(OFFICER))
        jobs.visa_duties(before_end(days))
        jobs.visa_duties(before_end(days))
        told += [days] * (len(letters(OFFICER)) - before)
    assert told == [180, 120, 90]
    assert {letter.address for letter in letters(OFFICER)} == {officer.email}
    assert case.state is CaseState.ACTIVE


def test_running_late_tells_the_narrowest_and_never_the_wider_ones_afterwards() -> None:
    home, _officer = make_home()
    make_case(home)
    assert jobs.visa_duties(before_end(100)) == "warned of 1, left 0"
    assert jobs.visa_duties(before_end(99)) == "warned of 0, left 0"
    assert jobs.visa_duties(before_end(80)) == "warned of 1, left 0"
    assert len(letters(OFFICER)) == 2


def test_an_extended_permission_is_warned_of_anew() -> None:
    home, _officer = make_home()
    case = make_case(home)
    jobs.visa_duties(before_end(80))
    extend(case, ENDS + timedelta(days=400))
    assert jobs.visa_duties(before_end(80)) == "warned of 0, left 0"
    assert jobs.visa_duties(before_end(80) + timedelta(days=400)) == "warned of 1, left 0"


@atomic
def extend(case: SponsorshipCase, until: date) -> None:
    """The permission ends later now."""
    case.permission_to = until


def test_the_duty_to_check_again_is_there_from_the_first_warning() -> None:
    home, _officer = make_home()
    case = make_case(home)
    jobs.visa_duties(before_end(181))
    assert queries.duties_of(case) == []
    jobs.visa_duties(before_end(180))
    (duty,) = queries.duties_of(case)
    assert (duty.kind, duty.due_on) == (DutyKind.PERMISSION_END, ENDS)


def test_the_worker_is_told_too_and_owners_where_there_is_no_officer() -> None:
    home, owner = make_home(officer=False)
    worker = accounts.make_person(language="cy")
    make_case(home, person=employment.make_person_in_post(home, account=worker))
    jobs.visa_duties(before_end(90))
    assert [letter.address for letter in letters(OFFICER)] == [owner.email]
    assert [(letter.address, letter.language) for letter in letters(WORKER)] == [
        (worker.email, "cy")
    ]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_subject_line_says_what_it_is_about(language: str) -> None:
    home, _officer = make_home()
    worker = accounts.make_person(language=language)
    make_case(home, person=employment.make_person_in_post(home, account=worker))
    jobs.visa_duties(before_end(90))
    for letter in [*letters(OFFICER), *letters(WORKER)]:
        subject = messages._ready(letter).subject.lower()
        assert subject
        for word in ("visa", "fisa", "sponsor", "nawdd", "permission", "check", "home", "cartref"):
            assert word not in subject


@pytest.mark.parametrize(
    "state", [CaseState.GRANTED, CaseState.WITHDRAWN, CaseState.ENDED_REPORTED]
)
def test_nobody_is_warned_of_somebody_who_is_not_at_work(state: CaseState) -> None:
    home, _officer = make_home()
    make_case(home, state=state)
    assert jobs.visa_duties(before_end(90)) == "warned of 0, left 0"


def test_an_extension_under_way_is_still_warned_of() -> None:
    home, _officer = make_home()
    make_case(home, state=CaseState.CERTIFICATE_ASSIGNED, started_on=TODAY)
    assert jobs.visa_duties(before_end(90)) == "warned of 1, left 0"


@atomic
def leave(person: PersonInPost | None, day: date, reason: LeavingReason) -> None:
    """The employer records a last day."""
    assert person is not None
    person.ended_on, person.leaving_reason = day, reason
    person.leaving_recorded_at = clock.now()


@pytest.mark.parametrize(
    "reason,kind,days",
    [
        (LeavingReason.PAY, DutyKind.ENDED, 0),
        (LeavingReason.MOVED_WITHIN_PROVIDER, DutyKind.SITE_CHANGE, 1),
    ],
)
def test_a_leaver_brings_a_duty_and_the_case_stays_where_it_is(
    reason: LeavingReason, kind: DutyKind, days: int
) -> None:
    home, _officer = make_home()
    case = make_case(home)
    leave(case.person_in_post, TODAY, reason)
    assert jobs.visa_duties(TODAY) == "warned of 0, left 0"
    assert jobs.visa_duties(TODAY + timedelta(days=3)) == "warned of 0, left 1"
    assert jobs.visa_duties(TODAY + timedelta(days=4)) == "warned of 0, left 0"
    (duty,) = queries.duties_of(case)
    assert (duty.kind, duty.event_on) == (kind, TODAY + timedelta(days=days))
    assert case.state is CaseState.ACTIVE


def test_whoever_has_left_is_not_warned_of() -> None:
    home, _officer = make_home()
    case = make_case(home)
    leave(case.person_in_post, TODAY, LeavingReason.PAY)
    jobs.visa_duties(before_end(90))
    assert letters(OFFICER) == []

"""Overseas certificates, interviews and risks, as services keep them."""

from datetime import timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.factories import checks as make
from tests.factories import recruitment as files
from tests.factories.providers import make_home, make_organisation
from workforce.checks import queries
from workforce.checks import services as gate
from workforce.checks.models import Appointment, Check, RiskAssessment
from workforce.checks.queries import recruitment as records
from workforce.checks.services import recruitment as services
from workforce.checks.states import (
    CheckKind,
    CheckState,
    RiskDecision,
    Why,
)
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
YEARS_AGO = TODAY - timedelta(days=1500)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation())


@pytest.fixture
def owner(home: Home) -> Actor:
    return make.make_keeper(home)


def abroad(home: Home, months: int = 12, **more: Any) -> tuple[Appointment, Check | None]:
    """Somebody who lived in France for some months from four years ago on."""
    row = make.make_appointment(home)
    files.make_history(row)
    last = YEARS_AGO + relativedelta(months=months) - timedelta(days=1)
    files.make_stay(row, "FR", YEARS_AGO, last, **more)
    found = queries.rows_of_kind(row.id, CheckKind.OVERSEAS)
    return row, found[0] if found else None


def test_a_country_of_twelve_months_asks_for_its_certificate_and_of_eleven_does_not(
    home: Home,
) -> None:
    row, check = abroad(home, 12)
    assert check is not None
    assert check.subject == "FR"
    assert (CheckKind.OVERSEAS, "FR") in {
        (one.kind, one.subject) for one in queries.what_is_missing(row)
    }
    assert abroad(home, 11)[1] is None


def test_an_old_certificate_made_before_they_left_is_refused(home: Home, owner: Actor) -> None:
    _row, check = abroad(home)
    assert check is not None
    with pytest.raises(DomainError, match="too old"):
        gate.record_evidence(owner, check, dated_on=YEARS_AGO + timedelta(days=30))
    gate.record_evidence(owner, check, dated_on=YEARS_AGO + timedelta(days=400))
    assert check.state is CheckState.SEEN


RISK: Any = {
    "assessor": "Alex Assessor",
    "assessed_on": TODAY,
    "decision": RiskDecision.MAY_WORK,
    "conditions": "Never alone in the first month",
    "steps": "Wrote to the consulate twice",
}


def test_a_certificate_that_cannot_be_had_needs_steps_and_an_approved_risk_assessment(
    home: Home, owner: Actor
) -> None:
    _row, check = abroad(home)
    second = make.make_keeper(home)
    assert check is not None
    with pytest.raises(DomainError, match="assess the risk"):
        gate.record_evidence(owner, check)
    with pytest.raises(DomainError, match="what was tried"):
        services.assess_risk(owner, check, **{**RISK, "steps": " "})
    risk = services.assess_risk(owner, check, **RISK)
    with pytest.raises(DomainError, match="assess the risk"):
        gate.record_evidence(owner, check)
    with pytest.raises(DomainError, match="second person"):
        services.approve_risk(owner, risk)
    services.approve_risk(second, risk)
    gate.record_evidence(owner, check)
    assert gate.verify(second, check).state is CheckState.SATISFACTORY


def test_a_decision_against_never_opens_the_gate(home: Home, owner: Actor) -> None:
    _row, check = abroad(home)
    assert check is not None
    risk = services.assess_risk(owner, check, **{**RISK, "decision": RiskDecision.MAY_NOT})
    services.approve_risk(make.make_keeper(home), risk)
    with pytest.raises(DomainError, match="assess the risk"):
        gate.record_evidence(owner, check)


def test_a_country_taken_out_loses_its_row_and_an_assessed_risk_is_never_lost(
    home: Home, owner: Actor
) -> None:
    row, check = abroad(home)
    assert check is not None
    (stay,) = records.stays_of(row.id)
    services.remove_stay(owner, stay)
    assert queries.rows_of_kind(row.id, CheckKind.OVERSEAS) == []
    row, check = abroad(home)
    assert check is not None
    services.assess_risk(owner, check, **RISK)
    (stay,) = records.stays_of(row.id)
    services.remove_stay(owner, stay)
    assert check.state is CheckState.NOT_APPLICABLE
    said: Any = {"country": "FR", "from_on": stay.from_on, "until_on": stay.until_on}
    services.add_stay(owner, row, **said)
    assert check.state is CheckState.UNSATISFACTORY
    assert check.required


def disclosed(home: Home) -> tuple[Appointment, Check]:
    row = make.make_appointment(home, complete=True)
    check = make.check_of(row, CheckKind.CRIMINAL_RECORD)
    return row, make.satisfy(check, discloses=True)


def whys(row: Appointment) -> set[Why]:
    return {one.why for one in queries.what_is_missing(row)}


def test_what_is_disclosed_is_weighed_and_approved_before_somebody_starts(
    home: Home, owner: Actor
) -> None:
    row, check = disclosed(home)
    assert whys(row) == {Why.NO_RISK_ASSESSMENT}
    risk = services.assess_risk(owner, check, **{**RISK, "steps": ""})
    assert whys(row) == {Why.NO_RISK_ASSESSMENT}
    services.approve_risk(make.make_keeper(home), risk)
    assert whys(row) == set()
    assert records.risk_assessment_of(check.id) is risk


def test_a_later_assessment_counts_and_an_unapproved_one_closes_the_gate(
    home: Home, owner: Actor
) -> None:
    row, check = disclosed(home)
    second = make.make_keeper(home)
    first = services.assess_risk(owner, check, **RISK)
    services.approve_risk(second, first)
    later = services.assess_risk(owner, check, **{**RISK, "decision": RiskDecision.MAY_NOT})
    assert whys(row) == {Why.NO_RISK_ASSESSMENT}
    with pytest.raises(Conflict):
        services.approve_risk(second, first)
    services.approve_risk(second, later)
    assert whys(row) == {Why.NO_RISK_ASSESSMENT}


def test_an_assessment_of_earlier_evidence_does_not_cover_new_evidence(
    home: Home, owner: Actor
) -> None:
    row, check = disclosed(home)
    services.approve_risk(make.make_keeper(home), services.assess_risk(owner, check, **RISK))
    assert whys(row) == set()
    make.satisfy(check, discloses=True)
    assert whys(row) == {Why.NO_RISK_ASSESSMENT}


def test_no_risk_is_assessed_of_a_check_that_discloses_nothing(home: Home, owner: Actor) -> None:
    check = make.check_of(make.make_appointment(home), CheckKind.CRIMINAL_RECORD)
    with pytest.raises(DomainError, match="Nothing is recorded as disclosed"):
        services.assess_risk(owner, check, **RISK)


def test_a_recruiter_assesses_but_does_not_approve(home: Home) -> None:
    _row, check = disclosed(home)
    recruiter = make.make_keeper(home, Role.RECRUITER)
    risk = services.assess_risk(recruiter, check, **RISK)
    with pytest.raises(NotAllowed):
        services.approve_risk(make.make_keeper(home, Role.RECRUITER), risk)
    services.approve_risk(make.make_keeper(home, Role.RESPONSIBLE_INDIVIDUAL), risk)


def test_the_database_itself_refuses_one_person_alone(home: Home, owner: Actor) -> None:
    _row, check = disclosed(home)
    risk = services.assess_risk(owner, check, **RISK)

    @atomic
    def tamper(row: RiskAssessment) -> None:
        row.approved_by_id, row.approved_at = row.recorded_by_id, clock.now()

    with pytest.raises((DomainError, IntegrityError)):
        tamper(risk)


def test_an_interview_keeps_its_record_encrypted(
    home: Home, owner: Actor, session: Session
) -> None:
    row = make.make_appointment(home)
    services.record_interview(
        owner,
        row,
        held_on=TODAY,
        panel="Sam and Noor",
        trained="Sam",
        record="Why this work? To help.",
        children_part="Two young people asked about football",
    )
    (kept,) = records.interviews_of(row.id)
    assert kept.record.startswith("Why this work")
    raw = session.execute(text("SELECT record, children_part FROM interview")).one()
    assert not any("football" in value or "work" in value for value in raw)


def test_an_interview_is_not_recorded_ahead(home: Home, owner: Actor) -> None:
    with pytest.raises(DomainError) as refused:
        services.record_interview(
            owner,
            make.make_appointment(home),
            held_on=TODAY + timedelta(days=1),
            panel="Sam",
            trained="Sam",
            record="-",
            children_part="",
        )
    assert refused.value.field == "held_on"

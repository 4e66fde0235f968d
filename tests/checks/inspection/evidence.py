"""Somebody with something in every part of their recruitment file."""

from datetime import date, timedelta
from typing import Any

from tests.factories import accounts
from tests.factories import checks as make
from workforce.checks.models import (
    Appointment,
    ChildrensPart,
    EarlierPost,
    GapJudgement,
    Interview,
    NamedReferee,
    Reference,
    RiskAssessment,
)
from workforce.checks.states import (
    CheckKind,
    HistoryKind,
    ReferenceSlot,
    RiskDecision,
    RiskReason,
    YoungPeople,
)
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.providers.models import Home

# Words of health, of disclosure, and of others: no inspector is shown them.
SECRET_WORDS = (
    "Was ill for a year",
    "A caution in 2009",
    "Asked about temper",
    "Shouted once",
    "They laughed together",
)


def recruited(home: Home) -> Appointment:
    """Somebody whose checks are complete, with everything else on file."""
    appointment = make.make_appointment(home, complete=True)
    add_evidence(appointment)
    return appointment


def add_evidence(appointment: Appointment) -> None:
    """An interview, a reference, an earlier post, a gap and an assessed risk."""
    who = accounts.make_person(given_name="Ines", family_name="Recorder").id
    _interviewed(appointment)
    _met_children(appointment)
    _named(appointment)
    _referred(appointment, who)
    _worked(appointment, who)
    _assessed(appointment, who)


@atomic
def _add(row: Any) -> None:
    session().add(row)
    session().flush()


def _interviewed(appointment: Appointment) -> None:
    _add(
        Interview(
            appointment_id=appointment.id,
            held_on=clock.today(),
            panel="A Panel, B Panel",
            trained="A Panel",
            record="Asked about temper",
        )
    )


def _met_children(appointment: Appointment) -> None:
    _add(
        ChildrensPart(
            appointment_id=appointment.id,
            on_day=clock.today(),
            parts=[YoungPeople.MET.value],
            words="They laughed together",
            given_as="part-of-children",
        )
    )


def _named(appointment: Appointment) -> None:
    _add(
        NamedReferee(
            appointment_id=appointment.id,
            name="Nia Named",
            organisation="Old School",
            relation="Head",
            email="nia@school.example.org",
            most_recent=True,
            given_as="named-by-them",
        )
    )


def _referred(appointment: Appointment, who: int) -> None:
    today = clock.today()
    _add(
        Reference(
            appointment_id=appointment.id,
            slot=ReferenceSlot.MOST_RECENT,
            referee_name="Rhea Feree",
            organisation="Old School",
            relation="Head",
            asked_on=today - timedelta(days=9),
            received_on=today - timedelta(days=5),
            answers="Shouted once",
            rung_on=today,
            rung_name="Rhea Feree herself",
            number_found="The school’s own site",
            rung_by_id=who,
        )
    )


def _worked(appointment: Appointment, who: int) -> None:
    _add(
        EarlierPost(
            appointment_id=appointment.id,
            kind=HistoryKind.WORK,
            employer="Old School",
            role_title="Assistant",
            from_on=date(2020, 1, 1),
            from_exact=True,
            until_on=date(2022, 1, 1),
            until_exact=True,
            with_children=True,
        )
    )
    _add(
        GapJudgement(
            appointment_id=appointment.id,
            from_on=date(2022, 1, 2),
            until_on=date(2023, 1, 1),
            explanation="Was ill for a year",
            satisfactory=True,
            judged_by_id=who,
            judged_at=clock.now(),
        )
    )


def _assessed(appointment: Appointment, who: int) -> None:
    _add(
        RiskAssessment(
            check_id=make.check_of(appointment, CheckKind.CRIMINAL_RECORD).id,
            because=RiskReason.DISCLOSED,
            assessor="Mo Assessor",
            assessed_on=clock.today(),
            decision=RiskDecision.MAY_WORK,
            conditions="A caution in 2009",
            recorded_by_id=who,
            approved_by_id=accounts.make_person().id,
            approved_at=clock.now(),
        )
    )

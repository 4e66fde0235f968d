"""What sponsorship adds to the duties of all features."""

from datetime import date, timedelta
from typing import Any

from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.registry import (
    SOON_DAYS,
    Contribution,
    ImpossibleState,
    NavigationItem,
    Need,
    RetentionRule,
    RowLink,
    urgency_of,
)
from workforce.core.translation import _, lazy
from workforce.sponsorship import policies, queries
from workforce.sponsorship.models import Duty, SponsorshipCase
from workforce.sponsorship.services import keeping
from workforce.sponsorship.states import DutyKind


def export(person_id: int) -> dict[str, Any]:
    """The cases about a person, of every employer, with every report made about them."""
    cases = queries.own_cases(Actor("person", str(person_id), person_id=person_id))
    duties = queries.duties_of(*cases)
    return {
        "sponsorship": [
            _told(case, [duty for duty in duties if duty.case_id == case.id]) for case in cases
        ]
    }


def _told(case: SponsorshipCase, duties: list[Duty]) -> dict[str, Any]:
    return {
        "employer": case.organisation.name,
        "name": case.worker_name,
        "state": case.state.value,
        "route": case.route,
        "occupation_code": case.occupation_code,
        "certificate_number": case.certificate_number,
        "permission_from": _day(case.permission_from),
        "permission_to": _day(case.permission_to),
        "duties": [
            {
                "kind": duty.kind,
                "event_on": _day(duty.event_on),
                "due_on": _day(duty.due_on),
                "done_on": _day(duty.done_on),
            }
            for duty in duties
        ],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _unchecked(day: date) -> list[tuple[str, str]]:
    _ = day
    return [("sponsorship-case", case.public_id) for case in queries.at_work_unchecked()]


def _unrecorded(day: date) -> list[tuple[str, str]]:
    _ = day
    return [("sponsorship-case", case.public_id) for case in queries.at_work_without_record()]


def _duties_waiting(actor: Actor) -> list[Need]:
    """What a sponsor must report soon; no name, for the page is open on a shared screen."""
    if not policies.can_work_on_cases(actor):
        return []
    today = clock.today()
    return [
        Need(
            "sponsorship",
            _("Report to the Home Office: %(event)s", event=DutyKind(duty.kind).label),
            "sponsorship_officer.case",
            {"case_id": duty.case.public_id},
            duty.case.home_id,
            duty.due_on,
            urgency_of(duty.due_on, today),
        )
        for duty in queries.open_duties_for(actor, today + timedelta(days=SOON_DAYS))
    ]


CONTRIBUTION = Contribution(
    feature="sponsorship",
    needs=(_duties_waiting,),
    export=export,
    erase=keeping.forget_account,
    retention=(
        RetentionRule(
            lazy("Sponsorship files"),
            lazy("1 year after they are closed"),
            lazy("Appendix D of the guidance for sponsors, as specialists describe it"),
            keeping.erase_kept,
        ),
    ),
    impossible=(
        ImpossibleState(
            "sponsored-unchecked",
            lazy("A sponsored worker started without a right-to-work check"),
            _unchecked,
        ),
        ImpossibleState(
            "sponsored-unrecorded",
            lazy("A sponsored worker is at work without a record of work"),
            _unrecorded,
        ),
    ),
    navigation=(
        NavigationItem(
            lazy("Sponsorship"), "sponsorship_officer.cases", policies.can_work_on_cases, 60
        ),
    ),
    links=(
        RowLink(
            "home",
            lazy("Open a sponsorship case"),
            "sponsorship_officer.open_case",
            policies.can_work_on_cases,
            order=40,
            hint=lazy("For somebody who needs permission to work here"),
        ),
        RowLink(
            "my_work",
            lazy("My sponsorship"),
            "sponsorship_worker.mine",
            lambda actor: actor.is_person,
            order=20,
            hint=lazy("What your employer holds of it, and who can advise you"),
        ),
    ),
)

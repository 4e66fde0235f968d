"""What the start gate adds to the duties of all features: own data, impossible states, links."""

from datetime import date
from typing import Any

from workforce.checks import queries
from workforce.checks.policies import KEEPERS, READERS
from workforce.checks.services import erasing
from workforce.core.actors import Actor
from workforce.core.registry import (
    Contribution,
    DocumentOwner,
    ImpossibleState,
    NavigationItem,
    RowLink,
)
from workforce.core.translation import lazy
from workforce.employment import policies as employment


def export(person_id: int) -> dict[str, Any]:
    """The appointments of a person: what was asked and how each check stands, never its content.

    Before somebody starts, the home itself stays unnamed, as it does everywhere for candidates.
    """
    return {
        "appointments": [
            {
                "home_registration_number": (
                    row.home.registration_number if row.person_in_post_id else None
                ),
                "role": row.role.value,
                "contract": row.contract.value,
                "state": row.state.value,
                "opened_on": row.created_at.date().isoformat(),
                "checks": [
                    {
                        "check": check.kind.value,
                        "state": check.state.value,
                        "dated_on": check.dated_on.isoformat() if check.dated_on else None,
                        "expires_on": check.expires_on.isoformat() if check.expires_on else None,
                        "certificate_number": check.certificate_number,
                    }
                    for check in row.checks
                ],
            }
            for row in queries.my_appointments(person_id)
        ]
    }


def _started_unsatisfied(day: date) -> list[tuple[str, str]]:
    _ = day
    return [("appointment", public_id) for public_id in queries.started_without_clearance()]


def _before_without_plan(day: date) -> list[tuple[str, str]]:
    return [("person-in-post", public_id) for public_id in queries.before_without_plan(day)]


def _reads(actor: Actor) -> bool:
    return actor.has(*READERS)


def _keeps(actor: Actor) -> bool:
    return actor.has(*KEEPERS)


CONTRIBUTION = Contribution(
    feature="checks",
    export=export,
    erase=erasing.erase,
    impossible=(
        ImpossibleState(
            "started-without-clearance",
            lazy("An appointment has started, but its person in post has no clearance of it"),
            _started_unsatisfied,
        ),
        ImpossibleState(
            "before-without-plan",
            lazy("Somebody in post since before the home joined has no plan for their checks"),
            _before_without_plan,
        ),
    ),
    documents=(DocumentOwner("check", queries.may_open_document),),
    navigation=(
        NavigationItem(
            lazy("Checks before starting"), "checks_manager.appointments", _reads, order=25
        ),
    ),
    links=(
        RowLink("people", lazy("Add a person"), "checks_people.add_person", _keeps, order=10),
        RowLink(
            "people_file",
            lazy("Send a file with all people"),
            "checks_people.upload",
            lambda actor: actor.has(*employment.KEEPERS),
            order=20,
        ),
        RowLink(
            "person_in_post",
            lazy("Checks of this person"),
            "checks_people.person_checks",
            _reads,
            order=10,
        ),
    ),
)

"""What employment adds to the duties of all features: navigation, own data, impossible states."""

from datetime import date
from typing import Any

from workforce.core.actors import Actor
from workforce.core.registry import Contribution, ImpossibleState, NavigationItem, RowLink
from workforce.core.translation import lazy
from workforce.employment import queries
from workforce.employment.policies import KEEPERS, READERS
from workforce.employment.presenters import exported
from workforce.employment.services import linked


def export(person_id: int) -> dict[str, Any]:
    """The work records linked to a person's account, of every employer."""
    return {
        "work_records": [
            {
                "employer": row.organisation.name,
                "home_registration_number": row.home.registration_number,
                "employers_reference": row.person_reference,
                "name": row.name,
                "email": row.email,
                "role": row.role.value,
                "contract": row.contract.value,
                "weekly_hours": str(row.weekly_hours),
                "started_on": row.started_on.isoformat(),
                "ended_on": row.ended_on.isoformat() if row.ended_on else None,
                "leaving_reason_of_the_employer": (
                    row.leaving_reason.value if row.leaving_reason else None
                ),
            }
            for row in queries.my_spells(person_id)
        ],
        **exported.export(person_id),
    }


def _unchecked(day: date) -> list[tuple[str, str]]:
    _ = day
    return [("person-in-post", row.public_id) for row in queries.unchecked()]


def _doubled(day: date) -> list[tuple[str, str]]:
    return [("person-in-post", public_id) for public_id in queries.doubled(day)]


def _reads(actor: Actor) -> bool:
    return actor.has(*READERS)


def _keeps(actor: Actor) -> bool:
    return actor.has(*KEEPERS)


CONTRIBUTION = Contribution(
    feature="employment",
    export=export,
    erase=linked.erase,
    impossible=(
        ImpossibleState(
            "in-post-unchecked",
            lazy("Somebody who started after their home joined is in post without a clearance"),
            _unchecked,
        ),
        ImpossibleState(
            "in-post-twice",
            lazy("Somebody is in the same post twice on one day"),
            _doubled,
        ),
    ),
    navigation=(
        NavigationItem(lazy("People"), "employment_manager.homes", _reads, order=20),
        NavigationItem(
            lazy("My work"),
            "employment_person.my_work",
            lambda actor: actor.is_person,
            order=70,
        ),
    ),
    links=(
        RowLink(
            "home",
            lazy("People in post"),
            "employment_manager.people",
            _reads,
            order=10,
            hint=lazy("Who works here, since when, and who left"),
        ),
        RowLink(
            "home",
            lazy("Funded posts"),
            "employment_manager.establishment",
            _reads,
            order=11,
            hint=lazy("How many posts of each role you have money for"),
        ),
        RowLink(
            "home",
            lazy("Supervision and appraisal"),
            "employment_duties.home",
            _reads,
            order=12,
            hint=lazy("Induction, probation, supervision and appraisal: done, due and overdue"),
        ),
        RowLink(
            "people_file",
            lazy("Supervision and appraisal"),
            "employment_duties.everywhere",
            _reads,
            order=12,
        ),
        RowLink(
            "person_in_post",
            lazy("Supervision and appraisal"),
            "employment_duties.person",
            _reads,
            order=12,
        ),
        RowLink(
            "my_work",
            lazy("Your supervision and appraisal"),
            "employment_person.my_duties",
            lambda actor: actor.is_person,
            order=12,
        ),
    ),
)

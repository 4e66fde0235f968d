"""What employment adds to the duties of all features: navigation, own data, impossible states."""

from datetime import date
from typing import Any

from workforce.core.actors import Actor
from workforce.core.registry import (
    Contribution,
    ImpossibleState,
    NavigationItem,
    RetentionRule,
    RowLink,
)
from workforce.core.translation import lazy
from workforce.employment import queries
from workforce.employment.policies import KEEPERS, READERS, can_see_own_reasons
from workforce.employment.queries.owed import needs
from workforce.employment.services import exits, handover, linked
from workforce.employment.services.owed import exporting
from workforce.employment.services.presence import exporting as kept
from workforce.employment.services.presence.doors import LINKS


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
        **exporting.export(person_id),
        **kept.export(person_id),
        "own_reasons_for_leaving": kept.own_reasons(person_id),
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
    needs=needs.NEEDS,
    export=export,
    erase=linked.erase,
    carry_over=handover.carry_over,
    retention=(
        RetentionRule(
            lazy("Private links that ask people why they left"),
            lazy("90 days after the link ends"),
            lazy("Our own rule: nobody needs the link any more"),
            exits.forget_links,
        ),
    ),
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
        *LINKS,
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
            "home",
            lazy("Registered manager"),
            "employment_registered.home",
            _reads,
            order=13,
            hint=lazy("Who manages the home, absences to tell the regulator of, and vacancies"),
        ),
        RowLink(
            "my_work",
            lazy("Why I left"),
            "employment_exits.mine",
            lambda actor: actor.is_person,
            order=30,
            hint=lazy("What you said yourself, which no employer sees"),
        ),
        RowLink(
            "people_file",
            lazy("What staff who left said themselves"),
            "employment_exits.own_reasons",
            can_see_own_reasons,
            order=30,
        ),
        RowLink(
            "people_file",
            lazy("Registered managers"),
            "employment_registered.homes",
            _reads,
            order=13,
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

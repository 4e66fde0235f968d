"""What applications add to the duties that cross all features."""

from datetime import date, timedelta
from typing import Any

from workforce.applications import policies, services
from workforce.applications.queries import candidate, facts, needs
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.registry import (
    Contribution,
    ImpossibleState,
    NavigationItem,
    RetentionRule,
    RowLink,
)
from workforce.core.translation import lazy

KEPT = timedelta(days=365)


def own_data(person_id: int) -> dict[str, Any]:
    """Everything a person applied for, as it is handed out to them."""
    actor = Actor("person", str(person_id), person_id=person_id)
    return {
        "applications": [
            {
                "job": one.vacancy.title,
                "employer": one.vacancy.employer_name,
                "state": one.state.value,
                "sent_at": one.created_at.isoformat(),
                "telephone": one.telephone,
                "right_to_work": one.right_to_work,
                "statement": one.statement,
            }
            for one in candidate.applications_of(actor)
        ]
    }


def started_unnoticed(day: date) -> list[tuple[str, str]]:
    """Offers whose appointment started although the application does not say so."""
    _ = day
    return [("application", one.public_id) for one in facts.started_elsewhere()]


def _forget_decided(day: date) -> int:
    return services.forget_decided(clock.day_start(day) - KEPT)


CONTRIBUTION = Contribution(
    feature="applications",
    needs=needs.NEEDS,
    export=own_data,
    erase=services.erase_of,
    carry_over=services.carry_over,
    retention=(
        RetentionRule(
            lazy("What you wrote in an application that did not lead to a start"),
            lazy("1 year after it ended"),
            lazy("So that the employer can show that the choice was fair"),
            _forget_decided,
        ),
    ),
    impossible=(
        ImpossibleState(
            "filled-above-posts",
            lazy("More people started from a job than it had posts"),
            facts.filled_above_posts,
        ),
        ImpossibleState(
            "started-without-checks",
            lazy("An application says started but its checks never let anybody start"),
            facts.started_without_checks,
        ),
        ImpossibleState(
            "offer-behind-start",
            lazy("Offers behind a start that was made elsewhere"),
            started_unnoticed,
        ),
    ),
    navigation=(
        NavigationItem(
            lazy("My applications"),
            "applications_candidate.applications",
            lambda actor: actor.is_person and actor.organisation_id is None,
            20,
        ),
    ),
    links=(
        RowLink(
            "vacancy",
            lazy("Applicants"),
            "applications_recruiter.applicants",
            policies.can_choose,
            order=10,
        ),
    ),
)

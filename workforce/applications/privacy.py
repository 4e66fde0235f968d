"""What applications add to the duties that cross all features."""

from datetime import date, timedelta
from typing import Any

from workforce.applications import policies, services
from workforce.applications.queries import beside, candidate, facts, needs
from workforce.applications.rules.equality import month_of
from workforce.applications.services.beside import equality
from workforce.applications.states.beside import PaperKind
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.registry import (
    Contribution,
    DocumentOwner,
    ImpossibleState,
    NavigationItem,
    RetentionRule,
    RowLink,
)
from workforce.core.translation import lazy

KEPT = timedelta(days=365)
NOT_LINKABLE = lazy(
    "What you answered to equality questions cannot be found again: it is kept without your name"
)


def own_data(person_id: int) -> dict[str, Any]:
    """Everything a person applied for, as it is handed out to them."""
    actor = Actor("person", str(person_id), person_id=person_id)
    rows = candidate.applications_of(actor)
    aside = beside.told_by([one.id for one in rows])
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
                **aside[one.id],
            }
            for one in rows
        ],
        "equality": str(NOT_LINKABLE),
    }


def started_unnoticed(day: date) -> list[tuple[str, str]]:
    """Offers whose appointment started although the application does not say so."""
    _ = day
    return [("application", one.public_id) for one in facts.started_elsewhere()]


def _forget_decided(day: date) -> int:
    return services.forget_decided(clock.day_start(day) - KEPT)


def _forget_uncounted(day: date) -> int:
    return equality.forget_uncounted(month_of(day - KEPT))


CONTRIBUTION = Contribution(
    feature="applications",
    documents=(
        DocumentOwner(PaperKind.CV.value, beside.may_open_paper),
        DocumentOwner(PaperKind.OWN_FORM.value, beside.may_open_paper),
        DocumentOwner("vacancy", beside.may_open_own_form),
    ),
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
        RetentionRule(
            lazy("Equality answers of which too few lie together to be counted"),
            lazy("1 year after the month in which they were given"),
            lazy("So that nobody can be told apart"),
            _forget_uncounted,
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
        NavigationItem(
            lazy("Told to support"), "applications_support.told", policies.can_support, order=60
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
        RowLink(
            "vacancy",
            lazy("Figures"),
            "applications_statistics.job_figures",
            policies.can_choose,
            order=40,
        ),
    ),
)

"""What the board adds to the duties of all features: saved jobs, alerts, navigation."""

from datetime import date, timedelta
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
from workforce.vacancies import policies, services
from workforce.vacancies.queries import facts
from workforce.vacancies.queries import reports as job_reports
from workforce.vacancies.queries.posting import needs
from workforce.vacancies.queries.returning import alerts as kept_alerts
from workforce.vacancies.queries.returning import saved
from workforce.vacancies.services import alerts, reports, returning

REPORTS_KEPT = timedelta(days=365)


def _anybody(actor: Actor) -> bool:
    return actor is not None


def _forget_reports(day: date) -> int:
    return reports.forget_decided(day - REPORTS_KEPT)


def _is_candidate(actor: Actor) -> bool:
    return actor.is_person and actor.organisation_id is None


def own_data(person_id: int) -> dict[str, Any]:
    """The jobs that somebody keeps, and the alerts of their own confirmed address."""
    actor = Actor("person", str(person_id), person_id=person_id)
    return {
        "saved_jobs": [
            {
                "job": row.vacancy.title,
                "saved_at": row.created_at.isoformat(),
                "came_from": row.came_from,
            }
            for row in saved.saved_jobs_for(actor)
        ],
        "job_alerts": [
            {
                "asked_at": row.created_at.isoformat(),
                "frequency": row.frequency.value,
                "criteria": row.query,
            }
            for row in kept_alerts.alerts_for(actor)
        ],
    }


def _forget_unconfirmed(day: date) -> int:
    return alerts.forget_unconfirmed(day)


def _forget_ended(day: date) -> int:
    return alerts.forget_ended(day)


CONTRIBUTION = Contribution(
    feature="vacancies",
    needs=needs.NEEDS,
    export=own_data,
    erase=returning.erase_of,
    moved_address=alerts.move_address,
    carry_over=services.carry_over,
    retention=(
        RetentionRule(
            lazy("Job alerts that nobody confirmed, and the address that was given"),
            lazy("7 days"),
            lazy("Somebody may have typed another person’s address"),
            _forget_unconfirmed,
        ),
        RetentionRule(
            lazy("Job alerts that have ended, without their address"),
            lazy("1 year"),
            lazy("So that an old link can say that the alert has ended"),
            _forget_ended,
        ),
        RetentionRule(
            lazy("What somebody wrote who reported a job, and their address"),
            lazy("1 year after it was decided"),
            lazy("So that we notice employers and jobs that are reported again"),
            _forget_reports,
        ),
    ),
    impossible=(
        ImpossibleState(
            "alert-due-but-not-run",
            lazy("A job alert should have been sent and was not looked at"),
            kept_alerts.due_but_not_run,
        ),
        ImpossibleState(
            "job-report-unseen",
            lazy("A report of a job that nobody has seen within a working day"),
            job_reports.unseen_in_time,
        ),
        ImpossibleState(
            "live-advert-of-unfit-home",
            lazy("A job would be live but its home is suspended, closed or another provider’s"),
            facts.live_of_unfit_homes,
        ),
        ImpossibleState(
            "advert-in-another-place",
            lazy("A live job shows another place than its home’s"),
            facts.live_in_another_place,
        ),
    ),
    links=(
        RowLink(
            "my_work",
            lazy("Jobs for you before others"),
            "vacancies_own_staff.first_jobs",
            lambda actor: actor.is_person,
            order=15,
            hint=lazy("What your employer shows to its own staff first"),
        ),
    ),
    navigation=(
        NavigationItem(lazy("Find a job"), "vacancies_public.search", _anybody, order=10),
        NavigationItem(lazy("Saved jobs"), "vacancies_saved.saved_jobs", _is_candidate, order=15),
        NavigationItem(
            lazy("Job alerts"), "vacancies_alerts.alerts_of_mine", _is_candidate, order=16
        ),
        NavigationItem(
            lazy("Vacancies"), "vacancies_recruiter.vacancies", policies.can_recruit, order=25
        ),
        NavigationItem(
            lazy("Reports of jobs"),
            "vacancies_support.job_reports",
            policies.can_see_reports,
            order=63,
        ),
    ),
)

"""What the board adds to navigation and to impossible states; it keeps nothing of candidates."""

from datetime import date, timedelta

from workforce.core.actors import Actor
from workforce.core.registry import Contribution, ImpossibleState, NavigationItem, RetentionRule
from workforce.core.translation import lazy
from workforce.vacancies import policies, services
from workforce.vacancies.queries import facts
from workforce.vacancies.queries import reports as job_reports
from workforce.vacancies.services import reports

REPORTS_KEPT = timedelta(days=365)


def _anybody(actor: Actor) -> bool:
    return actor is not None


def _forget_reports(day: date) -> int:
    return reports.forget_decided(day - REPORTS_KEPT)


CONTRIBUTION = Contribution(
    feature="vacancies",
    carry_over=services.carry_over,
    retention=(
        RetentionRule(
            lazy("What somebody wrote who reported a job, and their address"),
            lazy("1 year after it was decided"),
            lazy("So that we notice employers and jobs that are reported again"),
            _forget_reports,
        ),
    ),
    impossible=(
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
    navigation=(
        NavigationItem(lazy("Find a job"), "vacancies_public.search", _anybody, order=10),
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

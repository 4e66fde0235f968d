"""What became of one's own jobs, in figures."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from workforce.applications.presenters.statistics import FiguresPage
from workforce.applications.queries import statistics
from workforce.core import clock
from workforce.vacancies.policies import RECRUITING
from workforce.vacancies.queries import own
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("applications_statistics", __name__)


@doors.route("/vacancies/figures")
@access.roles(*RECRUITING)
def own_figures() -> ResponseReturnValue:
    """See what became of the jobs of the past year."""
    page = FiguresPage.of(statistics.of_own_jobs(acting(), clock.today()))
    return render_template("applications/statistics/own_figures.html", page=page)


@doors.route("/vacancies/<vacancy_id>/figures")
@access.roles(*RECRUITING)
def job_figures(vacancy_id: str) -> ResponseReturnValue:
    """See what became of one job."""
    vacancy = found(own.vacancy_for(acting(), vacancy_id))
    page = FiguresPage.of(statistics.of_job(vacancy, clock.today()))
    return render_template("applications/statistics/job_figures.html", page=page, vacancy=vacancy)

"""Jobs that somebody sees before others, because they work for the employer."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.core.paging import page_number
from workforce.vacancies.presenters.job import FirstJob
from workforce.vacancies.queries import results
from workforce.vacancies.queries.posting import internal
from workforce.web import access
from workforce.web.actor import acting

doors = Blueprint("vacancies_own_staff", __name__)


@doors.route("/my-work/jobs")
@access.signed_in
def first_jobs() -> ResponseReturnValue:
    """See the jobs of one's own employers that are for their staff first."""
    number = page_number(request.args.get("page"))
    listed = internal.first_jobs_for(acting(), clock.today(), number)
    jobs = FirstJob.all_of(listed.rows, results.further_places(listed.rows))
    return render_template("vacancies/own_staff/first_jobs.html", jobs=jobs, page=listed)

"""Anybody reports a job; support sees it, takes the job down or leaves it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.core.paging import page_number
from workforce.core.translation import _
from workforce.providers.states import Role
from workforce.vacancies.forms.asking import is_confirmed
from workforce.vacancies.forms.reports import DecisionForm, ReportForm
from workforce.vacancies.presenters.reports import ReportPage
from workforce.vacancies.queries import board
from workforce.vacancies.queries import reports as queries
from workforce.vacancies.services import reports as services
from workforce.web import access, limits
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("vacancies_reports", __name__)
support = Blueprint("vacancies_support", __name__)


@doors.route("/jobs/<vacancy_id>/report", methods=["GET", "POST"])
@access.public
def report(vacancy_id: str) -> ResponseReturnValue:
    """Say what is wrong with a job."""
    job = found(board.job(vacancy_id, clock.today()))
    form = ReportForm()
    if form.accepted():
        limits.limited("report-job")
        with form.refusals():
            services.report(
                acting(),
                job.vacancy,
                reason=form.reason.data,
                words=form.words.data,
                reply_to=form.reply_to.data,
            )
            flash(_("Thank you. Our support team looks at it within a working day"), "success")
            return redirect(url_for("vacancies_public.job", vacancy_id=vacancy_id), 303)
    return render_template("vacancies/reports/report.html", form=form, job=job.vacancy)


@support.route("/support/job-reports")
@access.roles(Role.SUPPORT)
def job_reports() -> ResponseReturnValue:
    """See the reports of jobs that wait."""
    decided = request.args.get("show") == "decided"
    page = queries.job_reports(
        acting(), number=page_number(request.args.get("page")), decided=decided
    )
    lines = [ReportPage.of(row, clock.today()) for row in page.rows]
    return render_template(
        "vacancies/reports/job_reports.html", page=page, lines=lines, decided=decided
    )


@support.route("/support/job-reports/<report_id>")
@access.roles(Role.SUPPORT)
def job_report(report_id: str) -> ResponseReturnValue:
    """Read one report; that it was read is noted by a press, not by looking."""
    row = found(queries.job_report(acting(), report_id))
    page = ReportPage.of(row, clock.today())
    return render_template("vacancies/reports/job_report.html", page=page)


@support.route("/support/job-reports/<report_id>/seen", methods=["POST"])
@access.roles(Role.SUPPORT)
def seen(report_id: str) -> ResponseReturnValue:
    """Say that one has read a report and looks into it."""
    services.see(acting(), found(queries.job_report(acting(), report_id)))
    flash(_("Noted as seen"), "success")
    return redirect(url_for(".job_report", report_id=report_id), 303)


@support.route("/support/job-reports/<report_id>/decide", methods=["GET", "POST"])
@access.roles(Role.SUPPORT)
def decide(report_id: str) -> ResponseReturnValue:
    """Take the reported job down, or leave it as it is, and say why."""
    row, form = found(queries.job_report(acting(), report_id)), DecisionForm()
    if form.accepted():
        verb = services.uphold if form.takes_down else services.dismiss
        with form.refusals():
            verb(acting(), row, words=form.words.data, no_child=is_confirmed(form))
            flash(_("Your decision is kept"), "success")
            return redirect(url_for(".job_reports"), 303)
    page = ReportPage.of(row, clock.today())
    return render_template("vacancies/reports/decide.html", form=form, page=page)

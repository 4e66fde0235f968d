"""Reports of jobs: made by anybody, seen by support within a working day, upheld or not."""

from datetime import date

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, NotAllowed
from workforce.core.lifecycle import begin, move
from workforce.core.translation import lazy
from workforce.immigration import rules as working_days
from workforce.messages import services as messages
from workforce.providers.queries import members
from workforce.vacancies import policies
from workforce.vacancies.models import Vacancy
from workforce.vacancies.models.reports import JOB_REPORT, JobReport
from workforce.vacancies.queries import reports
from workforce.vacancies.services import asking, steps
from workforce.vacancies.states import ReportReason, ReportState, VacancyState

SEEN_WITHIN = 1  # working days, in England: support sits there


@atomic
def report(
    actor: Actor, vacancy: Vacancy, *, reason: ReportReason, words: str, reply_to: str = ""
) -> JobReport:
    """Say that a published job is wrong; support is told at once."""
    row = JobReport(
        vacancy_id=vacancy.id,
        reason=reason,
        words=words or None,
        reply_to=reply_to or None,
        due_on=due_on(clock.today()),
    )
    session().add(row)
    begin(row, actor=actor)
    for person in members.of_support():
        messages.write(
            person,
            "vacancies/job_reported",
            {"title": vacancy.title, "due": row.due_on.isoformat()},
            link=("vacancies_support.job_report", {"report_id": row.public_id}),
        )
    return row


def due_on(today: date) -> date:
    """The working day by whose end a report of today must have been seen."""
    nation = working_days.Nation.ENGLAND
    return working_days.working_day_after(today, SEEN_WITHIN, nation).due_on


@atomic
def see(actor: Actor, row: JobReport) -> None:
    """Note that support has read a report; reading it again changes nothing."""
    _support(actor)
    if locked(row).state is not ReportState.WAITING:
        return
    move(row, ReportState.SEEN, by=JOB_REPORT, actor=actor)
    row.seen_at, row.seen_by_id = clock.now(), actor.person_id


@atomic
def uphold(actor: Actor, row: JobReport, *, words: str, no_child: bool = False) -> None:
    """Take the job down: it ends, cannot be opened again, and its recruiters read why."""
    asking.ask_about_children({"words": words}, confirmed=no_child)
    vacancy = locked(row.vacancy)
    _decide(actor, row, ReportState.UPHELD, words)
    if vacancy.state is VacancyState.LIVE:
        steps.close(actor, vacancy, "taken down by support")
    steps.tell_recruiters(vacancy, "taken_down", words=words)


@atomic
def dismiss(actor: Actor, row: JobReport, *, words: str, no_child: bool = False) -> None:
    """Leave the job as it is, and keep why."""
    asking.ask_about_children({"words": words}, confirmed=no_child)
    _decide(actor, row, ReportState.DISMISSED, words)


@atomic
def forget_decided(moment: date) -> int:
    """Forget the words and addresses of reports decided before a day; returns how many."""
    old = reports.decided_before(clock.day_start(moment))
    for row in old:
        row.words = row.reply_to = row.decision = None
    return len(old)


def _decide(actor: Actor, row: JobReport, to: ReportState, words: str) -> None:
    _support(actor)
    if locked(row).state is ReportState.WAITING:
        see(actor, row)
    if row.state is not ReportState.SEEN:
        raise Conflict(lazy("This report has been decided already"))
    move(row, to, by=JOB_REPORT, actor=actor)
    row.decided_at, row.decision = clock.now(), words
    audit.record(actor, "decide-job-report", row)
    if row.reply_to:
        messages.write(row.reply_to, "vacancies/report_answered", {"title": row.vacancy.title})


def _support(actor: Actor) -> None:
    if not policies.can_see_reports(actor):
        raise NotAllowed(lazy("Only platform support can do this"))

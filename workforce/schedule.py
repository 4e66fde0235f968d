"""THE table of jobs: name, when it runs in London time, and the function it calls.

Nothing runs between 01:00 and 02:00, an hour that comes twice or never when the clocks change.
"""

from datetime import date
from functools import partial

from workforce.accounts import jobs as accounts
from workforce.applications import jobs as applications
from workforce.campaigns import jobs as campaigns
from workforce.checks import jobs as checks
from workforce.core import audit
from workforce.core.jobs import Job
from workforce.employment import jobs as employment
from workforce.messages import jobs as messages
from workforce.pages import jobs as pages
from workforce.providers import jobs as providers
from workforce.sponsorship import jobs as sponsorship
from workforce.staffing import jobs as staffing
from workforce.training import jobs as training
from workforce.vacancies import jobs as vacancies


def seal_audit(day: date) -> str:
    """Chain the audit entries that wait; the day does not matter."""
    _ = day
    return f"sealed {audit.seal()}"


SCHEDULE: tuple[Job, ...] = (
    Job("people-imports", checks.people_imports, every_seconds=10),
    Job("post-letters", messages.post_letters, every_seconds=10),
    Job("home-transfers", providers.home_transfers, every_seconds=60),
    Job("seal-audit", seal_audit, every_seconds=60),
    Job("note-starts", applications.note_starts, every_seconds=60),
    Job("told-of-ended-jobs", applications.told_of_ended_jobs, every_seconds=300),
    Job("told-of-longer-jobs", applications.told_of_longer_jobs, every_seconds=300),
    Job("followed-homes", vacancies.followed_homes, every_seconds=300),
    Job("paused-jobs", vacancies.paused_jobs, every_seconds=300),
    Job("told-of-pauses", applications.told_of_pauses, every_seconds=300),
    Job("door-passes", checks.door_passes, every_seconds=300),
    Job("recovery-links", accounts.recovery_links, every_seconds=300),
    Job("tidied-counts", accounts.tidied_counts, every_seconds=3600),
    Job(
        "publish-scheduled-vacancies",
        vacancies.publish_scheduled_vacancies,
        cron={"hour": "0", "minute": "5"},
    ),
    Job(
        "close-expired-vacancies",
        vacancies.close_expired_vacancies,
        cron={"hour": "0", "minute": "10"},
    ),
    Job("check-register", vacancies.check_register, cron={"hour": "6", "minute": "50"}),
    Job("told-of-wage", vacancies.told_of_wage, cron={"hour": "7", "minute": "30"}),
    Job("end-campaigns", campaigns.end_campaigns, cron={"hour": "0", "minute": "15"}),
    Job("open-days", campaigns.open_days, cron={"hour": "9", "minute": "40"}),
    Job("keep-warm", campaigns.keep_warm, cron={"hour": "10", "minute": "0"}),
    Job(
        "nightly-shortfall",
        staffing.nightly_shortfall,
        cron={"hour": "2", "minute": "15"},
        covers_day_before=True,
        catch_up_days=3,
        run_again=partial(staffing.nightly_shortfall, again=True),
    ),
    Job(
        "monthly-release",
        staffing.monthly_release,
        cron={"hour": "9", "minute": "30"},
        catch_up_days=20,
    ),
    Job("expiring-training", training.expiring_training, cron={"hour": "6", "minute": "30"}),
    Job("check-rows", checks.check_rows, cron={"hour": "0", "minute": "20"}),
    Job("checks-due", checks.checks_due, cron={"hour": "6", "minute": "15"}),
    Job("manager-notices", employment.manager_notices, cron={"hour": "6", "minute": "20"}),
    Job("proposed-merges", checks.proposed_merges, cron={"hour": "4", "minute": "10"}),
    Job("message-digests", applications.message_digests, cron={"hour": "7", "minute": "0"}),
    Job("chased-references", applications.chased_references, cron={"hour": "9", "minute": "10"}),
    Job("asked-outcomes", applications.asked_outcomes, cron={"hour": "9", "minute": "25"}),
    Job("asked-questions", applications.asked_questions, cron={"hour": "9", "minute": "20"}),
    Job("lapsed-offers", applications.lapsed_offers, cron={"hour": "0", "minute": "25"}),
    Job("closing-reminders", applications.closing_reminders, cron={"hour": "8", "minute": "15"}),
    Job("interview-reminders", applications.interview_reminders, cron={"hour": "8", "minute": "5"}),
    Job("equality-counts", applications.equality_counts, cron={"hour": "4", "minute": "20"}),
    Job("send-job-alerts", vacancies.send_job_alerts, cron={"hour": "15"}),
    Job(
        "send-weekly-job-alerts",
        vacancies.send_weekly_job_alerts,
        cron={"day_of_week": "fri", "hour": "18"},
    ),
    Job("keep-job-alerts", vacancies.keep_job_alerts, cron={"hour": "5", "minute": "10"}),
    Job("renewed-words", vacancies.renewed_words, cron={"hour": "4", "minute": "30"}),
    Job("impossible-states", pages.impossible_states, cron={"hour": "3", "minute": "0"}),
    Job("retention", pages.retention, cron={"hour": "3", "minute": "30"}, catch_up_days=1),
    Job("visa-duties", sponsorship.visa_duties, cron={"hour": "6", "minute": "45"}),
)

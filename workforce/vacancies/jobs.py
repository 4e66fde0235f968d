"""What happens to adverts by itself."""

from datetime import date

from workforce.core.jobs import until_done
from workforce.vacancies import services
from workforce.vacancies.queries import facts
from workforce.vacancies.services import alerts, pauses
from workforce.vacancies.services.seen import following, register
from workforce.vacancies.states.alerts import AlertFrequency


def close_expired_vacancies(day: date) -> str:
    """End adverts whose closing day is before this day; closes nothing twice.

    What nobody could publish until then is a draft again.
    """
    closed = until_done(services.close_overdue, day)
    given_up = until_done(services.give_up, day)
    return f"closed {closed}" + (f", drafts again {given_up}" if given_up else "")


def told_of_wage(day: date) -> str:
    """Tell recruiters of adverts that pay too little from a day on, on which a new rate begins."""
    return f"told of {services.tell_of_wage(day)}"


def publish_scheduled_vacancies(day: date) -> str:
    """Publish what was to be published by this day, each by itself; publishes nothing twice."""
    done = [services.publish_due(vacancy_id, day) for vacancy_id in facts.due(day)]
    return f"published {sum(done)}, waiting {len(done) - sum(done)}"


def paused_jobs(day: date) -> str:
    """Note adverts that may not recruit, and those that may again; tells of each once."""
    over = until_done(pauses.go_on, day)
    paused = until_done(pauses.pause, day)
    return f"paused {paused}, go on {over}"


def followed_homes(day: date) -> str:
    """Let adverts be where their homes are, and withhold those whose words tell it; day all one."""
    _ = day
    moved = until_done(following.follow_places)
    return f"moved {moved}, homes described {following.follow_words()}"


def check_register(day: date) -> str:
    """Hold live adverts against the newest registers; support is told on Mondays what is wrong."""
    absent, old = register.check(day)
    return f"jobs off the register {absent}, registers read long ago {old}"


def renewed_words(day: date) -> str:
    """Index live adverts anew where synonyms or names have changed since; the day is all one."""
    _ = day
    return f"renewed {until_done(services.index_again)}"


def send_job_alerts(day: date) -> str:
    """Tell of new jobs every day at three; days that were missed are told at once."""
    return alerts.send(AlertFrequency.DAILY, day)


def send_weekly_job_alerts(day: date) -> str:
    """Tell of new jobs once a week, on Friday evening."""
    return alerts.send(AlertFrequency.WEEKLY, day)


def keep_job_alerts(day: date) -> str:
    """End alerts that came back, whose campaign is over or nobody wants; ask about old ones."""
    bounced = alerts.end_bounced()
    ended = until_done(alerts.end_of_campaigns, day) + until_done(alerts.end_unanswered, day)
    asked = until_done(alerts.ask_untouched, day)
    until_done(alerts.forget_runs, day)
    return f"bounced {bounced}, ended {ended}, asked {asked}"

"""Following what happened below: starts made from the checks page."""

from datetime import date

from workforce.applications import services
from workforce.applications.services import ends, pauses, reminding
from workforce.applications.services.beside import equality
from workforce.applications.services.hiring import booking, chasing, disclosures, messages, offers
from workforce.core.actors import Actor
from workforce.core.jobs import until_done
from workforce.vacancies.queries import pauses as paused


def note_starts(day: date) -> str:
    """Move offers whose appointment has started; safe at any time, however late."""
    _ = day
    return f"noted {services.note_starts(Actor.system('note-starts'))}"


def interview_reminders(day: date) -> str:
    """Remind of interviews of tomorrow and today, each once; the day itself is the clock's."""
    _ = day
    return f"reminded {booking.remind(Actor.system('interview-reminders'))}"


def told_of_pauses(day: date) -> str:
    """Tell applicants that their job is paused, job by job, each once."""
    _ = day
    told = jobs = 0
    while waiting := paused.untold():
        for one in waiting:
            told += pauses.tell_applicants(one)
            jobs += 1
    return f"told {told} of {jobs} jobs"


def closing_reminders(day: date) -> str:
    """Remind of kept jobs and unsent applications that close soon, each once; late is as good."""
    _ = day
    savers = until_done(reminding.remind_savers)
    writers = until_done(reminding.remind_writers)
    return f"savers {savers}, writers {writers}"


def equality_counts(day: date) -> str:
    """Count the equality answers of which enough lie together; the day does not matter."""
    _ = day
    return f"counted {equality.count_answers()}"


def lapsed_offers(day: date) -> str:
    """Let offers lapse whose last day is over; a day that was missed is made up."""
    return f"lapsed {until_done(offers.lapse, Actor.system('lapsed-offers'), day)}"


def message_digests(day: date) -> str:
    """Tell recruiters once of what candidates wrote; late is as good."""
    _ = day
    return f"told {messages.tell_recruiters(Actor.system('message-digests'))}"


def chased_references(day: date) -> str:
    """Remind referees who have not answered, and tell candidates; each step once."""
    _ = day
    return f"sent {chasing.chase(Actor.system('chased-references'))}"


def told_of_ended_jobs(day: date) -> str:
    """Tell whoever was still writing that a job ended early, each once; late is as good."""
    return f"told {until_done(ends.tell_writers, day)}"


def told_of_longer_jobs(day: date) -> str:
    """Tell whoever was still writing that they have longer, once a change; late is as good."""
    return f"told {until_done(ends.tell_of_longer, day)}"


def asked_questions(day: date) -> str:
    """Remind of questions asked two working days ago or longer, each once."""
    return f"reminded {disclosures.remind(Actor.system('asked-questions'), day)}"


def asked_outcomes(day: date) -> str:
    """Ask recruiters how the posts of jobs ended that closed two weeks ago, once a job."""
    return f"asked of {until_done(reminding.ask_of_outcomes, day)} jobs"

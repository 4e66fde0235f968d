"""What each section still lacks, in the words of its page; None where it lacks nothing."""

from workforce.applications.queries.form import WholeForm
from workforce.applications.states import RefereeKind, RightToWork
from workforce.checks.states import HistoryKind
from workforce.core import clock
from workforce.core.translation import Lazy, lazy
from workforce.vacancies.states import WelshNeed

REFEREES_WANTED = 2


def nothing(form: WholeForm) -> Lazy | None:
    """A section that is complete when the candidate says so."""
    _ = form
    return None


def details(form: WholeForm) -> Lazy | None:
    """A name, a telephone number, and what the job asks for."""
    row = form.details
    if row is None or not row.full_name or not form.application.telephone or row.driving is None:
        return lazy("Answer the questions about you")
    if row.welsh is None and asks_welsh(form):
        return lazy("Say whether you speak Welsh")
    return None


def asks_welsh(form: WholeForm) -> bool:
    """Whether the job asks for Welsh at all."""
    return form.application.vacancy.welsh is not WelshNeed.NOT_NEEDED


def right_to_work(form: WholeForm) -> Lazy | None:
    """One of the three answers."""
    known = form.application.right_to_work in set(RightToWork)
    return None if known else lazy("Choose whether you have the right to work in the UK")


def history(form: WholeForm) -> Lazy | None:
    """A day from which it is full, and every stretch of time from then on accounted for."""
    if form.start is None:
        return lazy("First say when your history begins")
    if form.unexplained(clock.today()):
        return lazy("Explain the time that nothing accounts for, or add what you did then")
    return None


def referees(form: WholeForm) -> Lazy | None:
    """Two, one of them from the most recent employer where there was one."""
    if len(form.referees) < REFEREES_WANTED:
        return lazy("Name two referees")
    worked = any(job.kind is HistoryKind.WORK for job in form.jobs)
    if worked and not any(
        one.most_recent and one.kind in {RefereeKind.EMPLOYER, RefereeKind.VOLUNTEERING}
        for one in form.referees
    ):
        return lazy("One referee must be from where you work now or worked last")
    return None


def statement(form: WholeForm) -> Lazy | None:
    """Words of one's own."""
    empty = not form.application.statement.strip()
    return lazy("Write why you would like to do this work") if empty else None

"""What can change of an advert that people have seen: its closing day, its posts, its end."""

from datetime import date

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.translation import lazy
from workforce.vacancies.models import ClosingChange, Vacancy
from workforce.vacancies.queries import reports
from workforce.vacancies.queries.posting import posts
from workforce.vacancies.rules import particulars as typed
from workforce.vacancies.services import checking, posting, steps
from workforce.vacancies.services.seen import filling
from workforce.vacancies.states import (
    RELISTED,
    AboveFunded,
    NotFilledWhy,
    PostOutcome,
    VacancyState,
)

State = VacancyState
SEEN = (State.LIVE, State.INTERNAL)


@atomic
def change_closing_day(
    actor: Actor, vacancy: Vacancy, closes_on: date, *, reason: str = ""
) -> None:
    """Let an advert that people see close on another day, and keep why."""
    steps.own(actor, locked(vacancy))
    if vacancy.state not in SEEN:
        raise Conflict(lazy("Only a live job has a closing date to change"), "closes_on")
    _check_closing_day(closes_on)
    if vacancy.state is State.INTERNAL and vacancy.first_until and closes_on <= vacancy.first_until:
        raise DomainError(
            lazy("The closing date must be after the last day for your own staff"), "closes_on"
        )
    checking.refuse_low_pay(vacancy, closes_on)
    _note_change(actor, vacancy, closes_on, reason)
    audit.record(actor, "change-closing-day", vacancy, closes_on=closes_on.isoformat())


@atomic
def change_posts(
    actor: Actor,
    vacancy: Vacancy,
    posts_count: int,
    *,
    above_funded_why: AboveFunded | None = None,
) -> None:
    """Let an advert that people see be for more posts, or for fewer but those that ended."""
    steps.own_all(actor, locked(vacancy))
    if vacancy.state not in SEEN:
        raise Conflict(lazy("Only a job that people can see has posts to change"), "posts_count")
    ended = posts.ended_count(vacancy.id)
    if posts_count < max(ended, 1):
        raise DomainError(
            lazy("%(count)s posts have ended already: enter that or more", count=max(ended, 1)),
            "posts_count",
        )
    if posts_count > vacancy.posts_count:
        posting.ask_above_funded(vacancy, above_funded_why, posts_count)
    vacancy.posts_count = posts_count
    audit.record(actor, "change-posts", vacancy, posts_count=posts_count)


@atomic
def end(
    actor: Actor,
    vacancy: Vacancy,
    *,
    outcome: PostOutcome | None = None,
    why: NotFilledWhy | None = None,
) -> None:
    """End an advert before its closing day, and say how its posts ended where that is known."""
    steps.own(actor, locked(vacancy))
    steps.close(actor, vacancy, "ended early")
    left = posts.left_count(vacancy)
    if outcome is not None and left:
        filling.record(actor, vacancy, outcome=outcome, why=why, count=left)


@atomic
def relist(
    actor: Actor,
    vacancy: Vacancy,
    closes_on: date,
    *,
    above_funded_why: AboveFunded | None = None,
) -> None:
    """Open a job that closed again under the same link, for the posts that are still open."""
    steps.own_all(actor, locked(vacancy))
    if vacancy.state is not State.ENDED:
        raise Conflict(lazy("This job is not closed"))
    if reports.is_taken_down(vacancy.id):
        raise Conflict(lazy("Our support team has taken this job down. It cannot be opened again"))
    wanted = vacancy.posts_count - posts.filled_count(vacancy.id)
    if wanted <= 0:
        raise Conflict(lazy("Every post of this job is filled. Copy it to look for more people"))
    _check_closing_day(closes_on)
    _note_change(actor, vacancy, closes_on, RELISTED)
    refusals = checking.lacks(vacancy, clock.today())
    if refusals:
        raise checking.NotReady(refusals)
    posting.ask_above_funded(vacancy, above_funded_why, wanted)
    filling.reopen(vacancy)
    vacancy.ask_outcome_on = None
    posting.put(actor, vacancy, State.LIVE)


def _note_change(actor: Actor, vacancy: Vacancy, closes_on: date, reason: str) -> None:
    session().add(
        ClosingChange(
            vacancy_id=vacancy.id,
            from_on=vacancy.closes_on,
            to_on=closes_on,
            reason=reason,
            changed_by_id=actor.person_id,
        )
    )
    vacancy.closes_on = closes_on


def _check_closing_day(closes_on: date) -> None:
    if not typed.closing_day_stands(closes_on, clock.today()):
        raise DomainError(
            lazy("The closing date must be today or later, and within a year"), "closes_on"
        )

"""How each post of an advert ended: filled here by a start, another way, or not at all."""

from datetime import date, timedelta

from sqlalchemy import delete

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.translation import lazy
from workforce.vacancies.models import Vacancy, VacancyPost
from workforce.vacancies.queries.posting import posts
from workforce.vacancies.services import steps
from workforce.vacancies.states import NotFilledWhy, PostOutcome, VacancyState

ASK_AGAIN = timedelta(days=7)


@atomic
def fill(
    actor: Actor, vacancy: Vacancy, *, origin: str, on: date, home_id: int | None = None
) -> bool:
    """Let a start through this service fill a post, once by origin; False where none is left.

    A post that was said not to be filled is filled after all.
    """
    locked(vacancy)
    known = posts.posts_of(vacancy.id)
    if any(row.origin == origin for row in known):
        return True
    row = VacancyPost(vacancy_id=vacancy.id)
    if len(known) >= vacancy.posts_count:
        open_still = [one for one in known if one.outcome is PostOutcome.NOT_FILLED]
        if not open_still:
            return False
        row = open_still[-1]
    row.outcome, row.why, row.origin, row.decided_on = PostOutcome.HIRED_HERE, None, origin, on
    row.recorded_by_id, row.home_id = actor.person_id, home_id or vacancy.home_id
    session().add(row)
    session().flush()
    return True


@atomic
def record(
    actor: Actor,
    vacancy: Vacancy,
    *,
    outcome: PostOutcome,
    why: NotFilledWhy | None = None,
    count: int = 1,
) -> None:
    """Say how so many posts of an ended advert ended that nobody started in through here."""
    steps.own(actor, locked(vacancy))
    if vacancy.state is not VacancyState.ENDED:
        raise Conflict(lazy("Say how the posts were filled once the job has closed"))
    if outcome is PostOutcome.HIRED_HERE:
        raise DomainError(lazy("Mark the candidate as started: the post is filled by that"))
    if outcome is PostOutcome.NOT_FILLED and why is None:
        raise DomainError(lazy("Say why the post was not filled"), "why")
    if not 1 <= count <= posts.left_count(vacancy):
        raise DomainError(
            lazy("Enter how many of the posts that are left ended this way"), "posts_count"
        )
    reason = why if outcome is PostOutcome.NOT_FILLED else None
    home_id = posts.only_home_of(vacancy)
    for _turn in range(count):
        session().add(
            VacancyPost(
                vacancy_id=vacancy.id,
                home_id=home_id,
                outcome=outcome,
                why=reason,
                decided_on=clock.today(),
                recorded_by_id=actor.person_id,
            )
        )
    session().flush()
    audit.record(actor, "record-posts", vacancy, outcome=outcome.value, count=count)


@atomic
def ask_later(actor: Actor, vacancy: Vacancy) -> None:
    """Do not ask for a week how the posts of an advert ended."""
    steps.own(actor, locked(vacancy))
    vacancy.ask_outcome_on = clock.today() + ASK_AGAIN


def reopen(vacancy: Vacancy) -> None:
    """Forget that posts were not filled: the advert looks for people again."""
    session().execute(
        delete(VacancyPost).where(
            VacancyPost.vacancy_id == vacancy.id, VacancyPost.outcome == PostOutcome.NOT_FILLED
        )
    )

"""Adverts kept by an employer's own recruitment system, each under that system's reference."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import delete

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.translation import lazy
from workforce.providers.models import Home
from workforce.vacancies.models import Vacancy, VacancyPost
from workforce.vacancies.queries import ats
from workforce.vacancies.queries.posting import places, posts
from workforce.vacancies.rules import pay
from workforce.vacancies.rules.particulars import Particulars
from workforce.vacancies.services import checking, drafting, posting, steps
from workforce.vacancies.services.seen import changing
from workforce.vacancies.states import SENT, AboveFunded, NotFilledWhy, PostOutcome, VacancyState

State = VacancyState
# What may be sent anew of an advert that people have seen.
CHANGEABLE = frozenset({"closes_on", "posts_count"})
ORIGIN = "ats:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """An advert as the other system has it: whole, with its homes, the leading one first."""

    reference: str
    homes: tuple[Home, ...]
    particulars: Particulars
    publish: bool
    above_funded_why: AboveFunded | None = None
    no_child: bool = False


@dataclass(frozen=True, slots=True)
class PostEnd:
    """How one post ended, as the other system knows it."""

    outcome: PostOutcome
    why: NotFilledWhy | None
    decided_on: date


class Locked(DomainError):
    """Fields that differ from what people have seen of a live advert."""

    code = "invalid"

    def __init__(self, fields: Iterable[str]) -> None:
        super().__init__(lazy("These cannot change once people have seen the job"))
        self.fields = tuple(fields)


def create(actor: Actor, sent: Sent) -> tuple[Vacancy, bool]:
    """Write an advert once under its reference; sent again alike, it is the same one."""
    try:
        return _create(actor, sent)
    except Conflict:  # sent twice at the same moment: the other one is there by now
        return _create(actor, sent)


@atomic
def _create(actor: Actor, sent: Sent) -> tuple[Vacancy, bool]:
    known = ats.by_reference(actor, sent.reference)
    if known is not None:
        if _differs(known, sent):
            raise Conflict(
                lazy("You already have a vacancy with this reference"), "client_reference"
            )
        return known, False
    lead, *further = sent.homes
    vacancy = drafting.post(actor, lead, sent.particulars, further=further, no_child=sent.no_child)
    vacancy.client_reference = sent.reference
    if sent.publish:
        posting.publish(actor, vacancy, above_funded_why=sent.above_funded_why)
    return vacancy, True


@atomic
def update(actor: Actor, vacancy: Vacancy, sent: Sent) -> None:
    """Let an advert be as it was sent; of one that people have seen only days and posts change."""
    steps.own_all(actor, locked(vacancy))
    if vacancy.state is State.SCHEDULED:
        posting.unschedule(actor, vacancy)
    if vacancy.state is State.DRAFT:
        _rewrite(actor, vacancy, sent)
        return
    differs = _differs(vacancy, sent)
    if differs - CHANGEABLE:
        raise Locked(sorted(differs - CHANGEABLE))
    _change_seen(actor, vacancy, sent, differs)


def _rewrite(actor: Actor, vacancy: Vacancy, sent: Sent) -> None:
    lead = sent.homes[0]
    drafting.change(actor, vacancy, lead, sent.particulars, no_child=sent.no_child)
    drafting.place(actor, vacancy, list(sent.homes), posts_count=sent.particulars.posts_count)
    if sent.publish:
        posting.publish(actor, vacancy, above_funded_why=sent.above_funded_why)


def _change_seen(actor: Actor, vacancy: Vacancy, sent: Sent, differs: frozenset[str]) -> None:
    said = sent.particulars
    if vacancy.state is State.ENDED:
        if sent.publish and "closes_on" in differs:
            why = sent.above_funded_why
            changing.relist(actor, vacancy, said.closes_on, above_funded_why=why)
    elif "closes_on" in differs:
        changing.change_closing_day(actor, vacancy, said.closes_on, reason=SENT)
    if "posts_count" in differs and vacancy.state is not State.ENDED:
        changing.change_posts(
            actor, vacancy, said.posts_count, above_funded_why=sent.above_funded_why
        )


@atomic
def delete_vacancy(actor: Actor, vacancy: Vacancy) -> None:
    """Take an advert off the board; its reference may be used anew."""
    steps.own(actor, locked(vacancy))
    if vacancy.state is State.SCHEDULED:
        posting.unschedule(actor, vacancy)
    if vacancy.state is State.DRAFT:
        drafting.discard(actor, vacancy)
        return
    if vacancy.state is not State.ENDED:
        changing.end(actor, vacancy)
    vacancy.client_reference = None
    audit.record(actor, "let-go-of-reference", vacancy)


@atomic
def report_posts(actor: Actor, vacancy: Vacancy, ends: list[PostEnd]) -> None:
    """Say how posts ended, whole each time: what this system said before is forgotten.

    What was recorded here, by a start or by a recruiter, stays.
    """
    steps.own(actor, locked(vacancy))
    if vacancy.state not in {State.LIVE, State.INTERNAL, State.ENDED}:
        raise Conflict(lazy("Nobody has seen this job yet: none of its posts can have ended"))
    session().execute(
        delete(VacancyPost).where(
            VacancyPost.vacancy_id == vacancy.id, VacancyPost.origin.startswith(ORIGIN)
        )
    )
    if len(ends) > vacancy.posts_count - ats.ended_here(vacancy.id, ORIGIN):
        raise DomainError(lazy("These are more posts than the job has left"), "data")
    if any(end.decided_on > clock.today() for end in ends):
        raise DomainError(lazy("A post cannot have ended on a day to come"), "data")
    home_id = posts.only_home_of(vacancy)
    session().add_all(
        VacancyPost(
            vacancy_id=vacancy.id,
            home_id=home_id,
            outcome=end.outcome,
            why=end.why,
            decided_on=end.decided_on,
            origin=f"{ORIGIN}{number}",
        )
        for number, end in enumerate(ends)
    )
    audit.record(actor, "report-posts", vacancy, count=len(ends))


def _settled(said: Particulars) -> Particulars:
    """The same with the kinds of hours that follow from it, as they are kept."""
    patterns = pay.patterns(
        said.role, said.weekly_hours, said.contract, said.hours_patterns, said.sleep_ins_a_month
    )
    return replace(said, hours_patterns=patterns)


def _differs(vacancy: Vacancy, sent: Sent) -> frozenset[str]:
    """Which parts of an advert were sent otherwise than they stand."""
    stands, said = checking.particulars_of(vacancy), _settled(sent.particulars)
    differing = {
        name for name in Particulars.__slots__ if getattr(stands, name) != getattr(said, name)
    }
    if [home.id for home in places.homes_of(vacancy)] != [home.id for home in sent.homes]:
        differing.add("homes")
    return frozenset(differing)

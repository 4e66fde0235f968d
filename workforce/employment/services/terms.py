"""Other hours or another contract from a day on; what held before stays on record."""

from dataclasses import dataclass
from datetime import date

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.errors import DomainError
from workforce.core.translation import lazy
from workforce.employment import rules
from workforce.employment.models import EarlierTerms, PersonInPost
from workforce.employment.queries import terms
from workforce.employment.rules import Change, Held, Terms


@dataclass(frozen=True, slots=True)
class _History:
    """What a spell's terms were, in order, and since when the latest hold."""

    earlier: list[EarlierTerms]
    held: Held


def terms_of(row: PersonInPost) -> Terms:
    """The latest terms of a spell."""
    return Terms(row.contract, row.weekly_hours, row.standard_week)


def usual_day(row: PersonInPost) -> date:
    """The day from which a change holds that names none: today; for who has left, all along."""
    today = clock.today()
    if row.ended_on is None or row.ended_on >= today:
        return today
    return _history(row).held.since


def hold(actor: Actor, row: PersonInPost, new: Terms, from_day: date) -> None:
    """Let new terms hold from a day on; another contract than now only from after the last change.

    The caller has locked the row and asked whether the actor may.
    """
    history = _history(row)
    if new == terms_of(row) and from_day >= history.held.since:
        return
    _refuse_day(row, history, new, from_day)
    change = history.held.change_from(from_day)
    if change is Change.FOLLOWS:
        _keep(row, history.held.since, from_day)
    elif change is Change.SHORTENS:
        history.earlier[-1].until_on = from_day - rules.ONE_DAY
    elif change is Change.REPLACES:
        session().delete(history.earlier[-1])
    _set(row, new)
    session().flush()
    audit.record(actor, "change-terms", row, from_day=from_day.isoformat())


def cut(row: PersonInPost, ended_on: date) -> None:
    """Forget terms that would have begun after the last day in post: they never held."""
    history = _history(row)
    if ended_on >= history.held.since:
        return
    for one in reversed(history.earlier):
        _set(row, Terms(one.contract, one.weekly_hours, one.standard_week))
        session().delete(one)
        if one.from_on <= ended_on:
            break
    session().flush()


def _history(row: PersonInPost) -> _History:
    earlier = terms.terms_before([row.id])
    held = Held.of(row.started_on, [(one.from_on, one.until_on) for one in earlier])
    return _History(earlier, held)


def _keep(row: PersonInPost, since: date, from_day: date) -> None:
    session().add(
        EarlierTerms(
            person_in_post_id=row.id,
            from_on=since,
            until_on=from_day - rules.ONE_DAY,
            contract=row.contract,
            weekly_hours=row.weekly_hours,
            standard_week=row.standard_week,
            fte=row.fte,
        )
    )


def _set(row: PersonInPost, new: Terms) -> None:
    row.contract, row.weekly_hours, row.standard_week = (
        new.contract,
        new.weekly_hours,
        new.standard_week,
    )
    row.fte = new.fte


def _refuse_day(row: PersonInPost, history: _History, new: Terms, from_day: date) -> None:
    if from_day > clock.today():
        raise DomainError(
            lazy("Record a change on the day from which it holds, not before"), "from_day"
        )
    if from_day < row.started_on:
        raise DomainError(lazy("The change must not be before the first day in post"), "from_day")
    if row.ended_on is not None and from_day > row.ended_on:
        raise DomainError(lazy("The change must not be after the last day in post"), "from_day")
    if _touches_a_contract(row, history, new, from_day):
        raise DomainError(
            lazy(
                "What is recorded now holds since %(day)s. Enter that day or a later one",
                day=history.held.since.strftime("%d/%m/%Y"),
            ),
            "from_day",
        )


def _touches_a_contract(row: PersonInPost, history: _History, new: Terms, from_day: date) -> bool:
    """Whether a day before the latest change would reach older terms, or alter a contract then."""
    if from_day >= history.held.since:
        return False
    if history.held.change_from(from_day) is Change.TOO_EARLY:
        return True
    return {new.contract, row.contract} != {history.earlier[-1].contract}

"""The terms of a spell as at a day, and every stretch of a spell with its own terms."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, case, func, null, or_, select, union_all

from workforce.core.db import session
from workforce.employment.models import EarlierTerms, PersonInPost
from workforce.employment.queries.days import days_later
from workforce.employment.states import IN_POST_CONTRACTS


def held_on(day: date) -> ColumnElement[bool]:
    """The earlier terms, joined to their spell, are those of the day; without any, the latest."""
    return and_(
        EarlierTerms.person_in_post_id == PersonInPost.id,
        EarlierTerms.from_on <= day,
        EarlierTerms.until_on >= day,
    )


def fte_then() -> ColumnElement[Any]:
    """Full-time equivalent of a spell outer-joined to its terms of a day."""
    return func.coalesce(EarlierTerms.fte, PersonInPost.fte)


def counted_then() -> ColumnElement[bool]:
    """The contract of a spell outer-joined to its terms of a day counts as in post."""
    contract = func.coalesce(EarlierTerms.contract, PersonInPost.contract)
    return contract.in_(sorted(IN_POST_CONTRACTS))


def counts_in_post(day: date) -> ColumnElement[bool]:
    """The contract that held on a day counts as in post: permanent or fixed term."""
    earlier = select(EarlierTerms.contract).where(held_on(day)).scalar_subquery()
    contract = func.coalesce(earlier.correlate(PersonInPost), PersonInPost.contract)
    return contract.in_(sorted(IN_POST_CONTRACTS))


def stretches() -> Subquery:
    """Every stretch of every spell with the same terms: of each spell one or several in a row.

    `until_on` is null where the latest terms hold without an end; `ends_spell` is 1 for the last.
    """
    spell = (
        PersonInPost.id.label("spell_id"),
        PersonInPost.organisation_id,
        PersonInPost.person_reference,
        PersonInPost.home_id,
    )
    earlier = select(
        *spell,
        EarlierTerms.from_on,
        EarlierTerms.until_on,
        EarlierTerms.contract,
        EarlierTerms.fte,
        null().label("leaving_reason"),
        _goes_on(EarlierTerms.from_on == PersonInPost.started_on),
    ).join(EarlierTerms.person_in_post)
    last_of_before = (
        select(func.max(EarlierTerms.until_on))
        .where(EarlierTerms.person_in_post_id == PersonInPost.id)
        .correlate(PersonInPost)
        .scalar_subquery()
    )
    latest = select(
        *spell,
        func.coalesce(days_later(last_of_before, 1), PersonInPost.started_on).label("from_on"),
        PersonInPost.ended_on.label("until_on"),
        PersonInPost.contract,
        PersonInPost.fte,
        PersonInPost.leaving_reason,
        _goes_on(last_of_before.is_(None)),
    )
    return union_all(latest, earlier).subquery("stretch")


def _goes_on(is_first: ColumnElement[bool]) -> ColumnElement[int]:
    """1 for the first stretch of a spell that only carries on, since its home changed owner."""
    carries_on = and_(PersonInPost.continues_id.is_not(None), is_first)
    return case((carries_on, 1), else_=0).label("goes_on")


def covering(stretch: Subquery, after: date, until: date) -> ColumnElement[bool]:
    """The stretch shares a day with [after, until]."""
    return and_(
        stretch.c.from_on <= until,
        or_(stretch.c.until_on.is_(None), stretch.c.until_on >= after),
    )


def counted(stretch: Subquery) -> ColumnElement[bool]:
    """The contract of the stretch counts as in post."""
    return stretch.c.contract.in_(sorted(IN_POST_CONTRACTS))


def terms_on(spell_ids: list[int], day: date) -> dict[int, EarlierTerms]:
    """The terms of a day of those spells whose terms are others now."""
    query = select(EarlierTerms).where(
        EarlierTerms.person_in_post_id.in_(spell_ids),
        EarlierTerms.from_on <= day,
        EarlierTerms.until_on >= day,
    )
    return {row.person_in_post_id: row for row in session().scalars(query)}


def terms_before(spell_ids: list[int]) -> list[EarlierTerms]:
    """What no longer holds of these spells, in the order in which it held."""
    query = select(EarlierTerms).where(EarlierTerms.person_in_post_id.in_(spell_ids))
    ordered = query.order_by(EarlierTerms.person_in_post_id, EarlierTerms.from_on)
    return list(session().scalars(ordered))

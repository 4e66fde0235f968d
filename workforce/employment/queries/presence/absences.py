"""Who is away, for how long, and what that takes from the staff who can be deployed."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, case, exists, func, literal, or_, select
from sqlalchemy.orm import joinedload

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment import rules
from workforce.employment.models import Absence, EarlierTerms, OfPerson, PersonInPost
from workforce.employment.policies import KEEPERS
from workforce.employment.queries import people, terms
from workforce.employment.queries.days import days_later
from workforce.employment.queries.figures import HomeStock, in_post_on, of_homes, person_key
from workforce.employment.queries.people import ORDER, reach
from workforce.employment.states import LONG_TERM_KINDS, AbsenceKind
from workforce.providers.models import Home


def of_same_person(kept: Any) -> ColumnElement[bool]:  # noqa: ANN401 - any class of OfPerson
    """A spell is of the person whom a row of another table is about."""
    return and_(
        PersonInPost.organisation_id == kept.organisation_id,
        PersonInPost.person_reference == kept.person_reference,
    )


def kept_by(actor: Actor, kept: Any) -> ColumnElement[bool]:  # noqa: ANN401 - any class of OfPerson
    """Rows about people whom the actor keeps, never about the actor: twin of `can_keep_of`."""
    theirs = exists().where(
        of_same_person(kept),
        reach(actor, KEEPERS, PersonInPost.organisation_id, PersonInPost.home_id),
    )
    if actor.person_id is None:
        return theirs
    own = exists().where(of_same_person(kept), PersonInPost.account_id == actor.person_id)
    return and_(theirs, ~own)


def kept_person(actor: Actor, public_id: str) -> PersonInPost | None:
    """A spell that the actor keeps, of somebody who is not the actor: twin of `can_keep_of`."""
    spell = people.person_in_post_for(actor, public_id, KEEPERS)
    own = actor.person_id is not None and spell is not None and _is_actors(actor, spell)
    return None if own else spell


def _is_actors(actor: Actor, spell: PersonInPost) -> bool:
    query = select(PersonInPost.id).where(
        PersonInPost.organisation_id == spell.organisation_id,
        PersonInPost.person_reference == spell.person_reference,
        PersonInPost.account_id == actor.person_id,
    )
    return session().scalar(query.limit(1)) is not None


def kept_spell(actor: Actor, kept: OfPerson) -> PersonInPost | None:
    """The latest spell in the actor's reach of the person whom a row is about."""
    query = (
        select(PersonInPost)
        .where(
            PersonInPost.organisation_id == kept.organisation_id,
            PersonInPost.person_reference == kept.person_reference,
            reach(actor, KEEPERS, PersonInPost.organisation_id, PersonInPost.home_id),
        )
        .options(joinedload(PersonInPost.home))
        .order_by(PersonInPost.started_on.desc(), PersonInPost.id.desc())
    )
    return session().scalars(query).first()


def absence_for(actor: Actor, public_id: str) -> Absence | None:
    """One absence that the actor may see in full and change."""
    query = select(Absence).where(Absence.public_id == public_id, kept_by(actor, Absence))
    return session().scalars(query).first()


def absences_of(organisation_id: int, person_reference: str) -> list[Absence]:
    """Every absence of one person, latest first."""
    query = select(Absence).where(
        Absence.organisation_id == organisation_id, Absence.person_reference == person_reference
    )
    return list(session().scalars(query.order_by(Absence.from_on.desc(), Absence.id.desc())))


def absences_of_account(person_id: int) -> list[Absence]:
    """The absences that employers recorded of the person of an account, latest first."""
    own = exists().where(of_same_person(Absence), PersonInPost.account_id == person_id)
    query = select(Absence).where(own).order_by(Absence.from_on.desc(), Absence.id.desc())
    return list(session().scalars(query))


def away_on(day: date) -> ColumnElement[bool]:
    """The absence covers the day."""
    return and_(Absence.from_on <= day, or_(Absence.until_on.is_(None), Absence.until_on >= day))


def long_term_on(day: date) -> ColumnElement[bool]:
    """The absence covers the day and is, as far as is known then, of more than 28 days."""
    at = literal(day, Date())
    known = case((Absence.expected_until > day, Absence.expected_until), else_=at)
    end = func.coalesce(Absence.until_on, known)
    return and_(
        away_on(day),
        Absence.kind.in_(sorted(LONG_TERM_KINDS)),
        end >= days_later(Absence.from_on, rules.LONG_TERM_DAYS),
    )


def away_in(home: Home, day: date) -> list[tuple[PersonInPost, Absence]]:
    """The people in post in a home who are away on a day, with their absence."""
    query = (
        select(PersonInPost, Absence)
        .join(Absence, of_same_person(Absence))
        .where(PersonInPost.home_id == home.id, in_post_on(day), away_on(day))
        .options(joinedload(PersonInPost.home))
        .order_by(*ORDER, Absence.id)
    )
    return [(person, absence) for person, absence in session().execute(query)]


def long_term_absent_by_home(day: date, home_ids: Collection[int] | None = None) -> list[HomeStock]:
    """People in post and away for long at the end of a day, for homes that have any."""
    rows = session().execute(
        select(
            PersonInPost.home_id, func.sum(terms.fte_then()), func.count(person_key().distinct())
        )
        .join(Absence, and_(of_same_person(Absence), long_term_on(day)))
        .outerjoin(EarlierTerms, terms.held_on(day))
        .where(in_post_on(day), terms.counted_then(), of_homes(PersonInPost.home_id, home_ids))
        .group_by(PersonInPost.home_id)
        .order_by(PersonInPost.home_id)
    )
    return [HomeStock(*row) for row in rows]


def long_term_absent_once_by_home(day: date) -> dict[int, int]:
    """People in post and away for long, each counted in one home only, whatever their posts."""
    first = (
        select(func.min(PersonInPost.home_id).label("home_id"))
        .join(Absence, and_(of_same_person(Absence), long_term_on(day)))
        .outerjoin(EarlierTerms, terms.held_on(day))
        .where(in_post_on(day), terms.counted_then())
        .group_by(PersonInPost.organisation_id, PersonInPost.person_reference)
        .subquery()
    )
    counted = select(first.c.home_id, func.count()).group_by(first.c.home_id)
    return {row[0]: row[1] for row in session().execute(counted)}


def working_days_lost_by_home(
    first: date, last: date, kinds: Collection[AbsenceKind] = (AbsenceKind.SICKNESS,)
) -> dict[int, Decimal]:
    """Working days lost, weighted by full-time equivalents, from a first to a last day.

    The absence rate of an area is their sum over average full-time equivalents times 253.
    """
    stretch = terms.stretches()
    rows = session().execute(
        select(
            stretch.c.home_id,
            stretch.c.fte,
            stretch.c.from_on,
            stretch.c.until_on,
            Absence.from_on,
            Absence.until_on,
        )
        .join(
            Absence,
            and_(
                Absence.organisation_id == stretch.c.organisation_id,
                Absence.person_reference == stretch.c.person_reference,
                Absence.from_on <= last,
                or_(Absence.until_on.is_(None), Absence.until_on >= first),
                Absence.kind.in_(sorted(kinds)),
            ),
        )
        .where(terms.counted(stretch), terms.covering(stretch, first, last))
    )
    lost: defaultdict[int, Decimal] = defaultdict(Decimal)
    for home_id, fte, from_on, until_on, away_from, away_until in rows:
        window = (max(first, from_on), min(last, until_on or last))
        lost[home_id] += fte * rules.days_shared(window, (away_from, away_until))
    return {home_id: rules.working_days_lost(days) for home_id, days in lost.items() if days}

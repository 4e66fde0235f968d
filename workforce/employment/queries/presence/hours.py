"""Hours worked, as rotas and payrolls gave them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workforce.core.db import session
from workforce.employment.models import HoursWorked, PersonInPost
from workforce.providers.models import Home


@dataclass(frozen=True, slots=True)
class Presence:
    """When somebody of an employer is in post in a home."""

    home_id: int
    started_on: date
    ended_on: date | None

    def touches(self, first: date, last: date) -> bool:
        """Whether a day of the week is in post."""
        return self.started_on <= last and (self.ended_on is None or self.ended_on >= first)


def hours_of(
    organisation_id: int, person_reference: str, after: date, until: date
) -> list[HoursWorked]:
    """The hours of one person in weeks that ended in (after, until], oldest first."""
    query = (
        select(HoursWorked)
        .where(
            HoursWorked.organisation_id == organisation_id,
            HoursWorked.person_reference == person_reference,
            HoursWorked.week_ending > after,
            HoursWorked.week_ending <= until,
        )
        .options(joinedload(HoursWorked.home))
        .order_by(HoursWorked.week_ending, HoursWorked.id)
    )
    return list(session().scalars(query))


def hours_of_account(person_id: int) -> list[HoursWorked]:
    """Every week that employers recorded of the person of an account, latest first."""
    own = (
        select(PersonInPost.id)
        .where(
            PersonInPost.organisation_id == HoursWorked.organisation_id,
            PersonInPost.person_reference == HoursWorked.person_reference,
            PersonInPost.account_id == person_id,
        )
        .exists()
    )
    query = select(HoursWorked).where(own).options(joinedload(HoursWorked.home))
    ordered = query.order_by(HoursWorked.week_ending.desc(), HoursWorked.id.desc())
    return list(session().scalars(ordered))


def hours_in_weeks(organisation_id: int, weeks: Collection[date]) -> list[HoursWorked]:
    """Every row of an employer for these weeks."""
    query = select(HoursWorked).where(
        HoursWorked.organisation_id == organisation_id, HoursWorked.week_ending.in_(sorted(weeks))
    )
    return list(session().scalars(query.order_by(HoursWorked.id)))


def presences(organisation_id: int, first: date, last: date) -> dict[str, list[Presence]]:
    """Where each person of an employer is in post on some day of [first, last]."""
    query = (
        select(
            PersonInPost.person_reference,
            PersonInPost.home_id,
            PersonInPost.started_on,
            PersonInPost.ended_on,
        )
        .where(
            PersonInPost.organisation_id == organisation_id,
            PersonInPost.started_on <= last,
            PersonInPost.ended_on.is_(None) | (PersonInPost.ended_on >= first),
        )
        .order_by(PersonInPost.id)
    )
    found: dict[str, list[Presence]] = {}
    for reference, home_id, started_on, ended_on in session().execute(query):
        found.setdefault(reference, []).append(Presence(home_id, started_on, ended_on))
    return found


def homes_by_number(organisation_id: int) -> dict[str, list[Home]]:
    """An employer's homes by registration number, which two regulators can have given."""
    query = select(Home).where(Home.organisation_id == organisation_id).order_by(Home.id)
    found: dict[str, list[Home]] = {}
    for home in session().scalars(query):
        found.setdefault(home.registration_number, []).append(home)
    return found

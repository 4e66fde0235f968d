"""Who acts in a story, on which day, and how the rows that come of it are named."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from workforce.accounts import presenters
from workforce.accounts.models import Person
from workforce.checks.models import Appointment
from workforce.checks.states import AppointmentState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.demo.rules.geography import SHOWCASE_AUTHORITIES
from workforce.demo.services.ledger import Ledger, at
from workforce.employment.models import PersonInPost
from workforce.employment.states import JobRole
from workforce.providers.models import Home
from workforce.providers.queries import members
from workforce.vacancies.models import Vacancy
from workforce.vacancies.states import VacancyState


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what the demo people did on days gone by; in a whole country there are more others."""

    today: date
    everywhere: bool = False

    def actor(self, name: str) -> Actor:
        """One of the demo people, as a request would load them."""
        query = select(Person.id).where(Person.email == presenters.demo_address(name))
        return members.actor_for(session().scalars(query).one())

    def ago(self, days: int) -> date:
        """The day so many days ago."""
        return self.today - timedelta(days=days)

    @contextmanager
    def on(self, days: int, hour: int = 10) -> Iterator[date]:
        """Let it be so many days ago meanwhile."""
        day = self.ago(days)
        with clock.stopped_at(at(day, hour)):
            yield day
            session().flush()

    def homes(self) -> list[Home]:
        """The children’s homes that the demo provider had from the first, in their order."""
        ours = self.actor("owner").organisation_id
        query = select(Home).where(Home.organisation_id == ours).order_by(Home.id)
        return list(session().scalars(query.limit(len(SHOWCASE_AUTHORITIES))))

    def adverts(self, home: Home) -> list[int]:
        """The live adverts of a home, as the plan orders them."""
        query = select(Vacancy.id).where(
            Vacancy.home_id == home.id, Vacancy.state == VacancyState.LIVE
        )
        return list(session().scalars(query.order_by(Vacancy.id)))

    def started(self, homes: list[Home]) -> list[Appointment]:
        """Whoever passed the gate of these homes and works there, home by home, by first day.

        Managers are left out, and whoever is a demo person.
        """
        known = select(Person.id).where(Person.email.in_(presenters.demo_addresses()))
        query = (
            select(Appointment)
            .join(Appointment.person_in_post)
            .where(
                Appointment.home_id.in_([home.id for home in homes]),
                Appointment.state == AppointmentState.STARTED,
                Appointment.role != JobRole.REGISTERED_MANAGER,
                Appointment.account_id.is_(None) | Appointment.account_id.not_in(known),
                PersonInPost.organisation_id == Appointment.organisation_id,
                PersonInPost.ended_on.is_(None),
            )
            .order_by(Appointment.home_id, PersonInPost.started_on, Appointment.id)
        )
        return list(session().scalars(query))

    def present(self, home: Home, reader: Actor) -> list[PersonInPost]:
        """Everybody in post in a home but the reader, the longest there first."""
        query = select(PersonInPost).where(
            PersonInPost.home_id == home.id,
            PersonInPost.ended_on.is_(None),
            PersonInPost.account_id.is_(None) | (PersonInPost.account_id != reader.person_id),
        )
        return list(session().scalars(query.order_by(PersonInPost.started_on, PersonInPost.id)))

    def left(self, homes: list[Home]) -> list[PersonInPost]:
        """Whoever left one of these homes, the latest first."""
        query = select(PersonInPost).where(
            PersonInPost.home_id.in_([home.id for home in homes]),
            PersonInPost.ended_on.is_not(None),
        )
        ordered = query.order_by(PersonInPost.ended_on.desc(), PersonInPost.id)
        return list(session().scalars(ordered))


@contextmanager
def named_by(ledger: Ledger) -> Iterator[None]:
    """Name new rows as the plan names its own: the same from the same seed."""
    current = session()

    def name(writing: Session, *_: object) -> None:
        for row in writing.new:
            if hasattr(row, "public_id") and row.public_id is None:
                row.public_id = ledger.public_id()

    event.listen(current, "before_flush", name)
    try:
        yield
    finally:
        event.remove(current, "before_flush", name)

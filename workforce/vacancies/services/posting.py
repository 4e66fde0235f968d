"""Posting, publishing, changing and ending adverts."""

from dataclasses import asdict
from datetime import date

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.lifecycle import begin, move
from workforce.core.translation import Lazy, lazy
from workforce.providers.models import Home, Organisation
from workforce.vacancies import policies
from workforce.vacancies.models import VACANCY, Vacancy
from workforce.vacancies.rules import particulars as typed
from workforce.vacancies.rules import screening
from workforce.vacancies.rules.particulars import Particulars
from workforce.vacancies.services import shown, steps
from workforce.vacancies.states import VacancyState


@atomic
def post(actor: Actor, home: Home, particulars: Particulars) -> Vacancy:
    """Write a draft advert for a home of the actor's own organisation."""
    if not policies.can_recruit_in(actor, home):
        raise NotAllowed(lazy("You can post jobs for the homes you recruit for"))
    _check(particulars, home, clock.today())
    vacancy = Vacancy(
        **asdict(particulars),
        home=home,
        organisation_id=home.organisation_id,
        nation=home.nation,
        region_code=home.region_code,
        authority_code=home.authority_code,
        public_point=home.public_point,
        contact_id=actor.person_id,
    )
    shown.settle(vacancy)
    session().add(vacancy)
    begin(vacancy, actor=actor)
    return vacancy


@atomic
def change(actor: Actor, vacancy: Vacancy, home: Home, particulars: Particulars) -> None:
    """Write a draft anew; what is live keeps its words, so that applicants saw the same advert."""
    steps.own(actor, locked(vacancy))
    if not policies.can_recruit_in(actor, home):
        raise NotAllowed(lazy("You can post jobs for the homes you recruit for"))
    if vacancy.state is not VacancyState.DRAFT:
        raise Conflict(lazy("This job is already live: you can change its closing date or end it"))
    _check(particulars, home, clock.today())
    for name, value in asdict(particulars).items():
        setattr(vacancy, name, value)
    vacancy.home = home
    shown.settle(vacancy)
    audit.record(actor, "change-vacancy", vacancy)


@atomic
def publish(actor: Actor, vacancy: Vacancy) -> None:
    """Show an advert to the public, with no more of its place than may be known."""
    steps.own(actor, locked(vacancy))
    home, organisation = vacancy.home, vacancy.organisation
    refusal = _why_not_publish(home, organisation)
    if refusal is not None:
        raise DomainError(refusal)
    _check(_particulars(vacancy), home, clock.today())
    move(vacancy, VacancyState.LIVE, by=VACANCY, actor=actor)
    vacancy.published_at = clock.now()
    vacancy.nation, vacancy.region_code = home.nation, home.region_code
    vacancy.authority_code, vacancy.public_point = home.authority_code, home.public_point
    vacancy.employer_name = shown.employer_name(organisation, home)
    shown.settle(vacancy)
    vacancy.search_text = shown.search_text(vacancy)


@atomic
def change_closing_day(actor: Actor, vacancy: Vacancy, closes_on: date) -> None:
    """Let a live advert close on another day."""
    steps.own(actor, locked(vacancy))
    if vacancy.state is not VacancyState.LIVE:
        raise Conflict(lazy("Only a live job has a closing date to change"), "closes_on")
    _check_closing_day(closes_on, clock.today())
    vacancy.closes_on = closes_on
    audit.record(actor, "change-closing-day", vacancy, closes_on=closes_on.isoformat())


@atomic
def end(actor: Actor, vacancy: Vacancy) -> None:
    """End a live advert before its closing day; applications go on."""
    steps.own(actor, locked(vacancy))
    steps.close(actor, vacancy, "ended early")


@atomic
def discard(actor: Actor, vacancy: Vacancy) -> None:
    """Throw a draft away."""
    steps.own(actor, locked(vacancy))
    if vacancy.state is not VacancyState.DRAFT:
        raise Conflict(lazy("Only a draft can be thrown away: end the job instead"))
    audit.record(actor, "discard-vacancy", vacancy)
    session().delete(vacancy)


def _why_not_publish(home: Home, organisation: Organisation) -> Lazy | None:
    if not organisation.is_approved:
        return lazy("You can publish once your organisation is approved. Support will write to you")
    if home.organisation_id != organisation.id:
        return lazy("This home is not one of your organisation’s homes. Claim it first")
    if not home.is_open:
        return lazy(
            "The regulator’s register does not show this home as open, so its jobs cannot be "
            "published. Contact support if the register is wrong"
        )
    return None


def _particulars(vacancy: Vacancy) -> Particulars:
    return Particulars(**{name: getattr(vacancy, name) for name in Particulars.__slots__})


def _check(particulars: Particulars, home: Home, today: date) -> None:
    _check_closing_day(particulars.closes_on, today)
    if particulars.pay_to_pence < particulars.pay_from_pence:
        raise DomainError(lazy("The higher pay must not be below the lower pay"), "pay_to")
    secret = shown.whereabouts(home)
    for field in ("title", "description"):
        spotted = screening.spot(getattr(particulars, field), secret)
        if spotted is not None:
            raise DomainError(spotted.advice, field)


def _check_closing_day(closes_on: date, today: date) -> None:
    if not typed.closing_day_stands(closes_on, today):
        raise DomainError(
            lazy("The closing date must be today or later, and within a year"), "closes_on"
        )

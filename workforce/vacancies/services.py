"""Posting, publishing, changing and ending adverts."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.lifecycle import begin, move
from workforce.core.registry import HomeMove
from workforce.core.translation import LANGUAGES, Lazy, lazy, using
from workforce.employment.states import CONTRACT_NAMES, ROLE_NAMES
from workforce.places import rules as places
from workforce.providers.models import Home, Organisation
from workforce.vacancies import policies
from workforce.vacancies.models import VACANCY, Vacancy
from workforce.vacancies.queries import facts
from workforce.vacancies.rules import particulars as typed
from workforce.vacancies.rules import screening, words
from workforce.vacancies.rules.particulars import Particulars
from workforce.vacancies.states import VacancyState

BATCH = 500


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
    session().add(vacancy)
    begin(vacancy, actor=actor)
    return vacancy


@atomic
def change(actor: Actor, vacancy: Vacancy, home: Home, particulars: Particulars) -> None:
    """Write a draft anew; what is live keeps its words, so that applicants saw the same advert."""
    _own(actor, locked(vacancy))
    if not policies.can_recruit_in(actor, home):
        raise NotAllowed(lazy("You can post jobs for the homes you recruit for"))
    if vacancy.state is not VacancyState.DRAFT:
        raise Conflict(lazy("This job is already live: you can change its closing date or end it"))
    _check(particulars, home, clock.today())
    for name, value in asdict(particulars).items():
        setattr(vacancy, name, value)
    vacancy.home = home
    audit.record(actor, "change-vacancy", vacancy)


@atomic
def publish(actor: Actor, vacancy: Vacancy) -> None:
    """Show an advert to the public, with no more of its place than may be known."""
    _own(actor, locked(vacancy))
    home, organisation = vacancy.home, vacancy.organisation
    refusal = _why_not_publish(home, organisation)
    if refusal is not None:
        raise DomainError(refusal)
    _check(_particulars(vacancy), home, clock.today())
    move(vacancy, VacancyState.LIVE, by=VACANCY, actor=actor)
    vacancy.published_at = clock.now()
    vacancy.nation, vacancy.region_code = home.nation, home.region_code
    vacancy.authority_code, vacancy.public_point = home.authority_code, home.public_point
    vacancy.employer_name = employer_name(organisation, home)
    vacancy.search_text = search_text(vacancy)


@atomic
def change_closing_day(actor: Actor, vacancy: Vacancy, closes_on: date) -> None:
    """Let a live advert close on another day."""
    _own(actor, locked(vacancy))
    if vacancy.state is not VacancyState.LIVE:
        raise Conflict(lazy("Only a live job has a closing date to change"), "closes_on")
    _check_closing_day(closes_on, clock.today())
    vacancy.closes_on = closes_on
    audit.record(actor, "change-closing-day", vacancy, closes_on=closes_on.isoformat())


@atomic
def end(actor: Actor, vacancy: Vacancy) -> None:
    """End a live advert before its closing day; applications go on."""
    _own(actor, locked(vacancy))
    _end(actor, vacancy, "ended early")


@atomic
def discard(actor: Actor, vacancy: Vacancy) -> None:
    """Throw a draft away."""
    _own(actor, locked(vacancy))
    if vacancy.state is not VacancyState.DRAFT:
        raise Conflict(lazy("Only a draft can be thrown away: end the job instead"))
    audit.record(actor, "discard-vacancy", vacancy)
    session().delete(vacancy)


@atomic
def close_overdue(day: date) -> int:
    """End adverts whose closing day is before a day, some at a time; returns how many."""
    actor = Actor.system("close-expired-vacancies")
    closed = facts.overdue(day, BATCH)
    for vacancy in closed:
        _end(actor, vacancy, "closing day passed")
    return len(closed)


@atomic
def carry_over(passing: HomeMove) -> None:
    """A home changes owner: its drafts and live adverts go on under the next owner's name."""
    hand_over(passing, facts.unended_of(passing.home_id, passing.from_organisation_id))


@atomic
def hand_over(passing: HomeMove, vacancies: Iterable[Vacancy]) -> None:
    """Let adverts be another owner's, and say so where the public may read the employer's name."""
    organisation = session().get_one(Organisation, passing.to_organisation_id)
    for vacancy in vacancies:
        vacancy.organisation, vacancy.contact_id = organisation, None
        if vacancy.state is VacancyState.LIVE:
            vacancy.employer_name = employer_name(organisation, vacancy.home)
            vacancy.search_text = search_text(vacancy)
        audit.record(Actor.system("home-transfers"), "hand-over-vacancy", vacancy)


def employer_name(organisation: Organisation, home: Home) -> str:
    """The employer as the public may read it: nothing where the name is the home's own."""
    known = whereabouts(home)
    return "" if screening.spot(organisation.name, known) else organisation.name


def whereabouts(home: Home) -> screening.Whereabouts:
    """What is secret about a home, and the names around it that are public anyway."""
    return screening.Whereabouts(
        name=home.name or "",
        address=home.address or "",
        postcode=home.postcode or "",
        public_names=public_names(home),
    )


def public_names(home: Home) -> frozenset[str]:
    """Names of the council area, the region and the big place near it: anybody may know them."""
    names = {places.region_name(home.region_code), "England", "Wales", "Cymru"}
    authority = places.directory().by_code(home.authority_code)
    if authority is not None:
        names |= {authority.name, authority.display_name, authority.welsh_name or ""}
    point = places.public_point_by_key(home.public_point or "")
    if point is not None:
        names.add(point.name)
    return frozenset(name for name in names if name)


def search_text(vacancy: Vacancy) -> str:
    """What the index holds of an advert, in both languages; for services and bulk loads."""
    authority = places.directory().by_code(vacancy.authority_code)
    names = (authority.display_name, authority.welsh_name or "") if authority else ()
    spoken: list[str] = []
    for language in LANGUAGES:
        with using(language):
            spoken += (
                str(ROLE_NAMES[vacancy.role]),
                str(CONTRACT_NAMES[vacancy.contract]),
                places.region_name(vacancy.region_code),
            )
    return words.search_text(
        vacancy.title, *spoken, *names, vacancy.employer_name, vacancy.description
    )


def _own(actor: Actor, vacancy: Vacancy) -> None:
    if not policies.can_recruit_for(actor, vacancy):
        raise NotAllowed(lazy("This job is another team’s"))


def _end(actor: Actor, vacancy: Vacancy, reason: str) -> None:
    move(vacancy, VacancyState.ENDED, by=VACANCY, actor=actor, reason=reason)
    vacancy.ended_at = clock.now()
    vacancy.search_text = ""


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
    secret = whereabouts(home)
    for field in ("title", "description"):
        spotted = screening.spot(getattr(particulars, field), secret)
        if spotted is not None:
            raise DomainError(spotted.advice, field)


def _check_closing_day(closes_on: date, today: date) -> None:
    if not typed.closing_day_stands(closes_on, today):
        raise DomainError(
            lazy("The closing date must be today or later, and within a year"), "closes_on"
        )

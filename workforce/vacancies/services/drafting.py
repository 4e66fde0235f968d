"""Writing adverts: whole, part by part, in several homes, and as a copy of another."""

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import delete

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.lifecycle import begin
from workforce.core.translation import lazy
from workforce.documents import queries as files
from workforce.documents import services as documents
from workforce.providers.models import Home
from workforce.vacancies import policies
from workforce.vacancies.models import Vacancy, VacancyPlace
from workforce.vacancies.queries.posting import places
from workforce.vacancies.rules import particulars as typed
from workforce.vacancies.rules.particulars import (
    EVERY_SECTION,
    FREE_WORDS,
    SECTION_BITS,
    SECTION_FIELDS,
    Particulars,
)
from workforce.vacancies.services import asking, checking, shown, steps
from workforce.vacancies.states import Section, VacancyState

MOST_HOMES = 20


@atomic
def post(
    actor: Actor,
    home: Home,
    particulars: Particulars,
    *,
    further: Iterable[Home] = (),
    no_child: bool = False,
) -> Vacancy:
    """Write a whole draft advert for homes of the actor's own organisation."""
    homes = [home, *further]
    _reach(actor, homes)
    checking.refuse_any(particulars, homes, clock.today())
    asked = _ask(FREE_WORDS, particulars, None, no_child=no_child)
    vacancy = _draft(actor, homes, particulars, EVERY_SECTION)
    _note_confirmed(actor, vacancy, asked)
    return vacancy


@atomic
def start_draft(actor: Actor, home: Home, title: str, *, no_child: bool = False) -> Vacancy:
    """Begin a draft with its title and its home; every other part is written later."""
    _reach(actor, [home])
    today = clock.today()
    said = typed.placeholders(title, today)
    checking.refuse(Section.JOB, said, [home], today)
    asked = _ask(("title",), said, None, no_child=no_child)
    vacancy = _draft(actor, [home], said, 0)
    _note_confirmed(actor, vacancy, asked)
    return vacancy


@atomic
def change(
    actor: Actor,
    vacancy: Vacancy,
    home: Home,
    particulars: Particulars,
    *,
    no_child: bool = False,
) -> None:
    """Write a draft anew; what is live keeps its words, so that applicants saw the same advert."""
    _own_draft(actor, vacancy)
    _reach(actor, [home])
    checking.refuse_any(particulars, [home], clock.today())
    asked = _ask(FREE_WORDS, particulars, vacancy, no_child=no_child)
    _say(vacancy, asdict(particulars))
    vacancy.home, vacancy.sections_done = home, EVERY_SECTION
    shown.settle(vacancy)
    audit.record(actor, "change-vacancy", vacancy)
    _note_confirmed(actor, vacancy, asked)


@atomic
def write_section(
    actor: Actor,
    vacancy: Vacancy,
    section: Section,
    said: Particulars,
    *,
    no_child: bool = False,
) -> None:
    """Write one part of a draft; the other parts stay as they are."""
    _own_draft(actor, vacancy)
    checking.refuse(section, said, places.homes_of(vacancy), clock.today())
    words = tuple(name for name in SECTION_FIELDS[section] if name in FREE_WORDS)
    asked = _ask(words, said, vacancy, no_child=no_child)
    _say(vacancy, {name: getattr(said, name) for name in SECTION_FIELDS[section]})
    vacancy.sections_done |= SECTION_BITS[section]
    shown.settle(vacancy)
    audit.record(actor, "change-vacancy", vacancy, section=section.value)
    _note_confirmed(actor, vacancy, asked)


@atomic
def place(actor: Actor, vacancy: Vacancy, homes: list[Home], *, posts_count: int) -> None:
    """Say in which homes the posts of a draft are, the one that leads first, and how many."""
    _own_draft(actor, vacancy)
    _reach(actor, homes)
    if not homes or len(homes) > MOST_HOMES:
        raise DomainError(lazy("Choose between 1 and 20 homes"), "homes")
    said = checking.particulars_of(vacancy)
    written = [one for one in typed.SECTION_TEXTS if vacancy.sections_done & SECTION_BITS[one]]
    checking.refuse_texts(written, said, homes, field="homes")
    lead, *further = homes
    vacancy.posts_count, vacancy.home = posts_count, lead
    session().execute(delete(VacancyPlace).where(VacancyPlace.vacancy_id == vacancy.id))
    _further(vacancy, further)
    vacancy.sections_done |= SECTION_BITS[Section.PLACES]
    shown.settle(vacancy)
    audit.record(actor, "change-vacancy", vacancy, section=Section.PLACES.value)


@atomic
def copy(actor: Actor, vacancy: Vacancy) -> Vacancy:
    """Copy an advert into a new draft of which only the dates are to be said."""
    steps.own(actor, vacancy)
    today = clock.today()
    began = vacancy.published_at or vacancy.created_at
    said = asdict(checking.particulars_of(vacancy)) | {
        "closes_on": typed.usual_closing_day(clock.london(began).date(), vacancy.closes_on, today),
        "publish_on": None,
        "first_for": None,
        "first_until": None,
    }
    done = vacancy.sections_done & ~SECTION_BITS[Section.DATES]
    homes = [home for home in places.homes_of(vacancy) if policies.can_recruit_in(actor, home)]
    made = _draft(actor, homes or [vacancy.home], Particulars(**said), done)
    made.copied_from_id = vacancy.id
    if vacancy.own_form_id is not None:
        documents.copy_to(actor, Vacancy.__tablename__, {vacancy.id: made.id})
        made.own_form_id = files.documents_of(Vacancy.__tablename__, [made.id])[-1].id
    return made


@atomic
def discard(actor: Actor, vacancy: Vacancy) -> None:
    """Throw a draft away."""
    steps.own(actor, locked(vacancy))
    if vacancy.state is not VacancyState.DRAFT:
        raise Conflict(lazy("Only a draft can be thrown away: end the job instead"))
    audit.record(actor, "discard-vacancy", vacancy)
    session().execute(delete(VacancyPlace).where(VacancyPlace.vacancy_id == vacancy.id))
    for form in files.documents_of(Vacancy.__tablename__, [vacancy.id]):
        documents.remove(actor, form)
    session().delete(vacancy)


def _ask(
    names: Iterable[str], said: Particulars, before: Vacancy | None, *, no_child: bool
) -> tuple[str, ...]:
    """Ask about words that are new and may tell of a child; what stood before was asked about."""
    texts = {
        name: getattr(said, name)
        for name in names
        if before is None or getattr(before, name) != getattr(said, name)
    }
    return asking.ask_about_children(texts, confirmed=no_child)


def _note_confirmed(actor: Actor, vacancy: Vacancy, names: tuple[str, ...]) -> None:
    """Keep who said of which parts that they describe no child; never the words."""
    if names:
        audit.record(actor, "confirm-no-child", vacancy, parts=" ".join(names))


def _draft(actor: Actor, homes: list[Home], said: Particulars, done: int) -> Vacancy:
    home, *further = homes
    vacancy = Vacancy(
        **asdict(said),
        home=home,
        organisation_id=home.organisation_id,
        nation=home.nation,
        region_code=home.region_code,
        authority_code=home.authority_code,
        public_point=home.public_point,
        contact_id=actor.person_id,
        sections_done=done,
    )
    shown.settle(vacancy)
    session().add(vacancy)
    begin(vacancy, actor=actor)
    _further(vacancy, further)
    return vacancy


def _further(vacancy: Vacancy, homes: Iterable[Home]) -> None:
    for home in homes:
        row = VacancyPlace(vacancy_id=vacancy.id, home=home)
        shown.copy_place(row, home)
        session().add(row)


def _say(vacancy: Vacancy, values: dict[str, object]) -> None:
    for name, value in values.items():
        setattr(vacancy, name, value)


def _own_draft(actor: Actor, vacancy: Vacancy) -> None:
    steps.own(actor, locked(vacancy))
    if vacancy.state is not VacancyState.DRAFT:
        raise Conflict(lazy("This job is already live: you can change its closing date or end it"))


def _reach(actor: Actor, homes: Iterable[Home]) -> None:
    if not all(policies.can_recruit_in(actor, home) for home in homes):
        raise NotAllowed(lazy("You can post jobs for the homes you recruit for"))

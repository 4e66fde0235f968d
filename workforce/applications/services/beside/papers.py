"""Files beside an application: a CV, and the employer's own form, filled in."""

from workforce.applications.models import Application
from workforce.applications.rules.hiring import places
from workforce.applications.services import form
from workforce.applications.states.beside import PaperKind
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError, NotFound
from workforce.core.translation import lazy
from workforce.documents import queries as files
from workforce.documents import rules
from workforce.documents import services as documents
from workforce.documents.models import Document
from workforce.documents.services import Stored
from workforce.vacancies import policies as vacancies
from workforce.vacancies.models import Vacancy
from workforce.vacancies.services import shown

OWN_FORM = Vacancy.__tablename__


@atomic
def lay_beside(actor: Actor, application: Application, kind: PaperKind, stored: Stored) -> Document:
    """Lay a written file beside one's application; it takes the place of an earlier one."""
    form.held_to_write(actor, application)
    _remove_all(actor, kind, application.id)
    return documents.attach(actor, (kind.value, application.id), stored)


@atomic
def take_away(actor: Actor, application: Application, kind: PaperKind) -> None:
    """Take away a file that lies beside one's application; twice does no harm."""
    form.held_to_write(actor, application)
    _remove_all(actor, kind, application.id)


def offer_own_form(
    actor: Actor, vacancy: Vacancy, *, title: str, content: bytes, says_no_place: bool
) -> Document:
    """Offer a form of the employer's own for a job, once it is sure that it tells no place.

    Whoever begins a draft can open it: its words are read as those of the advert are, and where
    there is nothing to read, as in a picture, the recruiter's own word has to do.
    """
    _recruits(actor, vacancy)
    if not says_no_place:
        raise DomainError(
            lazy("Read your form and confirm that it does not say where a home is"),
            "says_no_place",
        )
    if places.gives_away(rules.words_of(content), shown.secret_places(vacancy)):
        raise DomainError(
            lazy(
                "This form says where a home is or what it is called. Look at its head and foot "
                "too, take it out, and choose the file again"
            ),
            "file",
        )
    return _take_own_form(actor, vacancy, documents.store(title=title, content=content))


@atomic
def _take_own_form(actor: Actor, vacancy: Vacancy, stored: Stored) -> Document:
    _recruits(actor, vacancy)
    held = locked(vacancy)
    held.own_form_id = None
    _remove_all(actor, OWN_FORM, held.id)
    document = documents.attach(actor, (OWN_FORM, held.id), stored)
    held.own_form_id = document.id
    session().flush()
    audit.record(actor, "offer-own-form", held, document=document.id)
    return document


@atomic
def withdraw_own_form(actor: Actor, vacancy: Vacancy) -> None:
    """Ask for no form of the employer's own any more."""
    _recruits(actor, vacancy)
    held = locked(vacancy)
    held.own_form_id = None
    _remove_all(actor, OWN_FORM, held.id)


@atomic
def forget_papers(actor: Actor, application_ids: list[int]) -> None:
    """Take away every file beside these applications."""
    for kind in PaperKind:
        for document in files.documents_of(kind.value, application_ids):
            documents.remove(actor, document)


def _remove_all(actor: Actor, kind: str, identity: int) -> None:
    for document in files.documents_of(kind, [identity]):
        documents.remove(actor, document)


def _recruits(actor: Actor, vacancy: Vacancy) -> None:
    if not vacancies.can_recruit_for(actor, vacancy):
        raise NotFound(lazy("Page not found"))

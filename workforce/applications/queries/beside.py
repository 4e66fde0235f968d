"""What stands beside an application: each row by its application, and what waits for support."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.models.beside import (
    Adjustment,
    ApplicationEnding,
    Declaration,
    FirstStep,
    LivedHere,
)
from workforce.applications.queries import candidate
from workforce.applications.states.beside import PaperKind
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.paging import Page, page_of
from workforce.documents import queries as documents
from workforce.documents.models import Document
from workforce.vacancies import policies as vacancies
from workforce.vacancies.models import Vacancy

RowT = TypeVar("RowT", FirstStep, Declaration, Adjustment, LivedHere, ApplicationEnding)
PER_PAGE = 50


def _of(kind: type[RowT], application: Application) -> RowT | None:
    return session().scalar(select(kind).where(kind.application_id == application.id))


@dataclass(frozen=True, slots=True)
class Beside:
    """All that stands beside one application, but for what is support's alone."""

    first_step: FirstStep | None
    declaration: Declaration | None
    adjustment: Adjustment | None
    papers: dict[PaperKind, Document]


def all_of(application: Application) -> Beside:
    """All that stands beside an application."""
    query = (
        select(FirstStep, Declaration, Adjustment)
        .select_from(Application)
        .outerjoin(FirstStep, FirstStep.application_id == Application.id)
        .outerjoin(Declaration, Declaration.application_id == Application.id)
        .outerjoin(Adjustment, Adjustment.application_id == Application.id)
        .where(Application.id == application.id)
    )
    first_step, declaration, adjustment = session().execute(query).one()
    return Beside(first_step, declaration, adjustment, papers_of(application))


def first_step_of(application: Application) -> FirstStep | None:
    """The short first step that somebody sent."""
    return _of(FirstStep, application)


def declaration_of(application: Application) -> Declaration | None:
    """What a candidate declared."""
    return _of(Declaration, application)


def adjustment_of(application: Application) -> Adjustment | None:
    """What a candidate needs at an interview."""
    return _of(Adjustment, application)


def ending_of(application: Application) -> ApplicationEnding | None:
    """Why a candidate ended their own application."""
    return _of(ApplicationEnding, application)


def lived_here_of(application: Application) -> LivedHere | None:
    """What a candidate told support; for the candidate and for support alone."""
    return _of(LivedHere, application)


def asked_for_form(ids: Iterable[int]) -> dict[int, FirstStep]:
    """The first steps of these applications whose whole form was asked for, by application."""
    query = select(FirstStep).where(
        FirstStep.application_id.in_(list(ids)), FirstStep.asked_at.is_not(None)
    )
    return {one.application_id: one for one in session().scalars(query.order_by(FirstStep.id))}


def papers_of(application: Application) -> dict[PaperKind, Document]:
    """The files that lie beside an application, by kind."""
    kept = select(Document).where(
        Document.owner_kind.in_([kind.value for kind in PaperKind]),
        Document.owner_id == application.id,
        Document.removed_at.is_(None),
    )
    rows = session().scalars(kept.order_by(Document.owner_kind, Document.id))
    return {PaperKind(row.owner_kind): row for row in rows}


def lived_here_for(actor: Actor, *, number: int = 1) -> Page[LivedHere]:
    """What candidates told support, what waits first; nothing for anybody else."""
    query = select(LivedHere).options(*_WITH_JOB)
    if not policies.can_support(actor):
        query = query.where(LivedHere.id < 0)
    order = (LivedHere.seen_at.is_not(None), LivedHere.id)
    return page_of(query.order_by(*order), number, PER_PAGE)


def told_support(actor: Actor, public_id: str) -> LivedHere | None:
    """One of what candidates told support."""
    if not policies.can_support(actor):
        return None
    query = select(LivedHere).where(LivedHere.public_id == public_id)
    return session().scalar(query.options(*_WITH_JOB))


_WITH_JOB = (
    joinedload(LivedHere.application)
    .joinedload(Application.vacancy)
    .joinedload(Vacancy.organisation),
    joinedload(LivedHere.application).joinedload(Application.candidate),
)


def may_open_paper(actor: Actor, application_id: int) -> bool:
    """Whether an actor may open a file beside an application."""
    application = session().get(Application, application_id)
    return application is not None and policies.may_read_papers(actor, application)


def may_open_own_form(actor: Actor, vacancy_id: int) -> bool:
    """Whether an actor may open an employer's own form: who recruits, and who applies."""
    vacancy = session().get(Vacancy, vacancy_id)
    if vacancy is None:
        return False
    if vacancies.can_recruit_for(actor, vacancy):
        return True
    return candidate.application_to(actor, vacancy_id) is not None


def told_by(ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """All that somebody said beside their applications, as it is handed out to them."""
    found: dict[int, dict[str, Any]] = {identity: {} for identity in ids}
    for kind, names in EXPORTED.items():
        rows = session().scalars(select(kind).where(kind.application_id.in_(found)))
        for row in rows:
            said = {name: getattr(row, name) for name in names}
            found[row.application_id][kind.__tablename__] = said
    for paper in PaperKind:
        for document in documents.documents_of(paper.value, found):
            kept = found[document.owner_id].setdefault("files", [])
            kept.append({"title": document.title, "sent_at": document.created_at.isoformat()})
    return found


EXPORTED: dict[Any, tuple[str, ...]] = {
    FirstStep: ("starts", "patterns", "words"),
    Declaration: ("related", "words"),
    Adjustment: ("words", "guarantee"),
    LivedHere: ("words",),
    ApplicationEnding: ("why", "words"),
}

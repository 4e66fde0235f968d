"""Criteria, scores and notes: what each reader may see of them."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import and_, case, exists, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from workforce.applications.models import Application
from workforce.applications.models.choosing import (
    ApplicantNote,
    Criterion,
    LetterTemplate,
    PanelMember,
    Score,
    YoungPeoplesPart,
)
from workforce.applications.policies import can_choose
from workforce.applications.queries.choosing import chosen_by
from workforce.applications.queries.together.panels import sits_on
from workforce.applications.states.choosing import LetterKind, Weight
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import own


def criteria_of(vacancy_id: int) -> Sequence[Criterion]:
    """The criteria of a job, the essential ones first, each in the order it was added."""
    essential_first = case((Criterion.weight == Weight.ESSENTIAL, 0), else_=1)
    query = select(Criterion).where(Criterion.vacancy_id == vacancy_id)
    return session().scalars(query.order_by(essential_first, Criterion.id)).all()


def criterion_for(actor: Actor, public_id: str) -> Criterion | None:
    """One criterion of a job for which the actor recruits."""
    query = (
        select(Criterion)
        .join(Criterion.vacancy)
        .where(Criterion.public_id == public_id, own.covered_by(actor))
        .options(contains_eager(Criterion.vacancy))
    )
    return session().scalar(query)


def are_scores_given(vacancy_id: int) -> bool:
    """Whether anybody has been scored by the criteria of a job."""
    of_job = exists().where(Score.criterion_id == Criterion.id, Criterion.vacancy_id == vacancy_id)
    return bool(session().scalar(select(of_job)))


def scores_of(application_id: int) -> Sequence[Score]:
    """Every score of an applicant; who may see whose is the reader's page to say."""
    query = (
        select(Score)
        .where(Score.application_id == application_id)
        .options(joinedload(Score.scorer))
        .order_by(Score.scorer_id, Score.criterion_id)
    )
    return session().scalars(query).all()


def weighed_of(application: Application) -> tuple[list[Criterion], list[Score]]:
    """The criteria of the job and every score of one applicant, in one statement."""
    given = and_(Score.criterion_id == Criterion.id, Score.application_id == application.id)
    query = (
        select(Criterion, Score)
        .outerjoin(Score, given)
        .where(Criterion.vacancy_id == application.vacancy_id)
        .options(joinedload(Score.scorer))
        .order_by(
            case((Criterion.weight == Weight.ESSENTIAL, 0), else_=1), Criterion.id, Score.scorer_id
        )
    )
    rows: list[Any] = list(session().execute(query))
    criteria = list(dict.fromkeys(row[0] for row in rows))
    return criteria, [row[1] for row in rows if row[1] is not None]


def scored_by(person_id: int, vacancy_id: int) -> frozenset[int]:
    """The applications for a job that somebody has scored, by number."""
    query = (
        select(Score.application_id)
        .join(Application, Application.id == Score.application_id)
        .where(Score.scorer_id == person_id, Application.vacancy_id == vacancy_id)
        .distinct()
    )
    return frozenset(session().scalars(query))


def notes_of(actor: Actor, application: Application) -> Sequence[ApplicantNote]:
    """The notes about an applicant whom the actor reads, oldest first."""
    query = (
        select(ApplicantNote)
        .join(ApplicantNote.application)
        .join(Application.vacancy)
        .where(
            ApplicantNote.application_id == application.id,
            ApplicantNote.removed_at.is_(None),
            or_(chosen_by(actor), sits_on(actor)),
        )
        .options(joinedload(ApplicantNote.author))
        .order_by(ApplicantNote.id)
    )
    return session().scalars(query).all()


def note_for(actor: Actor, public_id: str) -> ApplicantNote | None:
    """One note that the actor may take away."""
    query = (
        select(ApplicantNote)
        .join(ApplicantNote.application)
        .join(Application.vacancy)
        .where(
            ApplicantNote.public_id == public_id,
            ApplicantNote.removed_at.is_(None),
            chosen_by(actor),
        )
        .options(
            contains_eager(ApplicantNote.application).contains_eager(Application.vacancy),
        )
    )
    return session().scalar(query)


def letters_for(actor: Actor, kind: LetterKind | None = None) -> Sequence[LetterTemplate]:
    """The letters that the actor's provider keeps, of one kind where one is named."""
    if not can_choose(actor):
        return ()
    query = select(LetterTemplate).where(LetterTemplate.organisation_id == actor.organisation_id)
    if kind is not None:
        query = query.where(LetterTemplate.kind == kind)
    ordered = query.order_by(LetterTemplate.kind, LetterTemplate.name, LetterTemplate.id)
    return session().scalars(ordered).all()


def letter_for(actor: Actor, public_id: str) -> LetterTemplate | None:
    """One letter that the actor's provider keeps."""
    if not can_choose(actor):
        return None
    query = select(LetterTemplate).where(
        LetterTemplate.public_id == public_id,
        LetterTemplate.organisation_id == actor.organisation_id,
    )
    return session().scalar(query)


def parts_of(
    actor: Actor, vacancy: Vacancy, application_id: int | None = None
) -> Sequence[YoungPeoplesPart]:
    """What young people did in choosing for a job, and for one applicant where one is named."""
    of_all = YoungPeoplesPart.application_id.is_(None)
    which = (
        of_all
        if application_id is None
        else (or_(of_all, YoungPeoplesPart.application_id == application_id))
    )
    query = (
        select(YoungPeoplesPart)
        .join(YoungPeoplesPart.vacancy)
        .where(and_(YoungPeoplesPart.vacancy_id == vacancy.id, which), own.covered_by(actor))
        .order_by(YoungPeoplesPart.on_day, YoungPeoplesPart.id)
    )
    return session().scalars(query).all()


def parts_about(application: Application) -> Sequence[YoungPeoplesPart]:
    """What young people did in choosing that tells of one applicant: of the job, or of theirs."""
    query = (
        select(YoungPeoplesPart)
        .where(
            YoungPeoplesPart.vacancy_id == application.vacancy_id,
            or_(
                YoungPeoplesPart.application_id.is_(None),
                YoungPeoplesPart.application_id == application.id,
            ),
        )
        .order_by(YoungPeoplesPart.on_day, YoungPeoplesPart.id)
    )
    return session().scalars(query).all()


def part_for(actor: Actor, public_id: str) -> YoungPeoplesPart | None:
    """One record of what young people did, of a job for which the actor recruits."""
    query = (
        select(YoungPeoplesPart)
        .join(YoungPeoplesPart.vacancy)
        .where(YoungPeoplesPart.public_id == public_id, own.covered_by(actor))
        .options(contains_eager(YoungPeoplesPart.vacancy))
    )
    return session().scalar(query)


def seat_row(actor: Actor, public_id: str) -> PanelMember | None:
    """One seat on the panel of a job for which the actor recruits."""
    query = (
        select(PanelMember)
        .join(PanelMember.vacancy)
        .where(PanelMember.public_id == public_id, own.covered_by(actor))
        .options(contains_eager(PanelMember.vacancy))
    )
    return session().scalar(query)


def noted_among(ids: Iterable[int]) -> frozenset[int]:
    """The applications about which those who choose hold notes, among some."""
    query = select(ApplicantNote.application_id).where(
        ApplicantNote.application_id.in_(sorted(ids)), ApplicantNote.removed_at.is_(None)
    )
    return frozenset(session().scalars(query))

"""A person's history: what they told, the gaps in it, and the checks that it asks for."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from workforce.checks import rules
from workforce.checks.models import (
    Appointment,
    EarlierPost,
    GapJudgement,
    OverseasResidence,
    WorkHistory,
)
from workforce.checks.queries.appointments import reached
from workforce.checks.rules import Gap, Span
from workforce.checks.states import AppointmentState, CheckKind
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment.models import PersonInPost, StaffRecord

MOST_POSTS = 10_000
OPEN_TO_CHANGE = frozenset({AppointmentState.CHECKING, AppointmentState.IN_POST_BEFORE})


def may_change_history(appointment: Appointment) -> bool:
    """Whether the history may still be changed: until somebody starts; of those before, always."""
    return appointment.state in OPEN_TO_CHANGE


def history_of(appointment_id: int) -> WorkHistory | None:
    """From what day on the history is full, and who declared it complete, if begun."""
    query = select(WorkHistory).where(WorkHistory.appointment_id == appointment_id)
    return session().scalars(query.options(joinedload(WorkHistory.declared_by))).first()


def posts_of_organisation(organisation_id: int, public_ids: Collection[str]) -> list[EarlierPost]:
    """Earlier posts of an employer's people by their public ids, at most as many as a file has."""
    query = (
        select(EarlierPost)
        .join(Appointment, Appointment.id == EarlierPost.appointment_id)
        .where(
            Appointment.organisation_id == organisation_id,
            EarlierPost.public_id.in_(list(public_ids)[:MOST_POSTS]),
        )
    )
    return list(session().scalars(query)) if public_ids else []


def earlier_posts_of(appointment_id: int) -> list[EarlierPost]:
    """How a person's time was spent, in the order of its days."""
    query = (
        select(EarlierPost)
        .where(EarlierPost.appointment_id == appointment_id)
        .options(joinedload(EarlierPost.leaving_recorded_by))
        .order_by(EarlierPost.from_on, EarlierPost.id)
    )
    return list(session().scalars(query))


def earlier_post_for(actor: Actor, public_id: str) -> EarlierPost | None:
    """One stretch of a history that the actor may read."""
    query = (
        select(EarlierPost)
        .join(EarlierPost.appointment)
        .where(reached(actor), EarlierPost.public_id == public_id)
        .options(contains_eager(EarlierPost.appointment).joinedload(Appointment.home))
    )
    return session().scalars(query).first()


def gap_judgements_of(appointment_id: int) -> list[GapJudgement]:
    """The gaps asked about or judged, in the order of their days."""
    query = (
        select(GapJudgement)
        .where(GapJudgement.appointment_id == appointment_id)
        .options(joinedload(GapJudgement.judged_by))
        .order_by(GapJudgement.from_on, GapJudgement.id)
    )
    return list(session().scalars(query))


def stays_of(appointment_id: int) -> list[OverseasResidence]:
    """Stays in other countries, in the order of their days."""
    query = (
        select(OverseasResidence)
        .where(OverseasResidence.appointment_id == appointment_id)
        .order_by(OverseasResidence.from_on, OverseasResidence.id)
    )
    return list(session().scalars(query))


def stay_for(actor: Actor, public_id: str) -> OverseasResidence | None:
    """One stay of a file that the actor may read."""
    query = (
        select(OverseasResidence)
        .join(OverseasResidence.appointment)
        .where(reached(actor), OverseasResidence.public_id == public_id)
        .options(contains_eager(OverseasResidence.appointment).joinedload(Appointment.home))
    )
    return session().scalars(query).first()


def last_day(appointment: Appointment, day: date | None = None) -> date:
    """The last day that a history accounts for: before the start, or today while none is set."""
    spell = appointment.person_in_post
    if spell is not None:
        return spell.started_on - timedelta(days=1)
    return day or clock.today()


def span_of(row: EarlierPost | OverseasResidence) -> Span:
    """The days of a stretch of time, as the rules take them."""
    return Span(row.from_on, row.until_on, row.from_exact, row.until_exact)


def spells_here(appointment: Appointment) -> list[Span]:
    """Posts with the same employer, or carried on from an earlier owner: we know without asking."""
    columns = (PersonInPost.started_on, PersonInPost.ended_on, PersonInPost.continues_id)
    query = select(*columns).where(
        PersonInPost.organisation_id == appointment.organisation_id,
        PersonInPost.person_reference == appointment.person_reference,
    )
    found, rows = [], session().execute(query).all()
    while rows:
        found += [Span(started_on, ended_on) for started_on, ended_on, _ in rows]
        before = [earlier for _, _, earlier in rows if earlier is not None]
        query = select(*columns).where(PersonInPost.id.in_(before))
        rows = session().execute(query).all() if before else []
    return found


def gaps_of(appointment: Appointment, day: date | None = None) -> list[Gap]:
    """The gaps of a history; none before somebody has said from what day on it is full."""
    history = history_of(appointment.id)
    if history is None:
        return []
    return _gaps(appointment, history, earlier_posts_of(appointment.id), day)


def _gaps(
    appointment: Appointment, history: WorkHistory, posts: list[EarlierPost], day: date | None
) -> list[Gap]:
    start = Span(history.starts_on, None, from_exact=history.starts_exact)
    spans = [*map(span_of, posts), *spells_here(appointment)]
    return rules.gaps(spans, start, last_day(appointment, day))


def born_on(appointment: Appointment) -> date | None:
    """The date of birth of the staff record; without it all time abroad counts."""
    query = select(StaffRecord.date_of_birth).where(
        StaffRecord.organisation_id == appointment.organisation_id,
        StaffRecord.person_reference == appointment.person_reference,
    )
    text = session().scalar(query)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def months_abroad(appointment: Appointment, day: date | None = None) -> Mapping[str, int]:
    """Months that count in each other country."""
    stays = [(row.country, span_of(row)) for row in stays_of(appointment.id)]
    if not stays:
        return {}
    return rules.months_by_country(stays, born_on(appointment), last_day(appointment, day))


def wanted_rows(
    appointment: Appointment, day: date | None = None
) -> dict[CheckKind, dict[str, str]]:
    """The checks that a history asks for: by kind, each subject with its plain words.

    Gaps shorter than those that must be asked about count once somebody has asked. Nothing is
    asked for before somebody has said when the history begins: it is not complete before.
    """
    history = history_of(appointment.id)
    if history is None:
        return {CheckKind.PREVIOUS_POST: {}, CheckKind.GAP: {}, CheckKind.OVERSEAS: {}}
    rows = earlier_posts_of(appointment.id)
    posts = {
        row.public_id: ", ".join(filter(None, (row.role_title, row.employer)))
        for row in rows
        if row.asks_why_it_ended
    }
    asked_on = {row.from_on for row in gap_judgements_of(appointment.id)}
    found = {
        gap.key: gap.key
        for gap in _gaps(appointment, history, rows, day)
        if gap.asks() or gap.from_on in asked_on
    }
    least = rules.overseas_rule(last_day(appointment, day)).months
    months = months_abroad(appointment, day).items()
    abroad = {country: country for country, count in months if count >= least}
    return {CheckKind.PREVIOUS_POST: posts, CheckKind.GAP: found, CheckKind.OVERSEAS: abroad}

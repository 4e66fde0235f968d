"""Training in date by home, in a few statements for the whole country, for the measures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeAlias

from sqlalchemy import Row, case, func, or_, select

from workforce.core.db import session
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost
from workforce.employment.queries import service
from workforce.employment.states import JobRole
from workforce.providers.models import Home
from workforce.training.models import Completion
from workforce.training.queries import requirements
from workforce.training.rules.needs import Service, overdue

# organisation, reference, spell, home, nation, role, first day, whether in post on the day, the
# spell with an earlier owner that it continues
Spell: TypeAlias = Row[int, str, int, int, str, JobRole, date, int, int | None]


@dataclass(frozen=True, slots=True)
class HomeTraining:
    """Topics required of a home's people in post, and how many of them are in date."""

    home_id: int
    required_count: int
    in_date_count: int


def training_validity_by_home(day: date, organisation_id: int | None = None) -> list[HomeTraining]:
    """For homes whose people in post need anything on a day: how much, and how much is in date.

    A person counts once in a home for each topic, whatever their roles there; training
    recorded in another home of the same employer counts; contracts that do not count as in
    post do not count here either; a topic with time allowed counts once that time is over.
    `organisation_id` asks for the homes of one employer only.
    """
    whose = None if organisation_id is None else (organisation_id,)
    needs = requirements.needs_on(day, whose)
    held = _topics_held(day, organisation_id)
    people = list(_people(day, organisation_id))
    came_over = any(spell.continues_id is not None for spells in people for spell in spells)
    before = _work_before(day, organisation_id) if came_over else {}
    counted: dict[int, list[int]] = {}
    for spells in people:
        topics = {topic for spell in spells for topic in held.get(spell[2], "").split()}
        present = [spell for spell in spells if spell[7]]
        past = [Service(spell[5], spell[6]) for spell in spells]
        past += before.get((spells[0][0], spells[0][1]), [])
        for home_id in {spell[3] for spell in present}:
            here = [spell for spell in present if spell[3] == home_id]
            asked = needs.of(here[0][0], here[0][4]).due({spell[5] for spell in here}, past)
            due = {topic for topic, due_on in asked.items() if overdue(due_on, day)}
            counts = counted.setdefault(home_id, [0, 0])
            counts[0] += len(due)
            counts[1] += len(due & topics)
    return [
        HomeTraining(home_id, *counted[home_id])
        for home_id in sorted(counted)
        if counted[home_id][0]
    ]


def _people(day: date, organisation_id: int | None) -> Iterator[list[Spell]]:
    """Every spell that began by a day, those of one person of one employer together."""
    present = case((employment.in_post_on(day) & employment.counts_in_post(day), 1), else_=0)
    query = (
        select(
            PersonInPost.organisation_id,
            PersonInPost.person_reference,
            PersonInPost.id,
            PersonInPost.home_id,
            Home.nation,
            PersonInPost.role,
            func.coalesce(PersonInPost.work_began_on, PersonInPost.started_on),
            present,
            PersonInPost.continues_id,
        )
        .join(Home, Home.id == PersonInPost.home_id)
        .where(PersonInPost.started_on <= day)
        .order_by(PersonInPost.organisation_id, PersonInPost.person_reference, PersonInPost.id)
    )
    if organisation_id is not None:
        query = query.where(PersonInPost.organisation_id == organisation_id)
    rows = session().execute(query)
    for _person, spells in groupby(rows, key=lambda spell: (spell[0], spell[1])):
        yield list(spells)


def _work_before(day: date, organisation_id: int | None) -> dict[tuple[int, str], list[Service]]:
    """What people had done with earlier owners of their homes, by employer and reference."""
    return {
        who: [Service(work.role, work.post.started_on) for work in works]
        for who, works in service.earlier_work_of(organisation_id, day).items()
    }


def _topics_held(day: date, organisation_id: int | None) -> dict[int, str]:
    """The topics recorded with each spell that are in date on a day, with spaces between."""
    query = (
        select(Completion.person_in_post_id, func.aggregate_strings(Completion.topic, " "))
        .where(
            Completion.struck_out_at.is_(None),
            Completion.completed_on <= day,
            or_(Completion.valid_until.is_(None), Completion.valid_until >= day),
        )
        .group_by(Completion.person_in_post_id)
        .order_by(Completion.person_in_post_id)
    )
    if organisation_id is not None:
        whose = PersonInPost.organisation_id == organisation_id
        query = query.join(Completion.person_in_post).where(whose)
    return {row[0]: row[1] for row in session().execute(query)}

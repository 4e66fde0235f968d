"""From a visit to a start: what the links of campaigns brought, grouped in the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    CompoundSelect,
    Select,
    String,
    case,
    cast,
    exists,
    func,
    literal,
    select,
    type_coerce,
    union_all,
)

from workforce.applications.models import Application
from workforce.applications.queries import facts
from workforce.applications.states import ApplicationState
from workforce.campaigns.models import (
    Campaign,
    CampaignInterest,
    CampaignLink,
    CampaignSpend,
    CampaignVisit,
)
from workforce.campaigns.rules import funnel as rules
from workforce.campaigns.states import REACHED, Division, Stage
from workforce.checks.models import Appointment, Check
from workforce.checks.states import CheckState
from workforce.core.db import session
from workforce.core.lifecycle import StateChange
from workforce.vacancies.models import SavedJob, Vacancy

RANKS = {
    ApplicationState.INTERVIEWING: REACHED.index(Stage.INTERVIEWS) + 1,
    ApplicationState.OFFERED: REACHED.index(Stage.OFFERS) + 1,
    ApplicationState.STARTED: REACHED.index(Stage.STARTS) + 1,
}
CHECKED = REACHED.index(Stage.CHECKS) + 1
SETTLED = (CheckState.SATISFACTORY, CheckState.NOT_APPLICABLE)
ROLES = type_coerce(CampaignInterest.roles, JSON)
# Somebody may name several roles: they count once, so that the roles add up to everybody.
ROLE_OF_INTEREST = case(
    (func.json_array_length(CampaignInterest.roles) == 0, ""),
    (func.json_array_length(CampaignInterest.roles) == 1, ROLES[0].as_string()),
    else_=rules.SEVERAL,
)
KEYS_OF_JOBS: dict[Division, ColumnElement[Any]] = {
    Division.LINK: CampaignLink.code.expression,
    Division.REGION: Vacancy.region_code.expression,
    Division.ROLE: cast(Vacancy.role, String),
}
KEYS_OF_INTEREST: dict[Division, ColumnElement[Any]] = {
    Division.LINK: CampaignInterest.came_from.expression,
    Division.REGION: CampaignInterest.region_code.expression,
    Division.ROLE: ROLE_OF_INTEREST,
}
CAMPAIGN_OF_LINK = cast(CampaignLink.campaign_id, String)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there are at each stage, and what was spent, each by a key."""

    visits: dict[str, int]
    interest: dict[str, int]
    saved: dict[str, int]
    reached: dict[Stage, dict[str, int]]
    spend: dict[str, int]


def of_campaign(campaign: Campaign, division: Division) -> Counted:
    """One campaign, divided; visits and spend by link whatever the division."""
    ids, jobs = [campaign.id], KEYS_OF_JOBS[division]
    return Counted(
        _visits(ids, CampaignVisit.code.expression),
        _interest(ids, KEYS_OF_INTEREST[division]),
        _saved(ids, jobs),
        rules.got_as_far(_furthest(ids, jobs)),
        _spend(ids, CampaignLink.code.expression),
    )


def of_campaigns(campaigns: Sequence[Campaign]) -> Counted:
    """Several campaigns beside each other, by their number."""
    ids = [one.id for one in campaigns]
    return Counted(
        _visits(ids, cast(CampaignVisit.campaign_id, String)),
        _interest(ids, cast(CampaignInterest.campaign_id, String)),
        _saved(ids, CAMPAIGN_OF_LINK),
        rules.got_as_far(_furthest(ids, CAMPAIGN_OF_LINK)),
        _spend(ids, CAMPAIGN_OF_LINK),
    )


def _visits(ids: Sequence[int], key: ColumnElement[Any]) -> dict[str, int]:
    count = func.sum(CampaignVisit.visits_count)
    return _counted(select(key, count).where(CampaignVisit.campaign_id.in_(ids)), key)


def _interest(ids: Sequence[int], key: ColumnElement[Any]) -> dict[str, int]:
    """Those who confirmed; somebody who has stopped since had wanted to hear more."""
    query = select(key.label("key")).where(
        CampaignInterest.campaign_id.in_(ids), CampaignInterest.confirmed_at.is_not(None)
    )
    rows = query.subquery()
    return _counted(select(rows.c.key, func.count()), rows.c.key)


def _saved(ids: Sequence[int], key: ColumnElement[Any]) -> dict[str, int]:
    query = (
        select(key, func.count())
        .select_from(SavedJob)
        .join(CampaignLink, CampaignLink.code == SavedJob.came_from)
        .join(Vacancy, Vacancy.id == SavedJob.vacancy_id)
        .where(CampaignLink.campaign_id.in_(ids))
    )
    return _counted(query, key)


def _spend(ids: Sequence[int], key: ColumnElement[Any]) -> dict[str, int]:
    query = (
        select(key, func.sum(CampaignSpend.spend_pence))
        .select_from(CampaignSpend)
        .join(CampaignLink, CampaignLink.id == CampaignSpend.link_id)
        .where(CampaignLink.campaign_id.in_(ids))
    )
    return _counted(query, key)


def _counted(query: Select[Any], key: ColumnElement[Any]) -> dict[str, int]:
    rows = session().execute(query.group_by(key).order_by(key))
    return {str(row[0]): int(row[1]) for row in rows}


def _furthest(ids: Sequence[int], key: ColumnElement[Any]) -> dict[tuple[str, int], int]:
    """How many applications of the links got how far, and no further."""
    steps = _steps(ids).subquery()
    furthest = (
        select(steps.c.id.label("id"), func.max(steps.c.rank).label("rank"))
        .group_by(steps.c.id)
        .subquery()
    )
    query = (
        select(key, furthest.c.rank, func.count())
        .select_from(furthest)
        .join(Application, Application.id == furthest.c.id)
        .join(CampaignLink, CampaignLink.code == Application.came_from)
        .join(Vacancy, Vacancy.id == Application.vacancy_id)
        .group_by(key, furthest.c.rank)
        .order_by(key, furthest.c.rank)
    )
    return {(str(one), int(rank)): int(count) for one, rank, count in session().execute(query)}


def _steps(ids: Sequence[int]) -> CompoundSelect[Any]:
    """Every step of every application that reached an employer by one of the links."""
    rank = case({state.value: rank for state, rank in RANKS.items()}, value=StateChange.to_state)
    moved = _sent(ids, rank).join(StateChange, StateChange.subject_id == Application.id)
    moved = moved.where(
        StateChange.subject_kind == Application.__tablename__,
        StateChange.to_state.in_([state.value for state in RANKS]),
    )
    unsettled = exists().where(
        Check.appointment_id == Appointment.id,
        Check.required,
        Check.state.not_in(SETTLED),
    )
    checked = _sent(ids, literal(CHECKED)).join(Appointment, facts.OPENED_BY).where(~unsettled)
    return union_all(_sent(ids, literal(1)), moved, checked)


def _sent(ids: Sequence[int], rank: ColumnElement[Any]) -> Select[Any]:
    return (
        select(Application.id.label("id"), rank.label("rank"))
        .join(CampaignLink, CampaignLink.code == Application.came_from)
        .where(CampaignLink.campaign_id.in_(ids), Application.sent_at.is_not(None))
    )

"""Figures of campaigns: targets, visits, spend and starts, grouped in the database."""

from collections.abc import Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, case, func, select, true

from workforce.applications.models import Application
from workforce.applications.states import ApplicationState
from workforce.campaigns.models import (
    Campaign,
    CampaignLink,
    CampaignSpend,
    CampaignTarget,
    CampaignVisit,
)
from workforce.campaigns.rules.pages import months
from workforce.core import clock
from workforce.core.db import session
from workforce.core.lifecycle import StateChange
from workforce.vacancies.models import Vacancy


def targets_of(campaign: Campaign) -> Sequence[CampaignTarget]:
    """What a campaign aims at, by region and month."""
    query = select(CampaignTarget).where(CampaignTarget.campaign_id == campaign.id)
    order = (CampaignTarget.month, CampaignTarget.region_code, CampaignTarget.id)
    return session().scalars(query.order_by(*order)).all()


def of_campaign(campaign: Campaign) -> list[ColumnElement[bool]]:
    """The conditions on vacancies that a campaign is about: its roles and its regions."""
    conditions: list[ColumnElement[bool]] = [true()]
    if campaign.roles:
        conditions.append(Vacancy.role.in_(campaign.roles))
    if campaign.region_codes:
        conditions.append(Vacancy.region_code.in_(campaign.region_codes))
    return conditions


def starts_by_region_and_month(campaign: Campaign) -> dict[tuple[str, date], int]:
    """Starts on the campaign's days in jobs of its roles and regions, by region and month."""
    spans = months(campaign.starts_on, campaign.ends_on)
    ends = [clock.day_end(month + relativedelta(months=1) - timedelta(days=1)) for month in spans]
    month = case(
        *[(StateChange.created_at < end, number) for number, end in enumerate(ends)],
        else_=len(ends),
    )
    started = (
        select(Vacancy.region_code.label("region"), month.label("month"))
        .select_from(StateChange)
        .join(Application, Application.id == StateChange.subject_id)
        .join(Vacancy, Vacancy.id == Application.vacancy_id)
        .where(
            StateChange.subject_kind == Application.__tablename__,
            StateChange.to_state == ApplicationState.STARTED.value,
            StateChange.created_at >= clock.day_start(campaign.starts_on),
            StateChange.created_at < clock.day_end(campaign.ends_on),
            *of_campaign(campaign),
        )
        .subquery()
    )
    columns = (started.c.region, started.c.month)
    query = select(*columns, func.count()).group_by(*columns).order_by(*columns)
    return {(code, spans[at]): int(count) for code, at, count in session().execute(query)}


def visits_by_code(campaign: Campaign) -> dict[str, int]:
    """Visits of a campaign by the code of the link; those without a link under no code."""
    query = (
        select(CampaignVisit.code, func.sum(CampaignVisit.visits_count))
        .where(CampaignVisit.campaign_id == campaign.id)
        .group_by(CampaignVisit.code)
        .order_by(CampaignVisit.code)
    )
    return {code: int(count) for code, count in session().execute(query)}


def spend_by_link(campaign: Campaign) -> dict[int, int]:
    """What each link of a campaign cost so far, in pence, by its number."""
    query = (
        select(CampaignSpend.link_id, func.sum(CampaignSpend.spend_pence))
        .join(CampaignSpend.link)
        .where(CampaignLink.campaign_id == campaign.id)
        .group_by(CampaignSpend.link_id)
        .order_by(CampaignSpend.link_id)
    )
    return {number: int(pence) for number, pence in session().execute(query)}


def spends_of(link: CampaignLink) -> Sequence[CampaignSpend]:
    """What a link cost, month by month."""
    query = select(CampaignSpend).where(CampaignSpend.link_id == link.id)
    return session().scalars(query.order_by(CampaignSpend.month, CampaignSpend.id)).all()


def spend_of(link: CampaignLink, month: date) -> CampaignSpend | None:
    """What a link cost in one month."""
    query = select(CampaignSpend).where(
        CampaignSpend.link_id == link.id, CampaignSpend.month == month
    )
    return session().scalars(query).one_or_none()


def visits_of(link: CampaignLink) -> Sequence[CampaignVisit]:
    """The visits of a link, the latest days first."""
    query = select(CampaignVisit).where(
        CampaignVisit.campaign_id == link.campaign_id, CampaignVisit.code == link.code
    )
    return session().scalars(query.order_by(CampaignVisit.day.desc()).limit(30)).all()


def links_count(campaign: Campaign) -> int:
    """How many tracked links a campaign has."""
    query = select(func.count(CampaignLink.id)).where(CampaignLink.campaign_id == campaign.id)
    return session().scalar(query) or 0

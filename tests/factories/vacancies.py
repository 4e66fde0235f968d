"""Makers of adverts; each commits."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from tests.factories import providers
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home
from workforce.vacancies import services
from workforce.vacancies.models import JobReport, Vacancy
from workforce.vacancies.rules.particulars import Particulars
from workforce.vacancies.services import reports
from workforce.vacancies.states import PayPeriod, ReportReason, VacancyState

UNPUBLISHED = (VacancyState.DRAFT, VacancyState.SCHEDULED, VacancyState.INTERNAL)
LEEDS_POINT = "leeds-yorkshire-and-the-humber"
_numbers = count(1)


def make_particulars(**changes: Any) -> Particulars:
    """What a recruiter could type about a job."""
    values: dict[str, Any] = {
        "title": f"Residential support worker {next(_numbers)}",
        "role": JobRole.RESIDENTIAL_SUPPORT_WORKER,
        "posts_count": 1,
        "contract": Contract.PERMANENT,
        "weekly_hours": Decimal("37.5"),
        "pay_period": PayPeriod.HOUR,
        "pay_from_pence": 1350,
        "pay_to_pence": 1425,
        "closes_on": clock.today() + timedelta(days=14),
        "description": "Support four young people through everyday life.",
    }
    return Particulars(**{**values, **changes})


@atomic
def make_vacancy(
    home: Home | None = None,
    *,
    state: VacancyState = VacancyState.LIVE,
    closes_on: date | None = None,
    **more: Any,
) -> Vacancy:
    """An advert, live unless said otherwise, of a claimed home; its words are indexed."""
    home = home or providers.make_home(providers.make_organisation(), public_point=LEEDS_POINT)
    given = {name: more.pop(name) for name in list(more) if name in Particulars.__slots__}
    day = closes_on or clock.today() + timedelta(days=14)
    typed = make_particulars(**given, closes_on=day)
    published = more.pop("published_at", None if state in UNPUBLISHED else clock.now())
    vacancy = Vacancy(
        **{name: getattr(typed, name) for name in Particulars.__slots__},
        **{
            "home": home,
            "organisation": home.organisation,
            "state": state,
            "nation": home.nation,
            "region_code": home.region_code,
            "authority_code": home.authority_code,
            "public_point": home.public_point,
            "employer_name": home.organisation.name if home.organisation else "",
            "published_at": published,
            "first_published_at": published,
            "ended_at": clock.now() if state is VacancyState.ENDED else None,
            **more,
        },
    )
    services.settle(vacancy)
    if state is VacancyState.LIVE:
        vacancy.search_text = services.search_text(vacancy)
        vacancy.words_version = services.words_version()
    session().add(vacancy)
    session().flush()
    return vacancy


def make_report(home: Home | None = None, vacancy: Vacancy | None = None) -> JobReport:
    """A report that somebody made of a live job."""
    return reports.report(
        Actor.anonymous(),
        vacancy or make_vacancy(home),
        reason=ReportReason.NOT_REAL,
        words="They asked me for money.",
        reply_to="reporter@example.org",
    )


def make_draft(home: Home | None = None) -> Vacancy:
    """An advert of which every part is written, and that nobody has published."""
    return make_vacancy(home, state=VacancyState.DRAFT)

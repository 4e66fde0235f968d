"""What a live vacancy must answer to be in a search: one matcher for pages, counts and alerts."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    and_,
    any_,
    bindparam,
    case,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy import text as sql

from workforce.core import clock
from workforce.core.db import is_postgresql, session
from workforce.places import rules as places
from workforce.providers.models import Home
from workforce.providers.states import HomeStatus
from workforce.vacancies.models import BoardCampaign, Vacancy, VacancyPlace
from workforce.vacancies.rules import words
from workforce.vacancies.rules.search import Filters, Search
from workforce.vacancies.states import PayPeriod

# Plain columns: those of mapped classes are dressed anew at each use, which takes longer than
# reading a page of rows.
VACANCY, PLACE, CAMPAIGN = (row.__table__.c for row in (Vacancy, VacancyPlace, BoardCampaign))
# A further home counts while it is open and still the employer's own.
FURTHER_HOME = Home.__table__.alias("further_home")
LEADING = Vacancy.__table__.alias("leading")
FURTHER = VacancyPlace.__table__.join(FURTHER_HOME, FURTHER_HOME.c.id == PLACE.home_id).join(
    LEADING, LEADING.c.id == PLACE.vacancy_id
)
STANDS = and_(
    FURTHER_HOME.c.status == HomeStatus.ACTIVE,
    FURTHER_HOME.c.organisation_id == LEADING.c.organisation_id,
)
WORD_INDEX = table("vacancy_search", column("rowid", Integer))
CHOSEN = {
    "role": (VACANCY.role, "roles"),
    "contract": (VACANCY.contract, "contracts"),
    "driving": (VACANCY.driving, "driving"),
    "qualification": (VACANCY.qualification, "qualifications"),
    "welsh": (VACANCY.welsh, "welsh"),
    "sector": (VACANCY.sector, "sectors"),
    "home_type": (VACANCY.home_type, "home_types"),
}
PAY = {PayPeriod.HOUR: VACANCY.hourly_pence, PayPeriod.YEAR: VACANCY.yearly_pence}
MOST_CAMPAIGNS = 10
NOTHING = VACANCY.id < 0
Parts = dict[str, ColumnElement[bool]]


def conditions(search: Search, day: date) -> list[ColumnElement[bool]]:
    """What a live vacancy must answer to be found by a search on a day: words, place, filters."""
    return list(parts(search, day).values())


def parts(search: Search, day: date) -> Parts:
    """The same conditions by the name of what asks for them: "words", "place", or a filter."""
    found = dict(_filtered(search.filters, day))
    place = _nearby(search)
    if place is not None:
        found["place"] = place
    if search.terms:
        found["words"] = _says(search)
    return found


def _filtered(filters: Filters, day: date) -> Iterator[tuple[str, ColumnElement[bool]]]:
    for name, (asked_of, part) in CHOSEN.items():
        values = getattr(filters, part)
        if values:
            yield name, asked_of.in_(values)
    if filters.patterns:
        yield "pattern", VACANCY.hours_patterns.bitwise_and(filters.patterns) != 0
    if filters.pay_pence:
        yield "pay", PAY[filters.pay_period] >= filters.pay_pence
    if filters.posted_within:
        yield "posted", VACANCY.published_at >= posted_since(filters.posted_within, day)
    yield from _where_and_for_whom(filters, day)


def _where_and_for_whom(filters: Filters, day: date) -> Iterator[tuple[str, ColumnElement[bool]]]:
    if filters.region_codes:
        yield "region", in_regions(filters.region_codes)
    if filters.authority_codes:
        yield "authority", or_(*map(_in_authority, filters.authority_codes))
    if filters.campaign:
        campaign = campaign_on(filters.campaign, day)
        # Whoever looks for a campaign's jobs must not be told of every job once it is over.
        yield "campaign", _of_campaign(campaign) if campaign is not None else NOTHING


def posted_since(days: int, day: date) -> Any:  # noqa: ANN401 - a moment that SQL compares
    """The moment at which the London day so many days before began."""
    return clock.day_start(day - timedelta(days=days))


def campaigns_on(day: date) -> Sequence[BoardCampaign]:
    """The campaigns that run on a day, the newest first; more than a few are not offered."""
    query = select(BoardCampaign).where(CAMPAIGN.starts_on <= day, CAMPAIGN.ends_on >= day)
    ordered = query.order_by(CAMPAIGN.starts_on.desc(), CAMPAIGN.id.desc())
    return session().scalars(ordered.limit(MOST_CAMPAIGNS)).all()


def campaign_on(slug: str, day: date) -> BoardCampaign | None:
    """The campaign of this name that runs on a day, if there is one."""
    query = select(BoardCampaign).where(
        CAMPAIGN.slug == slug, CAMPAIGN.starts_on <= day, CAMPAIGN.ends_on >= day
    )
    return session().scalars(query).one_or_none()


def _of_campaign(campaign: BoardCampaign) -> ColumnElement[bool]:
    wanted: list[ColumnElement[bool]] = []
    if campaign.roles:
        wanted.append(VACANCY.role.in_(campaign.roles))
    if campaign.region_codes:
        wanted.append(in_regions(tuple(campaign.region_codes)))
    return and_(VACANCY.id.is_not(None), *wanted)


def in_regions(codes: tuple[str, ...]) -> ColumnElement[bool]:
    """A home of the job is in one of the regions."""
    return or_(
        VACANCY.region_code.in_(codes), also_of(select_further(PLACE.region_code.in_(codes)))
    )


def _in_authority(code: str) -> ColumnElement[bool]:
    return _around(places.resolve(f"authority:{code}"), 0)


def exactly(number: int) -> ColumnElement[int]:
    """A number written into the statement: planners need to see a limit, not a parameter."""
    return literal_column(str(int(number)), Integer)


def _says(search: Search) -> ColumnElement[bool]:
    if is_postgresql():
        vector = func.to_tsvector(sql("'simple'"), VACANCY.search_text)
        wanted: BindParameter[str] = bindparam(
            "said", words.tsquery(search.terms), literal_execute=True
        )
        return vector.op("@@")(func.to_tsquery(sql("'simple'"), wanted))
    said = sql("vacancy_search MATCH :said").bindparams(said=words.fts5(search.terms))
    return VACANCY.id.in_(select(WORD_INDEX.c.rowid).where(said))


def _nearby(search: Search) -> ColumnElement[bool] | None:
    """The condition of the place, from council areas and public points only."""
    return _around(search.place, search.radius) if search.is_local else None


def _around(place: places.Resolution, radius: int) -> ColumnElement[bool]:
    """A home of the job is in a place or around it.

    A home that its register puts in an ended council area is found by its public point.
    """
    areas = sorted(places.areas(place))
    points = sorted(places.points_within(place, radius))
    ended, inside = map(sorted, places.ended_around(place))

    def either(authority: ColumnElement[str], point: ColumnElement[Any]) -> ColumnElement[bool]:
        ways: list[ColumnElement[bool]] = []
        if areas:
            ways.append(authority.in_(areas))
        if points or not areas:
            ways.append(point.in_(points))
        if ended and inside:
            ways.append(authority.in_(ended) & point.in_(inside))
        return or_(*ways)

    return or_(
        either(VACANCY.authority_code, VACANCY.public_point),
        also_of(select_further(either(PLACE.authority_code, PLACE.public_point))),
    )


def nearness(search: Search) -> tuple[ColumnElement[int], ...]:
    """The band of the distance at which a job's nearest home is, if any point lies in the circle.

    It is taken from public points: the order of a list tells nothing finer than a card does.
    """
    bands: dict[int, list[str]] = {}
    for point, miles in places.points_by_distance(search.place, search.radius):
        up_to = places.band(miles).up_to
        bands.setdefault(len(places.BANDS) if up_to is None else up_to, []).append(point)
    whens = [
        (
            or_(
                VACANCY.public_point.in_(points),
                also_of(select_further(PLACE.public_point.in_(points))),
            ),
            exactly(rank),
        )
        for rank, (_up_to, points) in enumerate(sorted(bands.items()))
    ]
    return (case(*whens, else_=exactly(len(whens))),) if whens else ()


def reach(search: Search, radii: tuple[int, ...]) -> ColumnElement[int]:
    """The smallest of some radii, in rising order, within which a job is found."""
    return case(*((_around(search.place, miles), exactly(miles)) for miles in radii))


def select_further(*where: ColumnElement[bool]) -> Select[Any]:
    """Vacancies with a further home of which something is true."""
    return select(PLACE.vacancy_id).select_from(FURTHER).where(STANDS, *where)


def also_of(vacancies: Select[Any]) -> ColumnElement[bool]:
    """The vacancy is one of those; PostgreSQL can then still use its other indexes."""
    if is_postgresql():
        return VACANCY.id == any_(func.array(vacancies.scalar_subquery()))
    return VACANCY.id.in_(vacancies)

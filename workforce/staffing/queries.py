"""Reading the facts of homes for a day, and stored snapshots and releases."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, Row, func, or_, select

from workforce.applications.queries import facts as applications
from workforce.core import clock
from workforce.core.db import session
from workforce.core.types import Source
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost
from workforce.employment.queries import exits, presence, turnover
from workforce.employment.queries.owed.registered import ManagerVacancy
from workforce.employment.rules import exits as exit_rules
from workforce.employment.rules.exits import Reason, ReasonSums
from workforce.employment.states import LeavingReason, OwnReason
from workforce.providers.models import Home, RegisterFrame
from workforce.providers.states import HomeStatus, HomeType
from workforce.sponsorship import queries as sponsorship
from workforce.staffing.models import Release, Snapshot
from workforce.staffing.rules import reasons
from workforce.staffing.rules.measures import ENGLAND, NOUGHT, WALES, HomeFacts
from workforce.staffing.rules.reasons import AreaReasons
from workforce.training.queries import figures as training

MONTHS_OF_WARNING = 6


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything a snapshot is made of, read at one moment."""

    homes: list[HomeFacts]
    frames: list[dict[str, str]]
    has_invented: bool


def on_the_register(day: date) -> ColumnElement[bool]:
    """Children's homes registered by a day and not closed by then; suspended ones stay on it.

    Supported accommodation is none: it counts in no staffing figure.
    """
    opened = or_(Home.registered_on.is_(None), Home.registered_on <= day)
    still = or_(Home.closed_on > day, Home.closed_on.is_(None) & (Home.status != HomeStatus.CLOSED))
    return opened & still & (Home.home_type != HomeType.SUPPORTED_ACCOMMODATION)


def gather(day: date) -> Gathered:
    """The facts of every home on the register at the end of a day, by set-based reads."""
    year_ago = day - relativedelta(years=1)
    facts = _Facts(
        confirmed=employment.confirmed_on_by_home(day),
        posts=employment.establishment_fte_by_home(day),
        stocks=employment.in_post_fte_by_home(day),
        turnover=employment.turnover_by_home(year_ago, day),
        without_manager=employment.manager_vacancies(day),
        once=employment.people_once_by_home(day),
        absent=presence.long_term_absent_by_home(day),
        absent_once=presence.long_term_absent_once_by_home(day),
        agency=presence.agency_fte_by_home(day),
        cover=presence.cover_fte_by_home(day),
        open_posts=applications.open_posts_by_home(day),
        training=training.training_validity_by_home(day),
        permissions=sponsorship.permissions_ending(
            day, day + relativedelta(months=MONTHS_OF_WARNING)
        ),
    )
    columns = (
        Home.id,
        Home.region_code,
        Home.authority_code,
        Home.nation,
        Home.places_count,
        Home.organisation_id,
    )
    query = select(*columns).where(on_the_register(day)).order_by(Home.id)
    homes = [facts.of(row) for row in session().execute(query)]
    return Gathered(homes, _frames(day), _has_invented(day))


def own_reasons(year: int) -> dict[str, ReasonSums[OwnReason] | None]:
    """What leavers of a closed year said themselves, by nation and region; None is withheld.

    By no other stretch of time and no smaller area, so that nothing can be worked out.
    """
    return _by_area(exits.own_reasons_by_home(year))


def employers_reasons(year: int) -> dict[str, ReasonSums[LeavingReason] | None]:
    """What employers say of those who left in a closed year, by nation and region.

    Each person counts once, as in the flows; nothing before the year is closed.
    """
    if clock.today() < exit_rules.shown_from(year):
        return {}
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    return _by_area(turnover.leaving_reasons_by_home(first, after))


def asked_of_leavers(year: int) -> Counter[str]:
    """How many leavers of a closed year were asked, by nation and region, to the nearest ten."""
    by_home = exits.asked_by_home(year)
    found: Counter[str] = Counter()
    for home_id, codes, _provider in _areas_of_homes(by_home):
        found.update(dict.fromkeys(codes, by_home[home_id]))
    return Counter({code: reasons.ten(count) for code, count in found.items()})


def _by_area(by_home: Mapping[int, Counter[Reason]]) -> dict[str, ReasonSums[Reason] | None]:
    areas: dict[str, AreaReasons[Reason]] = {}
    regions: set[str] = set()
    for home_id, codes, provider in _areas_of_homes(by_home):
        regions |= codes - {ENGLAND, WALES}
        for code in codes:
            area = areas.setdefault(code, AreaReasons())
            area.counts.update(by_home[home_id])
            area.by_provider[provider] += by_home[home_id].total()
    return reasons.controlled(areas, {ENGLAND: sorted(regions)})


def _areas_of_homes(home_ids: Collection[int]) -> Iterator[tuple[int, set[str], int]]:
    """Of children's homes: the nation and the region that they count in, and whose they are."""
    query = (
        select(Home.id, Home.region_code, Home.nation, Home.organisation_id)
        .where(Home.home_type != HomeType.SUPPORTED_ACCOMMODATION, Home.id.in_(sorted(home_ids)))
        .order_by(Home.id)
    )
    for home_id, region, nation, provider in session().execute(query):
        yield home_id, {WALES if nation == "wales" else ENGLAND, region}, provider or 0


def _frames(day: date) -> list[dict[str, str]]:
    query = (
        select(RegisterFrame.regulator, func.max(RegisterFrame.as_at))
        .where(RegisterFrame.as_at <= day)
        .group_by(RegisterFrame.regulator)
        .order_by(RegisterFrame.regulator)
    )
    return [
        {"regulator": str(regulator.value), "as_at": as_at.isoformat()}
        for regulator, as_at in session().execute(query)
    ]


def _has_invented(day: date) -> bool:
    home = select(Home.id).where(on_the_register(day), Home.source == Source.INVENTED).limit(1)
    person = select(PersonInPost.id).where(PersonInPost.source == Source.INVENTED).limit(1)
    return any(session().scalar(query) is not None for query in (home, person))


class _Facts:
    """The grouped reads by home, put beside each other."""

    def __init__(self, **reads: Any) -> None:
        self.confirmed: dict[int, date] = reads["confirmed"]
        self.posts = {row.home_id: row for row in reads["posts"]}
        self.stocks = {row.home_id: row for row in reads["stocks"]}
        self.once: dict[int, int] = reads["once"]
        self.absent_once: dict[int, int] = reads["absent_once"]
        self.absent = {row.home_id: row for row in reads["absent"]}
        self.agency: dict[int, Decimal] = reads["agency"]
        self.cover: dict[int, Decimal] = reads["cover"]
        self.turnover: employment.Turnover = reads["turnover"]
        self.without_manager: dict[int, ManagerVacancy] = reads["without_manager"]
        self.open_posts: dict[int, int] = dict(reads["open_posts"])
        self.training = {row.home_id: row for row in reads["training"]}
        self.permissions: dict[int, int] = dict(reads["permissions"])

    def of(self, home: "Row[int, str, str, str, int, int | None]") -> HomeFacts:
        """The facts of one home."""
        stock, trained = self.stocks.get(home.id), self.training.get(home.id)
        absent, vacancy = self.absent.get(home.id), self.without_manager.get(home.id)
        posts = self.posts.get(home.id)
        return HomeFacts(
            region_code=home.region_code,
            authority_code=home.authority_code,
            nation=home.nation,
            places_count=home.places_count,
            provider=home.organisation_id,
            confirmed_on=self.confirmed.get(home.id),
            establishment_fte=posts.fte if posts else None,
            estimated_fte=posts.estimated_fte if posts else NOUGHT,
            in_post_fte=stock.fte if stock else NOUGHT,
            in_post_count=stock.people_count if stock else 0,
            without_manager=vacancy is not None,
            manager_gap_days=vacancy.days if vacancy and vacancy.is_recorded else None,
            manager_standing=vacancy.standing if vacancy else None,
            open_posts_count=self.open_posts.get(home.id, 0),
            starters_count=self.turnover.joined[home.id],
            leavers_count=self.turnover.left[home.id],
            training_required_count=trained.required_count if trained else 0,
            training_in_date_count=trained.in_date_count if trained else 0,
            permissions_ending_count=self.permissions.get(home.id, 0),
            long_absent_fte=absent.fte if absent else NOUGHT,
            people_once_count=self.once.get(home.id, 0),
            long_absent_count=self.absent_once.get(home.id, 0),
            agency_fte=self.agency.get(home.id, NOUGHT),
            cover_fte=self.cover.get(home.id, NOUGHT),
        )


def snapshot_of(day: date) -> Snapshot | None:
    """The newest version of a day's snapshot."""
    query = select(Snapshot).where(Snapshot.day == day).order_by(Snapshot.version.desc()).limit(1)
    return session().scalars(query).one_or_none()


def latest_snapshot(until: date | None = None) -> Snapshot | None:
    """The newest snapshot, of the latest day on or before `until`."""
    query = select(Snapshot).order_by(Snapshot.day.desc(), Snapshot.version.desc()).limit(1)
    if until is not None:
        query = query.where(Snapshot.day <= until)
    return session().scalars(query).one_or_none()


def release_of(month: str) -> Release | None:
    """The newest version of a month's release."""
    query = select(Release).where(Release.month == month).order_by(Release.version.desc()).limit(1)
    return session().scalars(query).one_or_none()


def latest_release() -> Release | None:
    """The newest release."""
    query = select(Release).order_by(Release.month.desc(), Release.version.desc()).limit(1)
    return session().scalars(query).one_or_none()


def releases() -> list[Release]:
    """The newest version of every month, newest month first."""
    newest = select(Release.month, func.max(Release.version).label("version"))
    chosen = newest.group_by(Release.month).subquery()
    query = (
        select(Release)
        .join(chosen, (chosen.c.month == Release.month) & (chosen.c.version == Release.version))
        .order_by(Release.month.desc())
    )
    return list(session().scalars(query))

"""How many jobs each answer of each filter would leave, all other filters kept."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    String,
    case,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
    type_coerce,
    union_all,
)

from workforce.core.db import session
from workforce.vacancies.models import BoardCampaign
from workforce.vacancies.queries import board, conditions
from workforce.vacancies.queries.board import VACANCY
from workforce.vacancies.queries.conditions import FURTHER, PLACE, STANDS, exactly
from workforce.vacancies.rules.filters import LEAST_PAY, POSTED_WITHIN
from workforce.vacancies.rules.search import Filters, Search
from workforce.vacancies.states import HoursPattern, PayPeriod

# By filter and answer; "all" holds the jobs of the search itself, under "".
Counts = dict[str, Counter[Any]]

PLAIN = {name: column for name, (column, _part) in conditions.CHOSEN.items()}
FACETS = (*PLAIN, "pattern", "hour", "year", "posted", "region", "authority")
# Which filter each count leaves out: both kinds of pay are one filter.
NUMBERS = frozenset({"pattern", "hour", "year", "posted"})
ASKS = {"hour": "pay", "year": "pay"}


def counted(
    search: Search,
    day: date,
    *,
    councils: bool = False,
    campaigns: Sequence[BoardCampaign] = (),
) -> Counts:
    """Jobs by filter and answer, in one statement; councils only where they are shown."""
    if not search.answerable:
        return {}
    names = [name for name in FACETS if councils or name != "authority"]
    found: Counts = {name: Counter() for name in (*names, "campaign", "all")}
    statement = _statement(search, day, names, campaigns)
    for name, value, jobs in session().connection().execute(statement):
        found[name][value] += jobs
    return {name: _told(name, counter) for name, counter in found.items()}


def total(counts: Counts) -> int:
    """How many jobs the counted search has, all of them."""
    return counts["all"][""] if counts else 0


def _told(name: str, counter: Counter[Any]) -> Counter[Any]:
    """The counts by answer: of kinds of hours one by one, of amounts and days summed up."""
    if name == "pattern":
        each: Counter[Any] = Counter()
        for bits, jobs in counter.items():
            for pattern in HoursPattern:
                each[pattern] += jobs if int(bits) & pattern else 0
        return each
    if name in {"hour", "year"}:
        steps = LEAST_PAY[PayPeriod(name)]
        return Counter({at: _sum(counter, range(n + 1, 99)) for n, at in enumerate(steps)})
    if name == "posted":
        return Counter({at: _sum(counter, range(n + 1)) for n, at in enumerate(POSTED_WITHIN)})
    return counter


def _sum(counter: Counter[Any], steps: range) -> int:
    return sum(jobs for step, jobs in counter.items() if int(step) in steps)


def _statement(
    search: Search, day: date, names: Sequence[str], campaigns: Sequence[BoardCampaign]
) -> Any:  # noqa: ANN401 - a union
    parts = conditions.parts(search, day)
    asked = {name: parts[name] for name in parts if name not in {"words", "place"}}
    matched = _matched(search, day, names, asked).cte("matched")
    kept = {name: _kept(matched, name, list(asked)) for name in (*names, "campaign")}
    each = [count for name in names for count in _each(matched, name, kept[name])]
    own = [_of_campaign(matched, campaign, kept["campaign"]) for campaign in campaigns]
    return union_all(_all(matched), *each, *own)


def _matched(
    search: Search, day: date, names: Sequence[str], asked: dict[str, ColumnElement[bool]]
) -> Select[Any]:
    """Jobs of the words and the place that miss no filter, or one: `missed` is its number."""
    columns = {name: _column(name, day).label(name) for name in names}
    missed = _missed(list(asked.values())).label("missed")
    anywhere = search.narrowed(Filters())
    query = board.searched(
        anywhere, VACANCY.id, *columns.values(), missed, day=day, few_have_words=True
    )
    misses = (case((one, exactly(0)), else_=exactly(1)) for one in asked.values())
    return query.where(sum(misses, exactly(0)) <= exactly(1)) if len(asked) > 1 else query


def _kept(matched: CTE, name: str, asked: list[str]) -> ColumnElement[bool]:
    """Jobs that a count of this filter counts: they may miss this filter, and no other."""
    asks = ASKS.get(name, name)
    missed = [0, asked.index(asks) + 1] if asks in asked else [0]
    return matched.c.missed.in_([exactly(number) for number in missed])


def _missed(asked: Sequence[ColumnElement[bool]]) -> ColumnElement[int]:
    if not asked:
        return exactly(0)
    whens = ((~one, exactly(number)) for number, one in enumerate(asked, start=1))
    return case(*whens, else_=exactly(0))


def _column(name: str, day: date) -> ColumnElement[Any]:
    if name in PLAIN:
        return PLAIN[name]
    if name == "pattern":
        return VACANCY.hours_patterns
    if name in {"hour", "year"}:
        period = PayPeriod(name)
        steps = LEAST_PAY[period]
        paid = conditions.PAY[period]
        return case(
            *((paid < exactly(at), exactly(number)) for number, at in enumerate(steps)),
            else_=exactly(len(steps)),
        )
    if name == "posted":
        return case(
            *(
                (VACANCY.published_at >= conditions.posted_since(at, day), exactly(number))
                for number, at in enumerate(POSTED_WITHIN)
            ),
            else_=exactly(len(POSTED_WITHIN)),
        )
    return VACANCY.region_code if name == "region" else VACANCY.authority_code


def _all(matched: CTE) -> Select[Any]:
    """How many jobs the search has with all its filters."""
    jobs: Any = select(_said("all"), _said(""), func.count()).select_from(matched)
    counted: Select[Any] = jobs.where(matched.c.missed == exactly(0))
    return counted


def _each(matched: CTE, name: str, kept: ColumnElement[bool]) -> Iterator[Select[Any]]:
    of = matched.c[name]
    value = cast(of, String) if name in NUMBERS else type_coerce(of, String)
    jobs: Any = select(_said(name), value, func.count()).select_from(matched)
    yield jobs.where(kept).group_by(value)
    if name in {"region", "authority"}:
        yield _further(matched, name, kept)


def _of_campaign(matched: CTE, campaign: BoardCampaign, kept: ColumnElement[bool]) -> Select[Any]:
    wanted = [kept]
    if campaign.roles:
        wanted.append(matched.c.role.in_(campaign.roles))
    if campaign.region_codes:
        further = conditions.select_further(PLACE.region_code.in_(campaign.region_codes))
        inside = matched.c.region.in_(campaign.region_codes)
        wanted.append(or_(inside, matched.c.id.in_(further)))
    slug = literal(campaign.slug, String)
    jobs: Any = select(_said("campaign"), slug, func.count()).select_from(matched)
    counted: Select[Any] = jobs.where(*wanted)
    return counted


def _further(matched: CTE, name: str, kept: ColumnElement[bool]) -> Select[Any]:
    """Jobs with a further home elsewhere count there too, once each."""
    where = PLACE.region_code if name == "region" else PLACE.authority_code
    return (
        select(_said(name), where, func.count(PLACE.vacancy_id.distinct()))
        .select_from(FURTHER.join(matched, matched.c.id == PLACE.vacancy_id))
        .where(STANDS, kept, where != matched.c[name])
        .group_by(where)
    )


def _said(name: str) -> ColumnElement[str]:
    return literal_column(f"'{name}'", String)

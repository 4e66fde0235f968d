"""The whole story of a person with one employer, and one's own with several."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workforce.core import registry
from workforce.core.translation import Lazy, _
from workforce.employment import rules
from workforce.employment.models import Absence, EarlierTerms, HoursWorked, PersonInPost
from workforce.employment.presenters.presence import AbsenceLine
from workforce.employment.rules import Terms
from workforce.employment.states import (
    CONTRACT_NAMES,
    IN_POST_CONTRACTS,
    LEAVING_NAMES,
    ROLE_NAMES,
    HoursSource,
)
from workforce.providers.presenters import links as pages
from workforce.web import charts
from workforce.web.layout import plain_decimal, short_date


@dataclass(frozen=True, slots=True)
class TermsLine:
    """What somebody was engaged on in a post, from a day until a day."""

    contract: Lazy
    weekly_hours: Decimal
    standard_week: Decimal
    fte: Decimal | None
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class PostLine:
    """One post of somebody, with the terms it was held on, the latest first."""

    public_id: str
    role: Lazy
    home: str
    started_on: date
    ended_on: date | None
    ending: Lazy | None
    terms: Sequence[TermsLine]

    @classmethod
    def of(cls, row: PersonInPost, earlier: Sequence[EarlierTerms]) -> "PostLine":
        """A spell with its terms."""
        return cls(
            row.public_id,
            ROLE_NAMES[row.role],
            row.home.known_as,
            row.started_on,
            row.ended_on,
            LEAVING_NAMES[row.leaving_reason] if row.leaving_reason else None,
            [_line(terms, span) for terms, span in reversed(terms_over_time(row, earlier))],
        )


@dataclass(frozen=True, slots=True)
class WeekLine:
    """The hours of one week, as each source has them, beside what was contracted."""

    week_ending: date
    rota: Decimal | None
    payroll: Decimal | None
    contracted: Decimal


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Posts over time, absences and hours of one person with one employer."""

    service_since: date | None
    posts: Sequence[PostLine]
    is_away: bool
    absences: Sequence[AbsenceLine]
    weeks: Sequence[WeekLine]
    chart: charts.BarChart | None
    links: Sequence[pages.PageLink]


Span = tuple[date, date | None]


def terms_over_time(row: PersonInPost, earlier: Sequence[EarlierTerms]) -> list[tuple[Terms, Span]]:
    """The terms of a spell in the order in which they held, with their first and last days."""
    before: list[tuple[Terms, Span]] = [
        (
            Terms(one.contract, one.weekly_hours, one.standard_week),
            (one.from_on, one.until_on),
        )
        for one in earlier
    ]
    since = earlier[-1].until_on + rules.ONE_DAY if earlier else row.started_on
    latest = Terms(row.contract, row.weekly_hours, row.standard_week)
    return [*before, (latest, (since, row.ended_on))]


def _line(terms: Terms, span: Span) -> TermsLine:
    counts = terms.contract in IN_POST_CONTRACTS
    return TermsLine(
        CONTRACT_NAMES[terms.contract],
        terms.weekly_hours,
        terms.standard_week,
        terms.fte if counts else None,
        *span,
    )


def by_spell(rows: Iterable[EarlierTerms]) -> dict[int, list[EarlierTerms]]:
    """Earlier terms by the spell they belong to."""
    found: dict[int, list[EarlierTerms]] = {}
    for row in rows:
        found.setdefault(row.person_in_post_id, []).append(row)
    return found


def weeks_of(
    rows: Iterable[HoursWorked],
    spells: Sequence[PersonInPost],
    earlier: dict[int, list[EarlierTerms]],
) -> list[WeekLine]:
    """Hours worked week by week in all homes, beside the contracted ones of the week's last day."""
    found: dict[date, dict[HoursSource, Decimal]] = {}
    for row in rows:
        week = found.setdefault(row.week_ending, {})
        week[row.source_kind] = week.get(row.source_kind, Decimal(0)) + row.hours
    histories = [terms_over_time(row, earlier.get(row.id, [])) for row in spells]
    return [
        WeekLine(
            day,
            week.get(HoursSource.ROTA),
            week.get(HoursSource.PAYROLL),
            rules.total(
                terms.weekly_hours
                for history in histories
                for terms, (first, last) in history
                if first <= day and (last is None or last >= day)
            ),
        )
        for day, week in sorted(found.items(), reverse=True)[: rules.WEEKS_SHOWN]
    ]


def hours_chart(weeks: Sequence[WeekLine]) -> charts.BarChart | None:
    """The weeks as bars, oldest first: the payroll's hours, or else the rota's."""
    if not weeks:
        return None
    bars = [
        charts.Bar(
            short_date(one.week_ending),
            worked,
            plain_decimal(worked),
        )
        for one in reversed(weeks)
        if (worked := one.payroll if one.payroll is not None else one.rota) is not None
    ]
    return charts.bar_chart(
        bars, title=_("Hours worked, by week"), invented=registry.settings().demo
    )


def absence_lines(
    rows: Iterable[Absence], today: date, *, in_full: bool
) -> tuple[list[AbsenceLine], bool]:
    """Absences as the reader may see them, and whether one is under way."""
    every = list(rows)
    shown = every if in_full else [row for row in every if row.covers(today)]
    lines = [AbsenceLine.of(row, today, in_full=in_full) for row in shown]
    return lines, any(row.covers(today) for row in every)


@dataclass(frozen=True, slots=True)
class OwnEmployer:
    """One employer as the person themselves sees it: since when, posts, absences."""

    name: str
    service_since: date | None
    posts: Sequence[PostLine]
    absences: Sequence[AbsenceLine]

    @classmethod
    def all_of(
        cls,
        spells: Sequence[PersonInPost],
        earlier: Iterable[EarlierTerms],
        absences: Iterable[Absence],
        since: Mapping[int, date],
        today: date,
    ) -> "list[OwnEmployer]":
        """Every employer that linked a record, in the order of the latest post."""
        before, away = by_spell(earlier), list(absences)
        groups: dict[int, list[PersonInPost]] = {}
        for row in spells:
            groups.setdefault(row.organisation_id, []).append(row)
        return [
            cls(
                own[0].organisation.name,
                since.get(employer),
                [PostLine.of(row, before.get(row.id, [])) for row in own],
                [
                    AbsenceLine.of(row, today, in_full=True)
                    for row in away
                    if row.organisation_id == employer
                ],
            )
            for employer, own in groups.items()
        ]

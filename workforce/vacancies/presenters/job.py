"""One job as its page shows it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from workforce.core.translation import _, ngettext
from workforce.employment.states import CONTRACT_NAMES
from workforce.places import rules as places
from workforce.vacancies.presenters import wording
from workforce.vacancies.presenters.search import JobCard
from workforce.vacancies.rules.pay import weekly_pence
from workforce.vacancies.rules.text import paragraphs
from workforce.vacancies.states import (
    DRIVING_NAMES,
    FIRST_FOR_NAMES,
    HOURS_PATTERN_NAMES,
    QUALIFICATION_NAMES,
    WELSH_NEED_NAMES,
    Driving,
    FirstFor,
    HoursPattern,
    Qualification,
    Route,
    Standing,
    VacancyState,
    WelshNeed,
)
from workforce.web import layout

Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class JobPage:
    """A job with everything the public may know of it; what is kept already is not worked out."""

    advert: Any
    standing: Standing
    seen_from: places.Resolution
    canonical: str
    posting: Callable[[], dict[str, Any]]
    further: tuple[Any, ...] = ()
    alike: Sequence[Any] = ()
    via: str = ""

    @property
    def employer(self) -> str:
        """Who employs."""
        return wording.employer(self.advert.employer_name)

    @property
    def rows(self) -> Rows:
        """The facts of the job, with its distance from the place that was searched."""
        return facts(self.advert, self.seen_from, self.further)

    @property
    def paragraphs(self) -> list[str]:
        """The words of the advert."""
        return paragraphs(self.advert.description)

    @property
    def is_open(self) -> bool:
        """Whether somebody may apply."""
        return self.standing is Standing.OPEN

    @property
    def is_first(self) -> bool:
        """Whether the employer's own staff alone see it so far."""
        return self.advert.state is VacancyState.INTERNAL

    @property
    def notice(self) -> str:
        """Why nobody can apply, if nobody can."""
        return _notice(self.advert, self.standing)

    @property
    def is_elsewhere(self) -> bool:
        """Whether candidates apply on the employer's own site."""
        return self.advert.route is Route.OWN_SITE

    @property
    def carried(self) -> str:
        """What links to applying carry: the code of the tracked link, if one led here."""
        return f"?{urlencode({'via': self.via})}" if self.via else ""

    @property
    def similar(self) -> list[JobCard]:
        """Other jobs like this one."""
        return [JobCard.of(row, self.seen_from, query=self.carried) for row in self.alike]


@dataclass(frozen=True, slots=True)
class FirstJob(JobCard):
    """A job in the list of those that somebody sees before others."""

    tags: tuple[str, ...] = ()

    @classmethod
    def all_of(cls, rows: Iterable[Any], further: Mapping[int, Sequence[Any]]) -> list[Self]:
        """Jobs with for whom each is first, and until when."""
        nowhere = places.resolve(None)
        return [
            replace(
                cls.of(row, nowhere, further.get(row.id, ())),
                tags=(
                    _(
                        "%(who)s first, until %(day)s",
                        who=str(FIRST_FOR_NAMES[row.first_for]),
                        day=wording.day(row.first_until),
                    ),
                ),
            )
            for row in rows
        ]


def facts(
    vacancy: Any,  # noqa: ANN401 - an advert, or the columns that its page shows
    seen_from: places.Resolution | None = None,
    further: Sequence[Any] = (),
) -> Rows:
    """The facts of a job as questions and answers."""
    return (
        (_("Role"), wording.role(vacancy.role)),
        (_("Where"), "; ".join(_areas(vacancy, further))),
        *_near(vacancy, seen_from, further),
        *_paid(vacancy),
        (_("Contract"), str(CONTRACT_NAMES[vacancy.contract])),
        (_("Hours"), _hours(vacancy)),
        *_asked(vacancy),
        (_("Posts"), str(vacancy.posts_count)),
        (_("Apply by"), wording.day(vacancy.closes_on)),
    )


def _areas(vacancy: Any, further: Iterable[Any]) -> dict[str, None]:  # noqa: ANN401 - rows
    """The council areas of a job's homes, each once."""
    homes = (vacancy, *further)
    return dict.fromkeys(wording.place(home.authority_code, home.region_code) for home in homes)


def _near(
    vacancy: Any,  # noqa: ANN401 - a row
    seen_from: places.Resolution | None,
    further: Iterable[Any],
) -> Rows:
    points = (home.public_point for home in (vacancy, *further))
    away = wording.distance(seen_from, *points) if seen_from else ""
    return ((_("Distance"), _distance(away, seen_from)),) if seen_from and away else ()


def _paid(vacancy: Any) -> Rows:  # noqa: ANN401 - a row
    said = wording.pay(vacancy.pay_period, vacancy.pay_from_pence, vacancy.pay_to_pence)
    pay = ((_("Pay"), said),)
    if not vacancy.yearly_pence:
        return pay
    slept, each = vacancy.sleep_ins_a_month, vacancy.sleep_in_pence
    week = _whole(weekly_pence(vacancy.yearly_pence, slept, each))
    if not slept or not each:
        return (*pay, (_("Pay for a week"), _("about %(pay)s", pay=week)))
    nights = ngettext("%(num)s sleep-in a month", "%(num)s sleep-ins a month", slept)
    words = _(
        "about %(pay)s with %(nights)s at %(each)s each",
        pay=week,
        nights=nights,
        each=layout.pounds(each).removesuffix(".00"),
    )
    return (*pay, (_("Pay for a week"), words))


def _whole(pence: int) -> str:
    """Whole pounds: a week's pay is told roughly."""
    return f"£{pence // 100:,}"


def _hours(vacancy: Any) -> str:  # noqa: ANN401 - a row
    weekly = _("%(hours)s a week", hours=layout.plain_decimal(vacancy.weekly_hours))
    kinds = [
        str(HOURS_PATTERN_NAMES[kind]) for kind in HoursPattern if kind & vacancy.hours_patterns
    ]
    return "; ".join((weekly, *kinds))


def _asked(vacancy: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a row
    """What the job asks of somebody, and how its rota runs, where it says so."""
    if vacancy.rota:
        yield _("Rota"), vacancy.rota
    if vacancy.sleep_ins_a_month and not vacancy.sleep_in_pence:
        nights = ngettext(
            "%(num)s sleep-in a month", "%(num)s sleep-ins a month", vacancy.sleep_ins_a_month
        )
        yield _("Sleep-ins"), nights
    if vacancy.qualification is not Qualification.NOT_NEEDED or vacancy.qualification_title:
        known = str(QUALIFICATION_NAMES[vacancy.qualification])
        yield _("Qualification"), ": ".join(filter(None, (known, vacancy.qualification_title)))
    if vacancy.driving is not Driving.NOT_NEEDED:
        yield _("Driving"), str(DRIVING_NAMES[vacancy.driving])
    if vacancy.welsh is not WelshNeed.NOT_NEEDED:
        yield _("Welsh"), str(WELSH_NEED_NAMES[vacancy.welsh])


def _distance(away: str, seen_from: places.Resolution) -> str:
    return _("%(distance)s from %(place)s", distance=away, place=places.location_label(seen_from))


def _notice(vacancy: Any, standing: Standing) -> str:  # noqa: ANN401 - a row
    if standing is Standing.PAUSED:
        return _("This job is paused. You cannot apply for it at the moment.")
    if standing is Standing.CLOSED:
        day = wording.day(vacancy.closes_on)
        if vacancy.ended_at is not None:
            return _("This job is closed.")
        return _("This job closed on %(day)s.", day=day)
    if vacancy.state is VacancyState.INTERNAL:
        return _first(vacancy.first_for, wording.day(vacancy.first_until))
    return ""


def _first(first_for: FirstFor, day: str) -> str:
    if first_for is FirstFor.REDEPLOYMENT:
        return _(
            "This job is first for staff of this employer who look for redeployment. Others see "
            "it after %(day)s.",
            day=day,
        )
    return _("This job is first for staff of this employer. Others see it after %(day)s.", day=day)

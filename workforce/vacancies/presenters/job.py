"""One job as its page shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workforce.core.translation import _
from workforce.employment.states import CONTRACT_NAMES
from workforce.places import rules as places
from workforce.vacancies.models import Vacancy
from workforce.vacancies.presenters import wording
from workforce.vacancies.rules.text import paragraphs
from workforce.vacancies.states import Standing
from workforce.web import layout


@dataclass(frozen=True, slots=True)
class JobPage:
    """A job with everything the public may know of it; what is kept already is not worked out."""

    advert: Any
    standing: Standing
    seen_from: places.Resolution
    canonical: str
    posting: Callable[[], dict[str, Any]]

    @property
    def employer(self) -> str:
        """Who employs."""
        return wording.employer(self.advert.employer_name)

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """The facts of the job, with its distance from the place that was searched."""
        return facts(self.advert, self.seen_from)

    @property
    def paragraphs(self) -> list[str]:
        """The words of the advert."""
        return paragraphs(self.advert.description)

    @property
    def is_open(self) -> bool:
        """Whether somebody may apply."""
        return self.standing is Standing.OPEN

    @property
    def notice(self) -> str:
        """Why nobody can apply, if nobody can."""
        return _notice(self.advert, self.standing)


def facts(
    vacancy: Vacancy, seen_from: places.Resolution | None = None
) -> tuple[tuple[str, str], ...]:
    """The facts of a job as questions and answers."""
    away = wording.distance(seen_from, vacancy.public_point) if seen_from else ""
    near = ((_("Distance"), _distance(away, seen_from)),) if seen_from and away else ()
    return (
        (_("Role"), wording.role(vacancy.role)),
        (_("Where"), wording.place(vacancy.authority_code, vacancy.region_code)),
        *near,
        (
            _("Pay"),
            wording.pay(vacancy.pay_period, vacancy.pay_from_pence, vacancy.pay_to_pence),
        ),
        (_("Contract"), str(CONTRACT_NAMES[vacancy.contract])),
        (_("Hours"), _("%(hours)s a week", hours=layout.plain_decimal(vacancy.weekly_hours))),
        (_("Posts"), str(vacancy.posts_count)),
        (_("Apply by"), wording.day(vacancy.closes_on)),
    )


def _distance(away: str, seen_from: places.Resolution) -> str:
    return _("%(distance)s from %(place)s", distance=away, place=places.location_label(seen_from))


def _notice(vacancy: Vacancy, standing: Standing) -> str:
    if standing is Standing.PAUSED:
        return _("This job is paused. You cannot apply for it at the moment.")
    if standing is Standing.CLOSED:
        day = wording.day(vacancy.closes_on)
        if vacancy.ended_at is not None:
            return _("This job is closed.")
        return _("This job closed on %(day)s.", day=day)
    return ""

"""Place, pay, hours and days of a job in words; each phrase is made once a language and kept."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from workforce.core.translation import _, language, ngettext
from workforce.employment.states import CONTRACT_NAMES, ROLE_NAMES, Contract, JobRole
from workforce.places import rules as places
from workforce.vacancies.states import PayPeriod
from workforce.web import layout

KEPT = 20_000


def place(authority_code: str, region_code: str) -> str:
    """The public place of a job: council area and region, never finer."""
    return _place(language(), authority_code, region_code)


@lru_cache(maxsize=KEPT)
def _place(spoken: str, authority_code: str, region_code: str) -> str:
    region = places.region_name(region_code)
    authority = places.directory().by_code(authority_code)
    if authority is None:
        return region
    welsh = authority.welsh_name if spoken == "cy" else None
    return f"{welsh or authority.display_name}, {region}"


def places_of(lead: Any, further: Iterable[Any]) -> str:  # noqa: ANN401 - rows of columns
    """The public places of a job with several homes: each council area once."""
    said = place(lead.authority_code, lead.region_code)
    areas = {home.authority_code for home in further} - {lead.authority_code}
    if not areas:
        return said
    more = ngettext("%(num)s other council area", "%(num)s other council areas", len(areas))
    return _("%(place)s and %(more)s", place=said, more=more)


def pay(period: PayPeriod, lowest: int, highest: int) -> str:
    """Pay such as “£13.50 to £14.25 an hour”."""
    return _pay(language(), period, lowest, highest)


@lru_cache(maxsize=KEPT)
def _pay(spoken: str, period: PayPeriod, lowest: int, highest: int) -> str:
    _unused = spoken
    low, high = layout.pounds(lowest), layout.pounds(highest)
    if period is PayPeriod.HOUR:
        if lowest == highest:
            return _("%(pay)s an hour", pay=low)
        return _("%(low)s to %(high)s an hour", low=low, high=high)
    if lowest == highest:
        return _("%(pay)s a year", pay=low)
    return _("%(low)s to %(high)s a year", low=low, high=high)


def hours(weekly: Decimal, contract: Contract) -> str:
    """Hours and contract such as “37.5 hours a week, permanent”."""
    return _hours(language(), weekly, contract)


@lru_cache(maxsize=KEPT)
def _hours(spoken: str, weekly: Decimal, contract: Contract) -> str:
    _unused = spoken
    return _(
        "%(hours)s hours a week, %(contract)s",
        hours=layout.plain_decimal(weekly),
        contract=str(CONTRACT_NAMES[contract]).lower(),
    )


def day(on: date) -> str:
    """A day in words."""
    return _day(language(), on)


@lru_cache(maxsize=KEPT)
def _day(spoken: str, on: date) -> str:
    _unused = spoken
    return layout.long_date(on)


def employer(name: str) -> str:
    """The employer’s name, or what is said where the name would give the home away."""
    return name or _("A provider of children’s homes")


def role(wanted: JobRole) -> str:
    """The name of a role."""
    return str(ROLE_NAMES[wanted])


def posts(count: int) -> str:
    """How many posts an advert is for."""
    return ngettext("%(num)s post", "%(num)s posts", count)


def distance(resolution: places.Resolution, *points: str | None) -> str:
    """How far the nearest home of a job is, in bands; nothing where no distance may be told."""
    known = tuple(point for point in points if point)
    if not resolution.is_point or not known:
        return ""
    return _distance(language(), resolution, known)


@lru_cache(maxsize=KEPT)
def _distance(spoken: str, resolution: places.Resolution, points: tuple[str, ...]) -> str:
    _unused = spoken
    away = (places.distance_to(resolution, point) for point in points)
    miles = [known for known in away if known is not None]
    return places.band_label(min(miles)) if miles else ""

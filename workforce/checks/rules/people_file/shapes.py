"""The cells of a people file: what each column may hold, and what to say when it does not."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from email_validator import EmailNotValidError, validate_email

from workforce.core.translation import Lazy, lazy
from workforce.employment.rules import LONGEST_WEEK, csv_file
from workforce.employment.rules.csv_file import BRITISH, HOURS, ISO, Wrong
from workforce.employment.states import Contract, JobRole, LeavingReason

HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
# Local parts that need no further look; the domain is looked at once.
PLAIN_LOCAL = re.compile(r"[a-z0-9_+-]+(\.[a-z0-9_+-]+)*", re.ASCII)
PLAIN_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII)
LONGEST_LOCAL, LONGEST_EMAIL = 64, 254
EARLIEST = date(1940, 1, 1)
LATEST = date(2100, 12, 31)


def kind_of(value: str) -> str:
    """What kind of value stood in a cell, which may be said where the value may not."""
    if not value:
        return "empty"
    if ISO.fullmatch(value) or BRITISH.fullmatch(value):
        return "date"
    if re.fullmatch(r"-?[0-9][0-9.,]*", value, re.ASCII):
        return "number"
    return "email" if "@" in value else "text"


def _words(limit: int, needed: Lazy | None) -> Callable[[str], str]:
    def shape(value: str) -> str:
        text = value
        if not value.isprintable() or "  " in value:
            text = " ".join(HIDDEN.sub("", " ".join(value.split())).split())
        if not text and needed is not None:
            raise Wrong(needed)
        if len(text) > limit:
            raise Wrong(lazy("This must be %(limit)s characters or fewer", limit=limit))
        return text

    return shape


def _email(value: str) -> str | None:
    if not value:
        return None
    local, _, domain = value.partition("@")
    plain = len(local) <= LONGEST_LOCAL and len(value) <= LONGEST_EMAIL
    if plain and PLAIN_LOCAL.fullmatch(local) and _is_plain_domain(domain):
        return value
    return _checked_email(value)


@lru_cache(maxsize=4096)
def _is_plain_domain(domain: str) -> bool:
    """Whether a domain is right as it stands, whatever stands before it."""
    if not PLAIN_DOMAIN.fullmatch(domain):
        return False
    try:
        return validate_email(f"a@{domain}", check_deliverability=False).domain == domain
    except EmailNotValidError:
        return False


def _checked_email(value: str) -> str:
    try:
        return validate_email(value, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise Wrong(lazy("This is not an email address")) from None


def _member(kind: type[Any], words: Lazy, *, may_be_empty: bool = False) -> Callable[[str], Any]:
    @lru_cache(maxsize=256)
    def shape(value: str) -> Any:  # noqa: ANN401 - a member of any of three enums
        if not value and may_be_empty:
            return None
        try:
            return kind("-".join(value.lower().replace("_", " ").split()))
        except ValueError:
            raise Wrong(words) from None

    return shape


@lru_cache(maxsize=4096)
def _hours(value: str) -> Decimal:
    if not HOURS.fullmatch(value) or Decimal(value) > LONGEST_WEEK:
        raise Wrong(lazy("Weekly hours must be a number from 0 to 84, like 37.5"))
    return Decimal(value)


@lru_cache(maxsize=65536)
def _day(value: str) -> date:
    found = csv_file.day_of(value)
    if not EARLIEST <= found <= LATEST:
        raise Wrong(lazy("The year must be between 1940 and 2100"))
    return found


def _maybe_day(value: str) -> date | None:
    return _day(value) if value else None


SHAPES: dict[str, Callable[[str], Any]] = {
    "person_reference": _words(60, lazy("Every person needs a reference of yours")),
    "given_name": _words(100, lazy("The given name is missing")),
    "family_name": _words(100, None),
    "email": _email,
    "home_registration_number": _words(40, lazy("The home’s registration number is missing")),
    "role": _member(JobRole, lazy("We do not know this role")),
    "contract": _member(Contract, lazy("We do not know this kind of contract")),
    "weekly_hours": _hours,
    "started_on": _day,
    "ended_on": _maybe_day,
    "leaving_reason": _member(
        LeavingReason, lazy("We do not know this leaving reason"), may_be_empty=True
    ),
}

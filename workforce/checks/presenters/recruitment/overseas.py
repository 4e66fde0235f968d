"""Time abroad as its page shows it: stays, months by country, and certificates asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workforce.checks.models import Appointment, Check, OverseasResidence, WorkHistory
from workforce.checks.presenters.recruitment.history import country_name, not_yet, span_words
from workforce.checks.rules import OverseasRule
from workforce.checks.states import STATE_NAMES
from workforce.core.translation import Lazy, _
from workforce.web.layout import moment_in_words


@dataclass(frozen=True, slots=True)
class StayLine:
    """One stay."""

    public_id: str
    country: str
    days: str


@dataclass(frozen=True, slots=True)
class CountryLine:
    """One country: months that count, and its certificate where one is asked for."""

    country: str
    months: int
    asked: bool
    status: Lazy | str
    check_id: str


@dataclass(frozen=True, slots=True)
class OverseasPage:
    """The page of time abroad."""

    appointment_id: str
    name: str
    stays: Sequence[StayLine]
    countries: Sequence[CountryLine]
    started: bool
    said: str
    may_say: bool
    may_change: bool
    knows_age: bool
    rule: OverseasRule
    nothing: str

    @classmethod
    def of(
        cls,
        row: Appointment,
        history: WorkHistory | None,
        stays: Sequence[OverseasResidence],
        months: Mapping[str, int],
        rule: OverseasRule,
        **how: Any,
    ) -> "OverseasPage":
        """The page for somebody who may see the appointment."""
        checks = {check.subject: check for check in row.checks if check.subject}
        said = history.abroad_said_at if history else None
        return cls(
            appointment_id=row.public_id,
            name=row.name,
            stays=[
                StayLine(
                    stay.public_id,
                    country_name(stay.country),
                    span_words(stay.from_on, stay.until_on, (stay.from_exact, stay.until_exact)),
                )
                for stay in stays
            ],
            countries=[
                _country(code, count, checks.get(code), asked=count >= rule.months)
                for code, count in months.items()
            ],
            started=history is not None,
            said=moment_in_words(said),
            may_say=history is not None and said is None and how["may_change"],
            may_change=how["may_change"],
            knows_age=how["knows_age"],
            rule=rule,
            nothing=not_yet(row),
        )


def _country(code: str, months: int, check: Check | None, *, asked: bool) -> CountryLine:
    status = STATE_NAMES[check.state] if asked and check else _("Not asked for")
    return CountryLine(
        country_name(code), months, asked, status, check.public_id if check and asked else ""
    )

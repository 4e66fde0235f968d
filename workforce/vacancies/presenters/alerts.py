"""Alerts and saved jobs in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

from workforce.core.translation import _
from workforce.places import rules as places
from workforce.vacancies.models import JobAlert, SavedJob
from workforce.vacancies.presenters import filters, wording
from workforce.vacancies.rules.returning import alerts as rules
from workforce.vacancies.rules.search import Search
from workforce.vacancies.states.alerts import FREQUENCY_NAMES
from workforce.web.fields import Choice

BESIDE = frozenset({"pay_period"})


def others(search: Search) -> list[Choice]:
    """Filters of a search that no field of its own asks for: each can be left out again."""
    pairs = [pair for pair in search.filters.pairs if pair[0] not in rules.ASKED_BY_FIELDS]
    period = dict(pairs).get("pay_period", "")
    return [
        Choice(
            urlencode([(name, value), *([("pay_period", period)] if name == "pay" else [])]),
            filters.tag_text(search.filters, name, value),
        )
        for name, value in pairs
        if name not in BESIDE
    ]


def described(search: Search) -> str:
    """What an alert looks for, in one line."""
    said = [f"“{search.words}”"] if search.terms else []
    said += [wording.role(role) for role in search.roles]
    said += [str(choice.label) for choice in others(search)]
    return ", ".join([*said, _place(search)])


def _place(search: Search) -> str:
    place = search.place
    if not search.is_local:
        return _("England and Wales")
    label = places.location_label(place)
    return f"{label} ({places.radius_label(search.radius)})" if search.radius else label


@dataclass(frozen=True, slots=True)
class AlertPage:
    """One alert: what it looks for, how often, whether it goes on, and how to ask for it anew."""

    what: str
    how_often: str
    state: str
    again: str

    @classmethod
    def of(cls, row: JobAlert) -> Self:
        """An alert in words."""
        search = rules.search_of(row.query)
        return cls(
            what=described(search),
            how_often=str(FREQUENCY_NAMES[row.frequency]),
            state=row.state.value,
            again="/alerts/new?" + urlencode(rules.query_of(search)),
        )


@dataclass(frozen=True, slots=True)
class SavedLine:
    """One job that somebody keeps."""

    public_id: str
    title: str
    employer: str
    place: str
    closes: str
    is_open: bool
    href: str

    @classmethod
    def of(cls, row: SavedJob, opened: Iterable[int]) -> Self:
        """A kept job; one that is not open any more says so and stays until it is removed."""
        job = row.vacancy
        query = f"?{urlencode({'via': row.came_from})}" if row.came_from else ""
        return cls(
            public_id=job.public_id,
            title=job.title,
            employer=wording.employer(job.employer_name),
            place=wording.place(job.authority_code, job.region_code),
            closes=wording.day(job.closes_on),
            is_open=job.id in opened,
            href=f"/jobs/{job.public_id}{query}",
        )


@dataclass(frozen=True, slots=True)
class Saving:
    """What a job's page offers besides applying: to keep the job, and to hear of others."""

    vacancy_id: str
    is_person: bool
    is_saved: bool
    proof: str
    via: str | None
    alert_href: str

    @classmethod
    def of(cls, advert: Any, *, is_person: bool, is_saved: bool, proof: str, via: str) -> Self:  # noqa: ANN401 - a row of columns
        """The offers of one job; the alert is for its role in its council area."""
        asked = {"location": f"authority:{advert.authority_code}", "role": advert.role.value}
        return cls(
            vacancy_id=advert.public_id,
            is_person=is_person,
            is_saved=is_saved,
            proof=proof,
            via=via or None,
            alert_href="/alerts/new?" + urlencode(asked),
        )

"""The whole form of an application: read at once, with the time in it that nothing accounts for."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from sqlalchemy import select

from workforce.applications.models import (
    Application,
    ApplicationDetails,
    ApplicationEducation,
    ApplicationGap,
    ApplicationJob,
    ApplicationReferee,
    ApplicationSection,
    ApplicationStay,
)
from workforce.applications.models.choosing import ApplicationPolicy
from workforce.applications.states import ApplicationState, Section
from workforce.checks import rules
from workforce.checks.rules import Gap, Span
from workforce.core.actors import Actor
from workforce.core.db import session

Item = ApplicationEducation | ApplicationJob | ApplicationStay | ApplicationReferee
Kind = TypeVar("Kind", bound=Item)
OfOne = TypeVar(
    "OfOne",
    ApplicationEducation,
    ApplicationJob,
    ApplicationGap,
    ApplicationStay,
    ApplicationReferee,
)


@dataclass(frozen=True, slots=True)
class WholeForm:
    """Everything that a candidate has said so far in one application."""

    application: Application
    details: ApplicationDetails | None
    sections: dict[Section, ApplicationSection]
    education: Sequence[ApplicationEducation]
    jobs: Sequence[ApplicationJob]
    explained: dict[tuple[date, date | None], ApplicationGap]
    stays: Sequence[ApplicationStay]
    referees: Sequence[ApplicationReferee]
    gap_days: int = rules.PROMPT_DAYS

    @property
    def start(self) -> Span | None:
        """From what day on the history is full, once that was said."""
        if self.details is None or self.details.starts_on is None:
            return None
        return Span(self.details.starts_on, None, from_exact=self.details.starts_exact)

    def spans(self) -> Iterator[Span]:
        """The time that is accounted for: what fills the history, and full-time education."""
        for job in self.jobs:
            yield Span(job.from_on, job.until_on, job.from_exact, job.until_exact)
        for one in self.education:
            if one.full_time and one.from_on is not None:
                yield Span(one.from_on, one.until_on, one.from_exact, one.until_exact)

    def gaps(self, day: date) -> list[Gap]:
        """The time up to a day that must be explained, as the provider of the job asks."""
        if self.start is None:
            return []
        found = rules.gaps(self.spans(), self.start, day)
        return [gap for gap in found if gap.asks(self.gap_days)]

    def explanation_of(self, gap: Gap) -> ApplicationGap | None:
        """How the candidate explains a gap; an explanation of other days does not count."""
        return self.explained.get((gap.from_on, None if gap.is_open else gap.until_on))

    def unexplained(self, day: date) -> list[Gap]:
        """The gaps up to a day that nobody has explained yet."""
        return [gap for gap in self.gaps(day) if self.explanation_of(gap) is None]


def whole(application: Application) -> WholeForm:
    """Everything that was said in an application so far."""
    return wholes([application])[application.id]


def wholes(applications: Sequence[Application]) -> dict[int, WholeForm]:
    """Everything that was said in some applications, by their ids, in a few statements."""
    ids = [application.id for application in applications]
    heads = _heads(ids)
    education = _by_application(ApplicationEducation, ids)
    jobs = _by_application(ApplicationJob, ids)
    gaps = _by_application(ApplicationGap, ids)
    stays = _by_application(ApplicationStay, ids)
    referees = _by_application(ApplicationReferee, ids)
    return {
        one.id: WholeForm(
            one,
            heads[one.id].details,
            heads[one.id].sections,
            sorted(education[one.id], key=_education_order),
            sorted(jobs[one.id], key=_days_order),
            {(row.from_on, row.until_on): row for row in gaps[one.id]},
            sorted(stays[one.id], key=_days_order),
            referees[one.id],
            heads[one.id].gap_days,
        )
        for one in applications
    }


@dataclass(slots=True)
class _Head:
    """What there is once for an application: details, how far each section is, what is asked."""

    details: ApplicationDetails | None
    gap_days: int
    sections: dict[Section, ApplicationSection] = field(default_factory=dict)


def _heads(ids: Sequence[int]) -> dict[int, _Head]:
    query = (
        select(Application.id, ApplicationDetails, ApplicationPolicy.gap_days, ApplicationSection)
        .outerjoin(ApplicationDetails, ApplicationDetails.application_id == Application.id)
        .outerjoin(
            ApplicationPolicy, ApplicationPolicy.organisation_id == Application.organisation_id
        )
        .outerjoin(ApplicationSection, ApplicationSection.application_id == Application.id)
        .where(Application.id.in_(ids))
        .order_by(ApplicationSection.id)
    )
    found: dict[int, _Head] = {}
    for number, details, days, section in session().execute(query):
        head = found.setdefault(number, _Head(details, days or rules.PROMPT_DAYS))
        if section is not None:
            head.sections[section.section] = section
    return found


def policy_of(organisation_id: int) -> ApplicationPolicy | None:
    """What a provider decided of the forms for its jobs."""
    query = select(ApplicationPolicy).where(ApplicationPolicy.organisation_id == organisation_id)
    return session().scalar(query)


def gap_days_of(organisation_id: int) -> int:
    """Of time between jobs longer than how many days a provider asks."""
    row = policy_of(organisation_id)
    return row.gap_days if row is not None else rules.PROMPT_DAYS


def _by_application(kind: type[OfOne], ids: Sequence[int]) -> defaultdict[int, list[OfOne]]:
    """The rows of a kind, by application, in the order in which they were added."""
    query = select(kind).where(kind.application_id.in_(ids)).order_by(kind.id)
    found: defaultdict[int, list[OfOne]] = defaultdict(list)
    for row in session().scalars(query):
        found[row.application_id].append(row)
    return found


def _education_order(row: ApplicationEducation) -> tuple[date, int]:
    return row.from_on or row.until_on or date.min, row.id


def _days_order(row: ApplicationJob | ApplicationStay) -> tuple[date, int]:
    return row.from_on, row.id


def section_of(application: Application, section: Section) -> ApplicationSection | None:
    """How far one section is."""
    query = select(ApplicationSection).where(
        ApplicationSection.application_id == application.id, ApplicationSection.section == section
    )
    return session().scalar(query)


def items(kind: type[Kind], application: Application) -> Sequence[Kind]:
    """The rows of one kind of an application, in the order in which they were added."""
    query = select(kind).where(kind.application_id == application.id).order_by(kind.id)
    return session().scalars(query).all()


def item_for(actor: Actor, kind: type[Item], public_id: str) -> Item | None:
    """One row of a kind in an application of the actor's own."""
    query = (
        select(kind)
        .join(Application, Application.id == kind.application_id)
        .where(kind.public_id == public_id, Application.candidate_id == actor.person_id)
    )
    row: Any = session().scalar(query)
    return cast("Item | None", row)


def reusable(actor: Actor, vacancy_id: int) -> Application | None:
    """The actor's last application with a whole form, for another job than this one."""
    query = (
        select(Application)
        .where(
            Application.candidate_id == actor.person_id,
            Application.vacancy_id != vacancy_id,
            Application.state != ApplicationState.DRAFT,
            Application.completed_at.is_not(None),
            Application.telephone.is_not(None),
        )
        .order_by(Application.completed_at.desc(), Application.id.desc())
        .limit(1)
    )
    return session().scalar(query)

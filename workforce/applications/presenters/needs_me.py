"""What a candidate's applications ask of the candidate now.

Each provider is given all of somebody's applications at once, asks the database once at most, and
says for each application what waits; another part adds a function of its own to `PROVIDERS`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.queries import beside
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.translation import _
from workforce.vacancies.states import VacancyState
from workforce.web.layout import long_date

State = ApplicationState


@dataclass(frozen=True, slots=True)
class NeedOfMine:
    """One thing that waits for a candidate: what, where it is done, and until when."""

    text: str
    href: str
    due_on: date | None = None

    @property
    def due(self) -> str:
        """Until when, in words."""
        return _("By %(day)s", day=long_date(self.due_on)) if self.due_on else ""


TAKES_APPLICATIONS = (VacancyState.LIVE, VacancyState.INTERNAL)
Needs = Mapping[int, Sequence[NeedOfMine]]
Provider = Callable[[Actor, Sequence[Application]], Needs]


def is_open(application: Application) -> bool:
    """Whether the job of a draft still takes applications, as far as its own row says."""
    vacancy = application.vacancy
    return vacancy.state in TAKES_APPLICATIONS and vacancy.closes_on >= clock.today()


def drafts(_actor: Actor, rows: Sequence[Application]) -> Needs:
    """What somebody began and can still send."""
    return {
        one.id: [
            NeedOfMine(
                _("Finish your application and send it"), form_href(one), one.vacancy.closes_on
            )
        ]
        for one in rows
        if one.state is State.DRAFT and is_open(one)
    }


def form_href(application: Application) -> str:
    """Where the whole form is written."""
    return f"/applications/{application.public_id}/form"


def whole_form(_actor: Actor, rows: Sequence[Application]) -> Needs:
    """The whole form, where the employer asked for it or took the first step further."""
    waiting = [one for one in rows if one.state is not State.DRAFT and policies.may_write(one)]
    asked = beside.asked_for_form(one.id for one in waiting)
    return {
        one.id: [NeedOfMine(_("Write your whole application"), form_href(one))]
        for one in waiting
        if one.id in asked or one.state is State.SHORTLISTED
    }


PROVIDERS: list[Provider] = [drafts, whole_form]


def needs_of(actor: Actor, rows: Sequence[Application]) -> dict[int, list[NeedOfMine]]:
    """Everything that waits for a candidate, by application, what is due first before the rest."""
    found: dict[int, list[NeedOfMine]] = {}
    for provider in PROVIDERS:
        for identity, needs in provider(actor, rows).items():
            found.setdefault(identity, []).extend(needs)
    return {
        identity: sorted(needs, key=lambda one: one.due_on or date.max)
        for identity, needs in found.items()
    }

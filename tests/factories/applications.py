"""Makers of applications."""

from collections.abc import Callable
from typing import Any

from tests.factories import checks as check_makers
from tests.factories import forms
from tests.factories.accounts import make_person
from tests.factories.vacancies import make_vacancy
from workforce.accounts.models import Person
from workforce.applications import services
from workforce.applications.models import Application
from workforce.applications.queries import facts
from workforce.applications.states import ApplicationState
from workforce.checks import queries as checks
from workforce.core.actors import Actor
from workforce.vacancies.models import Vacancy

S = ApplicationState
WAY = (S.SHORTLISTED, S.INTERVIEWING, S.OFFERED)


def recruiter_of(vacancy: Vacancy) -> Actor:
    """Somebody who recruits for a vacancy."""
    return Actor(
        "person",
        "0",
        organisation_id=vacancy.organisation_id,
        organisation_kind="provider",
        roles=frozenset({"recruiter", "owner"}),
        home_ids=None,
    )


def make_application(
    vacancy: Vacancy | None = None,
    candidate: Person | None = None,
    state: ApplicationState = S.SUBMITTED,
    **columns: Any,
) -> Application:
    """An application, moved lawfully to a state on the way to an offer."""
    vacancy = vacancy or make_vacancy()
    candidate = candidate or make_person()
    made = forms.send(forms.write_form(forms.make_draft(vacancy, candidate), **columns))
    actor = recruiter_of(vacancy)
    verbs: dict[ApplicationState, Callable[[Actor, Application], object]] = {
        S.SHORTLISTED: services.shortlist,
        S.INTERVIEWING: services.interview,
        S.OFFERED: services.offer,
    }
    for step in WAY[: WAY.index(state) + 1] if state in WAY else ():
        verbs[step](actor, made)
    if state is S.UNSUCCESSFUL:
        services.turn_down(actor, made)
    return made


def complete_checks(application: Application) -> None:
    """Satisfy every check that an offer opened."""
    appointment = checks.appointment_by_origin(
        application.organisation_id, facts.origin_of(application)
    )
    assert appointment is not None
    check_makers.finish_checks(appointment)

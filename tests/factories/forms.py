"""Makers of whole forms: everything that a candidate must say before an application can be sent."""

from datetime import date
from typing import Any

from workforce.applications.models import (
    Application,
    ApplicationEducation,
    ApplicationJob,
    ApplicationReferee,
)
from workforce.applications.queries import form as queries
from workforce.applications.services import form as services
from workforce.applications.services.beside import declarations as beside
from workforce.applications.states import (
    DrivingLicence,
    RefereeKind,
    RightToWork,
    Section,
    WelshAbility,
)
from workforce.applications.states.beside import Guarantee, Related
from workforce.checks.states import HistoryKind, HistoryStart
from workforce.core.db import atomic, session
from workforce.vacancies.models import Vacancy

LEFT_SCHOOL = date(2016, 7, 1)
STATEMENT = "I have cared for my brother."
DETAILS: dict[str, Any] = {
    "full_name": "Sam Taylor",
    "other_names": "",
    "preferred_name": "",
    "telephone": "07700 900123",
    "address": "",
    "driving": DrivingLicence.YES,
    "welsh": WelshAbility.NONE,
}
JOB: dict[str, Any] = {
    "kind": HistoryKind.WORK,
    "employer": "Northfield Youth Club",
    "role_title": "Youth worker",
    "from_on": LEFT_SCHOOL,
    "from_exact": False,
    "until_on": None,
    "until_exact": True,
    "reason_given": "I would like to work full time",
}
REFEREE: dict[str, Any] = {
    "kind": RefereeKind.EMPLOYER,
    "name": "Rowan Pike",
    "organisation": "Northfield Youth Club",
    "relation": "My manager for two years",
    "email": "rowan@northfield.example.org",
    "most_recent": True,
    "may_ask_early": True,
}
SECOND: dict[str, Any] = {
    "kind": RefereeKind.TUTOR,
    "name": "Kit Lowe",
    "organisation": "Eastfield College",
    "relation": "My tutor for a year",
    "email": "kit@eastfield.example.org",
}


def send(application: Application) -> Application:
    """Send a whole form, both things confirmed."""
    actor = application.candidate.as_actor
    return services.send(actor, application, is_true=True, understands=True)


def make_draft(vacancy: Vacancy, candidate: Any) -> Application:
    """An application that was begun and in which nothing is said."""
    return services.begin(candidate.as_actor, vacancy)


@atomic
def write_form(
    application: Application,
    *,
    statement: str = STATEMENT,
    right_to_work: str = "yes",
    telephone: str = "07700 900123",
) -> Application:
    """Fill in every section of a form, as its candidate would, so that it can be sent."""
    actor = application.candidate.as_actor
    services.answer_details(actor, application, **{**DETAILS, "telephone": telephone})
    services.answer_right_to_work(actor, application, answer=RightToWork(right_to_work))
    services.answer_start(
        actor,
        application,
        start=HistoryStart.LEFT_EDUCATION,
        starts_on=LEFT_SCHOOL,
        starts_exact=False,
    )
    _add_rows(application)
    beside.declare(actor, application, related=Related.NO, words="")
    beside.adjust(actor, application, words="", guarantee=Guarantee.NO)
    services.answer_statement(
        actor, application, statement=statement, read_again=True, finished=True
    )
    for section in (Section.EDUCATION, Section.HISTORY, Section.OVERSEAS, Section.REFEREES):
        services.save_section(actor, application, section, complete=True)
    for part in services.missing(queries.whole(application)):
        services.save_section(actor, application, part, complete=True)
    return application


def _add_rows(application: Application) -> None:
    known = {"application_id": application.id}
    session().add_all(
        [
            ApplicationJob(**{**known, **JOB}),
            ApplicationReferee(**{**known, **REFEREE}),
            ApplicationReferee(**{**known, **SECOND}),
            ApplicationEducation(**known, what="GCSEs", place="Eastfield College"),
        ]
    )
    session().flush()


@atomic
def a_job(application: Application) -> ApplicationJob:
    """A stretch of time in an application that says nothing else."""
    row = ApplicationJob(application_id=application.id, **JOB)
    session().add(row)
    session().flush()
    return row

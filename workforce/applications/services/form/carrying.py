"""Handing what a candidate said on to the checks that an offer opens, so that none asks again."""

from workforce.applications.models import (
    ApplicationEducation,
    ApplicationJob,
    ApplicationStay,
)
from workforce.applications.queries.form import WholeForm
from workforce.checks.models import Appointment
from workforce.checks.services.recruitment import given as files
from workforce.checks.services.recruitment.given import GivenDays, GivenHistory, GivenPost
from workforce.checks.states import HistoryKind
from workforce.core.actors import Actor
from workforce.core.db import atomic


@atomic
def carry(actor: Actor, form: WholeForm, appointment: Appointment) -> bool:
    """Give an appointment the history, its explanations and the stays abroad of an application.

    An application without a history, as those of earlier times, gives none.
    """
    details = form.details
    if details is None or details.history_start is None or details.starts_on is None:
        return False
    studied = [_studied(row) for row in form.education if row.full_time and row.from_on]
    given = GivenHistory(
        start=details.history_start,
        starts_on=details.starts_on,
        starts_exact=details.starts_exact,
        posts=(*(_post(row) for row in form.jobs), *studied),
        explained={row.from_on: row.explanation for row in form.explained.values()},
        stays=tuple((row.country, _days(row)) for row in form.stays),
    )
    return files.take_given(actor, appointment, given)


def _post(row: ApplicationJob) -> GivenPost:
    return GivenPost(
        _days(row),
        row.kind,
        row.employer,
        row.role_title,
        row.with_children,
        row.with_adults,
        row.reason_given,
    )


def _studied(row: ApplicationEducation) -> GivenPost:
    return GivenPost(_days(row), HistoryKind.EDUCATION, row.place, row.what)


def _days(row: ApplicationJob | ApplicationStay | ApplicationEducation) -> GivenDays:
    if row.from_on is None:
        raise ValueError("Only time with a beginning is handed on")
    return GivenDays(row.from_on, row.until_on, row.from_exact, row.until_exact)

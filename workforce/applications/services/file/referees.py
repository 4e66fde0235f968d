"""Whom a candidate named as referees goes to the checks of their appointment, asked or not."""

from collections.abc import Sequence
from datetime import date

from workforce.applications.models import Application, ApplicationReferee
from workforce.applications.models.hiring import ReferenceRequest
from workforce.applications.queries import facts
from workforce.applications.queries.hiring import references as queries
from workforce.applications.states.hiring import RequestState
from workforce.checks import queries as checks
from workforce.checks.models import Appointment
from workforce.checks.services.recruitment import referees as files
from workforce.checks.services.recruitment.referees import GivenReferee
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic


@atomic
def carry(
    actor: Actor,
    appointment: Appointment,
    named: Sequence[ApplicationReferee],
    requests: Sequence[ReferenceRequest],
) -> None:
    """Put whom the candidate named on the file that an offer has just opened."""
    asked = _asked(requests)
    files.take_named(
        actor, appointment, [_given(one, asked.get(one.email.casefold())) for one in named]
    )


@atomic
def note_links(application: Application) -> None:
    """Keep it on file who was written to by a private link; joins a use case."""
    origin = facts.origin_of(application)
    appointment = checks.appointment_by_origin(application.organisation_id, origin)
    if appointment is not None:
        files.note_links(appointment, _asked(queries.requests_of(application.id)))


@atomic
def forget(application_ids: Sequence[int]) -> None:
    """Forget on file whom these candidates named; what referees wrote stays there."""
    files.forget_named(facts.appointments_of(application_ids))


def _asked(requests: Sequence[ReferenceRequest]) -> dict[str, date]:
    return {
        one.email.casefold(): clock.london(one.sent_at).date()
        for one in requests
        if one.state in {RequestState.ASKED, RequestState.GIVEN}
    }


def _given(row: ApplicationReferee, asked_on: date | None) -> GivenReferee:
    return GivenReferee(
        row.public_id,
        row.name,
        row.organisation,
        row.relation,
        row.email,
        row.most_recent,
        asked_on,
    )

"""References that were given before an offer, or after it, go into the recruitment file once."""

from workforce.applications.models import Application
from workforce.applications.models.hiring import ReferenceRequest
from workforce.applications.queries import facts
from workforce.applications.queries.hiring import references as queries
from workforce.applications.states.hiring import QUESTIONS, SAID, RefereeSlot, RequestState
from workforce.checks import queries as checks
from workforce.checks.models import Appointment
from workforce.checks.services.recruitment import references as files
from workforce.checks.states import ReferenceSlot
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic

SLOTS = {
    RefereeSlot.MOST_RECENT: ReferenceSlot.MOST_RECENT,
    RefereeSlot.SECOND: ReferenceSlot.SECOND,
    RefereeSlot.FURTHER: ReferenceSlot.FURTHER,
}
KEEPER = Actor.system("applications")


@atomic
def carry_references(application: Application) -> int:
    """Put every reference that was given on the file of the appointment; returns how many."""
    given = [
        one
        for one in queries.requests_of(application.id)
        if one.state is RequestState.GIVEN and one.reference_id is None
    ]
    if not given:
        return 0
    appointment = checks.appointment_by_origin(
        application.organisation_id, facts.origin_of(application)
    )
    if appointment is None:
        return 0
    for request in given:
        _put(request, appointment)
    return len(given)


def _in_words(answers: dict[str, str]) -> str:
    """Every answer under its question, as a file keeps them."""
    return "\n".join(
        f"{words.text} {SAID[said].text if said in SAID else said}"
        for name, words in QUESTIONS.items()
        if (said := answers.get(name))
    )


def _put(request: ReferenceRequest, appointment: Appointment) -> None:
    row = files.take_written(
        KEEPER,
        appointment,
        slot=SLOTS[request.slot],
        referee_name=request.name,
        organisation=request.organisation,
        relation=request.relation,
        instead_reason="",
        asked_on=clock.london(request.sent_at).date(),
        received_on=clock.london(request.given_at or request.sent_at).date(),
        answers=_in_words(request.answers or {}),
        concerns=request.concerns,
    )
    request.reference_id = row.id

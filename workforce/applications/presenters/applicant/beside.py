"""What those who choose put beside an application: their scores and their notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from workforce.applications import policies
from workforce.applications.models.choosing import ApplicantNote
from workforce.applications.presenters.applicant.reading import Reading
from workforce.applications.presenters.together.weighing import Weighing
from workforce.applications.queries.together import weighing as queries


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes about an applicant."""

    public_id: str
    notes: Sequence[ApplicantNote]


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of an applicant."""

    public_id: str
    weighing: Weighing


def notes(reading: Reading) -> Notes:
    """The notes that were not taken away."""
    found = queries.notes_of(reading.actor, reading.application)
    return Notes(reading.application.public_id, found)


def weighing(reading: Reading) -> Scores:
    """The scores, all of which those who choose may see."""
    application, actor = reading.application, reading.actor
    criteria, scores = queries.weighed_of(application)
    found = Weighing.of(
        actor,
        application,
        criteria,
        scores,
        can_score=policies.can_score(actor, application),
    )
    return Scores(application.public_id, found)

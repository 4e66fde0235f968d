"""The interviews to come of somebody who sits on panels."""

from dataclasses import dataclass
from typing import Self

from workforce.applications.models.hiring import InterviewBooking
from workforce.applications.presenters.hiring.interviews import held_in_words, when_in_words
from workforce.applications.presenters.naming import name_read
from workforce.applications.states.hiring import MeetingKind


@dataclass(frozen=True, slots=True)
class Sitting:
    """One interview: when, with whom, for which job, and where to go for it."""

    application_id: str
    when: str
    name: str
    job: str
    held: str
    where: str
    is_link: bool

    @classmethod
    def of(cls, booking: InterviewBooking) -> Self:
        """A chosen time as a member of the panel reads it."""
        slot, application = booking.slot, booking.invite.application
        return cls(
            application.public_id,
            when_in_words(slot.starts_at),
            name_read(application),
            application.vacancy.title,
            held_in_words(slot),
            slot.whereabouts,
            slot.kind is MeetingKind.VIDEO,
        )

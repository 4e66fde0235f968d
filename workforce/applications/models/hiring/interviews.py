"""Interview times, who is invited to choose one, and who has which seat."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.applications.models.applications import Application
from workforce.applications.states.hiring import InviteState, MeetingKind, SlotState
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, Row, Secret
from workforce.vacancies.models import Vacancy

S = InviteState
SLOT = Lifecycle("interview_slot", {SlotState.OPEN: frozenset({SlotState.CANCELLED})})
INVITE = Lifecycle(
    "interview_invite",
    {
        S.INVITED: frozenset({S.BOOKED, S.NONE_SUITS, S.CANCELLED}),
        # A time that is taken back by the employer leaves somebody invited, without a time.
        S.BOOKED: frozenset({S.INVITED, S.NONE_SUITS, S.HELD, S.MISSED, S.CANCELLED}),
        S.NONE_SUITS: frozenset({S.INVITED, S.BOOKED, S.CANCELLED}),
    },
)


class InterviewSlot(Named, Base):
    """A time at which a vacancy's candidates can be met, and where: never at the home.

    `whereabouts` is the address of an office, the link of a video call, or what to know of a
    telephone call. `seats_count` is more than one for a day with a group.
    """

    __table_args__ = (
        CheckConstraint("minutes BETWEEN 10 AND 600", name="some_minutes"),
        CheckConstraint("seats_count BETWEEN 1 AND 50", name="some_seats"),
        Index("ix_interview_slot_vacancy", "vacancy_id", "starts_at"),
        Index("ix_interview_slot_start", "state", "starts_at"),
    )

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"))
    state: Mapped[SlotState] = mapped_column(default=SlotState.OPEN)
    starts_at: Mapped[Moment]
    minutes: Mapped[int]
    kind: Mapped[MeetingKind]
    whereabouts: Mapped[Secret]
    seats_count: Mapped[int] = mapped_column(default=1)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    vacancy: Mapped[Vacancy] = relationship()


class InterviewInvite(Named, Base):
    """That somebody may choose a time; one for each round of interviews.

    `sequence` counts the changes of what stands in their calendar; `last_slot_id` is the time
    that stood there last, so that it can be taken out again.
    """

    __table_args__ = (UniqueConstraint("application_id", "round"),)

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    round: Mapped[int] = mapped_column(default=1)
    state: Mapped[InviteState] = mapped_column(default=InviteState.INVITED)
    sequence: Mapped[int] = mapped_column(default=0)
    words: Mapped[Secret | None]
    last_slot_id: Mapped[int | None] = mapped_column(ForeignKey("interview_slot.id"))

    application: Mapped[Application] = relationship()
    last_slot: Mapped[InterviewSlot | None] = relationship()


class InterviewBooking(Row, Base):
    """One seat of one time, held by one invited candidate: the database gives it once."""

    __table_args__ = (
        UniqueConstraint(
            "slot_id",
            "seat",
            info={
                "refusal": lazy("Somebody else has just taken this time. Choose another one"),
                "field": "slot",
            },
        ),
        UniqueConstraint(
            "invite_id",
            info={"refusal": lazy("You have already chosen a time"), "field": "slot"},
        ),
    )

    slot_id: Mapped[int] = mapped_column(ForeignKey("interview_slot.id"))
    seat: Mapped[int]
    invite_id: Mapped[int] = mapped_column(ForeignKey("interview_invite.id"))

    slot: Mapped[InterviewSlot] = relationship()
    invite: Mapped[InterviewInvite] = relationship()


class HiringNotice(Row, Base):
    """That a reminder was sent: about which row, and which of its steps; each only once."""

    __table_args__ = (UniqueConstraint("subject_kind", "subject_id", "step"),)

    subject_kind: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[int]
    step: Mapped[str] = mapped_column(String(40))

"""A job for which thirty people have applied, and how far those who choose have come with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta

from sqlalchemy import select

from workforce.accounts.models import Person
from workforce.applications import services as applications
from workforce.applications.models import Application, ApplicationReferee
from workforce.applications.models.beside import LivedHere
from workforce.applications.models.choosing import MOST_POINTS
from workforce.applications.queries.hiring.interviews import slots_of
from workforce.applications.queries.together import weighing as kept
from workforce.applications.services.hiring import (
    booking,
    disclosures,
    interviews,
    messages,
    references,
)
from workforce.applications.services.hiring.interviews import Meeting
from workforce.applications.services.together import notes, panels, weighing, young_people
from workforce.applications.services.together.weighing import Given
from workforce.applications.states import ApplicationState, RefereeKind
from workforce.applications.states.hiring import MeetingKind, RefereeSlot
from workforce.checks.states import YoungPeople
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.demo.services.stories.teller import Teller
from workforce.providers.queries import members
from workforce.vacancies.models import Vacancy

MET_IN = Meeting(
    45, MeetingKind.IN_PERSON, "Our office above the library, second floor. Ring at the desk."
)
CALLED = Meeting(30, MeetingKind.TELEPHONE, "We ring you on the number in your application.")
CRITERIA, ASKED, SLOTS, CHOSEN, HELD, OFFERED = 15, 12, 6, 5, 2, 1
MORNING, AFTERNOON = (time(10), time(11)), (time(14), time(15, 30))
ANSWERS = {
    "capacity": "I was their line manager.",
    "known": "For three years, until last spring.",
    "role": "Support worker, from 2021.",
    "leaving": "They moved house.",
    "again": "yes",
    "suitable": "yes",
    "why": "Patient, on time, and honest when something went wrong.",
    "discipline": "no",
    "concern": "no",
    "investigation": "no",
    "by_name": "Robin Ashdown",
    "by_position": "Head of service",
    "by_telephone": "0113 496 0117",
}
DISCLOSED = {
    "convictions": "no",
    "barred": "no",
    "investigation": "no",
    "services": "no",
    "dismissed": "yes",
    "regulator": "no",
    "words": "I had a written warning for being late in my first job, at nineteen.",
}
CLEAR = {name: "no" for name in DISCLOSED if name != "words"}
LIVED_HERE = "I lived in one of your homes for some time when I was younger."


@dataclass(frozen=True, slots=True)
class Room:
    """The job, its applicants by how far they are, and who chooses."""

    vacancy: Vacancy
    recruiter: Actor
    manager: Actor
    new: Sequence[Application]
    shortlisted: Sequence[Application]
    met: Sequence[Application]


def tell(teller: Teller) -> None:
    """From the criteria to an offer that waits for an answer."""
    room = _room(teller)
    _weigh(teller, room)
    _meet(teller, room)
    _write(teller, room)
    _ask_referees(teller, room)
    _disclose(teller, room)
    _take_part(teller, room)
    with teller.on(OFFERED, 15):
        applications.offer(room.recruiter, room.met[0])


def _room(teller: Teller) -> Room:
    vacancy = session().get_one(Vacancy, teller.adverts(teller.homes()[0])[1])

    def of(state: ApplicationState) -> Sequence[Application]:
        query = select(Application).where(
            Application.vacancy_id == vacancy.id, Application.state == state
        )
        return session().scalars(query.order_by(Application.id)).all()

    return Room(
        vacancy,
        teller.actor("recruiter"),
        teller.actor("manager"),
        of(ApplicationState.SUBMITTED),
        of(ApplicationState.SHORTLISTED),
        of(ApplicationState.INTERVIEWING),
    )


def _weigh(teller: Teller, room: Room) -> None:
    """Criteria, two who score, and notes."""
    with teller.on(CRITERIA):
        weighing.start_criteria(room.recruiter, room.vacancy)
        sitter = session().get_one(Person, teller.actor("responsible").person_id)
        panels.invite(room.recruiter, room.vacancy, sitter)
    criteria = kept.criteria_of(room.vacancy.id)
    with teller.on(CRITERIA - 1, 16):
        for turn, application in enumerate((*room.met, *room.shortlisted)):
            for more, scorer in enumerate((room.recruiter, room.manager)):
                given = {
                    one.public_id: Given((turn + more + at) % (MOST_POINTS + 1))
                    for at, one in enumerate(criteria)
                }
                if more == 0 or turn < len(room.met):
                    weighing.score(scorer, application, given)
        for application, words in zip(
            room.shortlisted, ("Ask about nights.", "Knows our work from an agency."), strict=False
        ):
            notes.write_note(room.recruiter, application, words=words)
        notes.write_note(room.manager, room.met[0], words="Calm and funny. Would fit the team.")


def _meet(teller: Teller, room: Room) -> None:
    """Times that are over, times to come, some of them taken and some free."""
    with teller.on(SLOTS):
        interviews.add_slots(
            room.recruiter,
            room.vacancy,
            day=teller.ago(HELD),
            at=(*MORNING, *AFTERNOON),
            meeting=MET_IN,
        )
        for application in room.met:
            interviews.open_invite(room.recruiter, application)
    over = slots_of(room.vacancy.id)
    with teller.on(CHOSEN, 19):
        for application, slot in zip(room.met[:3], over, strict=False):
            booking.choose_time(_candidate(application), application, slot)
    with teller.on(HELD - 1, 9):
        for application in room.met[:2]:
            interviews.record_outcome(room.recruiter, application, held=True)
        interviews.record_outcome(room.recruiter, room.met[2], held=False)
        interviews.add_slots(
            room.recruiter,
            room.vacancy,
            day=teller.today + timedelta(days=3),
            at=(*MORNING, *AFTERNOON),
            meeting=CALLED,
        )
    with teller.on(HELD - 1, 12):
        coming = list(slots_of(room.vacancy.id))[-4:]
        for application, slot in zip(room.met[3:5], coming, strict=False):
            booking.choose_time(_candidate(application), application, slot)
        booking.none_suits(
            _candidate(room.met[5]),
            room.met[5],
            words="I work days until Friday. Evenings suit me.",
        )


def _write(teller: Teller, room: Room) -> None:
    """A question and its answer, and one unread on each side."""
    first, second, third = room.met[3], room.met[4], room.shortlisted[0]
    with teller.on(4, 11):
        messages.write_to_candidate(
            room.recruiter, first, words="Could you tell us from when you could start?"
        )
    with teller.on(3, 20):
        messages.note_read(first, by_employer=False)
        messages.write_to_employer(
            _candidate(first), first, words="From the first of next month. Thank you for asking."
        )
    with teller.on(2, 8):
        messages.note_read(first, by_employer=True)
        messages.write_to_candidate(
            room.recruiter, third, words="We have read your form and come back to you this week."
        )
    with teller.on(1, 21):
        messages.write_to_employer(
            _candidate(second), second, words="Is there parking where we meet?"
        )


def _ask_referees(teller: Teller, room: Room) -> None:
    """One has answered, one was asked a while ago and has not, one was asked yesterday."""
    for days, application, answered in (
        (10, room.met[0], True),
        (ASKED, room.met[1], False),
        (1, room.met[3], False),
    ):
        query = select(ApplicationReferee).where(
            ApplicationReferee.application_id == application.id,
            ApplicationReferee.kind == RefereeKind.EMPLOYER,
        )
        named = session().scalars(query.order_by(ApplicationReferee.id)).first()
        if named is None:
            continue
        referee = references.Referee(
            slot=RefereeSlot.MOST_RECENT,
            name=named.name,
            organisation=named.organisation,
            relation=named.relation,
            email=named.email,
            agreed_before_interview=True,
        )
        with teller.on(days):
            request = references.ask(room.recruiter, application, referee)
        if answered:
            with teller.on(days - 6):
                references.give(request, answers=ANSWERS)


def _disclose(teller: Teller, room: Room) -> None:
    """Asked of three: one was talked about, one came yesterday, one is not answered."""
    talked, given, waiting = room.met[0], room.met[1], room.shortlisted[1]
    with teller.on(5):
        for application in (talked, given, waiting):
            disclosures.ask(room.recruiter, application)
    with teller.on(4):
        disclosures.give(_candidate(talked), talked, answers=CLEAR)
    with teller.on(3) as day:
        disclosures.discuss(
            room.recruiter, talked, outcome="Nothing to talk about further.", discussed_on=day
        )
    with teller.on(1):
        disclosures.give(_candidate(given), given, answers=DISCLOSED)


def _take_part(teller: Teller, room: Room) -> None:
    """What part young people had, and what only support may read."""
    with teller.on(HELD, 18) as day:
        young_people.record_part(
            room.recruiter,
            room.vacancy,
            parts=[YoungPeople.ASKED, YoungPeople.SHOWED],
            on_day=day,
            words="Two questions were put and answered, and everybody was shown round the garden.",
            sure=True,
        )
    told = room.new[0]
    with teller.on(1, 22):
        session().add(LivedHere(application_id=told.id, words=LIVED_HERE, note=""))


def _candidate(application: Application) -> Actor:
    return members.actor_for(application.candidate_id)

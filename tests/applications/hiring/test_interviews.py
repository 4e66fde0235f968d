"""Interview times: offered, chosen once, changed in time, reminded of once, and closed."""

import itertools
from datetime import time, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.factories.accounts import make_person
from tests.factories.applications import make_application, recruiter_of
from tests.factories.hiring import make_slot, make_slots
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.vacancies import make_vacancy
from workforce.applications import services
from workforce.applications.models import Application
from workforce.applications.models.hiring import (
    INVITE,
    SLOT,
    InterviewBooking,
    InterviewInvite,
)
from workforce.applications.queries.hiring import interviews as queries
from workforce.applications.services.hiring import booking, interviews
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import InviteState, MeetingKind, SlotState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.messages.models import Letter
from workforce.providers.states import Role

I = InviteState  # noqa: E741 - as short as S, which stands for the states of applications
S = ApplicationState
SYSTEM = Actor.system("tests")
pytestmark = pytest.mark.usefixtures("app")


def letters() -> list[str]:
    return [one.template for one in session().scalars(select(Letter).order_by(Letter.id))]


def invited() -> Application:
    """Somebody who is invited to an interview."""
    return make_application(state=S.INTERVIEWING)


def state_of(application: Application) -> InviteState:
    found = queries.invite_of(application.id)
    assert found is not None
    return found.state


@pytest.mark.parametrize("start, to", list(itertools.product(I, I)))
def test_only_the_lawful_moves_of_an_invitation_are_lawful(start: I, to: I) -> None:
    lawful = {
        I.INVITED: {I.BOOKED, I.NONE_SUITS, I.CANCELLED},
        I.BOOKED: {I.INVITED, I.NONE_SUITS, I.HELD, I.MISSED, I.CANCELLED},
        I.NONE_SUITS: {I.INVITED, I.BOOKED, I.CANCELLED},
    }
    assert INVITE.allows(start, to) is (to in lawful.get(start, set()))


@pytest.mark.parametrize("start, to", list(itertools.product(SlotState, SlotState)))
def test_a_time_is_taken_back_once(start: SlotState, to: SlotState) -> None:
    assert SLOT.allows(start, to) is ((start, to) == (SlotState.OPEN, SlotState.CANCELLED))


def test_several_times_of_one_day_are_offered_at_once_and_none_twice() -> None:
    vacancy = make_vacancy()
    assert len(make_slots(vacancy, time(10), time(11))) == 2
    assert len(make_slots(vacancy, time(11), time(12))) == 1
    with pytest.raises(Conflict, match="already"):
        make_slots(vacancy, time(10))


@pytest.mark.parametrize(
    "wrong, at",
    [
        ({"days": -1}, "day"),
        ({"days": 400}, "day"),
        ({"whereabouts": ""}, "whereabouts"),
        ({"kind": MeetingKind.VIDEO, "whereabouts": "meet.example.org"}, "whereabouts"),
    ],
)
def test_a_time_that_cannot_be_is_refused_at_its_field(wrong: dict[str, Any], at: str) -> None:
    with pytest.raises(DomainError) as refused:
        make_slots(make_vacancy(), **wrong)
    assert refused.value.field == at


def test_no_interview_is_offered_by_night_or_in_the_past() -> None:
    for at, days in ((time(6, 59), 7), (time(21, 1), 7)):
        with pytest.raises(DomainError, match="between"):
            make_slots(make_vacancy(), at, days=days)


def test_the_home_itself_is_never_the_place_of_an_interview() -> None:
    home = make_home(make_organisation(), address="12 Hidden Thicket Lane\nWressleby")
    with pytest.raises(DomainError, match="where the home is"):
        make_slots(make_vacancy(home), whereabouts="12 Hidden Thicket Lane")


def test_only_those_who_recruit_for_the_job_offer_times() -> None:
    vacancy = make_vacancy()
    stranger = make_member(Role.RECRUITER, make_organisation()).actor
    meeting = interviews.Meeting(45, MeetingKind.TELEPHONE, "")
    with pytest.raises(NotFound):
        interviews.add_slots(
            stranger,
            vacancy,
            day=clock.today() + timedelta(days=3),
            at=(time(10),),
            meeting=meeting,
        )


@atomic
def _only_interested(application: Application) -> None:
    application.completed_at = None


def test_nobody_is_invited_before_their_whole_form_is_there() -> None:
    application = make_application(state=S.SHORTLISTED)
    _only_interested(application)
    with pytest.raises(DomainError, match="whole form"):
        services.interview(recruiter_of(application.vacancy), application)
    assert application.state is S.SHORTLISTED


def test_an_invited_candidate_chooses_a_free_time_and_both_sides_are_told() -> None:
    application = invited()
    slot = make_slot(application.vacancy)
    make_member(Role.RECRUITER, application.vacancy.organisation)
    made = booking.choose_time(application.candidate.as_actor, application, slot)
    assert (made.slot_id, made.seat) == (slot.id, 1)
    assert state_of(application) is I.BOOKED
    assert letters()[-2:] == [
        "applications/hiring/interview_booked",
        "applications/hiring/interview_booked_told",
    ]
    assert queries.free_slots(application.vacancy_id, clock.now()) == []


def test_a_time_is_chosen_by_one_candidate_and_by_as_many_as_there_are_seats() -> None:
    vacancy = make_vacancy()
    first, second, third = (
        make_application(vacancy, make_person(), S.INTERVIEWING) for _ in range(3)
    )
    slot = make_slot(vacancy, seats_count=2)
    booking.choose_time(first.candidate.as_actor, first, slot)
    booking.choose_time(second.candidate.as_actor, second, slot)
    with pytest.raises(Conflict, match="no longer free"):
        booking.choose_time(third.candidate.as_actor, third, slot)
    assert state_of(third) is I.INVITED


def test_a_change_in_time_gives_the_earlier_time_free() -> None:
    application = invited()
    early, late = make_slots(application.vacancy, time(10), time(15))
    me = application.candidate.as_actor
    booking.choose_time(me, application, early)
    booking.choose_time(me, application, late)
    assert queries.taken_by_slot([early.id, late.id]) == {late.id: 1}
    assert letters()[-1].startswith("applications/hiring/interview_changed")
    found = queries.invite_of(application.id)
    assert found is not None
    assert found.sequence == 2


def test_choosing_the_same_time_twice_changes_nothing() -> None:
    application = invited()
    slot, me = make_slot(application.vacancy), application.candidate.as_actor
    booking.choose_time(me, application, slot)
    before = letters()
    booking.choose_time(me, application, slot)
    assert letters() == before


def test_nobody_changes_within_a_day_of_the_interview() -> None:
    application = invited()
    soon, later = make_slot(application.vacancy), make_slot(application.vacancy, days=9)
    me = application.candidate.as_actor
    booking.choose_time(me, application, soon)
    with clock.stopped_at(soon.starts_at - timedelta(hours=20)):
        with pytest.raises(Conflict, match="less than a day"):
            booking.choose_time(me, application, later)
        with pytest.raises(Conflict, match="less than a day"):
            booking.none_suits(me, application, words="")


def test_a_time_of_another_job_or_taken_back_or_past_is_never_given() -> None:
    application = invited()
    me, actor = application.candidate.as_actor, recruiter_of(application.vacancy)
    with pytest.raises(Conflict):
        booking.choose_time(me, application, make_slot(make_vacancy()))
    gone, past = make_slot(application.vacancy), make_slot(application.vacancy, days=2)
    interviews.cancel_slot(actor, gone)
    with pytest.raises(Conflict):
        booking.choose_time(me, application, gone)
    with clock.stopped_at(past.starts_at), pytest.raises(Conflict):
        booking.choose_time(me, application, past)
    assert session().scalar(select(func.count()).select_from(InterviewBooking)) == 0


def test_nobody_chooses_for_somebody_else() -> None:
    application = invited()
    slot = make_slot(application.vacancy)
    with pytest.raises(NotFound):
        booking.choose_time(make_person().as_actor, application, slot)


def test_nobody_chooses_before_they_are_invited() -> None:
    application = make_application(state=S.SHORTLISTED)
    slot = make_slot(application.vacancy)
    with pytest.raises(Conflict, match="no interview"):
        booking.choose_time(application.candidate.as_actor, application, slot)


def test_saying_that_none_suits_keeps_the_words_and_gives_the_time_free() -> None:
    application = invited()
    slot, me = make_slot(application.vacancy), application.candidate.as_actor
    booking.choose_time(me, application, slot)
    booking.none_suits(me, application, words=" Only evenings ")
    found = queries.invite_of(application.id)
    assert found is not None
    assert (found.state, found.words) == (I.NONE_SUITS, "Only evenings")
    assert queries.free_slots(application.vacancy_id, clock.now()) == [slot]
    interviews.invite_again(recruiter_of(application.vacancy), application)
    assert state_of(application) is I.INVITED


def test_a_time_taken_back_leaves_its_candidate_invited_and_told() -> None:
    application = invited()
    slot = make_slot(application.vacancy)
    booking.choose_time(application.candidate.as_actor, application, slot)
    assert interviews.cancel_slot(recruiter_of(application.vacancy), slot) == 1
    assert state_of(application) is I.INVITED
    assert letters()[-1] == "applications/hiring/interview_cancelled"


def test_whether_it_was_held_is_said_only_once_it_began() -> None:
    application = invited()
    slot, actor = make_slot(application.vacancy), recruiter_of(application.vacancy)
    with pytest.raises(Conflict, match="not chosen"):
        interviews.record_outcome(actor, application, held=True)
    booking.choose_time(application.candidate.as_actor, application, slot)
    with pytest.raises(Conflict, match="not begun"):
        interviews.record_outcome(actor, application, held=True)
    with clock.stopped_at(slot.starts_at + timedelta(hours=1)):
        interviews.record_outcome(actor, application, held=False)
    assert state_of(application) is I.MISSED
    interviews.invite_again(actor, application)
    rounds = session().scalars(select(InterviewInvite.round).order_by(InterviewInvite.round))
    assert list(rounds) == [1, 2]


def test_a_reminder_goes_out_once_also_late_and_not_after_the_interview() -> None:
    application = invited()
    slot = make_slot(application.vacancy)
    booking.choose_time(application.candidate.as_actor, application, slot)
    assert booking.remind(SYSTEM) == 0
    with clock.stopped_at(slot.starts_at + timedelta(minutes=1)):
        assert booking.remind(SYSTEM) == 0
    with clock.stopped_at(slot.starts_at - timedelta(hours=2)):
        assert booking.remind(SYSTEM) == 1
        assert booking.remind(SYSTEM) == 0
    assert letters()[-1] == "applications/hiring/interview_reminder"


def test_a_new_time_is_reminded_of_anew() -> None:
    application = invited()
    early, late = make_slot(application.vacancy), make_slot(application.vacancy, days=8)
    me = application.candidate.as_actor
    booking.choose_time(me, application, early)
    with clock.stopped_at(early.starts_at - timedelta(hours=25)):
        assert booking.remind(SYSTEM) == 1
        booking.choose_time(me, application, late)
    with clock.stopped_at(late.starts_at - timedelta(hours=20)):
        assert booking.remind(SYSTEM) == 1


def test_withdrawing_gives_the_time_free_and_cancels_the_interview() -> None:
    application = invited()
    slot, me = make_slot(application.vacancy), application.candidate.as_actor
    booking.choose_time(me, application, slot)
    services.withdraw(me, application)
    assert state_of(application) is I.CANCELLED
    assert queries.free_slots(application.vacancy_id, clock.now()) == [slot]


def test_no_letter_about_an_interview_says_where_it_is() -> None:
    application = invited()
    slot = make_slot(application.vacancy, whereabouts="Secret Chambers")
    booking.choose_time(application.candidate.as_actor, application, slot)
    contexts = [str(one.context) for one in session().scalars(select(Letter))]
    assert not any("Secret Chambers" in text for text in contexts)

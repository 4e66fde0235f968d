"""Concerns about people who work with children, in every state: invented, and of no child."""

from dataclasses import dataclass
from datetime import date

from workforce.checks.models import Appointment
from workforce.checks.services import concerns
from workforce.checks.states import ConcernKind, ConcernState
from workforce.core.db import session
from workforce.demo.services.stories.teller import Teller
from workforce.employment.models import PersonInPost
from workforce.employment.queries import presence as absences
from workforce.employment.services import presence
from workforce.employment.states import IN_POST_CONTRACTS, AbsenceKind
from workforce.providers.models import Home

HOW = "Done by telephone, and confirmed in writing the same day."


@dataclass(frozen=True, slots=True)
class Story:
    """One concern: when the provider became aware, what it did, and how it ended."""

    kind: ConcernKind
    aware: int
    details: str
    done: tuple[str, ...] = ()
    closed: int | None = None
    to: ConcernState = ConcernState.OPEN
    outcome: str = ""


UNFOUNDED = Story(
    ConcernKind.ALLEGATION,
    75,
    "A neighbour complained of rough handling on the drive. Do not discuss outside this record.",
    closed=48,
    to=ConcernState.MAY_WORK,
    outcome="Unfounded. Two colleagues and the camera at the door show the worker elsewhere.",
)
REFERRED = Story(
    ConcernKind.DISMISSAL_FOR_HARM,
    58,
    "Dismissed after sleeping on two waking nights in spite of a warning.",
    closed=31,
    to=ConcernState.MAY_NOT_WORK,
    outcome="Referred. The provider will not engage this person again.",
)
OVERDUE = Story(
    ConcernKind.DISMISSAL_FOR_HARM,
    40,
    "Left during an enquiry into shouting at night; would have been dismissed.",
    done=("stop-work", "designated-officer", "notify-ofsted"),
)
OF_LATE = Story(
    ConcernKind.ALLEGATION,
    3,
    "An allegation by a visitor about a shift last week. Suspended without prejudice.",
    done=("stop-work", "designated-officer"),
)


def tell(teller: Teller) -> None:
    """Two that are closed, one whose referral is overdue, and one of this week."""
    homes = teller.homes()
    gone = teller.left(homes)
    referred = _last_before(gone, teller.ago(REFERRED.aware))
    overdue = _last_before([one for one in gone if one is not referred], teller.ago(OVERDUE.aware))
    _tell(teller, UNFOUNDED, _present(teller, homes[1:], UNFOUNDED))
    _tell(teller, REFERRED, concerns.About(spell=referred))
    _tell(teller, OVERDUE, concerns.About(spell=overdue))
    suspended = _present(teller, homes[:1], OF_LATE)
    _tell(teller, OF_LATE, suspended)
    _suspend(teller, suspended)


def _present(teller: Teller, homes: list[Home], story: Story) -> concerns.About:
    """Somebody of these homes who was there when it began: employed and never away, if any is."""
    there = [
        row
        for row in teller.started(homes)
        if row.person_in_post is not None
        and row.person_in_post.started_on < teller.ago(story.aware)
    ]
    chosen = min(there, key=lambda row: (_was_away(row), row.contract not in IN_POST_CONTRACTS))
    return concerns.About(appointment=chosen, spell=chosen.person_in_post)


def _was_away(row: Appointment) -> bool:
    return bool(absences.absences_of(row.organisation_id, row.person_reference))


def _last_before(gone: list[PersonInPost], day: date) -> PersonInPost:
    return next(row for row in gone if row.ended_on is not None and row.ended_on < day)


def _tell(teller: Teller, story: Story, about: concerns.About) -> None:
    owner, responsible = teller.actor("owner"), teller.actor("responsible")
    with teller.on(story.aware, 17) as day:
        concern = concerns.open_concern(
            owner, about, story.kind, aware_on=day, details=story.details
        )
        session().refresh(concern, ["tasks"])
    with teller.on(story.aware - 1, 10) as day:
        for task in concern.tasks:
            if story.closed is not None or task.code in story.done:
                concerns.finish_task(owner, task, done_on=day, how=HOW)
    if story.closed is not None:
        with teller.on(story.closed, 12):
            concerns.close_concern(responsible, concern, story.to, outcome=story.outcome)


def _suspend(teller: Teller, about: concerns.About) -> None:
    """Whom an open concern stops is away meanwhile."""
    if about.spell is None or about.appointment is None or _was_away(about.appointment):
        return
    with teller.on(OF_LATE.aware - 1, 9) as day:
        kind = AbsenceKind.SUSPENSION
        presence.record_absence(teller.actor("owner"), about.spell, kind=kind, from_on=day)

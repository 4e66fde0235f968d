"""What a list of applicants is asked for: filters and order, by plain values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workforce.applications.states import ApplicationState
from workforce.applications.states.choosing import Stage

State = ApplicationState
STATES_OF: dict[Stage, tuple[State, ...]] = {
    Stage.NEW: (State.INTERESTED, State.SUBMITTED),
    Stage.SHORTLISTED: (State.SHORTLISTED,),
    Stage.INTERVIEWING: (State.INTERVIEWING,),
    Stage.OFFERED: (State.OFFERED,),
    Stage.STARTED: (State.STARTED,),
    Stage.ENDED: (State.UNSUCCESSFUL, State.DECLINED, State.WITHDRAWN),
}
STAGE_OF: dict[State, Stage] = {
    state: stage for stage, states in STATES_OF.items() for state in states
}


class Order(StrEnum):
    """The order of a list of applicants."""

    NEWEST = "newest"
    OLDEST = "oldest"
    SCORE = "score"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which applicants are looked for; None and empty ask for nothing.

    Neither a need for sponsorship nor anything else about a person can be asked for here.
    """

    stage: Stage | None = None
    whole: bool | None = None
    least_score: int | None = None
    since: date | None = None
    came_from: str = ""
    unread: bool = False
    order: Order = Order.NEWEST

"""Where an application stands."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class ApplicationState(StrEnum):
    """Where an application stands; recruiters see nothing of a draft."""

    DRAFT = "draft"
    INTERESTED = "interested"
    SUBMITTED = "submitted"
    SHORTLISTED = "shortlisted"
    INTERVIEWING = "interviewing"
    OFFERED = "offered"
    STARTED = "started"
    UNSUCCESSFUL = "unsuccessful"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


RECRUITER_NAMES: dict[ApplicationState, Lazy] = {
    ApplicationState.DRAFT: lazy("Being written"),
    ApplicationState.INTERESTED: lazy("Interested"),
    ApplicationState.SUBMITTED: lazy("New"),
    ApplicationState.SHORTLISTED: lazy("Shortlisted"),
    ApplicationState.INTERVIEWING: lazy("Interviewing"),
    ApplicationState.OFFERED: lazy("Offered, checks under way"),
    ApplicationState.STARTED: lazy("Started"),
    ApplicationState.UNSUCCESSFUL: lazy("Not taken forward"),
    ApplicationState.DECLINED: lazy("Offer declined"),
    ApplicationState.WITHDRAWN: lazy("Withdrawn by the candidate"),
}
CANDIDATE_NAMES: dict[ApplicationState, Lazy] = {
    ApplicationState.DRAFT: lazy("Not sent yet"),
    ApplicationState.INTERESTED: lazy("Interest sent"),
    ApplicationState.SUBMITTED: lazy("Sent"),
    ApplicationState.SHORTLISTED: lazy("Being considered"),
    ApplicationState.INTERVIEWING: lazy("Interview"),
    ApplicationState.OFFERED: lazy("Offer made"),
    ApplicationState.STARTED: lazy("You started"),
    ApplicationState.UNSUCCESSFUL: lazy("Not this time"),
    ApplicationState.DECLINED: lazy("You declined the offer"),
    ApplicationState.WITHDRAWN: lazy("You withdrew"),
}


class RightToWork(StrEnum):
    """What a candidate says of their right to work; not being sure is an answer."""

    YES = "yes"
    NEEDS_SPONSORSHIP = "needs-sponsorship"
    NOT_SURE = "not-sure"


RIGHT_TO_WORK_NAMES: dict[RightToWork, Lazy] = {
    RightToWork.YES: lazy("Yes"),
    RightToWork.NEEDS_SPONSORSHIP: lazy("No, I would need an employer to sponsor me"),
    RightToWork.NOT_SURE: lazy("I’m not sure"),
}
TONES: dict[ApplicationState, str] = {
    ApplicationState.DRAFT: "neutral",
    ApplicationState.INTERESTED: "new",
    ApplicationState.SUBMITTED: "new",
    ApplicationState.SHORTLISTED: "wait",
    ApplicationState.INTERVIEWING: "wait",
    ApplicationState.OFFERED: "good",
    ApplicationState.STARTED: "good",
    ApplicationState.UNSUCCESSFUL: "closed",
    ApplicationState.DECLINED: "closed",
    ApplicationState.WITHDRAWN: "closed",
}

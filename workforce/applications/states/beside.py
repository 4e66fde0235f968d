"""What may be answered beside the form: the first step, declarations, adjustments, equality."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class Starts(StrEnum):
    """When somebody could begin."""

    NOW = "now"
    MONTH = "month"
    THREE_MONTHS = "three-months"
    LATER = "later"
    NOT_SURE = "not-sure"


STARTS_NAMES: dict[Starts, Lazy] = {
    Starts.NOW: lazy("Straight away"),
    Starts.MONTH: lazy("Within a month"),
    Starts.THREE_MONTHS: lazy("Within three months"),
    Starts.LATER: lazy("Later than that"),
    Starts.NOT_SURE: lazy("I’m not sure"),
}


class Related(StrEnum):
    """Whether somebody is close to a person at the provider."""

    NO = "no"
    YES = "yes"
    NOT_SURE = "not-sure"


RELATED_NAMES: dict[Related, Lazy] = {
    Related.NO: lazy("No"),
    Related.YES: lazy("Yes"),
    Related.NOT_SURE: lazy("I’m not sure"),
}


class Guarantee(StrEnum):
    """On which ground somebody asks for the interview that the employer guarantees."""

    NO = "no"
    DISABILITY = "disability"
    CARE = "care-experience"


GUARANTEE_NAMES: dict[Guarantee, Lazy] = {
    Guarantee.NO: lazy("No, I do not want to use this"),
    Guarantee.DISABILITY: lazy("Yes, I am disabled or have a long-term health condition"),
    Guarantee.CARE: lazy("Yes, I was in care as a child or young person"),
}


class Leaving(StrEnum):
    """Why somebody takes their application back, or declines an offer."""

    OTHER_JOB = "other-job"
    PAY = "pay"
    HOURS = "hours"
    PLACE = "place"
    SLOW = "slow"
    NOT_FOR_ME = "not-for-me"
    PERSONAL = "personal"
    OTHER = "other"


LEAVING_NAMES: dict[Leaving, Lazy] = {
    Leaving.OTHER_JOB: lazy("I have another job"),
    Leaving.PAY: lazy("The pay"),
    Leaving.HOURS: lazy("The hours or the rota"),
    Leaving.PLACE: lazy("The place or the travel"),
    Leaving.SLOW: lazy("It took too long"),
    Leaving.NOT_FOR_ME: lazy("The work is not for me"),
    Leaving.PERSONAL: lazy("Something in my own life"),
    Leaving.OTHER: lazy("Something else"),
}


class PaperKind(StrEnum):
    """What a file beside an application is; the value is its owner's kind."""

    CV = "application_cv"
    OWN_FORM = "application_form"


PAPER_NAMES: dict[PaperKind, Lazy] = {
    PaperKind.CV: lazy("Your CV"),
    PaperKind.OWN_FORM: lazy("The employer’s own form, filled in"),
}

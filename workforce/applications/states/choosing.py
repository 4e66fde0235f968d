"""What those who choose weigh, tell and write down."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class Weight(StrEnum):
    """Whether somebody must meet a criterion, or it only speaks for them."""

    ESSENTIAL = "essential"
    DESIRABLE = "desirable"


class LetterKind(StrEnum):
    """What a kept letter of a provider tells."""

    SHORTLISTED = "shortlisted"
    INTERVIEW = "interview"
    UNSUCCESSFUL = "unsuccessful"


class Left(StrEnum):
    """Why somebody was left where they were by a move of several people."""

    MOVED = "moved"
    NOT_WHOLE = "not-whole"
    OFFERED = "offered"
    OWN = "own"


class Stage(StrEnum):
    """Groups of states, as those who choose look through them."""

    NEW = "new"
    SHORTLISTED = "shortlisted"
    INTERVIEWING = "interviewing"
    OFFERED = "offered"
    STARTED = "started"
    ENDED = "ended"


WEIGHT_NAMES: dict[Weight, Lazy] = {
    Weight.ESSENTIAL: lazy("Essential"),
    Weight.DESIRABLE: lazy("Desirable"),
}
LETTER_NAMES: dict[LetterKind, Lazy] = {
    LetterKind.SHORTLISTED: lazy("Shortlisted"),
    LetterKind.INTERVIEW: lazy("Invited to an interview"),
    LetterKind.UNSUCCESSFUL: lazy("Not taken forward"),
}
LEFT_NAMES: dict[Left, Lazy] = {
    Left.MOVED: lazy("This one has moved in the meantime"),
    Left.NOT_WHOLE: lazy("The whole form is missing. Ask for it first"),
    Left.OFFERED: lazy("There is an offer. Decide this one on its own page"),
    Left.OWN: lazy("This is your own application. Somebody else must decide it"),
}
STAGE_NAMES: dict[Stage, Lazy] = {
    Stage.NEW: lazy("New"),
    Stage.SHORTLISTED: lazy("Shortlisted"),
    Stage.INTERVIEWING: lazy("Interviewing"),
    Stage.OFFERED: lazy("Offered"),
    Stage.STARTED: lazy("Started"),
    Stage.ENDED: lazy("No longer in the running"),
}

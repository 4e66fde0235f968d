"""How a person's time was spent, who was asked about it, and what was decided on it."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class HistoryKind(StrEnum):
    """How a stretch of a person's time was spent."""

    WORK = "work"
    EDUCATION = "education"
    CARING = "caring"
    TRAVEL = "travel"
    UNEMPLOYMENT = "unemployment"
    OTHER = "other"


class HistoryStart(StrEnum):
    """From what day on a history must be full."""

    LEFT_EDUCATION = "left-education"
    SIXTEENTH_BIRTHDAY = "sixteenth-birthday"
    DECLARED = "declared"


class LeavingAnswer(StrEnum):
    """What came of asking why an earlier post ended."""

    VERIFIED = "verified"
    NOT_VERIFIABLE = "not-verifiable"


class AskedBy(StrEnum):
    """By which way somebody was asked."""

    TELEPHONE = "telephone"
    LETTER = "letter"
    EMAIL = "email"
    IN_PERSON = "in-person"


class ReferenceSlot(StrEnum):
    """Which of the references asked for a reference stands as."""

    MOST_RECENT = "most-recent-employer"
    SECOND = "second"
    FURTHER = "further"


class RiskReason(StrEnum):
    """Why the risk of somebody's starting was assessed."""

    DISCLOSED = "disclosed"
    NO_CERTIFICATE = "no-certificate"


class RiskDecision(StrEnum):
    """What a risk assessment came to."""

    MAY_WORK = "may-work"
    MAY_NOT = "may-not-work"


class YoungPeople(StrEnum):
    """What part young people of a home had in choosing."""

    MET = "met"
    ASKED = "asked"
    SHOWED = "showed"
    VIEWS = "views"
    NONE = "none"


HISTORY_NAMES: dict[HistoryKind, Lazy] = {
    HistoryKind.WORK: lazy("Work, paid or not"),
    HistoryKind.EDUCATION: lazy("Full-time education or training"),
    HistoryKind.CARING: lazy("Caring for family"),
    HistoryKind.TRAVEL: lazy("Travel"),
    HistoryKind.UNEMPLOYMENT: lazy("Looking for work"),
    HistoryKind.OTHER: lazy("Something else"),
}
START_NAMES: dict[HistoryStart, Lazy] = {
    HistoryStart.LEFT_EDUCATION: lazy("The day they left full-time education"),
    HistoryStart.SIXTEENTH_BIRTHDAY: lazy("Their 16th birthday"),
    HistoryStart.DECLARED: lazy("Another day that they declared"),
}
LEAVING_ANSWERS: dict[LeavingAnswer, Lazy] = {
    LeavingAnswer.VERIFIED: lazy("They told us why the work ended"),
    LeavingAnswer.NOT_VERIFIABLE: lazy("It could not reasonably be verified"),
}
ASKED_NAMES: dict[AskedBy, Lazy] = {
    AskedBy.TELEPHONE: lazy("By telephone"),
    AskedBy.LETTER: lazy("By letter"),
    AskedBy.EMAIL: lazy("By email"),
    AskedBy.IN_PERSON: lazy("In person"),
}
SLOT_NAMES: dict[ReferenceSlot, Lazy] = {
    ReferenceSlot.MOST_RECENT: lazy("From the most recent employer, or in its place"),
    ReferenceSlot.SECOND: lazy("The second reference"),
    ReferenceSlot.FURTHER: lazy("A further reference"),
}
RISK_REASONS: dict[RiskReason, Lazy] = {
    RiskReason.DISCLOSED: lazy("Something was disclosed"),
    RiskReason.NO_CERTIFICATE: lazy("An overseas certificate could not be had"),
}
DECISIONS: dict[RiskDecision, Lazy] = {
    RiskDecision.MAY_WORK: lazy("They may work here"),
    RiskDecision.MAY_NOT: lazy("They may not work here"),
}
YOUNG_PEOPLE_NAMES: dict[YoungPeople, Lazy] = {
    YoungPeople.MET: lazy("They met candidates"),
    YoungPeople.ASKED: lazy("They asked questions"),
    YoungPeople.SHOWED: lazy("They showed candidates round"),
    YoungPeople.VIEWS: lazy("They gave their views"),
    YoungPeople.NONE: lazy("They had no part this time"),
}

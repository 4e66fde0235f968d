"""What kinds of safeguarding concern there are about a worker, and where one stands."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class ConcernKind(StrEnum):
    """Why somebody is worried about whether a person may work with children."""

    NEW_DISCLOSURE = "new-disclosure"
    BARRED_LIST_HIT = "barred-list-hit"
    DISMISSAL_FOR_HARM = "dismissal-for-harm"
    DISQUALIFICATION = "disqualification"
    ALLEGATION = "allegation"


class ConcernState(StrEnum):
    """Where a concern stands."""

    OPEN = "open"
    MAY_WORK = "may-work"
    MAY_NOT_WORK = "may-not-work"


CONCERN_NAMES: dict[ConcernKind, Lazy] = {
    ConcernKind.NEW_DISCLOSURE: lazy("Something new is disclosed"),
    ConcernKind.BARRED_LIST_HIT: lazy("They are on a barred list"),
    ConcernKind.DISMISSAL_FOR_HARM: lazy(
        "Dismissed for harm or risk of harm to a child, or would have been had they not left"
    ),
    ConcernKind.DISQUALIFICATION: lazy("They are disqualified (Children Act 1989, section 65)"),
    ConcernKind.ALLEGATION: lazy("An allegation that they harmed a child, or may have"),
}
CONCERN_STATE_NAMES: dict[ConcernState, Lazy] = {
    ConcernState.OPEN: lazy("Open: they do not work meanwhile"),
    ConcernState.MAY_WORK: lazy("Closed: they may work"),
    ConcernState.MAY_NOT_WORK: lazy("Closed: they may not work"),
}

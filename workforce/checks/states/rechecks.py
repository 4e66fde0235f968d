"""How a right to work was checked, what came of it, and what the Update Service answered."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class RightToWorkMethod(StrEnum):
    """How somebody looked."""

    SHARE_CODE = "share-code"
    DOCUMENT = "document"
    CHECKING_SERVICE = "employer-checking-service"


class RightToWorkResult(StrEnum):
    """What somebody found."""

    UNLIMITED = "unlimited"
    TIME_LIMITED = "time-limited"
    PENDING = "application-pending"
    REFUSED = "refused"


class FollowUp(StrEnum):
    """Where the right to work of somebody stands on a day."""

    NOT_RECORDED = "not-recorded"
    NOT_DUE = "not-due"
    SOON = "soon"
    OVERDUE = "overdue"
    REFUSED = "refused"


class UpdateServiceResult(StrEnum):
    """What the Update Service of the Disclosure and Barring Service answered."""

    NO_CHANGE = "no-change"
    NEW_INFORMATION = "new-information"
    NOT_SUBSCRIBED = "not-subscribed"
    NO_MATCH = "details-do-not-match"


METHOD_NAMES: dict[RightToWorkMethod, Lazy] = {
    RightToWorkMethod.SHARE_CODE: lazy("Share code, checked online"),
    RightToWorkMethod.DOCUMENT: lazy("Original document, seen with the person present"),
    RightToWorkMethod.CHECKING_SERVICE: lazy("Employer Checking Service of the Home Office"),
}
RESULT_NAMES: dict[RightToWorkResult, Lazy] = {
    RightToWorkResult.UNLIMITED: lazy("May work, without a time limit"),
    RightToWorkResult.TIME_LIMITED: lazy("May work until a day"),
    RightToWorkResult.PENDING: lazy("An application is pending: covered for up to 6 months"),
    RightToWorkResult.REFUSED: lazy("May not work, or may not do this work"),
}
FOLLOW_UP_NAMES: dict[FollowUp, Lazy] = {
    FollowUp.NOT_RECORDED: lazy("Not recorded here"),
    FollowUp.NOT_DUE: lazy("Nothing due"),
    FollowUp.SOON: lazy("Follow-up due soon"),
    FollowUp.OVERDUE: lazy("Follow-up overdue"),
    FollowUp.REFUSED: lazy("May not work"),
}
UPDATE_SERVICE_NAMES: dict[UpdateServiceResult, Lazy] = {
    UpdateServiceResult.NO_CHANGE: lazy("Nothing new since the certificate was issued"),
    UpdateServiceResult.NEW_INFORMATION: lazy("There is new information: a new certificate is due"),
    UpdateServiceResult.NOT_SUBSCRIBED: lazy("The person is not subscribed, or no longer is"),
    UpdateServiceResult.NO_MATCH: lazy("The details given do not match a certificate"),
}

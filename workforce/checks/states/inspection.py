"""Why a file was opened, which page an inspector saw, and how a door pass stands."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class OpenedFor(StrEnum):
    """What somebody opened of the file about a person."""

    CHECKS = "checks"
    FILE = "file"
    PACK = "pack"
    INSPECTION = "inspection"


class InspectedPage(StrEnum):
    """Which page of an inspection view was opened."""

    ENTERED = "entered"
    HOME = "home"
    FILE = "file"


class PassState(StrEnum):
    """How a door pass stands at a moment."""

    VALID = "valid"
    EXPIRED = "expired"
    ENDED = "ended"
    UNKNOWN = "unknown"


OPENED_NAMES: dict[OpenedFor, Lazy] = {
    OpenedFor.CHECKS: lazy("Your checks"),
    OpenedFor.FILE: lazy("Your recruitment file"),
    OpenedFor.PACK: lazy("Your recruitment file, in a pack for an inspector"),
    OpenedFor.INSPECTION: lazy("Your recruitment file, without health or disclosure detail"),
}
INSPECTED_NAMES: dict[InspectedPage, Lazy] = {
    InspectedPage.ENTERED: lazy("Entered the code"),
    InspectedPage.HOME: lazy("The people of the home"),
    InspectedPage.FILE: lazy("A recruitment file"),
}
PASS_NAMES: dict[PassState, Lazy] = {
    PassState.VALID: lazy("Valid now"),
    PassState.EXPIRED: lazy("Expired"),
    PassState.ENDED: lazy("Ended: something on tonight’s list is no longer complete"),
    PassState.UNKNOWN: lazy("Not known to us"),
}


class Detail(StrEnum):
    """How much of a file a reader is shown; an inspector never health or disclosure."""

    KEEPER = "keeper"
    READER = "reader"
    INSPECTOR = "inspector"


class PeopleGroup(StrEnum):
    """As what somebody belongs to a home on a day, in the order of a pack."""

    IN_POST = "in-post"
    BANK = "bank"
    AGENCY = "agency"
    VOLUNTEER = "volunteer"
    OTHER = "other"
    TO_COME = "to-come"
    LEFT = "left"


GROUP_NAMES: dict[PeopleGroup, Lazy] = {
    PeopleGroup.IN_POST: lazy("In post"),
    PeopleGroup.BANK: lazy("Bank staff"),
    PeopleGroup.AGENCY: lazy("Agency staff"),
    PeopleGroup.VOLUNTEER: lazy("Volunteers"),
    PeopleGroup.OTHER: lazy("Others who work for the home"),
    PeopleGroup.TO_COME: lazy("Checks under way, not started"),
    PeopleGroup.LEFT: lazy("Staff who left in the 12 months before"),
}

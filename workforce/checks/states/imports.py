"""Where a people file stands on its way, and where a proposal to merge two records stands."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class ImportState(StrEnum):
    """Where a people file stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class ImportProblem(StrEnum):
    """Why a people file could not be finished."""

    NO_ACCESS = "no-access"
    FILE_GONE = "file-gone"
    GAVE_UP = "gave-up"


class MergeState(StrEnum):
    """Where a proposal to merge two records of one person stands."""

    PROPOSED = "proposed"
    MERGED = "merged"
    REFUSED = "refused"
    UNDONE = "undone"


class Likeness(StrEnum):
    """Why two records may be of one person."""

    ACCOUNT = "same-account"
    EMAIL = "same-email"
    DATE_OF_BIRTH = "same-date-of-birth"
    NAME = "same-name"
    LIKE_NAME = "like-name"
    ONE_AFTER_THE_OTHER = "one-after-the-other"
    SAME_HOME = "same-home"


IMPORT_NAMES: dict[ImportState, Lazy] = {
    ImportState.WAITING: lazy("Waiting to be read"),
    ImportState.RUNNING: lazy("Under way"),
    ImportState.DONE: lazy("Finished"),
    ImportState.FAILED: lazy("Could not be finished"),
}
PROBLEM_NAMES: dict[ImportProblem, Lazy] = {
    ImportProblem.NO_ACCESS: lazy(
        "Whoever sent the file may no longer send people files. Send it again"
    ),
    ImportProblem.FILE_GONE: lazy("The file is no longer there, or is not as sent. Send it again"),
    ImportProblem.GAVE_UP: lazy(
        "Reading the file was broken off several times. Homes that were taken stay taken. "
        "Send it again, or ask support"
    ),
}
MERGE_NAMES: dict[MergeState, Lazy] = {
    MergeState.PROPOSED: lazy("Proposed"),
    MergeState.MERGED: lazy("Merged"),
    MergeState.REFUSED: lazy("Two different people"),
    MergeState.UNDONE: lazy("Merged, then undone"),
}
LIKENESS_NAMES: dict[Likeness, Lazy] = {
    Likeness.ACCOUNT: lazy("Linked to the same account"),
    Likeness.EMAIL: lazy("The same email address"),
    Likeness.DATE_OF_BIRTH: lazy("The same date of birth"),
    Likeness.NAME: lazy("The same name"),
    Likeness.LIKE_NAME: lazy("Names that are nearly the same"),
    Likeness.ONE_AFTER_THE_OTHER: lazy("Never in post at the same time"),
    Likeness.SAME_HOME: lazy("A post in the same home"),
}

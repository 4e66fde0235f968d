"""Why people say themselves that they left: their own list, apart from their employer's."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class OwnReason(StrEnum):
    """The main reason in the words of somebody who left; a list of its own on purpose."""

    PAY = "pay"
    HOURS = "hours"
    WORKLOAD = "workload"
    SUPPORT = "support"
    SAFETY = "safety"
    TRAINING = "training"
    OTHER_CARE = "other-care"
    OTHER_WORK = "other-work"
    TRAVEL = "travel"
    FAMILY = "family"
    HEALTH = "health"
    RETIREMENT = "retirement"
    NOT_MY_CHOICE = "not-my-choice"
    VISA = "visa"
    SOMETHING_ELSE = "something-else"


OWN_REASON_NAMES: dict[OwnReason, Lazy] = {
    OwnReason.PAY: lazy("The pay"),
    OwnReason.HOURS: lazy("The hours, shifts or sleep-ins"),
    OwnReason.WORKLOAD: lazy("The work was too much for me"),
    OwnReason.SUPPORT: lazy("I was not supported or listened to"),
    OwnReason.SAFETY: lazy("I did not feel safe"),
    OwnReason.TRAINING: lazy("Too little training, or no way to get on"),
    OwnReason.OTHER_CARE: lazy("Another job in care"),
    OwnReason.OTHER_WORK: lazy("Another kind of work, or study"),
    OwnReason.TRAVEL: lazy("The journey to work, or I moved"),
    OwnReason.FAMILY: lazy("My family or personal life"),
    OwnReason.HEALTH: lazy("My health"),
    OwnReason.RETIREMENT: lazy("I retired"),
    OwnReason.NOT_MY_CHOICE: lazy("It was not my choice"),
    OwnReason.VISA: lazy("My permission to work in the UK"),
    OwnReason.SOMETHING_ELSE: lazy("Something else"),
}

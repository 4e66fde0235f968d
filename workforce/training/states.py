"""How training is delivered and where a requirement stands for a person."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class Delivery(StrEnum):
    """How a course is delivered."""

    CLASSROOM = "classroom"
    ONLINE = "online"
    BLENDED = "blended"
    WORKPLACE = "workplace"


class Standing(StrEnum):
    """Where one person stands with one required topic on one day."""

    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    NOT_RECORDED = "not-recorded"
    NOT_REQUIRED = "not-required"


STANDING_NAMES: dict[Standing, Lazy] = {
    Standing.VALID: lazy("In date"),
    Standing.EXPIRING: lazy("Runs out soon"),
    Standing.EXPIRED: lazy("Out of date"),
    Standing.NOT_RECORDED: lazy("Not recorded here"),
    Standing.NOT_REQUIRED: lazy("Not needed for this role"),
}
DELIVERY_NAMES: dict[Delivery, Lazy] = {
    Delivery.CLASSROOM: lazy("In a classroom"),
    Delivery.ONLINE: lazy("Online"),
    Delivery.BLENDED: lazy("Partly online, partly in person"),
    Delivery.WORKPLACE: lazy("In the workplace"),
}

"""Which advert of the demo provider shows what, and how many have applied for it."""

from enum import StrEnum


class Shown(StrEnum):
    """What an advert is there to show; the others are as chance has it."""

    FIRST = "first"
    BUSY = "busy"
    OFFERED = "offered"
    ANONYMOUS = "anonymous"
    INTEREST = "interest"
    SEVERAL = "several"
    OWN_SITE = "own-site"


# By the number of a home and the place of an advert among its own.
SHOWN = {
    (1, 0): Shown.FIRST,
    (1, 1): Shown.BUSY,
    (1, 2): Shown.OFFERED,
    (2, 0): Shown.ANONYMOUS,
    (3, 0): Shown.INTEREST,
    (4, 0): Shown.SEVERAL,
    (5, 0): Shown.OWN_SITE,
}
# How many have applied so far, where that is not left to chance.
APPLIED = {
    Shown.FIRST: 3,
    Shown.BUSY: 30,
    Shown.OFFERED: 2,
    Shown.ANONYMOUS: 8,
    Shown.INTEREST: 6,
    Shown.OWN_SITE: 0,
}
# Open since so many days, and for so many more; what nothing is said of is open by chance.
OPEN_DAYS = {
    Shown.BUSY: (26, 9),
    Shown.ANONYMOUS: (12, 12),
    Shown.INTEREST: (40, 60),
}

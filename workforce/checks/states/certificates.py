"""What a criminal record certificate says of itself, and the conditions of a provisional start."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class CertificateLevel(StrEnum):
    """How far a criminal record certificate looks; Adult First is named only to be refused."""

    STANDARD = "standard"
    ENHANCED = "enhanced"
    ADULT_FIRST = "adult-first"


class CertificateWorkforce(StrEnum):
    """For which work a certificate was issued."""

    CHILDREN = "children"
    ADULTS = "adults"
    BOTH = "children-and-adults"
    OTHER = "other"


WITH_CHILDREN = frozenset({CertificateWorkforce.CHILDREN, CertificateWorkforce.BOTH})


class ProvisionalKind(StrEnum):
    """What a person must find true before somebody starts while enquiries are unfinished."""

    STEPS_TAKEN = "steps-taken"
    EXCEPTIONAL = "exceptional"
    SUPERVISED = "supervised"


LEVEL_NAMES: dict[CertificateLevel, Lazy] = {
    CertificateLevel.STANDARD: lazy("Standard"),
    CertificateLevel.ENHANCED: lazy("Enhanced"),
    CertificateLevel.ADULT_FIRST: lazy("Adult First answer, no certificate yet"),
}
WORKFORCE_NAMES: dict[CertificateWorkforce, Lazy] = {
    CertificateWorkforce.CHILDREN: lazy("Children"),
    CertificateWorkforce.ADULTS: lazy("Adults"),
    CertificateWorkforce.BOTH: lazy("Children and adults"),
    CertificateWorkforce.OTHER: lazy("Other work"),
}
PROVISIONAL_NAMES: dict[ProvisionalKind, Lazy] = {
    ProvisionalKind.STEPS_TAKEN: lazy("Every reasonable step was taken to finish the enquiries"),
    ProvisionalKind.EXCEPTIONAL: lazy("The circumstances are exceptional"),
    ProvisionalKind.SUPERVISED: lazy("The person is supervised until the enquiries are finished"),
}

"""The nations we serve and the kinds of thing a typed location can turn out to be."""

from enum import StrEnum


class Nation(StrEnum):
    """A nation whose homes, laws and holidays the service knows."""

    ENGLAND = "england"
    WALES = "wales"


class Kind(StrEnum):
    """What a typed location turned out to be."""

    NATIONWIDE = "nationwide"
    REGION = "region"
    AUTHORITY = "authority"
    COOPERATIVE = "cooperative"
    COUNTY = "county"
    PLACE = "place"
    OUTCODE = "outcode"
    POSTCODE = "postcode"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """Whether the membership of a co-operative was published or worked out from other papers."""

    PUBLISHED = "published"
    INFERRED = "inferred"

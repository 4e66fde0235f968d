"""Whether a claimed home agrees with the register: whose it is, and where it lies."""

import re
import unicodedata
from dataclasses import dataclass

from workforce.places import rules as places

_POSTCODE = re.compile(r"^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$")
_INWARD = 3
_QUIET = frozenset({"the", "and", "ltd", "limited", "co", "company"})


@dataclass(frozen=True, slots=True)
class Position:
    """What a home's postcode tells, without ever being shown: its district and region."""

    outcode: str
    region_code: str
    public_point: str | None


def number_of(text: str) -> str:
    """A registration number as the register writes it: capitals, no spaces."""
    return "".join(text.split()).upper()


def company_key(name: str | None) -> str:
    """A name for comparing: no case, accents, punctuation or words that people leave out."""
    plain = unicodedata.normalize("NFKD", (name or "").casefold()).encode("ascii", "ignore")
    words = re.sub(r"[^a-z0-9 ]", "", plain.decode().replace("&", " ").replace("-", " ")).split()
    return " ".join(word for word in words if word not in _QUIET)


def names_agree(registered: str | None, approved: str) -> bool:
    """Whether the owner in the register is plainly the approved organisation."""
    return bool(company_key(registered)) and company_key(registered) == company_key(approved)


def postcode_of(text: str) -> str | None:
    """A full postcode as it is written, "LS1 4AP"; None for anything else."""
    joined = "".join(text.split()).upper()
    if not _POSTCODE.match(joined):
        return None
    return f"{joined[:-_INWARD]} {joined[-_INWARD:]}"


def position_of(postcode: str) -> Position | None:
    """Where a postcode lies by its first half; None where no such half is known."""
    known = places.outcode(places.outcode_of(postcode) or "")
    if known is None:
        return None
    point = places.public_point(known.code)
    return Position(known.code, known.region_code, point.key if point else None)


def public_point_of(postcode: str | None, authority_code: str) -> str | None:
    """The key of the public point of a home: by its postcode, else by its authority."""
    position = position_of(postcode) if postcode else None
    if position is not None and position.public_point:
        return position.public_point
    point = places.public_point_of_authority(authority_code)
    return point.key if point else None

"""Reading regions, authorities and co-operatives as they stood on a day."""

import hashlib
import json
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from workforce.core.db import session
from workforce.places import rules
from workforce.places.models import (
    Authority,
    AuthorityAlias,
    AuthorityContact,
    Cooperative,
    CooperativeMember,
    Region,
)


def regions() -> list[Region]:
    """The nine English regions and Wales, in the order in which every page lists them."""
    return list(session().scalars(select(Region).order_by(Region.position)))


def region_by_slug(slug: str) -> Region | None:
    """The region named in an address."""
    return session().scalar(select(Region).where(Region.slug == slug))


def region_by_code(code: str) -> Region | None:
    """The region with a statistical code."""
    return session().scalar(select(Region).where(Region.code == code))


def authorities(day: date, region: Region | None = None) -> list[Authority]:
    """The authorities standing on a day, of one region or of all, by name."""
    chosen = select(Authority).where(_stood(Authority.valid_from, Authority.valid_to, day))
    if region is not None:
        chosen = chosen.where(Authority.region_id == region.id)
    return list(session().scalars(chosen.order_by(Authority.display_name, Authority.code)))


def authorities_of_region(region: Region, only: frozenset[str] | None = None) -> list[Authority]:
    """Every authority of a region, standing or ended, by name; `only` narrows them to codes."""
    chosen = select(Authority).where(Authority.region_id == region.id)
    if only is not None:
        chosen = chosen.where(Authority.code.in_(only))
    return list(session().scalars(chosen.order_by(Authority.display_name, Authority.code)))


def authority_on(code_or_name: str, day: date) -> Authority | None:
    """The authority meant by a code (new, previous or three-digit) or a name on a day."""
    return session().scalar(
        select(Authority)
        .join(AuthorityAlias, AuthorityAlias.authority_id == Authority.id)
        .where(
            AuthorityAlias.key == rules.key(code_or_name),
            _stood(Authority.valid_from, Authority.valid_to, day),
        )
        .order_by(Authority.code)
        .limit(1)
    )


def authority_by_name(name: str, day: date) -> Authority | None:
    """The authority that a file of a day means by a name."""
    return authority_on(name, day)


def authorities_on(text: str, day: date) -> list[Authority]:
    """The authorities of a cell that may hold several, such as "E09000021 / E09000027".

    Empty when any of them is unknown: half of a joint return is nobody's figure.
    """
    found = [authority_on(part, day) for part in rules.split_codes(text)]
    return [authority for authority in found if authority] if all(found) else []


def authority_by_slug(slug: str) -> Authority | None:
    """The authority named in an address, standing or ended."""
    return session().scalar(select(Authority).where(Authority.slug == slug))


def authority_by_code(code: str) -> Authority | None:
    """The authority that bears a code, standing or ended."""
    return session().scalar(select(Authority).where(Authority.code == code))


def region_of(code_or_name: str, day: date) -> Region | None:
    """The region in which an authority lay on a day."""
    authority = authority_on(code_or_name, day)
    return authority.region if authority else None


def cooperatives(day: date) -> list[Cooperative]:
    """The co-operatives with at least one member on a day, by name."""
    belonging = select(CooperativeMember.cooperative_id).where(
        _stood(CooperativeMember.valid_from, CooperativeMember.valid_to, day)
    )
    chosen = select(Cooperative).where(Cooperative.id.in_(belonging))
    return list(session().scalars(chosen.order_by(Cooperative.name, Cooperative.code)))


def cooperative_members(cooperative_code: str, day: date) -> list[Authority]:
    """The authorities that belonged to a co-operative on a day, by name."""
    return list(
        session().scalars(
            select(Authority)
            .join(CooperativeMember, CooperativeMember.authority_id == Authority.id)
            .join(Cooperative, Cooperative.id == CooperativeMember.cooperative_id)
            .where(
                Cooperative.code == cooperative_code,
                _stood(CooperativeMember.valid_from, CooperativeMember.valid_to, day),
                _stood(Authority.valid_from, Authority.valid_to, day),
            )
            .order_by(Authority.display_name, Authority.code)
        )
    )


def contact_for(authority: Authority) -> AuthorityContact | None:
    """The checked contact of an authority's designated officer, if support holds one."""
    return session().scalar(
        select(AuthorityContact).where(AuthorityContact.authority_id == authority.id)
    )


def contacts_checked() -> dict[int, date]:
    """The day on which the contact of each authority was checked, for those that have one."""
    kept = session().scalars(select(AuthorityContact).order_by(AuthorityContact.id))
    return {contact.authority_id: contact.checked_on for contact in kept}


def geography_version() -> str:
    """SHA-256 of the regions, authorities, names and co-operatives in use (64 hex digits).

    A snapshot keeps it, so that a figure can always be read with the map it was made on. It holds
    no row numbers and is the same on every database with the same reference data.
    """
    tables = (
        select(Region.code, Region.name, Region.slug, Region.nation),
        select(
            Authority.code,
            Authority.name,
            Region.code,
            Authority.old_code,
            Authority.previous_code,
            Authority.valid_from,
            Authority.valid_to,
            Authority.predecessor_code,
        ).join(Region, Region.id == Authority.region_id),
        select(Authority.code, AuthorityAlias.key).join(
            Authority, Authority.id == AuthorityAlias.authority_id
        ),
        select(
            Cooperative.code,
            Authority.code,
            CooperativeMember.valid_from,
            CooperativeMember.valid_to,
        )
        .join(CooperativeMember, CooperativeMember.cooperative_id == Cooperative.id)
        .join(Authority, Authority.id == CooperativeMember.authority_id),
    )
    content = [sorted(map(_plain, session().execute(table))) for table in tables]
    return hashlib.sha256(json.dumps(content, separators=(",", ":")).encode()).hexdigest()


def _plain(row: tuple[object, ...]) -> list[str]:
    return ["" if value is None else str(value) for value in row]


def _stood(
    valid_from: InstrumentedAttribute[date | None],
    valid_to: InstrumentedAttribute[date | None],
    day: date,
) -> ColumnElement[bool]:
    """Both days inclusive; an open end is beyond what we know."""
    return and_(
        or_(valid_from.is_(None), valid_from <= day), or_(valid_to.is_(None), valid_to >= day)
    )

"""Writing reference data, and the contacts that support keeps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import func, select

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import Base, atomic, session
from workforce.core.errors import DomainError, NotAllowed, NotFound
from workforce.core.translation import lazy
from workforce.places import policies, queries
from workforce.places.models import (
    Authority,
    AuthorityAlias,
    AuthorityContact,
    Cooperative,
    CooperativeMember,
    Region,
)
from workforce.places.rules import tables
from workforce.places.rules.directory import written_forms
from workforce.places.rules.names import key, slug
from workforce.places.rules.tables import AuthorityFact

T = TypeVar("T", bound=Base)


@dataclass(frozen=True, slots=True)
class ReferenceCounts:
    """How many rows of each kind there are after loading, and how many rows loading changed."""

    regions: int
    authorities: int
    aliases: int
    cooperatives: int
    members: int
    changed: int


@atomic
def load_reference() -> ReferenceCounts:
    """Bring regions, authorities, names and co-operatives up to the packaged tables.

    A second run changes nothing.
    """
    changed = _load_regions()
    changed += _load_authorities()
    changed += _load_aliases()
    changed += _load_cooperatives()
    changed += _load_members()
    session().flush()
    return ReferenceCounts(
        regions=_count(Region),
        authorities=_count(Authority),
        aliases=_count(AuthorityAlias),
        cooperatives=_count(Cooperative),
        members=_count(CooperativeMember),
        changed=changed,
    )


@atomic
def keep_contact(  # noqa: PLR0913 - one verb, one form
    actor: Actor,
    authority_code: str,
    *,
    phone: str = "",
    email: str = "",
    out_of_hours_phone: str = "",
    web_address: str = "",
    source: str,
    source_address: str = "",
    checked_on: date,
) -> AuthorityContact:
    """Keep how to reach an authority's designated officer, with where and when it was checked."""
    if not policies.can_keep_contacts(actor):
        raise NotAllowed(lazy("Only support can change these contacts"))
    authority = queries.authority_by_code(authority_code)
    if authority is None:
        raise NotFound(lazy("There is no such council"))
    typed = {
        "phone": phone,
        "email": email,
        "out_of_hours_phone": out_of_hours_phone,
        "web_address": web_address,
        "source": source,
        "source_address": source_address,
    }
    given = {name: text.strip() for name, text in typed.items()}
    _refuse_unusable(given, checked_on)
    contact = queries.contact_for(authority) or _new(AuthorityContact(authority_id=authority.id))
    _settle(contact, {**given, "checked_on": checked_on})
    audit.record(actor, "keep-contact", contact, authority=authority.code)
    return contact


def _refuse_unusable(given: Mapping[str, str], checked_on: date) -> None:
    if not (given["phone"] or given["email"]):
        raise DomainError(lazy("Enter a telephone number or an email address"), "phone")
    if not given["source"]:
        raise DomainError(lazy("Enter where you checked this contact"), "source")
    if checked_on > clock.today():
        raise DomainError(lazy("The day you checked must be today or in the past"), "checked_on")


def _load_regions() -> int:
    known = {row.code: row for row in session().scalars(select(Region))}
    changed = 0
    for position, fact in enumerate(tables.regions(), start=1):
        row = known.get(fact.code) or _new(Region(code=fact.code))
        values = {
            "name": fact.name,
            "welsh_name": fact.welsh_name,
            "slug": fact.slug,
            "nation": fact.nation,
            "position": position,
        }
        changed += _settle(row, values)
    session().flush()
    return changed


def _load_authorities() -> int:
    regions = {row.code: row for row in session().scalars(select(Region))}
    known = {row.code: row for row in session().scalars(select(Authority))}
    changed = 0
    # Ended ones first: their successors refer to them.
    for fact in sorted(tables.authorities(), key=lambda fact: (fact.valid_to is None, fact.code)):
        row = known.get(fact.code) or _new(Authority(code=fact.code))
        values = {
            "name": fact.name,
            "display_name": fact.display_name,
            "welsh_name": fact.welsh_name,
            "slug": _slug(fact),
            "region_id": regions[fact.region_code].id,
            "old_code": fact.old_code,
            "previous_code": fact.previous_code,
            "valid_from": fact.valid_from,
            "valid_to": fact.valid_to,
            "predecessor_code": fact.predecessor,
        }
        changed += _settle(row, values)
        session().flush()
    return changed


def _slug(fact: AuthorityFact) -> str:
    """The name in addresses; one that ended says until when, as a namesake may follow."""
    named = slug(fact.display_name)
    return f"{named}-to-{fact.valid_to.year}" if fact.valid_to else named


def _load_aliases() -> int:
    ids = _authority_ids()
    known = {(row.authority_id, row.key): row for row in session().scalars(select(AuthorityAlias))}
    seen = {
        (ids[fact.code], key(written)): (written, "reference")
        for fact in tables.authorities()
        for written in written_forms(fact)
    }
    for alias in tables.aliases():
        seen.setdefault((ids[alias.code], key(alias.name)), (alias.name, alias.seen_in))
    changed = 0
    for (authority_id, found_by), (name, seen_in) in seen.items():
        row = known.get((authority_id, found_by)) or _new(
            AuthorityAlias(authority_id=authority_id, key=found_by)
        )
        changed += _settle(row, {"name": name, "seen_in": seen_in})
    return changed


def _load_cooperatives() -> int:
    known = {row.code: row for row in session().scalars(select(Cooperative))}
    named = {fact.cooperative_code: fact.cooperative_name for fact in tables.members()}
    changed = 0
    for code, name in named.items():
        row = known.get(code) or _new(Cooperative(code=code))
        changed += _settle(row, {"name": name, "slug": slug(name)})
    session().flush()
    return changed


def _load_members() -> int:
    ids = _authority_ids()
    groups = {row.code: row.id for row in session().scalars(select(Cooperative))}
    known = {
        (row.cooperative_id, row.authority_id): row
        for row in session().scalars(select(CooperativeMember))
    }
    changed = 0
    for fact in tables.members():
        pair = groups[fact.cooperative_code], ids[fact.authority_code]
        row = known.get(pair) or _new(
            CooperativeMember(cooperative_id=pair[0], authority_id=pair[1])
        )
        values = {"valid_from": fact.valid_from, "valid_to": fact.valid_to, "basis": fact.basis}
        changed += _settle(row, values)
    return changed


def _authority_ids() -> dict[str, int]:
    return {row.code: row.id for row in session().scalars(select(Authority))}


def _new(row: T) -> T:
    session().add(row)
    return row


def _settle(row: Base, values: Mapping[str, Any]) -> bool:
    """Give a row its values; whether anything changed."""
    differing = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)


def _count(table: type[Base]) -> int:
    return session().scalar(select(func.count()).select_from(table)) or 0

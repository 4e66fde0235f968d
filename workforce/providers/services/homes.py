"""Claiming homes of the register, and saying what they are called and where they are."""

from dataclasses import dataclass

from workforce.core import audit, clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.messages import services as messages
from workforce.places import rules as places
from workforce.providers import policies
from workforce.providers.models import CLAIM, Home, HomeClaim, Organisation
from workforce.providers.queries import homes, organisations
from workforce.providers.rules import claims
from workforce.providers.services.joining import SUPPORT_ONLY
from workforce.providers.states import ClaimState, HomeStatus

TAKEN = lazy("This home has been claimed already. If it is yours, write to support")


@dataclass(frozen=True, slots=True)
class Details:
    """What an owner says of a home; none of it ever becomes public."""

    name: str
    address: str
    postcode: str
    region_confirmed: bool = False


class RegionInDoubt(DomainError):
    """The postcode lies in another region than the register says: a person must confirm."""

    code = "region-in-doubt"


@atomic
def claim(actor: Actor, *, registration_number: str, details: Details) -> HomeClaim:
    """Claim a home of the register: granted at once where its owner's name agrees."""
    organisation = organisations.organisation_of(actor)
    if organisation is None or not policies.can_claim_homes(actor):
        raise NotAllowed(lazy("Only an owner of a provider can claim homes"))
    home = locked(_registered(registration_number))
    _refuse_taken(home, organisation)
    row = HomeClaim(
        home=home,
        organisation=organisation,
        asked_by_id=actor.person_id,
        name=details.name,
        address=details.address,
        postcode=_postcode(home, details),
    )
    session().add(row)
    lifecycle.begin(row, actor=actor)
    audit.record(actor, "claim-home", row)
    if _plainly_theirs(home, organisation):
        _grant(actor, row, reason="the register names the organisation")
    return row


@atomic
def approve_claim(actor: Actor, row: HomeClaim) -> None:
    """Confirm that a home belongs to the organisation that claims it."""
    row = _for_support(actor, row)
    if actor.person_id == row.asked_by_id:
        raise NotAllowed(lazy("Somebody else of support must approve your own request"))
    home = locked(row.home)
    if not row.organisation.is_approved:
        raise Conflict(lazy("This organisation is suspended"))
    if home.organisation_id is not None:
        raise Conflict(lazy("This home belongs to another organisation on the service"))
    _grant(actor, row, reason="confirmed by support")
    _tell(row, "providers/claim_approved", number=home.registration_number)


@atomic
def refuse_claim(actor: Actor, row: HomeClaim, *, reason: str) -> None:
    """Refuse a claim, saying why; what was said of the home is forgotten."""
    row = _for_support(actor, row)
    lifecycle.move(row, ClaimState.REFUSED, by=CLAIM, actor=actor, reason=reason)
    _forget(row)
    number = row.home.registration_number
    _tell(row, "providers/claim_refused", number=number, reason=reason)


@atomic
def change_details(actor: Actor, home: Home, details: Details) -> None:
    """Correct a home's name, address or postcode."""
    home = locked(home)
    if not policies.can_manage_home(actor, home):
        raise NotAllowed(lazy("Your role does not include changing this home"))
    _describe(home, details.name, details.address, _postcode(home, details))
    audit.record(actor, "change-home-details", home)


def _registered(number: str) -> Home:
    found = homes.registered_homes(claims.number_of(number))
    if not found:
        raise DomainError(
            lazy("We could not find a home with this registration number"), "registration_number"
        )
    if len(found) > 1:
        raise DomainError(
            lazy("Two registers have this number. Write to support to claim the home"),
            "registration_number",
        )
    return found[0]


def _refuse_taken(home: Home, organisation: Organisation) -> None:
    field = "registration_number"
    if home.organisation_id == organisation.id:
        raise Conflict(lazy("Your organisation has this home already"), field)
    if home.organisation_id is not None:
        raise Conflict(TAKEN, field)
    if home.status == HomeStatus.CLOSED:
        raise DomainError(lazy("The register says that this home is closed"), field)


def _plainly_theirs(home: Home, organisation: Organisation) -> bool:
    if home.registration_number == organisation.registration_number:
        return True  # support checked this very number when the organisation joined
    if not claims.names_agree(home.owner_as_registered, organisation.name):
        return False
    # Names are typed: this one counts only if the register gives it to the proved home as well.
    proved = homes.registered_homes(organisation.registration_number or "")
    return any(claims.names_agree(one.owner_as_registered, organisation.name) for one in proved)


def _postcode(home: Home, details: Details) -> str:
    """The postcode as it is kept; refuses one we do not know or that lies elsewhere."""
    postcode = claims.postcode_of(details.postcode)
    position = claims.position_of(postcode) if postcode else None
    if postcode is None or position is None:
        raise DomainError(lazy("Enter a full postcode, like LS1 4AP"), "postcode")
    if position.region_code != home.region_code and not details.region_confirmed:
        raise RegionInDoubt(
            lazy(
                "The postcode is in %(here)s, but the register says %(there)s. "
                "Check the postcode, or confirm that it is right",
                here=places.region_name(position.region_code),
                there=places.region_name(home.region_code),
            ),
            "region_confirmed",
        )
    return postcode


def _describe(home: Home, name: str | None, address: str | None, postcode: str | None) -> None:
    home.name, home.address, home.postcode = name, address, postcode
    home.public_point = claims.public_point_of(postcode, home.authority_code)
    home.described_at = clock.now()


def _grant(actor: Actor, row: HomeClaim, *, reason: str) -> None:
    lifecycle.move(row, ClaimState.APPROVED, by=CLAIM, actor=actor, reason=reason)
    home = row.home
    home.organisation, home.joined_on = row.organisation, clock.today()
    _describe(home, row.name, row.address, row.postcode)
    _forget(row)
    audit.record(actor, "join-home", home, organisation=row.organisation.public_id)


def _forget(row: HomeClaim) -> None:
    row.decided_at = clock.now()
    row.name = row.address = row.postcode = None


def _for_support(actor: Actor, row: HomeClaim) -> HomeClaim:
    if not policies.can_support(actor):
        raise NotAllowed(SUPPORT_ONLY)
    return locked(row)


def _tell(row: HomeClaim, template: str, **words: str) -> None:
    if row.asked_by.closed_at is None:
        messages.write(row.asked_by, template, words, link=("providers_owner.organisation", {}))

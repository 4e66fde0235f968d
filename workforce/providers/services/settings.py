"""What a home is beside what the register says: a school too, or supported accommodation."""

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.places import rules as places
from workforce.providers import policies
from workforce.providers.models import Home, Organisation
from workforce.providers.rules import claims
from workforce.providers.services.homes import Details
from workforce.providers.services.joining import SUPPORT_ONLY
from workforce.providers.states import HomeType, Regulator

ENGLAND = "E"


@atomic
def say_school(actor: Actor, home: Home, *, also_school: bool) -> None:
    """Say that a home is registered as a school too; that it no longer is, only support says.

    A school asks for more checks before anybody starts, so its own people cannot undo it.
    """
    home = locked(home)
    if not also_school and not policies.can_support(actor):
        raise NotAllowed(SUPPORT_ONLY)
    if not (policies.can_support(actor) or policies.can_manage_home(actor, home)):
        raise NotAllowed(lazy("Your role does not include changing this home"))
    home.also_school = also_school
    audit.record(actor, "say-school", home, also_school=also_school)


@atomic
def add_supported_accommodation(
    actor: Actor, organisation: Organisation, *, registration_number: str, details: Details
) -> Home:
    """Add supported accommodation of a provider; it counts in no figure of children's homes."""
    if not policies.can_support(actor):
        raise NotAllowed(SUPPORT_ONLY)
    postcode = claims.postcode_of(details.postcode)
    outcode = places.outcode(places.outcode_of(postcode) or "") if postcode else None
    if postcode is None or outcode is None:
        raise DomainError(lazy("Enter a full postcode, like LS1 4AP"), "postcode")
    if not outcode.region_code.startswith(ENGLAND):
        raise DomainError(lazy("Supported accommodation is registered in England"), "postcode")
    home = Home(
        regulator=Regulator.OFSTED,
        registration_number=claims.number_of(registration_number),
        home_type=HomeType.SUPPORTED_ACCOMMODATION,
        places_count=0,
        nation="england",
        region_code=outcode.region_code,
        authority_code=outcode.authority_code,
        organisation=organisation,
        joined_on=clock.today(),
        name=details.name,
        address=details.address,
        postcode=postcode,
        public_point=claims.public_point_of(postcode, outcode.authority_code),
    )
    session().add(home)
    session().flush()
    audit.record(actor, "add-supported-accommodation", home)
    return home

"""A home changes owner: the giving owner asks, the receiving one agrees, support confirms."""

from dataclasses import dataclass
from datetime import date

from workforce.core import audit, clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.messages import services as messages
from workforce.providers import policies
from workforce.providers.models import TRANSFER, Home, HomeTransfer, Organisation
from workforce.providers.queries import members, organisations, transfers
from workforce.providers.rules import claims
from workforce.providers.rules import transfers as rules
from workforce.providers.services.joining import SUPPORT_ONLY
from workforce.providers.states import HomeStatus, OrganisationKind, Role, TransferState

NUMBER_TAKEN = lazy("Another home on the service has this number already")


@dataclass(frozen=True, slots=True)
class Terms:
    """To whom a home goes, from which day, and under which number."""

    receiver: str
    new_registration_number: str
    on_day: date


@atomic
def ask_transfer(actor: Actor, home: Home, terms: Terms) -> HomeTransfer:
    """Ask another provider to take a home over from a day on."""
    home = locked(home)
    if not policies.can_give_home(actor, home):
        raise NotAllowed(lazy("Only an owner of the home’s provider can hand it over"))
    if home.status is HomeStatus.CLOSED:
        raise DomainError(lazy("The register says that this home is closed"))
    receiver = _receiver(home, terms.receiver)
    number = claims.number_of(terms.new_registration_number)
    _refuse_number(home, number)
    if not rules.day_stands(terms.on_day, clock.today()):
        raise DomainError(lazy("The day must be tomorrow or later, within a year"), "on_day")
    row = HomeTransfer(
        home=home,
        from_organisation_id=home.organisation_id,
        to_organisation=receiver,
        new_registration_number=number,
        on_day=terms.on_day,
        asked_by_id=actor.person_id,
    )
    session().add(row)
    lifecycle.begin(row, actor=actor)
    audit.record(actor, "ask-transfer", row)
    _tell(receiver, "providers/transfer_asked", row)
    return row


@atomic
def agree_transfer(actor: Actor, row: HomeTransfer) -> None:
    """Agree to take a home over."""
    row = locked(row)
    if not policies.can_agree(actor, row):
        raise NotAllowed(lazy("Only an owner of the provider that takes the home over can agree"))
    lifecycle.move(row, TransferState.AGREED, by=TRANSFER, actor=actor)
    row.agreed_by_id, row.agreed_at = actor.person_id, clock.now()
    _tell(row.from_organisation, "providers/transfer_agreed", row)


@atomic
def confirm_number(actor: Actor, row: HomeTransfer) -> None:
    """Confirm that the new number is the regulator's for this home and this owner."""
    if not policies.can_support(actor):
        raise NotAllowed(SUPPORT_ONLY)
    row = locked(row)
    if actor.person_id is not None and actor.person_id in {row.asked_by_id, row.agreed_by_id}:
        raise NotAllowed(lazy("Somebody else of support must confirm your own request"))
    if row.state not in transfers.OPEN:
        raise Conflict(lazy("This has changed since you opened the page. Check it and try again"))
    _refuse_number(row.home, row.new_registration_number)
    row.confirmed_by_id, row.confirmed_at = actor.person_id, clock.now()
    audit.record(actor, "confirm-transfer", row)


@atomic
def withdraw_transfer(actor: Actor, row: HomeTransfer) -> None:
    """Give a change of owner up before it is carried out: either side may, and support."""
    row = locked(row)
    if not policies.can_withdraw_transfer(actor, row):
        raise NotAllowed(lazy("Only an owner of one of the two providers can withdraw this"))
    lifecycle.move(row, TransferState.WITHDRAWN, by=TRANSFER, actor=actor)
    for side in (row.from_organisation, row.to_organisation):
        _tell(side, "providers/transfer_withdrawn", row)


def _receiver(home: Home, reference: str) -> Organisation:
    found = organisations.by_reference(reference.strip())
    if found is None or found.kind != OrganisationKind.PROVIDER or not found.is_approved:
        raise DomainError(
            lazy("We could not find a provider on the service with this number"), "receiver"
        )
    if found.id == home.organisation_id:
        raise DomainError(lazy("Your organisation has this home already"), "receiver")
    return found


def _refuse_number(home: Home, number: str) -> None:
    field = "new_registration_number"
    if number == home.registration_number:
        raise DomainError(lazy("This is the number that the home has now"), field)
    other = transfers.home_of_number(home.regulator, number)
    if other is not None and other.organisation_id is not None:
        raise Conflict(NUMBER_TAKEN, field)


def _tell(organisation: Organisation, letter: str, row: HomeTransfer) -> None:
    for owner in members.holders(organisation.id, Role.OWNER):
        messages.write(
            owner,
            letter,
            {
                "number": row.home.registration_number,
                "giver": row.from_organisation.name,
                "receiver": row.to_organisation.name,
                "day": row.on_day.strftime("%d/%m/%Y"),
            },
            link=("providers_transfers.transfer", {"transfer_id": row.public_id}),
        )

"""Carrying a change of owner out: one act, in which every feature brings its own along."""

from datetime import timedelta

from workforce.core import audit, clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.registry import HomeMove, registry
from workforce.providers.models import (
    CLAIM,
    TRANSFER,
    EarlierRegistration,
    FrameEntry,
    Home,
    HomeClaim,
    HomeTransfer,
    Invitation,
    Membership,
)
from workforce.providers.queries import homes, transfers
from workforce.providers.rules import transfers as rules
from workforce.providers.states import ROLES_OF_NAMED_HOMES, ClaimState, TransferState

ONE_DAY = timedelta(days=1)
FOLLOWED = (
    "home_type",
    "type_as_registered",
    "sector",
    "status",
    "short_break_only",
    "places_count",
    "nation",
    "region_code",
    "authority_code",
    "owner_as_registered",
)


def carry_out_due() -> int:
    """Carry out every change of owner whose day has begun, each by itself; returns how many."""
    done, broken = 0, None
    for number in transfers.due_transfers(clock.today()):
        try:
            done += carry_out(number)
        except Exception as wrong:  # noqa: BLE001 - one that fails must not hold up the others
            broken = wrong
    if broken is not None:
        raise broken
    return done


@atomic
def carry_out(transfer_id: int) -> bool:
    """Hand one home over, wholly or not at all; a second time, or too early, nothing happens.

    A suspended receiver lets it wait. The home's row and its joining day stay: people in post
    since before then hold to that day.
    """
    row = locked(session().get_one(HomeTransfer, transfer_id))
    due = row.state is TransferState.AGREED and rules.is_due(row.on_day, clock.today())
    if not due or row.confirmed_at is None or not row.to_organisation.is_approved:
        return False
    actor = Actor.system("home-transfers")
    home = locked(row.home)
    if home.organisation_id != row.from_organisation_id:
        lifecycle.move(row, TransferState.WITHDRAWN, by=TRANSFER, actor=actor, reason="not theirs")
        return False
    _renumber(actor, home, row)
    _narrow(actor, row)
    session().flush()
    move = HomeMove(home.id, row.from_organisation_id, row.to_organisation_id, row.on_day)
    for contribution in registry().contributions:
        if contribution.carry_over is not None:
            contribution.carry_over(move)
    row.done_at = clock.now()
    lifecycle.move(row, TransferState.DONE, by=TRANSFER, actor=actor)
    audit.record(actor, "carry-out-transfer", row, home_id=home.id)
    return True


def _renumber(actor: Actor, home: Home, row: HomeTransfer) -> None:
    """Give the home its new number and owner, and keep what it had."""
    before = transfers.earlier_registrations(home.id)
    session().add(
        EarlierRegistration(
            home_id=home.id,
            organisation_id=row.from_organisation_id,
            regulator=home.regulator,
            registration_number=home.registration_number,
            from_on=before[-1].until_on + ONE_DAY if before else home.registered_on,
            until_on=row.on_day - ONE_DAY,
        )
    )
    entry = transfers.newest_entry(home.regulator, row.new_registration_number)
    _absorb(actor, home, row.new_registration_number)
    home.registration_number = row.new_registration_number
    home.organisation = row.to_organisation
    if entry is not None:
        _follow(home, entry)


def _follow(home: Home, entry: FrameEntry) -> None:
    """Let the home be as the register describes it under its new number."""
    for name in FOLLOWED:
        setattr(home, name, getattr(entry, name))
    if home.is_open:
        home.closed_on = None


def _absorb(actor: Actor, home: Home, number: str) -> None:
    """The register may have been read since: its unclaimed entry is this same home."""
    twin = transfers.home_of_number(home.regulator, number)
    if twin is None:
        return
    for claim in homes.claims_to(twin.id):
        _refuse(actor, claim)
        claim.home_id = home.id
    session().flush()
    session().expire(twin)
    session().delete(twin)
    session().flush()


def _refuse(actor: Actor, claim: HomeClaim) -> None:
    if claim.state is ClaimState.ASKED:
        reason = "the home changed owner"
        lifecycle.move(claim, ClaimState.REFUSED, by=CLAIM, actor=actor, reason=reason)
        claim.decided_at = clock.now()
        claim.name = claim.address = claim.postcode = None


def _narrow(actor: Actor, row: HomeTransfer) -> None:
    """Take the home out of the reach of those who named it; who has no other home left ends."""
    organisation_id, home_id = row.from_organisation_id, row.home_id
    for membership in transfers.memberships_naming(organisation_id, home_id):
        if _without(membership, home_id):
            membership.ended_at = clock.now()
        audit.record(actor, "narrow-membership", membership, home_id=home_id)
    for invitation in transfers.invitations_naming(organisation_id, home_id):
        if _without(invitation, home_id):
            invitation.withdrawn_at = clock.now()


def _without(grant: Membership | Invitation, home_id: int) -> bool:
    """Take a home out; whether a role of named homes is left with none."""
    grant.home_ids = [one for one in grant.home_ids if one != home_id]
    return not grant.home_ids and grant.role in ROLES_OF_NAMED_HOMES

"""What happens to memberships, requests and invitations when people go or time passes."""

from datetime import datetime

from sqlalchemy import select

from workforce.core import audit, clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError
from workforce.core.translation import lazy
from workforce.providers.models import ORGANISATION, Invitation, Organisation
from workforce.providers.queries import members, organisations
from workforce.providers.rules import grants
from workforce.providers.states import OrganisationState

BATCH = 1_000
ACCOUNT_CLOSED = "The account of whoever asked was closed"


@atomic
def let_go(actor: Actor, person_id: int) -> None:
    """End everything a person holds when they close their account; a last owner cannot go."""
    held = members.all_roles_of(person_id)
    for organisation in {one.organisation_id: one.organisation for one in held}.values():
        _refuse_last_keeper(locked(organisation), person_id)
    for membership in held:
        membership.ended_at = clock.now()
        audit.record(actor, "end-membership", membership, role=membership.role.value)
    for row in organisations.requests_of(person_id):
        if row.state in organisations.WAITING:
            _give_up(actor, row)


@atomic
def forget_invitations(moment: datetime) -> int:
    """Forget whom invitations went to that ended before a moment."""
    query = (
        select(Invitation)
        .where(Invitation.expires_at < moment, Invitation.email_digest != "")
        .order_by(Invitation.id)
        .limit(BATCH)
    )
    rows = session().scalars(query).all()
    for row in rows:
        row.email = row.email_digest = ""
    return len(rows)


@atomic
def forget_refused(moment: datetime) -> int:
    """Forget who made requests, asked before a moment, that were refused."""
    query = (
        select(Organisation)
        .where(
            Organisation.state == OrganisationState.REFUSED,
            Organisation.asked_by_id.is_not(None),
            Organisation.created_at < moment,
        )
        .order_by(Organisation.id)
        .limit(BATCH)
    )
    rows = session().scalars(query).all()
    for row in rows:
        row.asked_by, row.proof_contact, row.proof_source = None, None, ""
    return len(rows)


def _refuse_last_keeper(organisation: Organisation, person_id: int) -> None:
    if organisation.state == OrganisationState.CLOSED:
        return
    keeper = grants.keeper_role(organisation.kind)
    holders = {one.id for one in members.holders(organisation.id, keeper)}
    if holders == {person_id}:
        raise DomainError(
            lazy(
                "You are the only owner of %(name)s. Make somebody else an owner first",
                name=organisation.name,
            )
        )


def _give_up(actor: Actor, row: Organisation) -> None:
    lifecycle.move(
        row, OrganisationState.REFUSED, by=ORGANISATION, actor=actor, reason=ACCOUNT_CLOSED
    )
    row.reason, row.proof_contact, row.proof_code_digest = ACCOUNT_CLOSED, None, None

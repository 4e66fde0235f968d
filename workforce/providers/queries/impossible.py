"""States of organisations, members and homes that should never be."""

from datetime import date

from sqlalchemy import ColumnElement, Select, exists, select

from workforce.core.db import session
from workforce.core.types import Source
from workforce.providers.models import Home, Membership, Organisation
from workforce.providers.states import OrganisationKind, OrganisationState, Role

Found = list[tuple[str, str]]


def organisations_without_owner(day: date) -> Found:
    """Approved organisations that nobody owns."""
    _ = day
    owned = exists().where(
        Membership.organisation_id == Organisation.id,
        Membership.role.in_((Role.OWNER, Role.SUPPORT)),
        Membership.ended_at.is_(None),
    )
    return _organisations(select(Organisation.public_id).where(_approved(), ~owned))


def organisations_without_proof(day: date) -> Found:
    """Real organisations that were approved though no code was typed in."""
    _ = day
    query = select(Organisation.public_id).where(
        _approved(),
        Organisation.kind != OrganisationKind.PLATFORM,
        Organisation.source == Source.REAL,
        Organisation.proved_at.is_(None),
    )
    return _organisations(query)


def homes_of_nobody_approved(day: date) -> Found:
    """Homes that belong to an organisation which never joined."""
    _ = day
    query = (
        select(Home.public_id)
        .join(Organisation, Organisation.id == Home.organisation_id)
        .where(
            Organisation.state.not_in(
                (
                    OrganisationState.APPROVED,
                    OrganisationState.SUSPENDED,
                    OrganisationState.CLOSED,
                )
            )
        )
        .order_by(Home.id)
    )
    return [("home", public_id) for public_id in session().scalars(query)]


def members_named_to_homes_of_others(day: date) -> Found:
    """Present memberships that name a home of another organisation."""
    _ = day
    owners: dict[int, int | None] = dict(
        session().execute(select(Home.id, Home.organisation_id)).all()
    )
    rows = session().execute(
        select(Membership.public_id, Membership.organisation_id, Membership.home_ids)
        .where(Membership.ended_at.is_(None))
        .order_by(Membership.id)
    )
    return [
        ("membership", public_id)
        for public_id, organisation_id, home_ids in rows
        if any(owners.get(home_id) != organisation_id for home_id in home_ids)
    ]


def _approved() -> ColumnElement[bool]:
    return Organisation.state == OrganisationState.APPROVED


def _organisations(query: Select[str]) -> Found:
    rows = session().scalars(query.order_by(Organisation.id))
    return [("organisation", public_id) for public_id in rows]

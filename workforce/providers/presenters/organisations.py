"""Organisations and their members as owners see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.translation import Lazy, _
from workforce.providers import policies
from workforce.providers.models import Home, HomeClaim, Invitation, Membership, Organisation
from workforce.providers.presenters.choices import council
from workforce.providers.presenters.homes import HomeLine
from workforce.providers.presenters.links import PageLink, links_on
from workforce.providers.states import (
    ROLES_OF_NAMED_AUTHORITIES,
    ROLES_OF_NAMED_HOMES,
    OrganisationKind,
)


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One role of one person."""

    public_id: str
    name: str
    email: str
    role: Lazy
    reach: str


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """One invitation that was not yet accepted."""

    public_id: str
    email: str
    role: Lazy
    until: date


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """An organisation as its owner sees it."""

    name: str
    kind: Lazy
    members: Sequence[MemberLine]
    invitations: Sequence[InvitationLine]
    homes: Sequence[HomeLine]
    claims: Sequence[str]
    links: Sequence[PageLink]
    has_homes: bool

    @classmethod
    def of(
        cls,
        actor: Actor,
        organisation: Organisation,
        *,
        members: Iterable[Membership],
        invitations: Iterable[Invitation],
        homes: Sequence[Home],
        claims: Iterable[HomeClaim],
    ) -> "OrganisationPage":
        """The page for an owner."""
        names = {home.id: home.known_as for home in homes}
        return cls(
            name=organisation.name,
            kind=organisation.kind.label,
            members=[member_line(one, names) for one in members],
            invitations=[
                InvitationLine(
                    one.public_id, one.email, one.role.label, clock.london(one.expires_at).date()
                )
                for one in invitations
            ],
            homes=[HomeLine.of(home) for home in homes],
            claims=[one.home.registration_number for one in claims],
            links=links_on("organisation", actor),
            has_homes=policies.can_claim_homes(actor),
        )


def member_line(membership: Membership, home_names: dict[int, str]) -> MemberLine:
    """One role of one person, and how far it reaches."""
    if membership.role in ROLES_OF_NAMED_HOMES:
        reach = ", ".join(home_names[one] for one in membership.home_ids if one in home_names)
    elif membership.role in ROLES_OF_NAMED_AUTHORITIES:
        reach = ", ".join(council(code) for code in membership.authority_codes)
    else:
        every = membership.organisation.kind == OrganisationKind.PROVIDER
        reach = _("Every home") if every else ""
    return MemberLine(
        membership.public_id,
        membership.person.name,
        membership.person.email,
        membership.role.label,
        reach,
    )

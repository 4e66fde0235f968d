"""What a role in an organisation may cover."""

from collections.abc import Collection

from workforce.providers.states import (
    ROLES_OF,
    ROLES_OF_NAMED_AUTHORITIES,
    ROLES_OF_NAMED_HOMES,
    OrganisationKind,
    Role,
)


def keeper_role(kind: OrganisationKind) -> Role:
    """The role that lets people in and out; one person must always hold it."""
    return Role.SUPPORT if kind == OrganisationKind.PLATFORM else Role.OWNER


def role_exists(kind: OrganisationKind, role: Role) -> bool:
    """Whether organisations of a kind have a role."""
    return role in ROLES_OF[kind]


def homes_covered(role: Role, named: Collection[int]) -> list[int]:
    """The homes to write beside a role: those named, where it is a role of named homes."""
    return sorted(set(named)) if role in ROLES_OF_NAMED_HOMES else []


def authorities_covered(role: Role, named: Collection[str]) -> list[str]:
    """The authorities to write beside a role, where it is a role of named authorities."""
    return sorted(set(named)) if role in ROLES_OF_NAMED_AUTHORITIES else []

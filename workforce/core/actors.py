"""Who is acting: a plain value that every service and policy takes first."""

from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in one membership, a system process, a key, or nobody in particular.

    `home_ids` None means every home of the organisation; an empty set means none. Beside a role
    that reaches every home, `narrow_roles` reach only the homes that their memberships name.
    """

    kind: str
    id: str
    person_id: int | None = None
    organisation_id: int | None = None
    organisation_kind: str | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    home_ids: frozenset[int] | None = frozenset()
    authority_codes: frozenset[str] = field(default_factory=frozenset)
    narrow_roles: frozenset[str] = field(default_factory=frozenset)
    narrow_home_ids: frozenset[int] = field(default_factory=frozenset)

    @classmethod
    def system(cls, name: str) -> Self:
        """A named process of the service itself, such as a job."""
        return cls("system", name)

    @classmethod
    def anonymous(cls) -> Self:
        """Somebody who has not signed in."""
        return cls("anonymous", "-")

    @property
    def is_person(self) -> bool:
        """Whether a signed-in person acts."""
        return self.person_id is not None

    @property
    def is_system(self) -> bool:
        """Whether the service itself acts."""
        return self.kind == "system"

    def has(self, *roles: str) -> bool:
        """Whether the actor holds any of these roles in the organisation acted for."""
        return not self.roles.isdisjoint(roles)

    def homes_in(self, *roles: str) -> frozenset[int] | None:
        """The homes that these roles of the actor reach; None for all of the organisation."""
        held = self.roles.intersection(roles)
        if not held:
            return frozenset()
        return self.narrow_home_ids if held <= self.narrow_roles else self.home_ids

    def reaches_home(self, home_id: int, *roles: str) -> bool:
        """Whether one of these roles, or any at all, covers this home of the organisation."""
        reached = self.homes_in(*roles) if roles else self.home_ids
        return reached is None or home_id in reached

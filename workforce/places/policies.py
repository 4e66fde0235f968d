"""Who may keep what we know of places."""

from workforce.core.actors import Actor

SUPPORT = "support"


def can_keep_contacts(actor: Actor) -> bool:
    """Whether the actor may change whom people call about a child."""
    return actor.has(SUPPORT) or actor.is_system

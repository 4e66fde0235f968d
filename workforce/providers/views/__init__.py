"""Doors of joining, organisations, members and homes."""

from workforce.providers.views import account, joining, keys, manager, owner, support, transfers

BLUEPRINTS = (
    account.doors,
    joining.doors,
    owner.doors,
    keys.doors,
    keys.support,
    manager.doors,
    support.doors,
    transfers.doors,
)

"""Doors of joining, organisations, members and homes."""

from workforce.providers.views import account, joining, keys, manager, owner, support, transfers

BLUEPRINTS = (
    account.doors,
    joining.doors,
    owner.doors,
    keys.doors,
    manager.doors,
    support.doors,
    transfers.doors,
)

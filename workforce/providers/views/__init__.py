"""Doors of joining, organisations, members and homes."""

from workforce.providers.views import account, joining, manager, owner, support

BLUEPRINTS = (account.doors, joining.doors, owner.doors, manager.doors, support.doors)

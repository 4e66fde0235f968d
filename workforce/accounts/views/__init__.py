"""Doors to accounts: signing in, one's own account, second factor, and support's way back in."""

from workforce.accounts.views import account, links, public, second_factor, support

BLUEPRINTS = (public.doors, links.doors, account.doors, second_factor.doors, support.doors)

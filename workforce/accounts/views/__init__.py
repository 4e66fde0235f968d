"""Doors to accounts: signing in, one's own account, second factor, and support's way back in."""

from workforce.accounts.views import public

BLUEPRINTS = (public.doors,)

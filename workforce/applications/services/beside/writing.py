"""Holding an application that may still be written."""

from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.services import steps
from workforce.core.actors import Actor
from workforce.core.db import locked
from workforce.core.errors import Conflict
from workforce.core.translation import lazy


def held(actor: Actor, application: Application) -> None:
    """Refuse whoever's it is not, and what has been sent whole."""
    steps.mine(actor, application)
    if not policies.may_write(locked(application)):
        raise Conflict(lazy("Your application has been sent. It can no longer be changed"))

"""Knocking at a door for other systems: the key in the header says for whom."""

from flask import request

from workforce.core import secrets
from workforce.core.actors import Actor
from workforce.core.errors import NoKey
from workforce.core.translation import lazy
from workforce.providers.models import ApiKey
from workforce.providers.services import keys
from workforce.providers.states import KeyPurpose
from workforce.web.limits import limited
from workforce.web.openapi import KEY_HEADER


def knocking(purpose: KeyPurpose) -> tuple[Actor, ApiKey]:
    """The actor and the key of this request; NoKey for whoever has none for this purpose.

    Wrong keys are counted by client address, right ones by key.
    """
    token = request.headers.get(KEY_HEADER, "")
    key = keys.knock(token, purpose)
    limited("api", secrets.digest(token) if key else None)
    actor = keys.actor_of(key.id) if key else None
    if key is None or actor is None:
        raise NoKey(lazy("Send a key of your organisation that is good for this"))
    return actor, key

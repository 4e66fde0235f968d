"""Who is acting in this request: asked of loaders that the assembly room installs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app, g

from workforce.core.actors import Actor

KEY = "actor_loaders"


@dataclass(frozen=True, slots=True)
class Account:
    """What the header shows of whoever is signed in."""

    name: str
    organisation_name: str = ""
    organisations_count: int = 0


ActorLoader = Callable[[], Actor]
AccountLoader = Callable[[], Account | None]


def install(app: Flask, actor: ActorLoader, account: AccountLoader) -> None:
    """Let these loaders say who is acting and what the header shows."""
    app.extensions[KEY] = (actor, account)


def acting() -> Actor:
    """The actor of this request, asked for once."""
    if "actor" not in g:
        g.actor = cast("tuple[ActorLoader, AccountLoader]", current_app.extensions[KEY])[0]()
    return cast("Actor", g.actor)


def account() -> Account | None:
    """What the header shows, or None when nobody is signed in."""
    return cast("tuple[ActorLoader, AccountLoader]", current_app.extensions[KEY])[1]()


def forget() -> None:
    """Ask the loader again, after somebody signed in or out within the request."""
    g.pop("actor", None)

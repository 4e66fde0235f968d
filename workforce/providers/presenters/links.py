"""Links that other features add to the pages of rows."""

from dataclasses import dataclass
from typing import Any

from flask import url_for

from workforce.core import registry
from workforce.core.actors import Actor


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link that a feature adds to the page of a row."""

    text: Any
    href: str
    hint: Any = ""


def links_on(kind: str, actor: Actor, **values: Any) -> list[PageLink]:
    """What other features offer on the page of a row of this kind, to this reader."""
    offered = (row for row in registry.registry().each("links") if row.kind == kind)
    shown = sorted((row for row in offered if row.shown(actor)), key=lambda row: row.order)
    return [PageLink(row.text, url_for(row.endpoint, **values), row.hint) for row in shown]
